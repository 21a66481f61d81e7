"""What a name is, and how the words of one are spelt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tieline.corpus import lexicon
from tieline.corpus.gazetteer import FormKind, Known
from tieline.corpus.tokens import Tokens
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


# Words that make a run of capitalised words an organisation.
HEADS = lexicon.words("heads")

# Words that spaCy's entities begin or end with and that are no part of a name.
TRIM = lexicon.words("trim")

NO_NAMES = lexicon.words("no_names")

_NEWS = lexicon.words("news")

# What a run of capitalised words names when it ends so is no actor: a treaty, a prize, an event.
THINGS = lexicon.words("names_things")

# Joined by a hyphen to a name they tell of somebody else: "anti-Taliban forces".
PREFIXES = lexicon.words("prefixes")

# Of fewer words capitals may be an acronym's.
_SHOUTED = 3

_CAPITAL = re.compile(r"[^\W\d_a-z]")


@lru_cache(maxsize=1 << 14)
def capitalised(word: str) -> bool:
    return bool(_CAPITAL.match(word)) and word[:1].isupper()


@cache
def role_nouns() -> frozenset[str]:
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


def is_role(words: Sequence[str]) -> bool:
    """Whether lower-case words are one role: "consulting fellow"."""
    return len(words) > 1 and tuple(words) in _long_roles()


@cache
def _long_roles() -> frozenset[tuple[str, ...]]:
    sections = lexicon.read("roles").values()
    return frozenset(tuple(role.split()) for s in sections for role in s.get("roles", ()) if " " in role)


# Styles that only a person bears, written with a capital before the name.
STYLES = lexicon.words("styles")


def shouted(t: Tokens, i: int) -> bool:
    """Whether a token's sentence is all capitals, as some headlines are: they show no names."""
    first, last = t.sentences[t.sentence[i]]
    words = others = 0
    for word in t.word[first:last]:
        if len(word) > 1 and word.isalpha():
            words += 1
            others += not word.isupper()
            if others > 1:
                return False
    return words > _SHOUTED


def acts(t: Tokens, i: int) -> bool:
    """A verb's form in -s in a headline that writes its words with capitals."""
    if not t.lower[i].endswith("s") or t.lower[i] not in lexicon.verb_forms():
        return False
    first, last = t.sentences[t.sentence[i]]
    return t.word[last - 1] != "." and not any(
        t.word[j].islower() and len(t.word[j]) > 4 for j in range(first, last)
    )


# Words that stand in no name, but with a capital in headlines.
_ADRIFT = frozenset(("after", "amid", "in", "over", "to", "with", "as", "before", "against"))


def adrift(t: Tokens, i: int) -> bool:
    """A word that only a headline's capitals join to a name: "Roe Loses Appeal", "Roe Against Doe"."""
    if t.pos[i] not in ("VERB", "AUX") and t.lower[i] not in _ADRIFT:
        return False
    first, last = t.sentences[t.sentence[i]]
    words = [j for j in range(first, last) if t.word[j].isalpha()]
    small = [j for j in words if t.word[j].islower()]
    return len(words) > _SHOUTED and not any(
        len(t.word[j]) > 4 or t.pos[j] in ("VERB", "NOUN", "ADJ", "ADV", "AUX") for j in small
    )


def trims(t: Tokens, i: int) -> bool:
    """Whether a word is no part of the name that it begins or ends; "New" of "New York" is."""
    return t.lower[i] in TRIM and not (
        t.word[i] == "New" and t.word[i + 1 : i + 2] and t.word[i + 1] in _NEWS
    )


def proper(t: Tokens, i: int) -> bool:
    word = t.word[i]
    return (
        t.pos[i] == "PROPN"
        and capitalised(word)
        and word[0].isalpha()
        and not trims(t, i)
        and t.lower[i] not in NO_NAMES
        and t.lower[i] not in lexicon.grammar()["titles"]
    )


SMALL = lexicon.words("small")


_MARKS = frozenset("\"“”'‘’")


def nicknamed(t: Tokens, first: int, last: int) -> tuple[str, int]:
    """A person's name and its end, a nickname in quotation marks left out: Jo "Sparks" Roe is Jo Roe."""
    words = (*t.word[last : last + 4], "", "", "", "")
    if words[0] in _MARKS and words[2] in _MARKS and capitalised(words[1]) and capitalised(words[3]):
        end = last + 4
        while end + 1 < len(t) and t.word[end] == "-" and capitalised(t.word[end + 1]):
            end += 2
        return f"{t.words(first, last)} {t.words(last + 3, end)}", end
    return t.words(first, last), last
