"""Parts of states that act for themselves: a federation's states, and whatever has a mayor or a governor.

A place is no actor: a region counts only beside an office ("the Texas governor", "the mayor of Lima") or,
where it is listed, as who does or owns an act ("Texas sued", "Ontario's ban").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tieline.corpus import gazetteer, lexicon
from tieline.corpus.gazetteer import FormKind, Known
from tieline.corpus.spelling import HEADS, Name, proper
from tieline.corpus.tokens import Tokens
from tieline.graph import ids

SECTOR = "local"

_LOCAL = frozenset(tuple(office.split()) for office in lexicon.words("local_offices"))
_REGIONAL = frozenset(tuple(office.split()) for office in lexicon.words("regional_offices"))
_OFFICES = _LOCAL | _REGIONAL
# How many words a name between an office and its "of" may have.
_NAME = 5
_ACTS = lexicon.words("products") | {"law", "ban", "rule", "rules"}


def regions(t: Tokens, taken: list[bool]) -> Iterator[Name]:
    """Yield the regions and cities of an article that act or have an office."""
    places = {
        i for first, last, label in t.named for i in range(first, last) if label in ("GPE", "LOC", "NORP")
    }
    i = 0
    while i < len(t):
        last = i + 1
        if not taken[i] and (proper(t, i) or t.word[i] in _adjectives()):
            while last < len(t) and proper(t, last) and not taken[last] and last - i < 4:
                last += 1
            yield from _named(t, i, last, places)
        i = last


def _named(t: Tokens, first: int, last: int, places: set[int]) -> Iterator[Name]:
    last = next((end for end in range(first + 1, last + 1) if _office(t, end)), last)
    after = last + (last < len(t) and t.lower[last] in ("'s", "'"))
    listed = _listed(t.words(first, last))
    has_local = _at(t, after, _LOCAL) or _heads(t, first, _LOCAL)
    if listed and t.lower[after : after + 1] in (["mayor"], ["sheriff"], ["police"]):
        return  # "a Texas mayor" has a town in Texas
    has_office = has_local or _at(t, after, _REGIONAL) or _heads(t, first, _REGIONAL)
    if listed and (has_office or (listed[2] and _acts(t, last - 1))):
        yield Name(first, last, t.words(first, last), "organization", listed[1], listed[0])
    elif has_local and places.issuperset(range(first, last)) and not _state(t, first):
        text = t.words(first, last)
        if not any(t.word[j] in HEADS for j in range(first, last)):
            known = Known(ids.actor_id("organization", text), text, "organization", None, SECTOR)
            yield Name(first, last, text, "organization", "name", known)


def _office(t: Tokens, i: int) -> bool:
    return _at(t, i, _OFFICES)


def _at(t: Tokens, i: int, offices: frozenset[tuple[str, ...]]) -> bool:
    return any(tuple(t.lower[i : i + n]) in offices for n in (1, 2, 3))


def _heads(t: Tokens, first: int, offices: frozenset[tuple[str, ...]]) -> bool:
    """ "mayor of Lima", "senator from Texas": an office stands before."""
    if first < 2 or t.lower[first - 1] not in ("of", "from"):
        return False
    end = first - 1
    while end > 1 and first - end < _NAME and proper(t, end - 1):
        end -= 1  # "Sen. Jane Roe of Texas": the office stands before the name
    return any(
        tuple(t.lower[max(0, last - n) : last]) in offices for last in {first - 1, end} for n in (1, 2, 3)
    )


def _state(t: Tokens, i: int) -> bool:
    """A state's own name; its capital has a mayor of its own."""
    form = gazetteer.load().at(t.text, t.start[i])
    return form is not None and not (form.actor.type == "country" and form.kind == "capital")


def _acts(t: Tokens, i: int) -> bool:
    """Whether a token is who does an act, or whose act it is."""
    words, head = lexicon.load(), t.head[i]
    if t.dep[i] == "nsubj":
        return t.lemma[head] in words.verbs and t.lower[i + 1 : i + 2] != [","]
    if t.dep[i] == "poss":
        return t.lemma[head] in words.nouns or t.lemma[head] in _ACTS
    return t.dep[i] == "pobj" and t.lower[head] in ("against", "by")


def named(t: Tokens) -> Iterator[Known]:
    """Yield the listed regions that an article names, whatever they do in it."""
    for i, word in enumerate(t.word):
        for last in range(min(i + 4, len(t)), i, -1) if word in _firsts() else ():
            listed = _listed(t.words(i, last))
            if listed and (listed[2] or listed[1] == "adjective"):
                yield listed[0]
                break


def is_region(text: str) -> bool:
    """Whether a text is the name or the adjective of a listed region."""
    return _listed(text) is not None


def country_of(text: str) -> str | None:
    """The polity whose part a name or an adjective tells of; None for no listed region."""
    listed = _listed(text)
    return listed[0].country if listed else None


def _listed(text: str) -> tuple[Known, FormKind, bool] | None:
    return _forms().get(text)


@cache
def _firsts() -> frozenset[str]:
    return frozenset(form.split()[0] for form in _forms())


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(form for form, (_, kind, _) in _forms().items() if kind == "adjective")


@cache
def _forms() -> dict[str, tuple[Known, FormKind, bool]]:
    """Each form with its region, its kind, and whether it is trusted without an office."""
    found: dict[str, tuple[Known, FormKind, bool]] = {}
    for country, parts in lexicon.read("regions").items():
        for part in parts.split(";"):
            name, _, adjective = " ".join(part.split()).partition("/")
            trusted = not name.endswith("?")
            name = name.rstrip("?")
            known = Known(ids.actor_id("organization", name), name, "organization", country, SECTOR)
            found[name] = (known, "name", trusted)
            if adjective:
                found[adjective] = (known, "adjective", False)
    return found
