"""Names that the words around them explain: "the chipmaker Lithocore", "Brill's chief executive"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tieline.corpus import gazetteer, lexicon
from tieline.corpus.given import is_given
from tieline.corpus.spelling import (
    HEADS,
    NO_NAMES,
    SMALL,
    STYLES,
    THINGS,
    Name,
    acts,
    adrift,
    capitalised,
    nicknamed,
    proper,
    role_nouns,
    trims,
)
from tieline.corpus.tokens import Tokens
from tieline.graph.model import ActorType


def introduced(t: Tokens, taken: list[bool]) -> Iterator[Name]:
    """Names that a common noun before them explains: "the chipmaker Lithocore", "the poet Saoirse Bell"."""
    words = lexicon.grammar()
    i = 1
    while i < len(t):
        kind = _kind_of(t, i - 1, words) if _capital(t, i) and not taken[i] else None
        if kind == "person" and not is_given(t.word[i]) and (t.pos[i] in ("VERB", "AUX") or acts(t, i)):
            kind = None  # "Peru Envoy Arrives", "Peru Leader Thanks Chile"
        if kind is None or t.sentence[i] != t.sentence[i - 1]:
            i += 1
            continue
        last = i + 1
        while last < len(t) and t.sentence[last] == t.sentence[i]:
            j = last
            while j < len(t) and (t.word[j] in SMALL or (t.word[j] == "-" and t.end[j - 1] == t.start[j])):
                j += 1
            named = j < len(t) and (_capital(t, j) or (kind == "organization" and t.word[j] in _FIELDS))
            if not named or t.sentence[j] != t.sentence[i] or adrift(t, j):
                break
            last = j + 1
        office = kind == "person" and any(
            t.word[j] in HEADS or t.lower[j] in role_nouns() or t.lower[j] in STYLES for j in range(i, last)
        )
        if not office:  # "Justice Department", "Secretary General"
            text, last = nicknamed(t, i, last) if kind == "person" else (t.words(i, last), last)
            yield Name(i, last, text, kind)
        i = last


def _capital(t: Tokens, i: int) -> bool:
    """A capital that is no calendar's and no state's: mid-sentence, after a common noun, it names."""
    return (
        capitalised(t.word[i])
        and t.lower[i] not in NO_NAMES
        and not trims(t, i)
        and (t.pos[i] == "PROPN" or gazetteer.load().state_at(t.text, t.start[i]) is None)
    )


def _kind_of(t: Tokens, i: int, words: Mapping[str, frozenset[str]]) -> ActorType | None:
    """What a lower-case noun before a name says it is."""
    lower = t.lower[i]
    if lower == "up" and i > 1 and t.word[i - 1] == "-":
        lower = "startup"
    if t.word[i] != lower and lower != "startup":
        return "person" if lower in STYLES or lower in role_nouns() or lower in _MINISTERS else None
    if lower == "startup":
        return "organization"
    if t.pos[i] not in ("NOUN", "PROPN", "ADJ") or t.tag[i] in ("NNS", "NNPS"):
        return None
    if lower in words["titles"] or lower in _MEMBERS:
        return "person"  # "gang leader Roe", "chief executive Roe"
    if lower in words["bodies"] or lower.endswith(
        ("maker", "giant", "operator", "startup", "insurer", "cooperative", "charity")
    ):
        return "organization"
    if lower in words["private"] or lower in role_nouns():
        return "person"
    return None


# Words that begin a title elsewhere, and end a firm's name: "Acme Finance".
_FIELDS = frozenset(("Finance", "Foreign", "Defense", "Defence", "Interior", "General"))
# Of whom a body is made: many are one, "rebels of the north", but one before a name is a person.
_MEMBERS = frozenset(
    ("executive", "leader", "official", "fighter", "rebel", "terrorist", "insurgent", "militant", "lawmaker")
)
_MINISTERS = lexicon.words("ministers")


def houses(t: Tokens, taken: list[bool]) -> Iterator[Name]:
    """Families named by their surname: "the Moll family", "the Beck clan"."""
    for i in range(2, len(t)):
        first = i - 1
        if t.lower[i] not in _HOUSES or taken[i] or not proper(t, first) or taken[first]:
            continue
        if proper(t, first - 1) and t.sentence[first - 1] == t.sentence[first]:
            first -= 1  # "the Bin Laden family"
        plain = gazetteer.load().state_at(t.text, t.start[first]) is None
        if plain and t.lower[first - 1] == "the" and t.pos[i] == "NOUN":
            yield Name(first, i + 1, t.words(first, i + 1), "group")


def employers(t: Tokens, taken: list[bool]) -> Iterator[Name]:
    """What has an officer is a body: "Brill's chief executive", "Brill spokesman Omar Beck"."""
    for i in range(len(t)):
        if taken[i] or not proper(t, i) or (i and proper(t, i - 1) and t.sentence[i - 1] == t.sentence[i]):
            continue
        last = i + 1
        while last < len(t) and proper(t, last) and not taken[last] and t.sentence[last] == t.sentence[i]:
            if tuple(t.lower[last : last + 1]) in _OFFICERS:
                break
            last += 1
        if last - i == 1 and (t.word[i] in HEADS or t.lower[i] in role_nouns()):
            continue  # "Group Chief Executive Jane Roe"
        after = last + (last < len(t) and t.lower[last] == "'s")
        possessive = after > last
        words = tuple(t.lower[after : after + 3])
        if any(words[:n] in _OFFICERS for n in (1, 2, 3)) and (
            possessive or any(map(taken.__getitem__, range(after + 1, min(after + 4, len(t)))))
        ):
            yield Name(i, last, t.words(i, last), "organization")


def firms(t: Tokens, names: Iterable[Name]) -> set[str]:
    """Single words that the parser took for people and that have shares, a parent or an officer, or are said
    to be a firm: "shares of Lumenco", "Lumenco, a maker of lamps"."""
    words = lexicon.grammar()
    found = set()
    for name in names:
        if name.type != "person":
            continue
        if t.lower[name.last : name.last + 3] == [",", "owned", "by"]:
            found.add(name.text)  # nobody owns a person
        if " " in name.text:
            continue
        before = tuple(t.lower[max(0, name.first - 2) : name.first])
        possessive = name.last < len(t) and t.lower[name.last] == "'s"
        owns = set(
            t.lower[name.last : name.last + 1] + t.lower[name.last + 1 : name.last + 1 + 2 * possessive]
        )
        held = len(before) == 2 and before[0] in words["holdings"] and before[1] in ("of", "in")
        verb = t.head[name.last - 1]
        founded = t.dep[name.last - 1] == "nsubjpass" and t.lemma[verb] in words["incorporating"]
        told = any(
            t.dep[c] == "appos" and t.pos[c] == "NOUN" and _kind_of(t, c, words) == "organization"
            for c in t.children[name.last - 1]
        )
        after = tuple(t.lower[name.last + possessive : name.last + possessive + 3])
        manned = any(after[:n] in _POSTS for n in (1, 2, 3))
        if held or founded or told or manned or owns & words["holdings"]:
            found.add(name.text)
    return found


_HOUSES = frozenset(("family", "clan", "brothers", "siblings", "dynasty"))
_OFFICERS = frozenset(tuple(role.split()) for role in lexicon.words("officers"))
_POSTS = frozenset(tuple(role.split()) for role in lexicon.words("posts"))


def speaking(t: Tokens, taken: list[bool]) -> Iterator[Name]:
    """People whom the parser saw no name in: several capitalised words that speak, have an office, or begin
    with a given name."""
    saying = lexicon.grammar()["saying"]
    labelled = {i for first, last, _ in t.named for i in range(first, last)}
    i = 0
    while i < len(t):
        if taken[i] or not proper(t, i):
            i += 1
            continue
        last, words = i + 1, 1
        while last < len(t) and not taken[last] and t.sentence[last] == t.sentence[i]:
            joined = t.word[last] == "-" and last + 1 < len(t) and t.end[last] == t.start[last + 1]
            if not (proper(t, last) or joined or t.word[last] in SMALL):
                break
            words += not joined
            last += 1
        head = next((j for j in range(last - 1, i - 1, -1) if not i <= t.head[j] < last), last - 1)
        named = any(t.word[j] in HEADS or t.lower[j] in THINGS for j in range(i, last))
        verb = t.head[head]
        speaks = t.dep[head] == "nsubj" and t.lemma[verb] in saying
        office = any(t.dep[c] == "appos" and t.lower[c] in role_nouns() for c in t.children[head])
        holds = t.dep[head] == "nsubj" and any(
            t.dep[c] == "attr" and t.lower[c] in role_nouns() for c in t.children[verb]
        )
        if (
            2 <= words <= 4
            and not named
            and (speaks or office or holds or is_given(t.word[i]))
            and not labelled & set(range(i, last))
        ):
            yield Name(i, last, t.words(i, last), "person")
        i = last


def recurring(t: Tokens, taken: list[bool]) -> Iterator[Name]:
    """Proper nouns that come back and that no list, shape or entity explains: companies, above all.

    Once may be a parser's slip, and what it calls a place, an event or a product is none.
    """
    labelled = {i for first, last, _ in t.named for i in range(first, last)}
    runs: dict[str, list[tuple[int, int]]] = {}
    i = 0
    while i < len(t):
        if taken[i] or not proper(t, i):
            i += 1
            continue
        last = i + 1
        while last < len(t) and not taken[last] and proper(t, last) and t.sentence[last] == t.sentence[i]:
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
        if len(places) > 1 and acting and inside and len(text) > 2 and text.split()[-1].lower() not in THINGS:
            for first, last in places:
                yield Name(first, last, text, "organization")
