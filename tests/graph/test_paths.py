from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import actor, evidence, network_of_15, relation

from tieline.graph import network
from tieline.graph.errors import BadQuestion, NoPath
from tieline.graph.paths import LIMIT, MAX_HOPS, Chain, InNetwork, Walked, paths
from tieline.graph.store import Link


@dataclass(frozen=True)
class Told:
    """Links in a list; degrees that make the search ask first whether its sides touch, or never."""

    all: tuple[Link, ...]
    hubs: bool

    def links(self, actors: Collection[str], to: Collection[str] | None = None) -> Iterator[Link]:
        # Once for each end, as a store may tell them.
        for one in sorted(actors):
            for k in self.all:
                if one in (k.source, k.target):
                    other = k.target if one == k.source else k.source
                    if to is None or other in to:
                        yield k

    def degrees(self, actors: Collection[str]) -> dict[str, int]:
        each = 10_000 if self.hubs else 1
        return {one: each * n for one in actors if (n := len(list(self.links([one]))))}


def among(*links: Link, hubs: bool = False) -> Walked:
    return Told(links, hubs)


def link(ends: str, id: str = "", *, symmetric: bool = False, role: bool = False, n: int = 1) -> Link:
    return Link(id or ends, ends[0], ends[1], symmetric, role, n)


_actors = st.sampled_from("abcdefghij")
_links = st.lists(
    st.tuples(_actors, _actors, st.booleans(), st.booleans(), st.integers(1, 4)), max_size=25
).map(lambda rows: [Link(f"r{i:02}", *row) for i, row in enumerate(rows)])


@given(_links, st.booleans(), st.booleans(), st.integers(1, MAX_HOPS), st.booleans())
def test_all_shortest_chains(
    links: list[Link], directed: bool, no_roles: bool, max_hops: int, hubs: bool
) -> None:
    """On any multigraph the chains are exactly networkx's shortest paths, best first."""
    graph = nx.DiGraph()
    graph.add_nodes_from("ab")
    for k in links:
        if not (no_roles and k.role):
            graph.add_edge(k.source, k.target)
            if k.symmetric or not directed:
                graph.add_edge(k.target, k.source)
    ways = {"directed": directed, "no_roles": no_roles, "max_hops": max_hops}
    try:
        expected = {tuple(p) for p in nx.all_shortest_paths(graph, "a", "b")}
    except nx.NetworkXNoPath:
        expected = set()
    if not expected or len(next(iter(expected))) - 1 > max_hops:
        with pytest.raises(NoPath):
            paths("a", "b", among(*links, hubs=hubs), **ways)
        return
    found = paths("a", "b", among(*links, hubs=hubs), every=True, limit=1000, **ways)
    assert {c.actors for c in found} == expected
    assert len(found) == len(expected)
    assert not found.more
    for chain in found:
        assert_joined(chain, links, directed, no_roles)
    assert list(found) == sorted(found, key=rank)
    assert paths("a", "b", among(*links, hubs=hubs), **ways) == found[:1]
    assert paths("a", "b", among(*links), every=True, limit=2, **ways) == found[:2]


def assert_joined(chain: Chain, links: list[Link], directed: bool, no_roles: bool) -> None:
    for (here, there), hop in zip(pairwise(chain.actors), chain.hops, strict=True):
        joining = [
            k
            for k in links
            if not (no_roles and k.role)
            and (
                (k.source, k.target) == (here, there)
                or ((k.target, k.source) == (here, there) and (k.symmetric or not directed))
            )
        ]
        assert [hop.best, *hop.others] == sorted(joining, key=lambda k: (k.role, -k.origins, k.id))


def rank(chain: Chain) -> tuple[int, int, tuple[str, ...]]:
    best = [hop.best for hop in chain.hops]
    return sum(k.role for k in best), -sum(k.origins for k in best), chain.actors


def test_more_than_the_limit() -> None:
    """Of many equal chains the first 50 come, and it is said that there are more."""
    middle = [chr(0x4E00 + i) for i in range(LIMIT + 1)]
    many = among(*(link(f"a{m}") for m in middle), *(link(f"{m}b") for m in middle))
    found = paths("a", "b", many, every=True)
    assert len(found) == LIMIT
    assert found.more
    assert not paths("a", "b", many, every=True, limit=LIMIT + 1).more


def test_asks_hop_by_hop() -> None:
    """Only actors of the frontiers are asked for, each once: the graph is never read whole."""
    asked: list[str] = []

    class Listening(Told):
        def links(self, actors: Collection[str], to: Collection[str] | None = None) -> Iterator[Link]:
            asked.extend(actors)
            yield from super().links(actors, to)

        def degrees(self, actors: Collection[str]) -> dict[str, int]:
            return dict.fromkeys(actors, 1)

    chain = tuple(link(ends) for ends in ("ab", "bc", "cd", "de", "ef", "fg", "gh"))
    paths("c", "f", Listening(chain, hubs=False))
    assert len(asked) == len(set(asked)) <= 4
    assert not {"a", "h"} & set(asked)


def test_a_hub_is_not_asked_for_all_its_links() -> None:
    """Where the sides touch at a hub, the links told are those of the chain and of the lesser actors."""
    told: list[Link] = []

    class Listening(Told):
        def links(self, actors: Collection[str], to: Collection[str] | None = None) -> Iterator[Link]:
            found = list(super().links(actors, to))
            told.extend(found)
            yield from found

        def degrees(self, actors: Collection[str]) -> dict[str, int]:
            return {one: sum(one in (k.source, k.target) for k in self.all) for one in actors}

    spokes = [Link(f"s{n}", "h", f"x{n}", False, False, 1) for n in range(500)]
    walked = Listening((link("ah"), link("hi"), link("ib"), link("ij"), *spokes), hubs=False)
    assert paths("a", "b", walked)[0].actors == ("a", "h", "i", "b")
    assert paths("h", "b", walked)[0].actors == ("h", "i", "b")
    assert len(told) < 20


def test_walks_a_network() -> None:
    """A network made of relations is walked like a store, with symmetry, roles and origins."""
    built = network.build(network_of_15())
    (chain,) = paths("person:halvar-eke", "organization:open-ledger", InNetwork(built))
    assert chain.actors == ("person:halvar-eke", "person:irena-vost", "organization:open-ledger")
    assert len(chain.hops[0].others) == 4
    a, b = actor("country:XA"), actor("country:XB")
    role = network.build([relation(a, b, evidence(a, "leads", b))])
    with pytest.raises(NoPath):
        paths(a.id, b.id, InNetwork(role), no_roles=True)
    with pytest.raises(NoPath):
        paths(b.id, a.id, InNetwork(role), directed=True)
    with pytest.raises(NoPath):
        paths(b.id, "country:nowhere", InNetwork(role))


@pytest.mark.parametrize("max_hops", [-1, 0, MAX_HOPS + 1])
def test_bad_questions(max_hops: int) -> None:
    """A path to oneself or of an unheard-of length is refused with a hint."""
    with pytest.raises(BadQuestion) as refused:
        paths("a", "b", among(), max_hops=max_hops)
    assert refused.value.hint
    with pytest.raises(BadQuestion):
        paths("a", "a", among())


def test_no_path_says_the_cure() -> None:
    """Where nothing joins two actors the hint names what was asked too narrowly, and only that."""
    with pytest.raises(NoPath) as wide:
        paths("a", "b", among())
    assert "direction" not in wide.value.hint
    assert "hops" not in wide.value.hint
    with pytest.raises(NoPath) as narrow:
        paths("a", "b", among(), directed=True, no_roles=True, max_hops=2)
    for cure in ("direction", "roles", "hops", "status"):
        assert cure in narrow.value.hint
