"""Relations as a networkx graph: actors are nodes, every relation is an edge with its evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import networkx as nx

from tieline.graph.model import NOTICE, Actor, Relation


def build(relations: Iterable[Relation]) -> nx.MultiDiGraph:
    """Return the network that relations span, the same whatever their order.

    Nodes are actor ids with name, type, aliases (a list), country and sector. Edges run from source
    to target, are keyed by relation id and carry what `Relation.as_json` prints, evidence
    included, and `first_day` and `last_day`, by which time is filtered. A symmetric relation is one
    edge, marked `symmetric`. The graph's own attribute `notice` says what an arrow is.
    """
    arrows = sorted(relations, key=lambda r: r.id)
    actors = {actor.id: actor for r in reversed(arrows) for actor in (r.target, r.source)}
    network = nx.MultiDiGraph(notice=NOTICE)
    network.add_nodes_from((i, _node(actors[i])) for i in sorted(actors))
    for relation in arrows:
        carried = relation.as_json() | {"first_day": relation.first_day, "last_day": relation.last_day}
        network.add_edge(relation.source.id, relation.target.id, key=relation.id, **carried)
    return network


def around(network: nx.MultiDiGraph, actor_ids: Collection[str], hops: int) -> nx.MultiDiGraph:
    """Return the actors within so many relations of some, and every relation among them.

    Direction is ignored. Ids that the network does not hold are passed over: under a filter an
    actor may have no relation left.
    """
    reached = {i for i in actor_ids if i in network}
    frontier = reached
    for _ in range(hops):
        frontier = {n for i in frontier for n in nx.all_neighbors(network, i)} - reached
        reached |= frontier
    # Not `network.subgraph`: the order of its nodes follows the hashes of a set.
    kept = nx.MultiDiGraph(**network.graph)
    kept.add_nodes_from(n for n in network.nodes(data=True) if n[0] in reached)
    kept.add_edges_from(e for e in network.edges(keys=True, data=True) if e[0] in reached and e[1] in reached)
    return kept


def _node(actor: Actor) -> dict[str, Any]:
    return {
        "name": actor.name,
        "type": actor.type,
        "aliases": list(actor.aliases),
        "country": actor.country,
        "sector": actor.sector,
    }
