"""What a set of relations is made of, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tieline.graph.model import STATUSES, Actor, Relation
from tieline.graph.predicates import CATEGORIES
from tieline.graph.store import Size

_MOST_JOINED = 8  # names fill one to two lines


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of relations, and the size of the store they come from.

    Attributes:
        statuses, categories: in the model's order, none of them 0.
        outlets: how many relations each wrote; the one with most first.
        most_joined: actors with most relations, and how many.
    """

    size: Size
    relations: int
    disputed: int
    statuses: dict[str, int]
    categories: dict[str, int]
    outlets: dict[str, int]
    published_from: str | None
    published_to: str | None
    most_joined: tuple[tuple[Actor, int], ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "articles": self.size.articles,
            "evidence": self.size.evidence,
            "actors": self.size.actors,
            "relations": self.size.relations,
            "passing": self.relations,
            "disputed": self.disputed,
            "statuses": self.statuses,
            "categories": self.categories,
            "outlets": self.outlets,
            "published_from": self.published_from,
            "published_to": self.published_to,
            "most_joined": [
                {"id": actor.id, "name": actor.name, "relations": count} for actor, count in self.most_joined
            ],
        }


def stats(size: Size, relations: Iterable[Relation]) -> Stats:
    """Count relations in one pass, holding none of them."""
    statuses: Counter[str] = Counter()
    categories: Counter[str] = Counter()
    outlets: Counter[str] = Counter()
    joined: Counter[str] = Counter()
    actors: dict[str, Actor] = {}
    days: set[str] = set()
    disputed = 0
    for relation in relations:
        statuses[relation.status] += 1
        categories[relation.category] += 1
        outlets.update(relation.outlets)
        disputed += relation.disputed
        days.update(filter(None, (relation.published_from, relation.published_to)))
        for actor in (relation.source, relation.target):
            actors[actor.id] = actor
            joined[actor.id] += 1
    most = sorted(joined, key=lambda id_: (-joined[id_], id_))[:_MOST_JOINED]
    return Stats(
        size=size,
        relations=statuses.total(),
        disputed=disputed,
        statuses={s: statuses[s] for s in STATUSES if statuses[s]},
        categories={c: categories[c] for c in CATEGORIES if categories[c]},
        outlets=dict(sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0]))),
        published_from=min(days, default=None),
        published_to=max(days, default=None),
        most_joined=tuple((actors[id_], joined[id_]) for id_ in most),
    )
