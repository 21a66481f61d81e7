"""Laws of a store, one body over both: the embedded folder and Neo4j."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up import actor, evidence
from neo4j_server import Neo4jServer
from random_corpora import corpora, expected, filters, readings

from tieline.cypher import connect
from tieline.graph.errors import BadQuestion
from tieline.graph.filter import ANY, Filter
from tieline.graph.model import Evidence, Reading, Relation
from tieline.graph.store import Added, Size, Store

KP, RU, US = (
    actor("country:KP", "North Korea"),
    actor("country:RU", "Russia"),
    actor("country:US", "United States"),
)
KIM = actor("person:kim-jong-un", "Kim Jong Un")


class Fresh:
    """Gives an empty store at each call, and closes the one it gave before."""

    def __init__(self, folder: Path, server: Neo4jServer | None) -> None:
        self._folder = folder
        self._server = server
        self._made: list[Store] = []

    def __call__(self) -> Store:
        self.close()
        if self._server is None:
            store = connect.create_store(str(self._folder / f"store-{len(self._made)}"), {})
        else:
            self._server.wipe()
            names = {"NEO4J_USERNAME": self._server.user, "NEO4J_PASSWORD": self._server.password}
            store = connect.create_store(self._server.uri, names)
        self._made.append(store)
        return store

    def close(self) -> None:
        if self._made:
            self._made[-1].close()

    def examples(self, count: int) -> Callable[[Any], Any]:
        """So many random examples; fewer on a server, which is slow to plan statements."""
        few = count if self._server is None else max(2, count // 8)
        return settings(max_examples=few, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Fresh]:
    server = request.getfixturevalue("neo4j") if request.param == "neo4j" else None
    made = Fresh(tmp_path, server)
    yield made
    made.close()


@pytest.fixture
def store(fresh: Fresh) -> Store:
    return fresh()


def reading(*told: Evidence, text: str | None = None, extractor: str = "tests 1") -> Reading:
    return Reading(told[0].article, text, told, extractor)


def everything(store: Store) -> list[Relation]:
    return list(store.relations(ANY))


def check(store: Store, corpus: Sequence[Reading]) -> None:
    """A store holds what these articles carry, and nothing else."""
    relations = expected(corpus)
    assert everything(store) == relations
    ends = {end.id: end for r in relations for end in (r.source, r.target)}
    assert list(store.actors()) == [ends[id_] for id_ in sorted(ends)]
    told = {e.id for r in corpus for e in r.evidence}
    assert store.size() == Size(len(corpus), len(told), len(ends), len(relations))


def test_any_order_and_batching_gives_the_same_graph(fresh: Fresh) -> None:
    """A store's relations are those of its evidence, however the articles came."""

    @fresh.examples(25)
    @given(data=st.data(), corpus=corpora())
    def law(data: st.DataObject, corpus: list[Reading]) -> None:
        store = fresh()
        order = data.draw(st.permutations(corpus))
        cut = data.draw(st.integers(0, len(order)))
        store.add(order[:cut])
        store.add(order[cut:])
        check(store, corpus)

    law()


def test_adding_twice_changes_nothing(fresh: Fresh) -> None:
    """An article that the store holds as it is is left alone."""

    @fresh.examples(10)
    @given(corpus=corpora(max_size=3))
    def law(corpus: list[Reading]) -> None:
        store = fresh()
        assert store.add(corpus) == Added(len(corpus), 0, 0)
        assert store.add([*corpus, *corpus]) == Added(0, 0, 2 * len(corpus))
        check(store, corpus)

    law()


def test_a_reread_document_replaces_what_it_was(fresh: Fresh) -> None:
    """What only the old reading carried is gone, actors and their merges included."""

    @fresh.examples(15)
    @given(corpus=corpora(max_size=4), again=readings("article-0"))
    def law(corpus: list[Reading], again: Reading) -> None:
        store = fresh()
        store.add(corpus)
        again = replace(again, extractor="tests 2")
        assert store.add([again]).replaced == (1 if corpus else 0)
        check(store, [again, *corpus[1:]])

    law()


def test_forgetting_leaves_what_the_others_carry(fresh: Fresh) -> None:
    """A forgotten article takes with it what only it carried; all forgotten leave nothing."""

    @fresh.examples(10)
    @given(corpus=corpora(max_size=4), data=st.data())
    def law(corpus: list[Reading], data: st.DataObject) -> None:
        store = fresh()
        store.add(corpus)
        gone = data.draw(st.sets(st.sampled_from(corpus)) if corpus else st.just(set()))
        assert store.forget({r.article.id for r in gone} | {"unknown"}) == len(gone)
        check(store, [r for r in corpus if r not in gone])
        store.forget([r.article.id for r in corpus])
        check(store, [])

    law()


def test_the_filter_is_the_one_filter(fresh: Fresh) -> None:
    """Cypher holds a relation back exactly where Filter.passes does, in relations and in links."""

    @fresh.examples(8)
    @given(corpus=corpora(), asked=st.lists(filters(), min_size=8, max_size=8))
    def law(corpus: list[Reading], asked: list[Filter]) -> None:
        store = fresh()
        store.add(corpus)
        relations = everything(store)
        actors = [a.id for a in store.actors()]
        for where in asked:
            passing = [r for r in relations if where.passes(r)]
            assert list(store.relations(where)) == passing
            assert sorted(link.id for link in store.links(actors, where)) == [r.id for r in passing]

    law()


def test_relations_are_found_by_actor_and_by_id(fresh: Fresh) -> None:
    """`touching` and `ids` pick from all relations; links show both directions, each once."""

    @fresh.examples(10)
    @given(corpus=corpora(), data=st.data())
    def law(corpus: list[Reading], data: st.DataObject) -> None:
        store = fresh()
        store.add(corpus)
        relations = everything(store)
        actors = data.draw(st.sets(st.sampled_from(["country:RU", "group:the-west", "country:XX"])))
        touching = [r for r in relations if {r.source.id, r.target.id} & actors]
        assert list(store.relations(ANY, touching=actors)) == touching
        found = sorted(store.links(actors, ANY), key=lambda link: link.id)
        assert [(x.id, x.source, x.target, x.symmetric, x.role, x.origins) for x in found] == [
            (
                r.id,
                r.source.id,
                r.target.id,
                r.meaning.symmetric,
                r.meaning.kind != "event",
                len(r.origins),
            )
            for r in touching
        ]
        to = {end.id for r in relations[::2] for end in (r.source, r.target)}
        closing = [
            k
            for k in found
            if (k.source in actors and k.target in to) or (k.target in actors and k.source in to)
        ]
        assert sorted(store.links(actors, ANY, to=to), key=lambda link: link.id) == closing
        degrees = Counter(end.id for r in relations for end in (r.source, r.target) if end.id in actors)
        assert store.degrees(actors) == degrees
        named = relations[::2]
        assert list(store.relations(ANY, ids=[*(r.id for r in named), "unknown"])) == named

    law()


def test_merging_moves_what_was_loaded_before(store: Store) -> None:
    """An article that explains a short name joins the relations of articles already there."""
    un = actor("organization:un", "UN")
    united = actor("organization:united-nations", "United Nations", aliases=("UN",))
    first = reading(evidence(un, "criticizes", RU, outlet="A", quote="The UN criticized Russia."))
    second = reading(evidence(RU, "criticizes", united, outlet="B", quote="Russia criticized it."))
    store.add([first])
    assert [r.source.id for r in everything(store)] == ["organization:un"]
    store.add([second])
    assert {a.id for a in store.actors()} == {"country:RU", "organization:united-nations"}
    store.forget([second.article.id])
    assert {a.id for a in store.actors()} == {"country:RU", "organization:un"}


def test_the_first_of_two_copies_stands(store: Store) -> None:
    """Of two documents with one article id the first by name stands, whichever came first."""
    told = evidence(KP, "supplies", RU)
    copies = [reading(replace(told, article=replace(told.article, document=name))) for name in ("a", "b")]
    for order in (copies, copies[::-1]):
        store.add(order)
        assert {e.article.document for r in everything(store) for e in r.evidence} == {"a"}
        assert store.size().articles == 1
        store.forget([told.article.id])


def test_what_is_not_asserted_has_its_status_as_type(store: Store) -> None:
    """A match on SUPPLIES never counts what was only expected, possible, denied or negated."""
    for status in ("stated", "expected", "denied"):
        store.add([reading(evidence(KP, "supplies", RU, object=status, status=status, outlet=status))])
    text = """
    MATCH (:Actor)-[r]->(:Actor) RETURN type(r) AS type, r.predicate AS predicate ORDER BY type
    """
    assert store.run(text, {}).rows == (
        ("DENIED", "supplies"),
        ("EXPECTED", "supplies"),
        ("SUPPLIES", "supplies"),
    )


def test_a_question_answers_plain_values(store: Store) -> None:
    """Dates are ISO text, nodes and relationships mappings, on both engines the same."""
    store.add([reading(evidence(KP, "supplies", RU, occurred="2024-06", outlet="A"))])
    text = """
    MATCH p = (a:Actor {id: $id})-[r:SUPPLIES]->(b:Country)
    MATCH (e:Evidence)-[:IN]->(x:Article) WHERE e.relation = r.id
    RETURN a AS actor, type(r) AS type, r.first_day AS day, [r.last_day] AS days, p AS path,
      duration.inDays(r.first_day, r.last_day) AS lasted, e.quote AS quote, x.outlet AS outlet,
      labels(b) AS labels, 1 = 1 AS yes, null AS nothing, {a: [1, 2.5]} AS map
    """
    table = store.run(text, {"id": "country:KP"})
    assert table.columns[:3] == ("actor", "type", "day")
    row = dict(zip(table.columns, table.rows[0], strict=True))
    north = {
        "labels": ["Actor", "Country"],
        "properties": {"aliases": [], "country": "KP", "id": "country:KP", "name": "North Korea"},
    }
    assert row["actor"] == north
    assert (row["type"], row["day"], row["days"]) == ("SUPPLIES", "2024-06-01", ["2024-06-30"])
    assert (row["lasted"], row["outlet"], row["labels"]) == ("P29D", "A", ["Actor", "Country"])
    assert (row["yes"], row["nothing"], row["map"]) == (True, None, {"a": [1, 2.5]})
    assert row["path"]["nodes"][0] == north
    assert row["path"]["relationships"][0]["type"] == "SUPPLIES"
    assert row["path"]["relationships"][0]["properties"]["last_day"] == "2024-06-30"


@pytest.mark.parametrize(
    "text, word",
    [
        ("CREATE (n:Actor {id: 'x'}) RETURN n.id AS id", "only reads"),
        ("MATCH (n:Actor) DETACH DELETE n", "only reads"),
        ("MATCH (n:Actor) SET n.name = 'x' RETURN count(n) AS n", "only reads"),
        ("MATCH (n RETURN n", ""),
        ("MATCH (n:Actor) WHERE n.id = $missing RETURN n.id AS id", "missing"),
        ("", ""),
    ],
)
def test_a_bad_question_is_one_line(store: Store, text: str, word: str) -> None:
    """What cannot be answered is BadQuestion, and nothing is written."""
    store.add([reading(evidence(KP, "supplies", RU))])
    with pytest.raises(BadQuestion) as caught:
        store.run(text, {})
    assert word in caught.value.message
    assert "\n" not in caught.value.message
    assert store.size() == Size(1, 1, 2, 1)
