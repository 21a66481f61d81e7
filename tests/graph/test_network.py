import random

import pytest
from made_up import actor, evidence, network_of_15, relation

from tieline.graph import network
from tieline.graph.model import NOTICE, Actor, Relation

RELATIONS = network_of_15()


@pytest.mark.parametrize("seed", range(3))
def test_order_free(seed: int) -> None:
    """The same relations give the same nodes and edges in the same order, however they come."""
    shuffled = random.Random(seed).sample(RELATIONS, len(RELATIONS))
    one, other = network.build(RELATIONS), network.build(shuffled)
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_edges_carry_their_relations() -> None:
    """Every relation is an edge under its id, from source to target, with what `--json` prints and days."""
    built = network.build(RELATIONS)
    assert built.number_of_edges() == len(RELATIONS)
    for told in RELATIONS:
        assert built.edges[told.source.id, told.target.id, told.id] == told.as_json() | {
            "first_day": told.first_day,
            "last_day": told.last_day,
        }
    assert built.graph == {"notice": NOTICE}


def test_nodes_carry_their_actors() -> None:
    """A node holds what is known of its actor."""
    kim = actor("person:a-b", "A. B.", aliases=("B", "Old B"), country="KP", sector="government")
    built = network.build([_arrow(kim, actor("country:XA"))])
    assert built.nodes["person:a-b"] == {
        "name": "A. B.",
        "type": "person",
        "aliases": ["B", "Old B"],
        "country": "KP",
        "sector": "government",
    }


def test_symmetric_is_one_edge() -> None:
    """A symmetric relation is one edge, marked so."""
    a, b = actor("country:XA"), actor("country:XB")
    built = network.build([relation(a, b, evidence(a, "meets", b))])
    assert [d["symmetric"] for _, _, d in built.edges(data=True)] == [True]


def test_around() -> None:
    """Hops ignore direction, and all relations among the actors reached are kept, in order."""
    a, b, c, d = (actor(f"country:X{letter}") for letter in "ABCD")
    chain = [_arrow(b, a), _arrow(b, c), _arrow(d, c), _arrow(a, c), _arrow(c, a, id="back")]
    built = network.build(chain)
    assert list(network.around(built, ["country:XA"], 0)) == ["country:XA"]
    near = network.around(built, ["country:XA", "country:nowhere"], 1)
    assert list(near) == ["country:XA", "country:XB", "country:XC"]
    assert near.number_of_edges() == 4
    assert near.graph == {"notice": NOTICE}
    assert network.around(built, ["country:XA"], 2).number_of_edges() == 5


def _arrow(source: Actor, target: Actor, id: str = "") -> Relation:
    return relation(source, target, evidence(source, "aids", target), id=id)
