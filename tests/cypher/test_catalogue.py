"""The catalogue answers rightly on both engines, and every header keeps to its form.

`python tests/cypher/test_catalogue.py` writes the present rows; read the change before you keep it.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j as driver
import pytest
from neo4j_server import Neo4jServer

from tieline.cypher import connect
from tieline.cypher.catalogue import bound, catalogue, holding, named
from tieline.cypher.saved_query import BadCatalogue, SavedQuery, read
from tieline.graph import tables
from tieline.graph.errors import BadQuestion, UnknownActor
from tieline.graph.lines import read_file
from tieline.graph.store import Store, Table

DATA = Path(__file__).parents[1] / "data" / "catalogue"
# What the sample articles tell, kept as it was read, so that a better reading changes no row here.
RELATIONS = DATA / "relations.jsonl"

# The properties that are there, not those that once were.
HELD = (
    "MATCH (n) UNWIND keys(n) AS key RETURN DISTINCT key",
    "MATCH ()-[r]->() UNWIND keys(r) AS key RETURN DISTINCT key",
)


def filled(store: Store) -> Store:
    def bad(error: Exception) -> None:
        raise error

    store.add(read_file(str(RELATIONS), bad=bad, text_of=None, stdin=None))  # type: ignore[arg-type]
    return store


def embedded(folder: Path) -> Store:
    return filled(connect.create_store(str(folder / "store"), {}))


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = embedded(tmp_path_factory.mktemp("samples"))
    yield store
    store.close()


def example(query: SavedQuery) -> dict[str, Any]:
    return {p.name: p.shown for p in query.parameters}


def answer(store: Store, query: SavedQuery) -> Table:
    table = store.run(query.text, example(query))
    assert table.columns == query.columns
    return table


def expected(query: SavedQuery) -> list[list[str]]:
    with (DATA / f"{query.name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def cells(table: Table) -> list[list[str]]:
    return list(csv.reader(tables.as_csv(table)))


# --- the questions --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", catalogue())
def test_rows_on_the_embedded_store(name: str, samples: Store) -> None:
    """A question answers the sample articles as was read and approved, and has an answer there."""
    query = named(name)
    rows = cells(answer(samples, query))
    assert rows == expected(query)
    assert rows[1:]


def test_rows_on_neo4j(neo4j: Neo4jServer, samples: Store, subtests: pytest.Subtests) -> None:
    """Neo4j answers the same, has nothing to remark, and finds named actors by their index."""
    credentials = {"NEO4J_USERNAME": neo4j.user, "NEO4J_PASSWORD": neo4j.password}
    store = filled(connect.create_store(neo4j.uri, credentials))
    with driver.GraphDatabase.driver(neo4j.uri, auth=(neo4j.user, neo4j.password)) as server:
        server.execute_query("CALL db.prepareForReplanning()")  # plans are made for what it holds now
        held = {row["key"] for text in HELD for row in server.execute_query(text).records}
        for query in catalogue().values():
            with subtests.test(query=query.name):
                assert answer(store, query) == answer(samples, query)
                asked = server.execute_query(f"PROFILE {query.text}", example(query))
                assert not [status for status in asked.summary.gql_status_objects if status.is_notification]
                # What an earlier test left known to the server would hide a remark.
                assert set(re.findall(r"\b[a-z]\.(\w+)", query.text)) <= held
                steps = [*operators(asked.summary.profile)]
                actors = sum(p.type == "actor" for p in query.parameters)
                assert steps.count("NodeUniqueIndexSeek") >= actors
                assert not (actors and any("RelationshipsScan" in step for step in steps))
    store.close()


def operators(plan: Any) -> Iterator[str]:
    """The steps of a plan, without the database that each names."""
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


def test_there_is_a_question_for_every_file() -> None:
    """Rows are kept for each question and for no other."""
    assert {file.stem for file in DATA.glob("*.csv")} == set(catalogue())
    assert all(name == query.name for name, query in catalogue().items())


# --- finding and filling --------------------------------------------------------------------------


def test_questions_are_found_by_words() -> None:
    """A name finds its own question; words find those that hold them all, whatever their case."""
    assert [q.name for q in holding("goods")] == ["goods"]
    assert [q.name for q in holding("SUPPLY third")] == ["supplied-attackers"]
    assert holding("") == list(catalogue().values())
    assert holding("no such words") == []
    with pytest.raises(BadQuestion) as caught:
        named("vetos")
    assert "Did you mean vetoes" in caught.value.hint


def test_values_are_taken_as_people_type_them(samples: Store) -> None:
    """Actors by any of their names, dates by year or month; what is left out has its default."""
    told: list[str] = []
    values = bound(named("goods-of-actor"), {"actor": "pyongyang"}, samples, told.append)
    assert values == {"actor": "country:KP", "limit": 50}
    values = bound(named("goods"), {"since": "2024-06", "goods": "7"}, samples)
    assert values == {"since": "2024-06-01", "goods": "7", "limit": 50}


@pytest.mark.parametrize(
    "name, given, error, words",
    [
        ("goods", {"actor": "x"}, BadQuestion, ('no parameter "actor"', "goods, since, limit")),
        ("goods", {"since": "June"}, BadQuestion, ("June", "2024-06-18")),
        ("goods", {"limit": "1.5"}, BadQuestion, ("1.5", "whole number")),
        ("goods-of-actor", {}, BadQuestion, ("needs actor", "-p actor=country:KP")),
        ("goods-of-actor", {"actor": "pyongyan"}, UnknownActor, ("pyongyan", "North Korea")),
        ("chains", {"actor": "Moscow", "other": "Russia"}, BadQuestion, ("both names", "two different")),
    ],
)
def test_wrong_values_are_named(
    name: str, given: dict[str, str], error: type[BadQuestion], words: tuple[str, str], samples: Store
) -> None:
    """A missing, unknown or ill-typed parameter is named, and the hint shows how to write it."""
    with pytest.raises(error) as caught:
        bound(named(name), given, samples)
    told = f"{caught.value.message} {caught.value.hint}"
    assert all(word in told for word in words)


# --- headers --------------------------------------------------------------------------------------

_GOOD = """\
// name: who
// category: Actors
// question: Who is it?
// parameter: text text = "", such as "a": letters
//   of a name
// columns: actor

MATCH (a:Actor) WHERE a.name CONTAINS $text // not $this
RETURN a.name AS actor, '$that' AS that
"""


def test_a_header_is_read() -> None:
    """Keys, continued lines, defaults and examples; a $ in strings and comments is no parameter."""
    query = read("who.cypher", _GOOD)
    (parameter,) = query.parameters
    assert (parameter.meaning, parameter.default, parameter.shown) == ("letters of a name", "", "a")
    assert query.text.startswith("MATCH")


@pytest.mark.parametrize(
    "old, new, line, words",
    [
        ("// name: who", "// name: what", 1, "the file's"),
        ("// name: who", "name: who", 1, "header"),
        ("// category: Actors\n", "", 5, '"category"'),
        ("it?", "it", 3, "?"),
        ("// columns", "// collumns", 6, "collumns"),
        ("text text", "text letters", 4, "letters"),
        ('= ""', "= 1", 4, "no text"),
        ('= ""', "= {", 4, "JSON"),
        (' = "", such as "a"', "", 4, "example"),
        ("$text", "$word", 6, "text, word"),
        (_GOOD[_GOOD.index("MATCH") :], "", 7, "text"),
    ],
)
def test_a_bad_header_is_named(old: str, new: str, line: int, words: str) -> None:
    """A header that does not keep to the form is refused by file and line."""
    with pytest.raises(BadCatalogue) as caught:
        read("who.cypher", _GOOD.replace(old, new, 1))
    assert caught.value.message.startswith(f"queries/who.cypher, line {line}: ")
    assert words in caught.value.message


def write() -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        store = embedded(Path(folder))
        for query in catalogue().values():
            lines = "".join(f"{line}\n" for line in tables.as_csv(answer(store, query)))
            (DATA / f"{query.name}.csv").write_text(lines, encoding="utf-8", newline="")


if __name__ == "__main__":
    write()
