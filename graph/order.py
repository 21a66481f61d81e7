"""In what order relations are told, as such or as a network's edges."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from tieline.graph.model import Relation
from tieline.graph.predicates import PREDICATES

Edge = tuple[str, str, str, dict[str, Any]]
"""An edge of `network.build` with its key and what it carries."""
T = TypeVar("T")
_Standing = tuple[int, str, str | None, str]  # origins, predicate, last day, id


def in_time(relations: Iterable[Relation]) -> list[Relation]:
    """Return relations as they occurred, else were told; the undated last."""
    return sorted(relations, key=lambda r: (r.first_day or "9999", r.last_day or "", r.id))


def by_origins(relations: Iterable[Relation]) -> list[Relation]:
    """Return relations with those first that most sources tell; then deeds, then the latest."""
    return _by_origins(relations, lambda r: (len(r.origins), r.meaning.name, r.last_day, r.id))


def edges_by_origins(edges: Iterable[Edge]) -> list[Edge]:
    """Return a network's edges in the order of `by_origins`."""
    return _by_origins(edges, lambda e: (len(e[3]["origins"]), e[3]["predicate"], e[3]["last_day"], e[2]))


def _by_origins(told: Iterable[T], standing: Callable[[T], _Standing]) -> list[T]:
    found = [(*standing(one), one) for one in told]
    found.sort(key=lambda f: (f[2] or "", f[3]), reverse=True)
    found.sort(key=lambda f: (-f[0], PREDICATES[f[1]].kind != "event"))
    return [f[4] for f in found]
