"""Places of actors: the same on every run, what matters apart, nobody far out."""

from collections import Counter
from itertools import chain, combinations
from math import hypot
from random import Random

import networkx as nx
import pytest

from tieline.graph.layout import CORE, best_connected, positions


def scale_free(actors: int) -> nx.MultiDiGraph:
    """A made-up network: few actors are in most relations, as in the news."""
    chance = Random(3)
    made = nx.MultiDiGraph(nx.barabasi_albert_graph(actors, 2, seed=3))
    named = nx.relabel_nodes(made, {n: f"person:{n:04}" for n in made})
    for actor in named:
        named.nodes[actor]["name"] = "Name" * chance.randint(1, 8)
    for *_, carried in named.edges(data=True):
        carried["status"] = chance.choice(("stated", "expected"))
    return named


@pytest.mark.parametrize("actors", [60, 400])
def test_names_of_the_opening_picture_do_not_overlap(actors: int) -> None:
    """Where a small network, or the part that a large one opens on, is seen at full size."""
    network = scale_free(actors)
    places = positions(network, ["stated"])
    assert places == positions(network, ["stated"])
    assert set(places) == set(network)
    ends = [(a, b) for a, b, told in network.edges(data=True) if told["status"] == "stated"]
    stated = nx.compose(nx.empty_graph(sorted(network)), nx.Graph(ends))
    seen = best_connected(stated, sorted(network), Counter(chain.from_iterable(ends)))
    assert len(seen) == min(actors, CORE)
    overlapping = 0
    for a, b in combinations(seen, 2):
        wide = sum(8 * min(len(network.nodes[i]["name"]), 24) for i in (a, b)) / 2
        dx, dy = (abs(places[a][axis] - places[b][axis]) for axis in (0, 1))
        overlapping += dx < wide and dy < 60
    assert overlapping <= len(seen) * 0.02
    far = sorted(hypot(x, y) for x, y in places.values())
    assert far[-1] < 4 * far[len(far) // 2], "one who is flung away makes all others small"
