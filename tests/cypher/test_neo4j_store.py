"""What only a server has: several writers at once, and readers apart from writers."""

import logging
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import big_graph
import neo4j_soak
import pytest
from made_up import actor, evidence
from neo4j import GraphDatabase
from neo4j_server import Neo4jServer
from random_corpora import expected

from tieline.cypher import connect, cypher_store, statements
from tieline.graph.filter import ANY
from tieline.graph.model import Reading

UN = actor("organization:un", "UN")
UNITED = actor("organization:united-nations", "United Nations", aliases=("UN",))
NAMES = [UN, UNITED, actor("country:KP", "North Korea"), actor("country:RU", "Russia")]


def corpus(size: int) -> list[Reading]:
    """Articles that meet in the same few bundles, and of which some merge actors of the others."""
    made = []
    for number in range(size):
        source, target = NAMES[number % 4], NAMES[(number + 1 + number // 4 % 2) % 4]
        if {source, target} == {UN, UNITED}:
            target = NAMES[2]
        told = evidence(source, "criticizes", target, outlet=f"Outlet {number}")
        told = replace(told, article=replace(told.article, document=f"{number}.md"))
        made.append(Reading(told.article, None, (told,), "1"))
    return made


def test_writers_at_once_end_as_one(neo4j: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loads of overlapping articles at one time leave what one load leaves, and none fails."""
    monkeypatch.setattr(cypher_store, "WINDOW", 3)
    articles = corpus(15)

    def load(share: list[Reading]) -> None:
        store = connect.create_store(neo4j.uri, neo4j.environ)
        store.add(share)
        store.close()

    with ThreadPoolExecutor(3) as writers:
        list(writers.map(load, (articles[:10], articles[5:], articles[::-1])))
    store = connect.open_store(neo4j.uri, neo4j.environ)
    assert list(store.relations(ANY)) == expected(articles)
    store.close()


def test_writing_finds_its_nodes_by_index(neo4j: Neo4jServer) -> None:
    """A writing's statements are planned once, on whatever graph is there first: with none too."""
    connect.create_store(neo4j.uri, neo4j.environ).close()
    texts = [text for name, text in vars(statements).items() if name.isupper() and isinstance(text, str)]
    texts += [*statements.PUT_ACTORS.values(), *list(statements.CREATE_RELATIONS.values())[:2]]
    with GraphDatabase.driver(neo4j.uri, auth=(neo4j.user, neo4j.password)) as driver:
        for text in texts:
            if "$" in text and "{condition}" not in text:
                plan = driver.execute_query(
                    f"CYPHER replan=force EXPLAIN {text}", dict.fromkeys(re.findall(r"\$(\w+)", text))
                ).summary.plan
                assert not re.search("AllNodesScan|NodeByLabelScan", str(plan)), text


def test_reads_are_routed_as_reads(neo4j: Neo4jServer, caplog: pytest.LogCaptureFixture) -> None:
    """On the wire every question says that it only reads, so that a cluster's readers answer it."""
    with caplog.at_level(logging.DEBUG, "neo4j"):
        connect.create_store(neo4j.uri, neo4j.environ).close()
        caplog.clear()
        store = connect.open_store(neo4j.uri, neo4j.environ)
        store.size()
        list(store.relations(ANY))
        list(store.links([UN.id], ANY))
        list(store.actors())
        store.run("MATCH (n:Actor) RETURN n.id AS id", {})
        begun = [m for m in caplog.messages if " C: BEGIN " in m]
        asked = [m for m in caplog.messages if " C: RUN " in m]
        assert len(asked) > 6
        # Who runs in a transaction that was begun says so no more.
        assert sum("'mode': 'r'" not in m for m in asked) == len(begun)
        assert all("'mode': 'r'" in m for m in begun)
        caplog.clear()
        store.add(corpus(1))
        assert any(" C: BEGIN " in m and "'mode': 'r'" not in m for m in caplog.messages)
        store.close()
    assert neo4j.password not in caplog.text


def test_a_load_goes_on_where_a_killed_server_cut_it(neo4j: Neo4jServer, tmp_path: Path) -> None:
    """Killed twice in mid-load, started and the command repeated: what an undisturbed load leaves.

    Two loads at once of files that overlap leave the same.
    """
    file = tmp_path / "relations.jsonl"
    big_graph.write(file, articles=12, kinds=3)
    whole = neo4j_soak.undisturbed(neo4j, file, 3)
    for articles in (2, 7):
        neo4j_soak.killed(neo4j, file, 3, articles)
        assert neo4j_soak.answers(neo4j) == whole
    neo4j_soak.at_once(neo4j, neo4j_soak.overlapping(file, tmp_path, 2), 3)
    assert neo4j_soak.answers(neo4j) == whole
