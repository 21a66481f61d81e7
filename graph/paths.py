"""The shortest chains of actors between two of them, walked link by link through any store."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tieline.graph.errors import BadQuestion, NoPath
from tieline.graph.filter import Filter
from tieline.graph.model import Actor, Relation
from tieline.graph.predicates import PREDICATES
from tieline.graph.store import Link, Store

if TYPE_CHECKING:
    import networkx as nx  # a third of what `tieline path` would load

MAX_HOPS = 6  # beyond six nearly everybody is joined to everybody, and a chain says nothing
LIMIT = 50  # more chains than this nobody reads

Links = Callable[[Collection[str]], Iterable[Link]]
"""Given actors, every link that starts or ends at one of them, as `Store.links` under a filter."""

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
    seen: set[str] = field(default_factory=set)
    steps: list[_Step] = field(default_factory=list)


def paths(
    start: str,
    end: str,
    links: Links,
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
        links: neighbours under the filter, so that the filter holds during the search.
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

    near = _Side({start}, outward=True, seen={start})
    far = _Side({end}, outward=False, seen={end})
    met: set[str] = set()
    while not met and near.frontier and far.frontier:
        if len(near.steps) + len(far.steps) == max_hops:
            break
        # The smaller frontier first: the links fetched grow with its size.
        side = near if len(near.frontier) <= len(far.frontier) else far
        _advance(side, links, directed=directed, no_roles=no_roles)
        met = near.frontier & far.frontier
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
        found = paths(source.id, target.id, lambda actors: store.links(actors, where), **ways)
    except NoPath as error:
        told = error.message.replace(source.id, source.name).replace(target.id, target.name)
        raise NoPath(told, error.hint) from error
    best = {hop.best.id for chain in found for hop in chain.hops}
    return found, {r.id: r for r in store.relations(where, ids=best)}


def in_network(network: nx.MultiDiGraph) -> Links:
    """Return the links of a network made by `network.build`, to be walked like a store's."""

    def links(actors: Collection[str]) -> Iterator[Link]:
        for actor in actors:
            if actor in network:
                yield from (_link(*e) for e in network.out_edges(actor, keys=True, data=True))
                yield from (_link(*e) for e in network.in_edges(actor, keys=True, data=True))

    return links


def _link(source: str, target: str, key: str, carried: dict[str, object]) -> Link:
    origins = carried["origins"]
    assert isinstance(origins, list)
    role = PREDICATES[str(carried["predicate"])].kind != "event"
    return Link(key, source, target, bool(carried["symmetric"]), role, len(origins))


def _advance(side: _Side, links: Links, *, directed: bool, no_roles: bool) -> None:
    """Reach every actor that is one link further out."""
    met: dict[str, dict[str, dict[str, Link]]] = {}
    for link in links(side.frontier):
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
    side.frontier = set(met)
    side.seen |= side.frontier
    side.steps.append(
        {
            there: {here: list(joined.values()) for here, joined in from_.items()}
            for there, from_ in met.items()
        }
    )


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
