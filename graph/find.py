"""From words as people type them to what is meant: an actor, a filter; or a word on what may be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from difflib import SequenceMatcher
from typing import Any

from tieline.graph.errors import BadQuestion, UnknownActor
from tieline.graph.filter import ANY, Filter
from tieline.graph.ids import slug
from tieline.graph.model import STATUSES, Actor, Relation
from tieline.graph.store import Store

# A surname is taken for the bearer met three times as often as the next; below that we ask.
_LEAD = 3
# As `difflib.get_close_matches`: below, words that are offered look arbitrary.
_NEAR = 0.6
_OFFERED = 3
_NAMED = 5

# What folding leaves out of an ASCII name, hyphens between words included, and what it keeps.
_GAP, _KEPT = "[^0-9a-z_]*", re.compile("[0-9a-z_]")

Tell = Callable[[str], None]

# How well a name fits, best first.
_ID, _NAME, _ALIAS, _PART = range(4)


def find_actor(store: Store, name: str, *, tell: Tell | None = None) -> Actor:
    """Return the actor that a name means: an id, a name, an alias, a surname, words of a name.

    Case, accents, hyphens and "the" do not matter. An id, a whole name, then a whole alias decide
    at once. Among several that fit alike the one with most relations wins if articles call nobody
    else by that very word, or if it has three times as many as the next.

    Args:
        tell: is told whom else the name fits, where it does.

    Raises:
        UnknownActor: the name fits none, and the hint offers the nearest, or fits several, and the
            hint names them, the one with most relations first.
    """
    return _found(store, name, list(store.actors()), tell)


def _found(store: Store, name: str, actors: list[Actor], tell: Tell | None) -> Actor:
    fitting = matching(name, actors)
    if not fitting:
        raise _unknown(name, actors)
    if len(fitting) == 1:
        return fitting[0]
    count = relation_counts(store, fitting)
    first, *others = sorted(fitting, key=lambda a: (-count[a.id], a.id))
    called = [a for a in fitting if any(_is(_folded(name), known) for known in _names(a))]
    if called != [first] and count[first.id] < _LEAD * max(count[others[0].id], 1):
        raise _several(name, [first, *others])
    if tell:
        also = ", ".join(actor.name for actor in others[:_OFFERED])
        tell(f'"{name}" is read as {first.name}; it also fits {also}.')
    return first


def find_two(store: Store, a: str, b: str, *, tell: Tell | None = None) -> tuple[Actor, Actor]:
    """Return the two actors that two names mean.

    Raises:
        UnknownActor: as `find_actor`.
        BadQuestion: they are the same.
    """
    actors = list(store.actors())
    one, other = (_found(store, name, actors, tell) for name in (a, b))
    if one.id == other.id:
        raise BadQuestion(f"both names are {one.name}", "Name two different actors.")
    return one, other


def matching(name: str, actors: Iterable[Actor]) -> list[Actor]:
    """Return the actors that a name fits best: all by id, or all by name, alias, or part of one."""
    fits: dict[int, list[Actor]] = {}
    longest = max(_folded(name).split("-"), key=len)
    spelt = re.compile(_GAP.join(map(re.escape, longest)))
    for actor in actors:
        fit = _fit(name, actor) if actor.id == name or _could_fit(spelt, actor) else None
        if fit is not None:
            fits.setdefault(fit, []).append(actor)
    return fits[min(fits)] if fits else []


def listed(store: Store, text: str, where: Filter) -> list[tuple[Actor, int]]:
    """Return the actors whose names hold a text, with their relations under a filter, most first.

    Raises:
        UnknownActor: there is none of such a name; the hint offers the nearest.
    """
    actors = list(store.actors())
    wanted = _folded(text) if text else ""
    holding = [a for a in actors if a.id == text or any(wanted in _folded(n) for n in _names(a))]
    if not holding:
        raise _unknown(text, actors)
    count = relation_counts(store, holding, where)
    counted = [(a, count[a.id]) for a in holding if count[a.id]]
    return sorted(counted, key=lambda each: (-each[1], each[0].id))


def nearest(name: str, actors: Iterable[Actor]) -> list[tuple[str, Actor]]:
    """Return up to three actors with a name or alias spelt nearly so, the nearest first."""
    wanted = _folded(name)
    matcher = SequenceMatcher(b=wanted, autojunk=False)
    found: list[tuple[float, str, Actor]] = []
    for actor in actors:
        likest = (0.0, "")
        for known in (actor.name, *actor.aliases):
            matcher.set_seq1(_folded(known))
            # The quick ratios are upper bounds: most names are passed over by their length.
            if matcher.real_quick_ratio() < _NEAR or matcher.quick_ratio() < _NEAR:
                continue
            likest = max(likest, (matcher.ratio(), known), key=lambda pair: pair[0])
        if likest[0] >= _NEAR:
            found.append((*likest, actor))
    found.sort(key=lambda each: (-each[0], each[2].id))
    return [(known, actor) for _, known, actor in found[:_OFFERED]]


def relation_counts(store: Store, actors: Iterable[Actor], where: Filter = ANY) -> Counter[str]:
    """Return how many relations under a filter each of these actors has, by id."""
    ids = {a.id for a in actors}
    links = store.links(ids, where)
    return Counter(end for link in links for end in {link.source, link.target} & ids)


def joining(store: Store, where: Filter, *ends: Actor) -> tuple[list[Relation], int]:
    """Return the relations of one actor, or between two, and how many the filter leaves out."""
    ids = {actor.id for actor in ends}
    touching = store.relations(ANY, touching=[ends[0].id])
    every = [r for r in touching if ids <= {r.source.id, r.target.id}]
    passing = [r for r in every if where.passes(r)]
    return passing, len(every) - len(passing)


FILTER_WORDS = tuple(field.name for field in fields(Filter))


def filter_of(**words: Any) -> Filter:
    """Return the filter that words name, `Filter`'s own where they are empty.

    Case and hyphens do not matter ("material-conflict", "SUPPLIES"), and the status "any" is all.

    Raises:
        BadQuestion: a word that means nothing.
    """
    given = {name: value for name, value in words.items() if value not in (None, ())}
    for name in ("statuses", "quads", "predicates", "actor_types"):
        if name in given:
            given[name] = tuple(re.sub("[-_]", " ", w).casefold() for w in given[name])
    if given.get("disputed", "any") not in ("any", "only", "hide"):
        raise BadQuestion(f'no choice "{given["disputed"]}"', "Choose from: any, only, hide.")
    if "any" in given.get("statuses", ()):
        given["statuses"] = STATUSES
    if "categories" in given:
        given["categories"] = tuple(word.upper() for word in given["categories"])
    if "min_confidence" in given:
        given["min_confidence"] = given["min_confidence"].casefold()
    return Filter(**given)


def _fit(name: str, actor: Actor) -> int | None:
    if name == actor.id:
        return _ID
    wanted = _folded(name)
    words = set(wanted.split("-"))
    if _is(wanted, actor.name):
        return _NAME
    best = None
    for known in _names(actor):
        if _is(wanted, known) and not _may_be_shared(known, actor):
            return _ALIAS
        if words <= set(_folded(known).split("-")):
            best = _PART
    return best


def _could_fit(spelt: re.Pattern[str], actor: Actor) -> bool:
    """Whether some name holds a word, however it is parted: to fold each of a large store takes seconds."""
    for known in _names(actor):
        letters = known.casefold()
        if spelt.search(letters) or not known.isascii() or not _KEPT.search(letters):
            return True
    return False


def _names(actor: Actor) -> Iterator[str]:
    yield actor.name
    yield from actor.aliases


def _is(wanted: str, known: str) -> bool:
    folded = _folded(known)
    return wanted == folded or wanted.replace("-", "") == folded.replace("-", "")


def _may_be_shared(alias: str, actor: Actor) -> bool:
    """A single word of a person is a surname, which is as good for others who bear it."""
    return actor.type == "person" and len(alias.split()) == 1


def _folded(name: str) -> str:
    return slug(name).removeprefix("the-")


def _unknown(name: str, actors: list[Actor]) -> UnknownActor:
    message = f'no actor "{name}"'
    if not actors:
        return UnknownActor(message, "The store is empty: fill it by `tieline build ARTICLES`.")
    offers = [
        f'"{known}"' if known == actor.name else f'"{known}" (alias of {actor.name})'
        for known, actor in nearest(name, actors)
    ]
    if not offers:
        return UnknownActor(message, "`tieline actors TEXT` lists the names that hold a text.")
    return UnknownActor(message, f"Did you mean {_or(offers)}?")


def _several(name: str, actors: list[Actor]) -> UnknownActor:
    offers = [f"{a.name} ({a.id})" for a in actors[:_NAMED]]
    if len(actors) > _NAMED:
        offers.append(f"one of {len(actors) - _NAMED} more")
    return UnknownActor(
        f'"{name}" fits {len(actors)} actors',
        f"Did you mean {_or(offers)}? Give the whole name, or the id.",
    )


def _or(offers: list[str]) -> str:
    *first, last = offers
    return f"{', '.join(first)} or {last}" if first else last
