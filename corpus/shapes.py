"""Organisations by the shape of their names: "Ministry of Trade", "People's Party", "Acme Holdings"."""

from __future__ import annotations

from collections.abc import Iterator

from tieline.corpus import lexicon
from tieline.corpus.gazetteer import Known
from tieline.corpus.given import is_given
from tieline.corpus.spelling import HEADS, NO_NAMES, Name, adrift, capitalised, role_nouns, trims
from tieline.corpus.tokens import Tokens

# What companies add to their names: "SoftBank Group Corp" is SoftBank.
_SUFFIXES = lexicon.words("suffixes")

_OF_HEADS = lexicon.words("of_heads")
_CONNECT = lexicon.words("connect")
_PORTFOLIOS = lexicon.words("portfolios")

_TOPICS = lexicon.words("topics")
_OF = frozenset(("of", "for", "at", "from"))
# Chambers whose committees lists of fields name, and how many words such a name may have.
_CHAMBERS = frozenset(("House", "Senate", "Joint"))
_COMMITTEE_WORDS = 11
_FIELD_ENDS = tuple(lexicon.words("field_ends"))
# Whose offices are bodies: the last words of their titles.
_OFFICERS = lexicon.words("with_offices")
# Heads of names that are written small too.
_PANELS = frozenset(("committee", "subcommittee"))
_JOINING = _PANELS | {"and", ","}
_NAMING = frozenset(("PROPN", "NOUN", "ADJ", "NUM", "X"))


def shaped(t: Tokens, taken: list[bool], listed: dict[int, Name]) -> Iterator[Name]:
    """Organisations by the shape of their names: "Ministry of Trade", "Acme Holdings"."""
    i = 0
    while i < len(t):
        if taken[i] or not capitalised(t.word[i]):
            i += 1
            continue
        last = _run(t, i, taken)
        heads = [j for j in range(i, last) if t.word[j] in HEADS or t.lower[j] in _PANELS]
        first = i
        i = last
        if not heads or last - first < 2:
            continue
        if first > 1 and t.word[first - 1] == "-" and t.end[first - 1] == t.start[first]:
            # "Aino Järvi-Salo of the Wind Institute": the first words are the rest of somebody's name
            of = next((j for j in range(first, last) if t.lower[j] in _OF), None)
            head = next(h for h in heads if h >= first)
            if of is not None and of < head:
                first = of + 1
            elif capitalised(t.word[first - 2]) and not taken[first - 2]:
                first -= 2  # "Urban-Brookings Centre"
            if last - first < 2 or not any(first <= h for h in heads):
                continue
        elif is_given(t.word[first]) and first + 2 < last and t.lower[first + 1] not in _OF:
            of = next((j for j in range(first + 2, min(first + 5, last)) if t.lower[j] in _OF), None)
            if of is not None and not any(h < of for h in heads):
                first = of + 1  # "Jane Roe of the Wind Institute"
        opens = first == t.sentences[t.sentence[first]][0]
        if opens and t.tag[first] == "NNS" and t.lower[first + 1] == "of":
            first += 2  # "Mercenaries of the Acme Group"
        while first < last and (_trims(t, first) or t.pos[first] not in _NAMING or _heads(t, first)):
            first += 1
        # A person before the organisation is no part of it: "Dr Jane Roe University" never stands.
        if last - first < 2 or not any(first <= h for h in heads):
            continue
        end = _end_of_head(t, first, last, [h for h in heads if h >= first])
        end = _to_acronym(t, first, end, taken)
        if end - first < 2 or (end < len(t) and t.lower[end] in ("minister", "secretary")):
            continue  # "Financial Services Minister" holds a portfolio
        start = listed.get(first)
        if start and start.known and start.known.type == "organization" and start.last < end:
            if all(t.lower[j].rstrip(".") in _SUFFIXES for j in range(start.last, end)):
                yield Name(first, end, t.words(first, end), "organization", "name", start.known)
                continue
        known = start.known if start and start.kind == "adjective" else None
        country = Known("", "", "organization", known.country) if known else None
        yield Name(first, end, t.words(first, end), "organization", "name", country)


def _heads(t: Tokens, i: int) -> bool:
    """ "Head of the Fishing Council": who heads it is no part of it."""
    return t.lower[i] in ("head", "leader", "chairman", "chair", "founder") and t.lower[i + 1] in (
        "of",
        "for",
    )


def _trims(t: Tokens, i: int) -> bool:
    """ "Foreign Ministry", "Harbour Sector Union": a portfolio is part of the name of a body for it."""
    j = i + 1
    while j < len(t) and (capitalised(t.word[j]) or t.lower[j] in _JOINING):
        if t.lower[j] in role_nouns() and t.lower[j] != "national":
            break
        if (t.word[j] in HEADS or t.lower[j] in _PANELS) and t.lower[i] in _PORTFOLIOS:
            return False
        j += 1
    return trims(t, i)


def _end_of_head(t: Tokens, first: int, last: int, heads: list[int]) -> int:
    """Where the name ends: after its last head word, or after what its "of" takes."""
    head = heads[-1]
    if head + 1 < last and t.lower[head + 1] == "of":
        return last
    if head + 1 < last and t.lower[head + 1] in ("for", "on") and t.word[head] in _OF_HEADS:
        return last
    return last if any(t.lower[j] in ("of", "for") for j in range(first, head)) else head + 1


def _run(t: Tokens, i: int, taken: list[bool]) -> int:
    """The end of the run of capitalised words at i, small connectors between them allowed."""
    stop = t.sentences[t.sentence[i]][1]
    chamber = i + (t.lower[i] in ("the", "a") and i + 1 < stop)
    if t.word[chamber] in _CHAMBERS and (end := _committee(t, chamber, stop, taken)):
        return end
    last = i + 1
    j = i + 1
    after_of = False
    while j < stop and not taken[j]:
        if capitalised(t.word[j]) and t.start[j] - t.end[j - 1] <= 1 and t.lower[j] not in NO_NAMES:
            if adrift(t, j):
                break
            j += 1
            last = j
        elif (
            t.lower[j] in ("'", "'s")
            and j + 1 < stop
            and capitalised(t.word[j + 1])
            and _possessive_name(t, j)
        ):
            j += 1  # "People's Party", "Farmers' League"
        elif (t.lower[j] == "and" or t.word[j] == ",") and _topic(t.word[j - 1]) and _joint(t, j, stop):
            j += 1  # "Radio and Television Council", "Trade, Labour and Farming Committee"
        elif t.lower[j] in _PANELS and _topic(t.word[j - 1]) and j - i > 1:
            return j + 1  # "Foreign Affairs and Defence committee"
        elif (t.lower[j] in _CONNECT and (t.lower[j] != "the" or after_of)) or (
            after_of
            and (t.lower[j] == "and" or (t.word[j] == "," and _fields(t, j, stop) and not _acronym(t, j)))
        ):
            after_of = after_of or t.lower[j] in ("of", "for")
            j += 1
            if j - last > 2:
                break
        else:
            break
    return last


def _joint(t: Tokens, j: int, stop: int) -> bool:
    """Whether what an "and", or the comma of a list with one, brings is one more field of one body."""
    joined = t.lower[j] == "and"
    fields = 0
    for k in range(j + 1, min(j + 8, stop)):
        head = t.word[k] in HEADS or t.lower[k] in _PANELS
        after = t.word[k + 1] if k + 1 < stop else ""
        if head and not (_topic(t.word[k]) and (capitalised(after) or after in ("and", ","))):
            return joined and fields > 0
        if t.lower[k] == "and" or t.word[k] == ",":
            if joined or not fields:
                return False
            joined = t.lower[k] == "and"
        elif capitalised(t.word[k]):
            fields += _topic(t.word[k])
        else:
            return False
    return False


def _to_acronym(t: Tokens, first: int, end: int, taken: list[bool]) -> int:
    """ "Foundation for Trade in Peru (FTP)": a name goes on to the short form that has its initials."""
    for k in range(end + 1, min(end + 6, len(t) - 2)):
        if t.word[k] == "(" and t.word[k + 2] == ")" and len(t.word[k + 1]) > 2:
            initials = "".join(w[0] for w in t.word[first:k] if w[0].isupper())
            return k if initials == t.word[k + 1] else end
        if taken[k - 1] or not (capitalised(t.word[k - 1]) or t.lower[k - 1] in _CONNECT | {"in", "and"}):
            return end
    return end


def _acronym(t: Tokens, comma: int) -> bool:
    """ "the Association of Wheat Growers, NAWG,": the short name is no part of the long one."""
    return t.word[comma] == "," and comma + 1 < len(t) and t.word[comma + 1].isupper()


def is_field(t: Tokens, last: int) -> bool:
    """Whether a field, and no paper, is named before a token: "Foreign Affairs and Trade committee"."""
    after = t.word[last + 1 : last + 2]
    joined = t.lower[last : last + 1] == ["and"] and bool(after) and capitalised(after[0])
    return _topic(t.word[last - 1]) and (joined or t.lower[last : last + 1] in (["committee"], ["panel"]))


def _topic(word: str) -> bool:
    """Whether a word tells a field and no name: "Securities", "Investment"."""
    return word in _TOPICS or (len(word) > 6 and word.endswith(_FIELD_ENDS))


def _fields(t: Tokens, comma: int, stop: int) -> bool:
    """ "Ministry of Health, Labour and Welfare": an "and" ends a list of fields; no name has one."""
    for j in range(comma + 1, stop):
        if t.lower[j] in ("and", "&"):
            return True
        if t.word[j] != "," and not capitalised(t.word[j]):
            return False
    return False


def _committee(t: Tokens, i: int, stop: int, taken: list[bool]) -> int | None:
    """The end of a chamber's committee: "Senate Health, Labor and Pensions Committee"."""
    for j in range(i + 1, min(i + _COMMITTEE_WORDS, stop)):
        if taken[j] or not (capitalised(t.word[j]) or t.lower[j] in ("and", ",", "'", "'s")):
            return None
        if t.word[j] in ("Committee", "Subcommittee", "Caucus"):
            return j + 1
    return None


def _possessive_name(t: Tokens, apostrophe: int) -> bool:
    """ "People's Party", "Farmers' League": the owners are part of the name if a body's head follows."""
    owner = t.word[apostrophe - 1]
    if t.lower[apostrophe] == "'s" and owner.lower() in _OFFICERS:
        return t.word[apostrophe + 1] in ("Office", "Department", "Bureau")  # "Prosecutor General's Office"
    plural = t.lower[apostrophe] == "'" and owner.endswith("s")
    if not plural and owner.lower() not in ("people", "women", "children", "men"):
        return False
    return any(t.word[j] in HEADS for j in range(apostrophe + 1, min(apostrophe + 4, len(t))))
