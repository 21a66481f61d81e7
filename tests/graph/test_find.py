from collections.abc import Collection, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import actor

from tieline.graph import find
from tieline.graph.errors import BadQuestion, UnknownActor
from tieline.graph.filter import Filter
from tieline.graph.find import filter_of, find_actor, find_two, listed, matching, nearest
from tieline.graph.model import ASSERTED, STATUSES, Actor
from tieline.graph.store import Link, Store

ESTMARK = actor("country:XE", "Estmark", aliases=("Estmarkian", "Holm", "Kingdom of Estmark"))
WEST = actor("country:XW", "West Talland", aliases=("Talland",))
EAST = actor("country:XT", "East Talland")
VOST = actor("person:irena-vost", aliases=("Vost",))
OLD_VOST = actor("person:jan-vost")
EKE = actor("person:halvar-jong-eke", "Halvar Jong Eke", aliases=("Eke", "King Halvar"))
BANK = actor("organization:harbour-bank")
COUNCIL = actor("organization:council", "the Council of the Sound", aliases=("CotS", "Sound Council"))
ALL = [ESTMARK, WEST, EAST, VOST, OLD_VOST, EKE, BANK, COUNCIL]


class Told:
    """A store that knows its actors, and how many relations join each to nobody in particular."""

    def __init__(self, **relations: int) -> None:
        self.counts = {a.id: relations.get(a.name.split()[0], 1) for a in ALL}

    def actors(self) -> Iterator[Actor]:
        return iter(ALL)

    def links(self, actors: Collection[str], where: Filter) -> Iterator[Link]:
        for id_ in actors:
            for n in range(self.counts[id_]):
                yield Link(f"{id_}{n}", id_, "group:others", False, False, 1)


def store(**relations: int) -> Store:
    fake: Any = Told(**relations)
    return fake


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("country:XE", ESTMARK),
        ("Estmark", ESTMARK),
        ("ESTMARK", ESTMARK),
        ("the Kingdom of Estmark", ESTMARK),
        ("holm", ESTMARK),
        ("Halvar Jong-eke", EKE),
        ("halvar jongeke", EKE),
        ("Hálvar Jong Eke", EKE),
        ("eke", EKE),
        ("Halvar Eke", EKE),
        ("cots", COUNCIL),
        ("Council of the Sound", COUNCIL),
        ("bank", BANK),
        ("Talland", WEST),  # a whole alias, before parts of names
    ],
)
def test_names_are_forgiving(name: str, meant: Actor) -> None:
    """An id, a name, an alias, a surname and words of a name find their actor, however written."""
    assert find_actor(store(), name) == meant


def test_a_surname_of_several() -> None:
    """A surname means who has most relations and is alone called by it, or has by far the most."""
    told: list[str] = []
    assert find_actor(store(Irena=3, Jan=2), "vost", tell=told.append) == VOST
    assert told == ['"vost" is read as Irena Vost; it also fits Jan Vost.']
    assert find_actor(store(Irena=2, Jan=6), "vost") == OLD_VOST
    with pytest.raises(UnknownActor) as unclear:
        find_actor(store(Irena=2, Jan=5), "vost")
    assert unclear.value.message == '"vost" fits 2 actors'
    first, second = unclear.value.hint.index(OLD_VOST.id), unclear.value.hint.index(VOST.id)
    assert first < second
    assert find_actor(store(Irena=1, Jan=9), "Irena Vost") == VOST


@pytest.mark.parametrize(
    ("name", "offer"),
    [("Estmarc", '"Estmark"'), ("Holme", '"Holm" (alias of Estmark)'), ("East Taland", "East")],
)
def test_the_nearest_are_offered(name: str, offer: str) -> None:
    """A name that fits none brings the nearest names, an alias with whom it means."""
    with pytest.raises(UnknownActor) as unknown:
        find_actor(store(), name)
    assert unknown.value.status == 3
    assert offer in unknown.value.hint


@given(st.text(max_size=12))
def test_any_text_is_a_name(name: str) -> None:
    """Whatever is typed finds an actor or brings a hint, with at most three near names."""
    assert len(nearest(name, ALL)) <= 3
    try:
        find_actor(store(), name)
    except UnknownActor as unknown:
        assert unknown.hint


def test_two_different_actors() -> None:
    """Two names of one actor are refused."""
    assert find_two(store(), "eke", "holm") == (EKE, ESTMARK)
    with pytest.raises(BadQuestion):
        find_two(store(), "Holm", "Estmark")


def test_listed() -> None:
    """Listed are those whose name, alias or id holds the text, most relations first."""
    assert listed(store(East=3), "tall", Filter()) == [(EAST, 3), (WEST, 1)]
    assert listed(store(), BANK.id, Filter()) == [(BANK, 1)]
    assert len(listed(store(), "", Filter())) == len(ALL)
    assert not listed(store(Harbour=0), "bank", Filter())


def test_filter_of() -> None:
    """Words of a filter are read in any case, with hyphens; what is empty takes the default."""
    assert filter_of(statuses=(), categories=(), since=None) == Filter()
    assert filter_of(statuses=("Any",)).statuses == STATUSES
    read = filter_of(
        categories=("aid",),
        quads=("Verbal-Conflict",),
        predicates=("SELLS_TO",),
        min_confidence="High",
    )
    assert read == Filter(
        categories=("AID",),
        quads=("verbal conflict",),
        predicates=("sells to",),
        min_confidence="high",
    )
    assert read.statuses == ASSERTED
    with pytest.raises(BadQuestion):
        filter_of(statuses=("perhaps",))


# Names that fold alike by accents, case, punctuation or gaps, or to nothing at all.
_PIECES = st.sampled_from(
    ["the", "The", "South", "Korea", "southkorea", "O'Brien", "obrien", "Ö", "o", "U.N.", "un"]
)
_NAMES = st.lists(_PIECES | st.sampled_from(["!", "_", "İ", "№"]), min_size=1, max_size=3).map(" ".join)


@given(name=_NAMES, known=st.lists(_NAMES, min_size=1, max_size=3))
def test_no_actor_is_passed_over_unread(name: str, known: list[str]) -> None:
    """Names are folded only where they could fit, which leaves out none that fits."""
    bearer = actor("organization:x", known[0], aliases=tuple(known[1:]))
    assert matching(name, [bearer]) == ([bearer] if find._fit(name, bearer) is not None else [])
