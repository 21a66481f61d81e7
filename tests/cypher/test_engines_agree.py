"""Both engines give the same rows: of every named statement, and of every question of the catalogue.

The stores' own functions run on a pair of engines, so that each statement that they send is answered
by both and compared on the spot.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import neo4j as driver
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from made_up import actor, evidence
from neo4j_server import Neo4jServer
from random_corpora import DAYS, OBJECT_KEYS, PREDICATES, corpora, dense_corpora, expected, filters
from random_questions import questions

from tieline.cypher import fetch, statements, swap
from tieline.cypher.catalogue import catalogue
from tieline.cypher.census import Census
from tieline.cypher.cypher_store import SCHEMA
from tieline.cypher.embedded import lookup
from tieline.cypher.embedded.graph import ask, empty_graph, runner
from tieline.cypher.neo4j import import_files
from tieline.cypher.rows import read
from tieline.cypher.saved_query import Parameter
from tieline.graph.filter import ANY, Filter
from tieline.graph.lines import read_readings
from tieline.graph.model import Reading
from tieline.graph.store import Table

# What the catalogue asks of besides: conflict, what is bought, treaties.
ASKED_OF = (*PREDICATES, "buys from", "signs with", "accuses", "vetoes", "bans", "attacks", "asks")

SAMPLES = Path(__file__).parents[1] / "data" / "catalogue" / "relations.jsonl"
UN = actor("organization:un", "UN")
UNITED = actor("organization:united-nations", "United Nations", aliases=("UN",))
RU = actor("country:RU", "Russia")


class Pair:
    """Runs a statement on both engines, compares the rows, and returns them.

    The server's share is one transaction that never ends, which spares it the disk.

    Attributes:
        texts: all that was run.
    """

    def __init__(self, session: driver.Session) -> None:
        self._session = session
        self._transaction: driver.Transaction | None = None
        self.texts: set[str] = set()
        self.clear()

    def __call__(self, text: str, /, **parameters: Any) -> list[Mapping[str, Any]]:
        self.texts.add(text)
        rows = runner(self._graph)(text, **parameters)
        told = [record.data() for record in self._transaction.run(text, parameters)]
        assert sorted(repr(plain(row)) for row in rows) == sorted(repr(plain(row)) for row in told), text
        return rows

    def ask(self, text: str, parameters: Mapping[str, Any]) -> Table:
        """Run a user's question, of which the order of rows and columns counts too."""
        table = ask(self._graph, text, parameters)
        result = self._transaction.run(text, parameters)
        told = Table(tuple(result.keys()), tuple(tuple(map(plain, row.values())) for row in result))
        assert table == told, text
        return table

    def clear(self) -> None:
        self._graph = empty_graph()
        if self._transaction:
            self._transaction.rollback()
        self._transaction = self._session.begin_transaction()
        self(statements.CREATE_STORE, schema=SCHEMA)


def plain(value: Any) -> Any:
    """A value as both engines' clients hold it alike."""
    if isinstance(value, Mapping):
        # To a node's properties the embedded engine adds two of its own, and lists what is not set.
        own = {"type"} if "document" in value else {"type", "title"}
        return {k: plain(v) for k, v in sorted(value.items()) if v is not None and k not in own}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.iso_format() if hasattr(value, "iso_format") else value


@pytest.fixture
def pair(neo4j: Neo4jServer) -> Iterator[Pair]:
    login = (neo4j.user, neo4j.password)
    with driver.GraphDatabase.driver(neo4j.uri, auth=login, notifications_min_severity="OFF") as server:
        for text in statements.SCHEMA:
            server.execute_query(text)
        with server.session() as session:
            yield Pair(session)


def few(count: int) -> settings:
    """So many examples, the same every time: a server takes seconds for each."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=count, deadline=None, derandomize=True, suppress_health_check=slow)


def test_named_statements(pair: Pair, tmp_path: Path) -> None:
    """All that stores send in writing, replacing, forgetting and answering is answered alike."""

    @few(5)
    @given(
        corpus=corpora(min_size=2),
        again=corpora(min_size=1, max_size=2),
        asked=filters(),
        data=st.data(),
    )
    def law(corpus: list[Reading], again: list[Reading], asked: Filter, data: st.DataObject) -> None:
        pair.clear()
        census = Census()
        swap.add(pair, census, [read(r) for r in corpus])
        swap.add(pair, census, [read(r) for r in again])  # of documents that are there already
        held = [*again, *corpus[len(again) :]]
        every = list(fetch.relations(pair, ANY))
        assert every == expected(held)
        ends = sorted({end.id for r in every for end in (r.source, r.target)})
        some = data.draw(st.sets(st.sampled_from([r.id for r in every])) if every else st.just(set()))
        for where in (ANY, asked):
            list(fetch.relations(pair, where))
            list(fetch.relations(pair, where, touching=ends[:2]))
            list(fetch.relations(pair, where, ids={*some, "none's"}))
            list(fetch.links(pair, ends, where))
            list(fetch.links(pair, ends[:2], where, to=ends[1:]))
        list(fetch.actors(pair))
        fetch.degrees(pair, [*ends, "none's"])
        fetch.size(pair)
        pair(statements.STORE_SCHEMA)
        pair(statements.ARTICLES_BY_DOCUMENT, documents=[r.article.document for r in held])
        swap.forget(pair, census, [r.article.id for r in held[::2]])
        assert list(fetch.relations(pair, ANY)) == expected(held[1::2])

    law()
    pair.clear()
    census = Census()
    for un, outlet in ((UN, "A"), (UNITED, "B")):  # the second shows that both are one, and moves it
        told = evidence(un, "criticizes", RU, outlet=outlet)
        swap.add(pair, census, [read(Reading(told.article, None, (told,), "tests 1"))])
    import_files.write(lambda text: iter(pair(text)), tmp_path / "files")
    lookup.save(tmp_path / "lookup", pair, {})
    unseen = [name for name, texts in named_statements() if not any(map(texts.fullmatch, pair.texts))]
    assert not unseen


def named_statements() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each statement by name, as what its text looks like; of those made for each type, any."""
    for name, value in vars(statements).items():
        texts = value.values() if isinstance(value, dict) else [value]
        texts = [t for t in texts if isinstance(t, str) and " " in t]
        if name.isupper() and not name.startswith("_") and texts:
            forms = [t.format(condition="§") if "{condition}" in t else t for t in texts]
            yield name, re.compile("|".join(re.escape(f).replace("§", ".+") for f in forms), re.DOTALL)


def test_the_catalogue(pair: Pair) -> None:
    """Every question has the same columns and the same rows in the same order."""
    answered: set[str] = set()

    @few(4)
    @given(corpus=dense_corpora(ASKED_OF), data=st.data())
    def law(corpus: list[Reading], data: st.DataObject) -> None:
        pair.clear()
        swap.add(pair, Census(), [read(r) for r in corpus])
        ends = sorted({end.id for r in expected(corpus) for end in (r.source, r.target)})
        for query in catalogue().values():
            values = {p.name: data.draw(some(p, ends), p.name) for p in query.parameters}
            if pair.ask(query.text, values).rows:
                answered.add(query.name)

    law()
    assert len(answered) > len(catalogue()) * 2 / 3, "most had rows to differ in"


def test_random_questions(pair: Pair) -> None:
    """What people may ask in Cypher is answered alike, of the sample articles."""
    with SAMPLES.open(encoding="utf-8") as lines:
        swap.add(pair, Census(), [read(r) for r in read_readings(lines, SAMPLES.name)])
    found = 0

    @few(80)
    @given(text=questions())
    @example("MATCH (a:Actor {id: 'country:KP'})-[r]-(b)-[s]-(c) RETURN count(*) AS n")
    @example(
        "MATCH (a:Actor {id: 'country:UA'}) OPTIONAL MATCH (a)-[r]-(b:Actor)-[s]-(c:Organization) "
        "WITH b, count(*) AS n RETURN b.id AS k, n ORDER BY k"
    )
    def law(text: str) -> None:
        nonlocal found
        found += bool(pair.ask(text, {}).rows)

    law()
    assert found > 25, "most had rows to differ in"


def some(parameter: Parameter, actors: list[str]) -> st.SearchStrategy[Any]:
    """Values that a parameter may be given."""
    if parameter.type == "actor":
        return st.sampled_from([*actors, "country:nowhere"])
    if parameter.type == "date":
        # A bare year or month too, as Neo4j Browser would send it.
        return st.sampled_from([day for day in DAYS if day or not parameter.required])
    if parameter.type == "integer":
        return st.sampled_from([parameter.default, 1, 3])
    return st.sampled_from(["", *OBJECT_KEYS, "RUSS", "smith", "'\"\\"])
