"""A store as files of Neo4j's import tool: the imported database is the same store."""

import shlex
from dataclasses import replace
from pathlib import Path

import pytest
from made_up import actor, evidence
from neo4j import GraphDatabase
from neo4j_server import Neo4jServer
from random_corpora import expected

from tieline.cypher import connect
from tieline.cypher.neo4j import import_files
from tieline.graph.errors import BadQuestion, TielineError
from tieline.graph.filter import ANY
from tieline.graph.model import Reading
from tieline.graph.store import Added

# What ends a field, a line, a text or a list, what a shell or Cypher would run, and what is no null.
HOSTILE = [
    'said "yes", then\nleft;\r\n',
    "  \\ spaces\\\" and 'quotes'\t ",
    '\',""",`; MATCH (n) DETACH DELETE n',
    "$(touch x) \u2028 \x85 é 😀",
    "=1+1",
    "",
    '"',
]


def corpus() -> list[Reading]:
    made = []
    for number, text in enumerate(HOSTILE):
        named = actor(f"person:p-{number}", text.strip() or "Nobody", aliases=(text, "x;y", "a,b"))
        told = evidence(
            named,
            "supplies",
            actor("country:RU", "Russia"),
            object=text,
            quote=text or "-",
            title=text,
            outlet=None if number % 2 else f"Outlet {text}",
            claimants=[named] if number % 3 else [],
            occurred="2024-06" if number % 2 else None,
            published="2024-06-20" if number % 4 else None,
        )
        told = replace(told, article=replace(told.article, id=f"{number:016}", document=f"{text}{number}"))
        made.append(Reading(told.article, None, (told,), "tests 1"))
    return made


def graph(server: Neo4jServer) -> set[str]:
    """All that a database holds: nodes with labels, relationships with ends, every property."""
    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        nodes = driver.execute_query("MATCH (n) RETURN labels(n) AS l, properties(n) AS p").records
        joins = driver.execute_query(
            "MATCH (a)-[r]->(b) RETURN type(r) AS t, properties(r) AS p, a.id AS a, b.id AS b"
        ).records
        schema = driver.execute_query("SHOW INDEXES YIELD name RETURN name").records
    found = {repr((sorted(r["l"]), sorted(r["p"].items()))) for r in nodes}
    found |= {repr((r["t"], sorted(r["p"].items()), r["a"], r["b"])) for r in joins}
    return found | {r["name"] for r in schema}


def test_an_import_is_the_store(neo4j: Neo4jServer, tmp_path: Path) -> None:
    """Both stores give the same files; imported they are, property for property, what loading makes."""
    articles = corpus()
    loaded = connect.create_store(neo4j.uri, neo4j.environ)
    folder = connect.create_store(str(tmp_path / "store"), {})
    files = tmp_path / "with a 'quoted' space"
    for store, place in ((folder, tmp_path / "same"), (loaded, files)):
        store.add(articles)
        command = shlex.split(import_files.write(store.rows, place))
    for name in (p.name for p in files.iterdir()):
        assert (files / name).read_bytes() == (tmp_path / "same" / name).read_bytes(), name
    before = graph(neo4j)
    loaded.close()
    assert command[0] == "neo4j-admin"

    neo4j.stop()
    neo4j.admin(*command[1:], "--overwrite-destination=true")
    neo4j.start()
    with GraphDatabase.driver(neo4j.uri, auth=(neo4j.user, neo4j.password)) as driver:
        with driver.session() as session:
            for text in (files / import_files.SCHEMA_FILE).read_text("utf-8").split(";\n")[:-1]:
                session.run(text).consume()
    after = graph(neo4j)
    assert (after - before, before - after) == (set(), set())
    again = connect.create_store(neo4j.uri, neo4j.environ)
    assert list(again.relations(ANY)) == expected(articles)
    assert again.add(articles) == Added(0, 0, len(articles))
    again.close()


def test_a_folder_with_things_in_it_is_left_alone(tmp_path: Path) -> None:
    """Nothing is overwritten, and a path that the tool would misread is refused."""
    store = connect.create_store(str(tmp_path / "store"), {})
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(TielineError, match="holds something"):
        import_files.write(store.rows, tmp_path)
    with pytest.raises(BadQuestion, match="comma"):
        import_files.write(store.rows, tmp_path / "a,b")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mine.txt", "store"]
