"""From a name as people type it to the one actor that is meant, or a word on who it may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from tieline.graph.errors import UnknownActor
from tieline.graph.filter import ANY
from tieline.graph.ids import slug
from tieline.graph.model import Actor
from tieline.graph.store import Store

# "Kim" is the Kim of most articles if the next one is met three times less; below that we ask.
_LEAD = 3
# As `difflib.get_close_matches`: below, words that are offered look arbitrary.
_NEAR = 0.6
_OFFERED = 3
_NAMED = 5

# How well a name fits, best first.
_ID, _NAME, _ALIAS, _PART = range(4)


@dataclass(frozen=True, slots=True)
class Found:
    """The actor that a name means, and those whom it fits as well but who are named far less."""

    actor: Actor
    others: tuple[Actor, ...] = ()


def find_actor(store: Store, name: str) -> Found:
    """Return the actor that a name means: an id, a name, an alias, a surname, some words of a name.

    Case, accents, hyphens and "the" do not matter. An id, a whole name, then a whole alias decide at
    once; among several that fit alike the one that wins has three times as many relations as the
    next.

    Raises:
        UnknownActor: the name fits none, and the hint offers the nearest, or fits several, and the
            hint names them, the one with most relations first.
    """
    actors = list(store.actors())
    fitting = matching(name, actors)
    if not fitting:
        raise _unknown(name, actors)
    if len(fitting) == 1:
        return Found(fitting[0])
    count = relation_counts(store, fitting)
    first, second, *rest = sorted(fitting, key=lambda a: (-count[a.id], a.id))
    if count[first.id] < _LEAD * max(count[second.id], 1):
        raise _several(name, (first, second, *rest))
    return Found(first, (second, *rest))


def matching(name: str, actors: Iterable[Actor]) -> list[Actor]:
    """Return the actors that a name fits best: all by id, or all by name, alias, or part of one."""
    fits: dict[int, list[Actor]] = {}
    for actor in actors:
        fit = _fit(name, actor)
        if fit is not None:
            fits.setdefault(fit, []).append(actor)
    return fits[min(fits)] if fits else []


def containing(text: str, actors: Iterable[Actor]) -> list[Actor]:
    """Return the actors whose id, name or an alias holds a text: what `actors TEXT` lists."""
    wanted = _folded(text)
    return [
        a for a in actors if a.id == text or any(wanted in _folded(n) for n in (a.name, *a.aliases))
    ]


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


def relation_counts(store: Store, actors: Iterable[Actor]) -> Counter[str]:
    """Return how many relations of any status each of these actors has, by id."""
    ids = {a.id for a in actors}
    links = store.links(ids, ANY)
    return Counter(end for link in links for end in {link.source, link.target} & ids)


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


def _names(actor: Actor) -> Iterator[str]:
    yield actor.name
    yield from actor.aliases


def _is(wanted: str, known: str) -> bool:
    folded = _folded(known)
    return wanted == folded or wanted.replace("-", "") == folded.replace("-", "")


def _may_be_shared(alias: str, actor: Actor) -> bool:
    """A single word of a person is a surname: it is no better a name than for others who bear it."""
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


def _several(name: str, actors: tuple[Actor, ...]) -> UnknownActor:
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
