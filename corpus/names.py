"""Where actors are named: by the lists, by the shape of organisations' names, by the parser's entities.

A name is a run of tokens with a type and, where a list knows it, the listed actor. Which names are one
actor is settled in `actors`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tieline.corpus import gazetteer, lexicon
from tieline.corpus.gazetteer import FormKind, Known
from tieline.corpus.parsing import Tokens
from tieline.graph.model import ActorType


@dataclass(frozen=True, slots=True)
class Name:
    """A named actor in the text: tokens first to before last."""

    first: int
    last: int
    text: str
    type: ActorType
    kind: FormKind = "name"
    known: Known | None = None


# Common nouns that a capital makes no name: "the Government".
_COMMON = lexicon.words("common")
_PLACES = lexicon.words("places")
# What companies add to their names: "SoftBank Group Corp" is SoftBank.
_SUFFIXES = lexicon.words("suffixes")
# Words that make a run of capitalised words an organisation.
_HEADS = lexicon.words("heads")
_OF_HEADS = lexicon.words("of_heads")
_CONNECT = lexicon.words("connect")
_ENTITY_TYPES: dict[str, ActorType] = {"PERSON": "person", "ORG": "organization", "NORP": "group"}
_PARTY_PEOPLE = lexicon.words("party_people")
# Words that spaCy's entities begin or end with and that are no part of a name.
_TRIM = lexicon.words("trim")
_ENDS = lexicon.words("ends")
_NO_NAMES = lexicon.words("no_names")
_NAMING = frozenset(("PROPN", "NOUN", "ADJ", "NUM", "X"))
# What a run of capitalised words names when it ends so is no actor: a treaty, a prize, an event.
_THINGS = lexicon.words("names_things")
_CAPITAL = re.compile(r"[^\W\d_a-z]")


def find(t: Tokens) -> list[Name]:
    """Return the names of an article in reading order, none overlapping another."""
    taken = [False] * len(t)
    found: list[Name] = []

    def take(names: Iterator[Name]) -> None:
        for name in names:
            if not any(taken[name.first : name.last]):
                taken[name.first : name.last] = [True] * (name.last - name.first)
                found.append(name)

    for first, last in _things(t):
        taken[first:last] = [True] * (last - first)
    entities = _entities(t)
    listed = _listed(t, entities)
    longer = {(n.first, n.last) for n in entities if n.last - n.first > 1}
    # "the port operator Maersk Terminals" is more than the listed Maersk.
    introduced = [
        n
        for n in _introduced(t, taken)
        if not any(
            k.last - k.first >= n.last - n.first and k.first < n.last and n.first < k.last for k in listed
        )
    ]
    take(n for n in listed if n.last - n.first > 1 and n.kind == "name" and not _inside_longer(t, n, longer))
    take(_shaped(t, taken, {n.first: n for n in listed}))
    take(iter(introduced))
    take(n for n in listed if not _inside_longer(t, n, longer))
    take(iter(entities))
    take(_employers(t, taken))
    take(_speaking(t, taken))
    take(_recurring(t, taken))
    return sorted(found, key=lambda n: n.first)


def _things(t: Tokens) -> Iterator[tuple[int, int]]:
    """Proper names of what is no actor: no part of them names one."""
    by_word = _things_by_word()
    for i, word in enumerate(t.word):
        for thing in by_word.get(word, ()):
            end = t.start[i] + len(thing)
            if t.text.startswith(thing, t.start[i]) and not t.text[end : end + 1].isalnum():
                last = i + 1
                while last < len(t) and t.end[last - 1] < end:
                    last += 1
                if last >= len(t) or t.word[last] not in _HEADS:  # "the Brexit Party" is a body
                    yield i, last
                break


@cache
def _things_by_word() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for thing in sorted(lexicon.grammar()["things"], key=lambda s: (-len(s), s)):
        found.setdefault(thing.split()[0], []).append(thing)
    return found


def capitalised(word: str) -> bool:
    return bool(_CAPITAL.match(word)) and word[:1].isupper()


def _listed(t: Tokens, entities: list[Name]) -> list[Name]:
    """Every form of the lists; ambiguous ones only where the parser too saw a name of that type."""
    lists = gazetteer.load()
    seen = {i: e for e in entities for i in range(e.first, e.last)}
    labels = {i: label for first, last, label in t.named for i in range(first, last)}
    found = []
    i = 0
    while i < len(t):
        word = t.word[i]
        form = lists.at(t.text, t.start[i])
        if form is None and word.isupper() and len(word) > 3:
            form = _headline_form(t, lists, i)
        if form is None:
            i += 1
            continue
        end = t.start[i] + len(form.text)
        last = i + 1
        while last < len(t) and t.end[last - 1] < end:
            last += 1
        era = last + 1 < len(t) and t.word[last] == "-" and t.end[last] == t.start[last + 1]
        if era and t.word[last + 1].islower():
            i = last  # "Soviet-era", "Seoul-based": of the state, not the state
            continue
        if i and t.word[i - 1] == "New" and form.actor.type == "country" and form.text != "New":
            i += 1  # "New Jersey" is not Jersey
            continue
        blocked = form.actor.type == "group" and last < len(t) and _proper(t, last)
        if blocked and lists.at(t.text, t.start[last]) is None:
            i += 1  # "the West Bank" is not the West
            continue
        if t.end[last - 1] == end or len(form.text) > 3:
            if not form.ambiguous or _certain(t, form.actor, i, last, seen.get(i), labels):
                found.append(Name(i, last, t.words(i, last), form.actor.type, form.kind, form.actor))
                i = last
                continue
        i += 1
    return found


def _headline_form(t: Tokens, lists: gazetteer.Gazetteer, i: int) -> gazetteer.Form | None:
    form = lists.at(t.word[i].title(), 0)
    return form if form and len(form.text) == len(t.word[i]) and not form.ambiguous else None


def _certain(
    t: Tokens, actor: Known, first: int, last: int, entity: Name | None, labels: dict[int, str]
) -> bool:
    kind = actor.type
    label = labels.get(first)
    if actor.sector == "business" and first and t.lower[first - 1] == "the" and last - first == 1:
        return False  # "the Amazon" is the river
    wanted = {"country": ("GPE", "NORP"), "organization": ("ORG",), "person": ("PERSON",)}
    if label not in wanted.get(kind, ("NORP", "ORG", "GPE")):
        # "Tesla fired ...": a listed firm that acts, though the parser saw no name
        acting = t.dep[last - 1] in ("nsubj", "nsubjpass", "poss") and t.pos[last - 1] == "PROPN"
        return actor.sector == "business" and label is None and acting
    return entity is None or (entity.first >= first and entity.last <= last)


def _inside_longer(t: Tokens, name: Name, longer: set[tuple[int, int]]) -> bool:
    """A state's name inside a longer proper name ("Real Madrid") is no mention of the state."""
    if name.kind == "adjective" or name.known is None or name.known.type == "person":
        return False
    for first, last in longer:
        if first <= name.first and name.last <= last and last - first > name.last - name.first:
            return True
    return False


def _shaped(t: Tokens, taken: list[bool], listed: dict[int, Name]) -> Iterator[Name]:
    """Organisations by the shape of their names: "Ministry of Trade", "Acme Holdings"."""
    i = 0
    while i < len(t):
        if taken[i] or not capitalised(t.word[i]):
            i += 1
            continue
        last = _run(t, i, taken)
        heads = [j for j in range(i, last) if t.word[j] in _HEADS]
        first = i
        i = last
        if not heads or last - first < 2:
            continue
        opens = first == t.sentences[t.sentence[first]][0]
        if opens and t.tag[first] == "NNS" and t.lower[first + 1] == "of":
            first += 2  # "Mercenaries of the Acme Group"
        while first < last and (t.lower[first] in _TRIM or t.pos[first] not in _NAMING):
            first += 1
        # A person before the organisation is no part of it: "Dr Jane Roe University" never stands.
        if last - first < 2 or not any(first <= h for h in heads):
            continue
        end = _end_of_head(t, first, last, [h for h in heads if h >= first])
        if end - first < 2:
            continue
        start = listed.get(first)
        if start and start.known and start.known.type == "organization" and start.last < end:
            if all(t.lower[j].rstrip(".") in _SUFFIXES for j in range(start.last, end)):
                yield Name(first, end, t.words(first, end), "organization", "name", start.known)
                continue
        known = start.known if start and start.kind == "adjective" else None
        country = Known("", "", "organization", known.country) if known else None
        yield Name(first, end, t.words(first, end), "organization", "name", country)


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
    last = i + 1
    j = i + 1
    after_of = False
    while j < stop and not taken[j]:
        if capitalised(t.word[j]) and t.start[j] - t.end[j - 1] <= 1 and t.lower[j] not in _NO_NAMES:
            j += 1
            last = j
        elif (
            t.lower[j] in ("'", "'s")
            and j + 1 < stop
            and capitalised(t.word[j + 1])
            and _possessive_name(t, j)
        ):
            j += 1  # "People's Party", "Farmers' League"
        elif (t.lower[j] in _CONNECT and (t.lower[j] != "the" or after_of)) or (
            after_of and t.lower[j] in ("and", ",")
        ):
            after_of = after_of or t.lower[j] in ("of", "for")
            j += 1
            if j - last > 2:
                break
        else:
            break
    return last


def _possessive_name(t: Tokens, apostrophe: int) -> bool:
    """ "People's Party", "Farmers' League": the owners are part of the name if a body's head follows."""
    owner = t.word[apostrophe - 1]
    plural = t.lower[apostrophe] == "'" and owner.endswith("s")
    if not plural and owner.lower() not in ("people", "women", "children", "men"):
        return False
    return any(t.word[j] in _HEADS for j in range(apostrophe + 1, min(apostrophe + 4, len(t))))


def _introduced(t: Tokens, taken: list[bool]) -> Iterator[Name]:
    """Names that a common noun before them explains: "the chipmaker Lithocore", "the poet Saoirse Bell"."""
    words = lexicon.grammar()
    i = 1
    while i < len(t):
        kind = _kind_of(t, i - 1, words) if _capital(t, i) and not taken[i] else None
        if kind is None or t.sentence[i] != t.sentence[i - 1]:
            i += 1
            continue
        last = i + 1
        while last < len(t) and t.sentence[last] == t.sentence[i]:
            joined = t.word[last] == "-" and t.end[last - 1] == t.start[last]
            small = t.word[last] in _SMALL or joined
            following = last + 1 < len(t) and _capital(t, last + 1)
            if not (_capital(t, last) or (small and following)):
                break
            last += 1
        office = kind == "person" and any(
            t.word[j] in _HEADS or t.lower[j] in _role_nouns() or t.lower[j] in _STYLES
            for j in range(i, last)
        )
        if not office:  # "Justice Department", "Secretary General"
            yield Name(i, last, t.words(i, last), kind)
        i = last


def _capital(t: Tokens, i: int) -> bool:
    """A capital that is no calendar's and no state's: mid-sentence, after a common noun, it names."""
    return (
        capitalised(t.word[i])
        and t.lower[i] not in _NO_NAMES
        and t.lower[i] not in _TRIM
        and (t.pos[i] == "PROPN" or gazetteer.load().state_at(t.text, t.start[i]) is None)
    )


def _kind_of(t: Tokens, i: int, words: Mapping[str, frozenset[str]]) -> ActorType | None:
    """What a lower-case noun before a name says it is."""
    lower = t.lower[i]
    if lower == "up" and i > 1 and t.word[i - 1] == "-":
        lower = "startup"
    if t.word[i] != lower and lower != "startup":
        return "person" if lower in _STYLES or lower in _role_nouns() or lower in _MINISTERS else None
    if lower == "startup":
        return "organization"
    if t.pos[i] not in ("NOUN", "PROPN", "ADJ") or t.tag[i] in ("NNS", "NNPS"):
        return None
    if lower in words["bodies"] or lower.endswith(
        ("maker", "giant", "operator", "startup", "insurer", "cooperative", "charity")
    ):
        return "organization"
    if lower in words["titles"] or lower in words["private"] or lower in _role_nouns():
        return "person"
    return None


@cache
def _role_nouns() -> frozenset[str]:
    sections = lexicon.read("roles")
    persons = (
        "leads",
        "represents",
        "works for",
        "plays for",
        "coaches",
        "is citizen of",
        "founded",
    )
    single = (
        r
        for p in persons
        if p in sections
        for r in (*sections[p]["roles"], *sections[p].get("by_nationality", ()))
    )
    return frozenset(r for r in single if " " not in r)


_MINISTERS = lexicon.words("ministers")
# Styles that only a person bears, written with a capital before the name.
_STYLES = lexicon.words("styles")


def _employers(t: Tokens, taken: list[bool]) -> Iterator[Name]:
    """What has an officer is a body: "Wiz's chief executive", "Wiz spokesman Assaf Noor"."""
    for i in range(len(t)):
        if taken[i] or not _proper(t, i) or (i and _proper(t, i - 1) and t.sentence[i - 1] == t.sentence[i]):
            continue
        last = i + 1
        while last < len(t) and _proper(t, last) and not taken[last] and t.sentence[last] == t.sentence[i]:
            last += 1
        after = last + (last < len(t) and t.lower[last] == "'s")
        possessive = after > last
        words = tuple(t.lower[after : after + 3])
        if any(words[:n] in _OFFICERS for n in (1, 2, 3)) and (
            possessive or any(map(taken.__getitem__, range(after + 1, min(after + 4, len(t)))))
        ):
            yield Name(i, last, t.words(i, last), "organization")


_OFFICES = frozenset(tuple(office.split()) for office in lexicon.words("state_offices"))
_OFFICERS = frozenset(tuple(role.split()) for role in lexicon.words("officers"))


def _speaking(t: Tokens, taken: list[bool]) -> Iterator[Name]:
    """People whom the parser saw no name in: several capitalised words that speak, or have an office."""
    saying = lexicon.grammar()["saying"]
    labelled = {i for first, last, _ in t.named for i in range(first, last)}
    i = 0
    while i < len(t):
        if taken[i] or not _proper(t, i):
            i += 1
            continue
        last, words = i + 1, 1
        while last < len(t) and not taken[last] and t.sentence[last] == t.sentence[i]:
            joined = t.word[last] == "-" and last + 1 < len(t) and t.end[last] == t.start[last + 1]
            if not (_proper(t, last) or joined or t.word[last] in _SMALL):
                break
            words += not joined
            last += 1
        head = next((j for j in range(last - 1, i - 1, -1) if not i <= t.head[j] < last), last - 1)
        named = any(t.word[j] in _HEADS or t.lower[j] in _THINGS for j in range(i, last))
        verb = t.head[head]
        speaks = t.dep[head] == "nsubj" and t.lemma[verb] in saying
        office = any(t.dep[c] == "appos" and t.lower[c] in _role_nouns() for c in t.children[head])
        holds = t.dep[head] == "nsubj" and any(
            t.dep[c] == "attr" and t.lower[c] in _role_nouns() for c in t.children[verb]
        )
        if (
            2 <= words <= 4
            and not named
            and (speaks or office or holds)
            and not labelled & set(range(i, last))
        ):
            yield Name(i, last, t.words(i, last), "person")
        i = last


def _recurring(t: Tokens, taken: list[bool]) -> Iterator[Name]:
    """Proper nouns that come back and that no list, shape or entity explains: companies, above all.

    Once may be a parser's slip, and what it calls a place, an event or a product is none.
    """
    labelled = {i for first, last, _ in t.named for i in range(first, last)}
    runs: dict[str, list[tuple[int, int]]] = {}
    i = 0
    while i < len(t):
        if taken[i] or not _proper(t, i):
            i += 1
            continue
        last = i + 1
        while last < len(t) and not taken[last] and _proper(t, last) and t.sentence[last] == t.sentence[i]:
            last += 1
        # Beside a name that is taken, it is that name's rest.
        beside = (i and taken[i - 1] and t.word[i - 1][0].isupper()) or (last < len(t) and taken[last])
        if not beside and not any(j in labelled for j in range(i, last)):
            runs.setdefault(t.words(i, last), []).append((i, last))
        i = last
    for text, places in runs.items():
        acting = any(t.dep[last - 1] in ("nsubj", "nsubjpass", "poss", "dobj", "pobj") for _, last in places)
        # A capital that only ever begins a sentence is no name's.
        inside = any(first != t.sentences[t.sentence[first]][0] for first, _ in places)
        if (
            len(places) > 1
            and acting
            and inside
            and len(text) > 2
            and text.split()[-1].lower() not in _THINGS
        ):
            for first, last in places:
                yield Name(first, last, text, "organization")


def _proper(t: Tokens, i: int) -> bool:
    word = t.word[i]
    return (
        t.pos[i] == "PROPN"
        and capitalised(word)
        and word[0].isalpha()
        and t.lower[i] not in _TRIM
        and t.lower[i] not in _NO_NAMES
        and t.lower[i] not in lexicon.grammar()["titles"]
    )


def _entities(t: Tokens) -> list[Name]:
    """The parser's entities, mended: titles and articles trimmed, joined names split."""
    found = []
    # The words of names that stand outside of any hyphen, for what a hyphen joins.
    alone = {
        t.word[i]
        for i in range(len(t))
        if t.word[i][0].isupper() and "-" not in (t.word[i - 1 : i] + t.word[i + 1 : i + 2])
    }
    alone |= _surnames()
    for first, last, label in t.named:
        kind = _ENTITY_TYPES.get(label)
        if kind is None:
            continue
        for a, b in _split(t, first, last, alone):
            while a < b and (t.lower[a] in _TRIM or not (capitalised(t.word[a]) or t.word[a][0].isdigit())):
                a += 1
            while a < b and (t.lower[b - 1] in _ENDS or not t.word[b - 1][0].isalnum()):
                b -= 1
            if a >= b or all(t.lower[k] in _NO_NAMES for k in range(a, b)):
                continue
            if label == "PERSON":
                b = _particles(t, b)
            if label == "ORG" and b < len(t) and b - a > 1 and (t.lower[b - 1], t.lower[b]) in _OFFICES:
                b -= 1  # "UK Home" of "UK Home Secretary"
            if label == "ORG" and t.lower[b - 1] in _THINGS:
                continue
            if label == "PERSON":
                while b - a > 2 and (t.lower[a] in _STYLES or t.lower[a] in _role_nouns()):
                    a += 1
                a, b = _whole(t, a, b)
            text = t.words(a, b)
            if text.lower() in _PLACES:
                continue
            common = all(t.lower[k] in _COMMON for k in range(a, b))
            if (common or (b - a == 1 and t.word[a] in _HEADS)) and not text.isupper():
                continue
            if len(text) < 2 or "\n" in text or text.isdigit():
                continue
            if label == "NORP":
                if t.word[a] not in _PARTY_PEOPLE:
                    continue
                found.append(Name(a, b, text, "group"))
            elif label == "PERSON" and (any(t.word[k] in _HEADS for k in range(a, b)) or text.isupper()):
                found.append(Name(a, b, text, "organization"))
            else:
                found.append(Name(a, b, text, kind))
    return found


def _whole(t: Tokens, first: int, last: int) -> tuple[int, int]:
    """A person's name that the parser cut: capitalised words bound to it belong to it."""
    while (
        first
        and t.dep[first - 1] == "compound"
        and first <= t.head[first - 1] < last
        and _joins(t, first - 1)
    ):
        first -= 1
    return first, last


def _joins(t: Tokens, i: int) -> bool:
    return (
        t.pos[i] == "PROPN"
        and capitalised(t.word[i])
        and t.word[i].isalpha()
        and t.lower[i] not in _TRIM
        and t.lower[i] not in lexicon.grammar()["titles"]
        and t.word[i] not in _HEADS
        and not t.word[i].isupper()
        and gazetteer.load().at(t.text, t.start[i]) is None
    )


def _particles(t: Tokens, last: int) -> int:
    """ "Ursula von der Leyen": what follows a name's small words is part of it."""
    j = last
    if t.lower[last - 1] not in _SMALL:
        while j < len(t) and t.word[j] in _SMALL:
            j += 1
    starts = j > last or t.word[last - 1] in _SMALL
    while starts and j < len(t) and t.word[j] in _SMALL:
        j += 1
    if starts and j < len(t) and capitalised(t.word[j]) and t.pos[j] == "PROPN":
        return j + 1
    return last


_SMALL = lexicon.words("small")


def _split(t: Tokens, first: int, last: int, alone: set[str]) -> Iterator[tuple[int, int]]:
    """Cut an entity at possessives, bars and commas, and a joined pair ("Putin-Kim") at its hyphen."""
    start = first
    for j in range(first, last):
        hyphen = t.word[j] == "-" and first < j < last - 1 and _is_pair(t, first, j, last, alone)
        if t.lower[j] in ("'s", "'", "|", ",", "/", "(", ")", ":") or hyphen:
            if start < j:
                yield start, j
            start = j + 1
    if start < last:
        yield start, last


@cache
def _surnames() -> frozenset[str]:
    """The last words of the listed people's names: whom headlines join by a hyphen."""
    people = lexicon.read("people")["person"]
    return frozenset(w for p in people for w in (p["name"].split()[-1], p["name"].split()[0]) if len(w) > 2)


def _is_pair(t: Tokens, first: int, hyphen: int, last: int, alone: set[str]) -> bool:
    """ "Putin-Kim talks" joins two people that the text also names apart; "Bonnier-Falk" is one name."""
    single = hyphen - first == 1 and last - hyphen == 2
    return single and t.word[first] in alone and t.word[hyphen + 1] in alone
