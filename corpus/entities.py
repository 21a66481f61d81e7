"""The parser's entities, mended: titles and articles trimmed, cut names whole, joined names split."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tieline.corpus import gazetteer, lexicon
from tieline.corpus.given import is_given
from tieline.corpus.spelling import (
    HEADS,
    NO_NAMES,
    PREFIXES,
    SMALL,
    STYLES,
    THINGS,
    Name,
    acts,
    adrift,
    capitalised,
    is_role,
    nicknamed,
    role_nouns,
    trims,
)
from tieline.corpus.tokens import Tokens
from tieline.graph.model import ActorType

# Common nouns that a capital makes no name: "the Government".
_COMMON = lexicon.words("common")

_PLACES = lexicon.words("places")

_ENTITY_TYPES: dict[str, ActorType] = {"PERSON": "person", "ORG": "organization", "NORP": "group"}

# What stands inside of no name.
_CUTS = frozenset(("'s", "'", "|", ",", "/", "(", ")", ":", "with"))

# What the parser takes a rare person's name for.
_OTHER = frozenset(("GPE", "LOC", "FAC", "PRODUCT", "NORP"))

# How many words may stand between a portfolio's first and its office.
_PORTFOLIO = 4
_PORTFOLIO_HOLDERS = lexicon.words("portfolio_holders")

_POSTS = frozenset(tuple(post.split()) for post in lexicon.words("posts"))
_PARTY_PEOPLE = lexicon.words("party_people")

_ENDS = lexicon.words("ends")
_SUFFIXES = lexicon.words("suffixes")
_FIRST_NAMES = lexicon.words("first_names_too")
_SETTLEMENTS = lexicon.words("settlements")

# "QX17", "B-52": rules and machines; bodies with such names are listed.
_CODE = re.compile(r"[A-Z]{1,3}-?\d{2,}[A-Z]?")
_OFFICES = frozenset(tuple(office.split()) for office in lexicon.words("state_offices"))


def entities(t: Tokens) -> list[Name]:
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
        if kind is None and label in _OTHER and _given(t, first, last) == last:
            kind, label = "person", "PERSON"  # "Eleni Papadopoulou", taken for a place
        if kind is None:
            continue
        for a, b in _split(t, first, last, alone):
            while a < b and (trims(t, a) or not (capitalised(t.word[a]) or t.word[a][0].isdigit())):
                a += 1
            while a < b and (t.lower[b - 1] in _ENDS or not t.word[b - 1][0].isalnum()):
                b -= 1
            if a >= b or all(t.lower[k] in NO_NAMES for k in range(a, b)):
                continue
            if b - a > 1 and (t.lower[b - 1],) in _POSTS and not is_given(t.word[a]):
                kind, label, b = "organization", "ORG", b - 1  # "Acme COO"
            measured = t.lower[b - 1] in ("percent", "percentage", "million", "billion", "points", "%")
            if label == "PERSON" or measured:
                b = next((k for k in range(a + 1, b) if t.word[k][0].isdigit()), b)
            if label == "PERSON":
                b = _particles(t, b)
            if label == "ORG" and b < len(t) and b - a > 1 and (t.lower[b - 1], t.lower[b]) in _OFFICES:
                b -= 1  # "UK Home" of "UK Home Secretary"
            if label == "ORG" and b < len(t) and t.word[b] == "Minister" and t.word[b - 1] not in HEADS:
                b = _before_portfolio(t, a, b)  # "Industrial Relations Minister"
                if a == b:
                    continue
            if label == "ORG" and any(is_role(t.lower[k : b + 1]) for k in (a - 1, a)):
                continue  # "Foreign Affairs" of "Foreign Affairs Secretary"
            if label == "ORG" and _portfolio(t, a, b):
                continue  # "UK Harbour" of "UK Harbour Affairs Minister"
            if t.lower[a] in PREFIXES and t.word[a + 1 : a + 2] == ["-"]:
                continue  # "anti-Taliban"
            if a and t.word[a - 1] == "/" and len(t.word[a]) == 1:
                continue  # "Q/A-18E/F Eagles", a kind of plane
            introduced = a and (t.lower[a - 1] in ("the", "this", "that") or t.word[a - 1].isdigit())
            if t.lower[b - 1] in THINGS and (label == "ORG" or introduced):
                continue  # "the 1994 Fish Bill"
            if label == "PERSON":
                if b - a > 1 and acts(t, a) and not is_given(t.word[a]):
                    continue  # "Thanks Chile"
                a = _after_state(t, a, b)
                while b - a > 2 and (t.lower[a] in STYLES or t.lower[a] in role_nouns()):
                    a += 1
                a, b = _whole(t, a, b)
                if t.lower[max(0, a - 1)] == "miss" and b - a > 2 and is_given(t.word[a + 1]):
                    a += 1  # "Miss Universe Jane Roe"
            if label == "ORG" and (end := _given(t, a, b)):
                kind, label, b = "person", "PERSON", end
                a, b = _whole(t, a, b)
            text, b = nicknamed(t, a, b) if label == "PERSON" else (t.words(a, b), b)
            if text.lower() in _PLACES or _located(t, a, b):
                continue
            common = all(t.lower[k] in _COMMON for k in range(a, b))
            if (common or (b - a == 1 and t.word[a] in HEADS)) and not text.isupper():
                continue
            if len(text) < 2 or "\n" in text or text.isdigit() or _CODE.fullmatch(text):
                continue
            if kind == "organization" and is_role(t.lower[a:b]):
                continue  # "a Consulting Fellow"
            if label == "NORP":
                if t.word[a] not in _PARTY_PEOPLE:
                    continue
                found.append(Name(a, b, text, "group"))
            elif label == "PERSON" and (any(t.word[k] in HEADS for k in range(a, b)) or text.isupper()):
                found.append(Name(a, b, text, "organization"))
            else:
                found.append(Name(a, b, text, kind))
    return found


def _after_state(t: Tokens, first: int, last: int) -> int:
    """ "High Commissioner to Sri Lanka Jane Roe": a state is no part of a full name behind it."""
    form = gazetteer.load().at(t.text, t.start[first])
    if form is None or form.actor.type != "country" or form.kind != "name" or form.text in _FIRST_NAMES:
        return first
    after = first + len(form.text.split())
    return after if last - after > 1 else first


def _before_portfolio(t: Tokens, first: int, last: int) -> int:
    """What a minister is of stands before the fields that she has."""
    while last > first and gazetteer.load().state_at(t.text, t.start[last - 1]) is None:
        last -= 1
    return last


def _portfolio(t: Tokens, first: int, last: int) -> bool:
    """A state's name and what its minister is for, cut before the office."""
    end = last
    while (
        end < len(t)
        and end - last < _PORTFOLIO
        and (t.word[end][0].isupper() or t.lower[end] in ("and", "&"))
    ):
        if t.lower[end] in _PORTFOLIO_HOLDERS:
            return gazetteer.load().state_at(t.text, t.start[first]) is not None
        end += 1
    return False


def _given(t: Tokens, first: int, last: int) -> int | None:
    """The end of a name that begins with a given name and tells no body: "Wanjiku Kamau" is a person."""
    if not is_given(t.word[first]) or (first and t.lower[first - 1] in ("the", "and", "&")):
        return None
    last = _particles(t, last)
    words = [t.word[k] for k in range(first, last) if t.word[k] != "-"]
    named = all(
        (capitalised(w) or w in SMALL) and w.replace("'", "").isalpha() and w not in HEADS and not w.isupper()
        for w in words
    )
    if last < len(t) and (t.lower[last] in lexicon.grammar()["bodies"] or t.word[last] == "&"):
        return None  # "Santa Rosa gang"
    suffix = t.lower[last - 1].rstrip(".") in _SUFFIXES or t.lower[last - 1] in THINGS
    return last if named and 2 <= len(words) <= 6 and not suffix and not t.tag[last - 1] == "NNPS" else None


def _located(t: Tokens, first: int, last: int) -> bool:
    """ "the village of Duru": a place by the noun before it."""
    return t.lower[max(0, first - 1) : first] == ["of"] and t.lower[first - 2] in _SETTLEMENTS


def _whole(t: Tokens, first: int, last: int) -> tuple[int, int]:
    """A person's name that the parser cut: capitalised words bound to it belong to it."""
    while (
        first
        and t.dep[first - 1] == "compound"
        and first <= t.head[first - 1] < last
        and t.lower[first - 1] not in role_nouns()
        and _joins(t, first - 1)
    ):
        first -= 1
    while (
        last < len(t)
        and t.dep[last - 1] == "compound"
        and t.head[last - 1] == last
        and t.dep[last] != "compound"
        and _joins(t, last)
    ):
        last += 1
    return first, last


def _joins(t: Tokens, i: int) -> bool:
    return (
        t.pos[i] == "PROPN"
        and capitalised(t.word[i])
        and t.word[i].isalpha()
        and not trims(t, i)
        and t.lower[i] not in lexicon.grammar()["titles"]
        and t.word[i] not in HEADS
        and not t.word[i].isupper()
        and gazetteer.load().at(t.text, t.start[i]) is None
    )


def _particles(t: Tokens, last: int) -> int:
    """ "Ursula von der Leyen": what follows a name's small words is part of it."""
    j = last
    if t.lower[last - 1] not in SMALL:
        while j < len(t) and t.word[j] in SMALL:
            j += 1
    while last < j < len(t) - 1 and t.word[j] == "-":
        j += 1  # "al-Khawaja"
    starts = j > last or t.word[last - 1] in SMALL
    while starts and j < len(t) and t.word[j] in SMALL:
        j += 1
    if starts and j < len(t) and capitalised(t.word[j]) and t.pos[j] == "PROPN":
        return j + 1
    return last


def _split(t: Tokens, first: int, last: int, alone: set[str]) -> Iterator[tuple[int, int]]:
    """Cut an entity at possessives, bars and commas, and a joined pair ("Putin-Kim") at its hyphen."""
    start = first
    last = next((j for j in range(first + 1, last) if adrift(t, j)), last)
    for j in range(first, last):
        hyphen = t.word[j] == "-" and first < j < last - 1 and _is_pair(t, first, j, last, alone)
        if t.lower[j] in _CUTS or hyphen or (t.lower[j] == "and" and _two(t, first, j, last)):
            if start < j:
                yield start, j
            start = j + 1
    if start < last:
        yield start, last


def _two(t: Tokens, first: int, joint: int, last: int) -> bool:
    """ "Lumenco and Air India": one of them is a listed body or person, so the other is another."""
    lists = gazetteer.load()
    for a, b in ((first, joint), (joint + 1, last)):
        form = lists.at(t.text, t.start[a]) if a < b else None
        if form is not None and not form.ambiguous and form.actor.type in ("organization", "person"):
            if form.text == t.words(a, b):
                return True
    return False


@cache
def _surnames() -> frozenset[str]:
    """The last words of the listed people's names: whom headlines join by a hyphen."""
    people = [actor.name.split() for actor in gazetteer.load().actors.values() if actor.type == "person"]
    return frozenset(word for name in people for word in (name[0], name[-1]) if len(word) > 2)


def _is_pair(t: Tokens, first: int, hyphen: int, last: int, alone: set[str]) -> bool:
    """ "Putin-Kim talks" joins two people that the text also names apart; "Bonnier-Falk" is one name."""
    single = hyphen - first == 1 and last - hyphen == 2
    return single and t.word[first] in alone and t.word[hyphen + 1] in alone
