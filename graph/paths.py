"""The shortest chains of actors between two of them, walked link by link through any store."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from tieline.graph.errors import BadQuestion, NoPath
from tieline.graph.filter import Filter
from tieline.graph.model import Actor, Relation
from tieline.graph.predicates import PREDICATES
from tieline.graph.store import Link, Store

if TYPE_CHECKING:
    import networkx as nx  # a third of what `tieline path` would load

MAX_HOPS = 6  # beyond six nearly everybody is joined to everybody, and a chain says nothing
LIMIT = 50  # more chains than this nobody reads

# To ask a store anything takes as long as to be told this many links (Neo4j on one machine).
_LINKS_A_QUESTION = 100


class Walked(Protocol):
    """What paths are sought in: a store under a filter, or a network."""

    def links(self, actors: Collection[str], to: Collection[str] | None = None) -> Iterable[Link]:
        """Every link that joins one of these actors and another, or one of `to`."""
        ...

    def degrees(self, actors: Collection[str]) -> Mapping[str, int]:
        """How many links each has, with those that the filter leaves out; who has none need not be told."""
        ...


# One step of the search: actor reached -> actor it was reached from -> the links that join them.
_Step = dict[str, dict[str, list[Link]]]


@dataclass(frozen=True, slots=True)
class Hop:
    """Two actors of a chain and what joins them, the best link first."""

    best: Link
    others: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """Actors in walking order; hop i joins actors i and i + 1."""

    actors: tuple[str, ...]
    hops: tuple[Hop, ...]


class Chains(list[Chain]):
    """Chains of equal length, best first; `more` says that the limit cut some off."""

    more: bool = False


@dataclass(slots=True)
class _Side:
    """One end's half of the search: who is reached, in how many steps."""

    frontier: set[str]
    outward: bool  # walks links as they point; the other end's side walks them against
    width: int  # links that lead on from the frontier
    seen: set[str] = field(default_factory=set)
    steps: list[_Step] = field(default_factory=list)


def paths(
    start: str,
    end: str,
    walked: Walked,
    *,
    max_hops: int = MAX_HOPS,
    directed: bool = False,
    every: bool = False,
    no_roles: bool = False,
    limit: int = LIMIT,
) -> Chains:
    """Return the shortest chains of actors that join two of them, best first.

    Direction is ignored unless `directed`; symmetric links go both ways even then. Among equally
    short chains those with fewer roles come first, then those with more origins (of the best links,
    summed), then those with smaller actor ids.

    Args:
        start, end: actor ids.
        walked: what is joined under the filter, so that the filter holds during the search.
        max_hops: links, not actors; 1 is a direct relation.
        every: all shortest chains up to `limit`, not the best alone.
        no_roles: as if no role ("leads", "works for") were known.

    Raises:
        BadQuestion: both ends are the same, or max_hops is not 1..MAX_HOPS.
        NoPath: nothing joins them within max_hops.

    Source: bidirectional breadth-first search, Pohl 1971.
    """
    if start == end:
        raise BadQuestion(f"a path from {start} to itself", "Name two different actors.")
    if not 1 <= max_hops <= MAX_HOPS:
        raise BadQuestion(f"a path of {max_hops} hops", f"Ask for 1 to {MAX_HOPS} hops.")

    degrees = walked.degrees((start, end))
    near = _Side({start}, outward=True, width=degrees.get(start, 0), seen={start})
    far = _Side({end}, outward=False, width=degrees.get(end, 0), seen={end})
    met: set[str] = set()
    while not met and near.width and far.width:
        if len(near.steps) + len(far.steps) == max_hops:
            break
        # The side of fewer links first, and of many only those that close the chain, if any do:
        # beside a hub's thousands of links they are a handful.
        side, other = (near, far) if near.width <= far.width else (far, near)
        reached: _Step = {}
        if len(side.frontier) * len(other.frontier) + _LINKS_A_QUESTION < side.width:
            closing = walked.links(side.frontier, other.frontier)
            reached = _reached(side, closing, directed=directed, no_roles=no_roles)
        if not reached:
            links = walked.links(side.frontier)
            reached = _reached(side, links, directed=directed, no_roles=no_roles)
        side.steps.append(reached)
        side.frontier = set(reached)
        side.seen |= side.frontier
        met = side.frontier & other.frontier
        side.width = _width(reached, walked) if not met else 0
    if not met:
        raise _no_path(start, end, max_hops, directed, no_roles)

    ranked = _rank(start, _joined(near, far, met), limit + 1 if every else 1)
    wanted = limit if every else 1
    found = Chains(chain for _, chain in ranked[:wanted])
    found.more = len(ranked) > wanted
    return found


def in_store(
    store: Store, source: Actor, target: Actor, where: Filter, **ways: Any
) -> tuple[Chains, dict[str, Relation]]:
    """Return the chains of `paths` between two of a store's actors, and the best relations by id.

    Args:
        where: holds during the search.
        ways: as for `paths`.

    Raises:
        BadQuestion, NoPath: as `paths`, told by the actors' names.
    """
    try:
        found = paths(source.id, target.id, InStore(store, where), **ways)
    except NoPath as error:
        told = error.message.replace(source.id, source.name).replace(target.id, target.name)
        raise NoPath(told, error.hint) from error
    best = {hop.best.id for chain in found for hop in chain.hops}
    return found, {r.id: r for r in store.relations(where, ids=best)}


@dataclass(frozen=True, slots=True)
class InStore:
    """A store's relations under a filter, to find paths in."""

    store: Store
    where: Filter

    def links(self, actors: Collection[str], to: Collection[str] | None = None) -> Iterable[Link]:
        return self.store.links(actors, self.where, to=to)

    def degrees(self, actors: Collection[str]) -> Mapping[str, int]:
        return self.store.degrees(actors)


@dataclass(frozen=True, slots=True)
class InNetwork:
    """A network made by `network.build`, to find paths in."""

    network: nx.MultiDiGraph

    def links(self, actors: Collection[str], to: Collection[str] | None = None) -> Iterator[Link]:
        for actor in self.network.nbunch_iter(actors):
            for edges in (self.network.out_edges, self.network.in_edges):
                for source, target, key, carried in edges(actor, keys=True, data=True):
                    if to is None or (target if source == actor else source) in to:
                        yield _link(source, target, key, carried)

    def degrees(self, actors: Collection[str]) -> Mapping[str, int]:
        return dict(self.network.degree(actors))


def _link(source: str, target: str, key: str, carried: dict[str, object]) -> Link:
    origins = carried["origins"]
    assert isinstance(origins, list)
    role = PREDICATES[str(carried["predicate"])].kind != "event"
    return Link(key, source, target, bool(carried["symmetric"]), role, len(origins))


def _reached(side: _Side, links: Iterable[Link], *, directed: bool, no_roles: bool) -> _Step:
    """Return every actor that is one link further out."""
    met: dict[str, dict[str, dict[str, Link]]] = {}
    for link in links:
        if link.role and no_roles:
            continue
        for here, there, along in (
            (link.source, link.target, True),
            (link.target, link.source, False),
        ):
            if here not in side.frontier or there in side.seen:
                continue
            if not directed or link.symmetric or along == side.outward:
                # By id: a store may tell a link once for each of its ends.
                met.setdefault(there, {}).setdefault(here, {})[link.id] = link
    return {
        there: {here: list(joined.values()) for here, joined in from_.items()} for there, from_ in met.items()
    }


def _width(reached: _Step, walked: Walked) -> int:
    """Return how many links lead on from actors; asked for only where the links did not tell."""
    told = {
        there: link.degree
        for there, from_ in reached.items()
        for joined in from_.values()
        for link in joined
        if link.degree is not None
    }
    rest = reached.keys() - told.keys()
    return sum(told.values()) + (sum(walked.degrees(rest).values()) if rest else 0)


def _joined(near: _Side, far: _Side, met: set[str]) -> list[_Step]:
    """Put the two halves together: steps from start to end, holding shortest chains alone."""
    steps = near.steps[:]
    wanted = met
    for i in range(len(steps) - 1, -1, -1):
        steps[i] = {actor: steps[i][actor] for actor in wanted}
        wanted = {before for reached in steps[i].values() for before in reached}
    wanted = met
    for step in reversed(far.steps):
        turned: _Step = {}
        for actor in wanted:
            for nearer_end, joined in step[actor].items():
                turned.setdefault(nearer_end, {})[actor] = joined
        steps.append(turned)
        wanted = set(turned)
    return steps


_Rank = tuple[int, int, tuple[str, ...]]


def _rank(start: str, steps: list[_Step], count: int) -> list[tuple[_Rank, Chain]]:
    """Return the best `count` chains through the steps, each with its rank.

    Only the best `count` to each actor are carried on. That loses none: the rank is a sum, so of
    two chains to one actor the better stays the better whatever follows.
    """
    best: dict[str, list[tuple[_Rank, Chain]]] = {start: [((0, 0, (start,)), Chain((start,), ()))]}
    for step in steps:
        best = {
            actor: heapq.nsmallest(
                count,
                (
                    _extended(rank, chain, actor, hop)
                    for before, joined in reached.items()
                    for hop in [_hop(joined)]
                    for rank, chain in best[before]
                ),
                key=lambda ranked: ranked[0],
            )
            for actor, reached in step.items()
        }
    (ranked,) = best.values()
    return ranked


def _hop(joined: list[Link]) -> Hop:
    first, *others = sorted(joined, key=lambda link: (link.role, -link.origins, link.id))
    return Hop(first, tuple(others))


def _extended(rank: _Rank, chain: Chain, actor: str, hop: Hop) -> tuple[_Rank, Chain]:
    roles, origins, actors = rank
    actors = (*actors, actor)
    reached = Chain(actors, (*chain.hops, hop))
    return (roles + hop.best.role, origins - hop.best.origins, actors), reached


def _no_path(start: str, end: str, max_hops: int, directed: bool, no_roles: bool) -> NoPath:
    ways = ["under a wider filter, such as any status"]
    if max_hops < MAX_HOPS:
        ways.insert(0, f"with more hops (up to {MAX_HOPS})")
    if no_roles:
        ways.insert(0, "with roles")
    if directed:
        ways.insert(0, "without direction")
    hops = "1 hop" if max_hops == 1 else f"{max_hops} hops"
    return NoPath(f"nothing joins {start} and {end} within {hops}", f"Ask {', or '.join(ways)}.")
