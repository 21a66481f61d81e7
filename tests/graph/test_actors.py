"""Which of the articles' actors are the same."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_corpora import PARTIES

from tieline.graph.actors import merge_actors
from tieline.graph.ids import actor_id
from tieline.graph.model import Party


def person(name: str, *aliases: str, id: str = "") -> Party:
    return Party(id or actor_id("person", name), name, "person", aliases)


def body(name: str, *aliases: str, id: str = "") -> Party:
    return Party(id or actor_id("organization", name), name, "organization", aliases)


def country(code: str, name: str, *aliases: str) -> Party:
    return Party(f"country:{code}", name, "country", aliases)


def groups(*parties: Party) -> set[frozenset[str]]:
    """The names that merging puts together, where it is more than one id."""
    canonical = merge_actors(parties).canonical
    together: dict[str, set[Party]] = {}
    for party in parties:
        together.setdefault(canonical[party.id], set()).add(party)
    return {frozenset(p.name for p in of) for of in together.values() if len({p.id for p in of}) > 1}


FULL = body("Kelman Sound Bank", "KSB", "Sound Bank", "Bank")

MERGED: dict[str, Sequence[Party]] = {
    "an acronym that an article explains": [FULL, body("KSB")],
    "an acronym with points": [FULL, body("K.S.B.")],
    "a short name to which a full one adds a legal form": [
        body("Orvana Group Corp.", "Orvana"),
        body("Orvana"),
    ],
    "a middle initial": [person("Dana Q. Brook"), person("Dana Brook")],
    "a first name in another usual spelling": [person("Yasir Brook"), person("Yasser Brook")],
    "a full name that another article's id lacks": [
        person("Dana Quill Brook", id="person:dana-brook"),
        person("Dana Quill Brook"),
    ],
}


@pytest.mark.parametrize("parties", MERGED.values(), ids=MERGED)
def test_one_actor(parties: Sequence[Party]) -> None:
    """What points to exactly one actor of the corpus is that actor."""
    assert groups(*parties) == {frozenset(p.name for p in parties)}


APART: dict[str, Sequence[Party]] = {
    "two people of one surname": [person("Dana Brook", "Brook"), person("Ivo Brook", "Brook")],
    "a surname alone": [person("Dana Brook", "Brook"), person("Brook")],
    "other initials": [person("Dana Q. Brook"), person("Dana R. Brook")],
    "other initials, and one without": [
        person("Dana Q. Brook"),
        person("Dana R. Brook"),
        person("Dana Brook"),
    ],
    "initials without a space": [person("Dana Q.R. Brook"), person("Dana S. Brook"), person("Dana Brook")],
    "a middle initial where another has a whole middle name": [
        person("Dana Q. Brook"),
        person("Dana Rill Brook"),
        person("Dana Brook"),
    ],
    "first names that only begin alike": [person("Sergei Brook"), person("Serge Brook")],
    "one spelling with another surname": [person("Sergey Brooks"), person("Sergei Brook")],
    "a whole middle name": [person("Dana Quill Brook"), person("Dana Brook")],
    "father and son": [person("Dana Brook Jr."), person("Dana Brook")],
    "a person and a company": [person("Dana Brook"), body("Dana Brook")],
    "an acronym of two bodies": [FULL, body("Kelman Society of Brewers", "KSB"), body("KSB")],
    "a first word to which a full name adds more than a legal form": [
        body("Orvana Harbour Trust", "Orvana"),
        body("Orvana"),
    ],
    "a common noun": [FULL, body("Bank")],
    "a short name of another listed body": [
        body("Norvian Upper House", "NUH", id="organization:norvian-upper-house"),
        body("NUH", "Nameless Union Hall", id="organization:nameless-union-hall"),
    ],
    "bodies that only their ids tell apart": [
        body("Supreme Court", "Norvian Supreme Court", id="organization:norvian-supreme-court"),
        body("Supreme Court", "Estmark Supreme Court", id="organization:estmark-supreme-court"),
    ],
    "countries with a name in common": [
        country("XA", "Upper Lorra", "Lorra", "LORRA"),
        country("XB", "Lorra"),
    ],
}


@pytest.mark.parametrize("parties", APART.values(), ids=APART)
def test_apart(parties: Sequence[Party]) -> None:
    """What might be another actor stays one of its own."""
    assert groups(*parties) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Halvar Jong-eke", "Halvar Jong Eke"),
        ("İrena Vośt", "Irena Vost"),
        ("IRENA VOST", "Irena Vost"),
        ("Irena Łøst", "Irena Lost"),
        ("Irena O’Vost", "Irena O'Vost"),
    ],
)
def test_another_spelling_is_the_same_id(one: str, other: str) -> None:
    """Accents, case, hyphens and apostrophes make no other actor."""
    assert groups(person(one), person(other)) == set()
    assert len(merge_actors([person(one), person(other)]).actors) == 1


def test_each_merge_has_its_reason() -> None:
    """The table says who became whom and by which name; the fuller name stays."""
    table = merge_actors([body("KSB"), FULL, person("Dana Brook"), person("Dana Q. Brook")])
    assert [(m.id, m.into, m.reason) for m in table.merges] == [
        (
            "organization:ksb",
            "organization:kelman-sound-bank",
            "a short name that one full name explains: ksb",
        ),
        (
            "person:dana-brook",
            "person:dana-q-brook",
            "the same first and last name, initials aside: dana-brook",
        ),
    ]
    merged = table.of(body("KSB"))
    assert (merged.id, merged.name) == (FULL.id, FULL.name)
    assert merged.aliases == ("Bank", "KSB", "Sound Bank")


def test_what_was_ambiguous_stays_so() -> None:
    """A name that two bear chooses neither, though who bears it is one of them by another name."""
    plain = [person("Dana Brook"), person("Dana Quill Brook", id="person:dana-brook")]
    quill = [person("Dana Q. Brook"), person("Dana Quill Brook", id="person:dana-q-brook")]
    other = person("Dana R. Brook")
    table = merge_actors([*plain, *quill, other])
    assert table.of(plain[0]) == table.of(quill[0]) != table.of(other)


def test_an_actor_has_all_its_articles_names() -> None:
    """The corpus's actor has every alias of every article, its own name not among them."""
    table = merge_actors([country("XN", "Norvia", "Norvian"), country("XN", "Norvia", "Sund")])
    [norvia] = table.actors.values()
    assert (norvia.name, norvia.aliases, norvia.country) == ("Norvia", ("Norvian", "Sund"), "XN")


NAMES = [
    *PARTIES,
    *MERGED["a full name that another article's id lacks"],
    *(party for parties in APART.values() for party in parties),
]


@settings(max_examples=150, deadline=None)
@given(parties=st.lists(st.sampled_from(NAMES), max_size=12), data=st.data())
def test_order_and_repeats_change_nothing(parties: list[Party], data: st.DataObject) -> None:
    """The table is a function of the set of parties, with its reasons."""
    mixed = data.draw(st.permutations([*parties, *parties[:3]]))
    assert merge_actors(mixed) == merge_actors(parties)


@settings(max_examples=150, deadline=None)
@given(parties=st.sets(st.sampled_from(NAMES), max_size=12))
def test_a_canonical_actor_is_its_own(parties: set[Party]) -> None:
    """Merging ends at actors that stay, keep their type, and are each reached from their members."""
    table = merge_actors(parties)
    assert {p.id for p in parties} == table.canonical.keys()
    assert set(table.canonical.values()) == table.actors.keys()
    assert all(table.canonical[id_] == id_ for id_ in table.actors)
    assert all(table.of(p).type == p.type for p in parties)
    assert {m.id: m.into for m in table.merges} == {
        id_: into for id_, into in table.canonical.items() if id_ != into
    }
