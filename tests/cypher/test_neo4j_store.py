"""What only a server has: writers at once, and a server that goes away."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from made_up import actor, evidence
from neo4j_server import Neo4jServer
from random_corpora import expected

from tieline.cypher import connect, cypher_store
from tieline.graph.errors import StoreUnavailable
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


def credentials(server: Neo4jServer) -> dict[str, str]:
    return {"NEO4J_USERNAME": server.user, "NEO4J_PASSWORD": server.password}


def test_writers_at_once_end_as_one(neo4j: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loads of overlapping articles at one time leave what one load leaves, and none fails."""
    monkeypatch.setattr(cypher_store, "WINDOW", 3)
    neo4j.drop_schema()  # the first of them all make it at once
    articles = corpus(24)

    def load(share: list[Reading]) -> None:
        store = connect.create_store(neo4j.uri, credentials(neo4j))
        store.add(share)
        store.close()

    with ThreadPoolExecutor(3) as writers:
        list(writers.map(load, (articles[:18], articles[6:], articles[::-1])))
    store = connect.open_store(neo4j.uri, credentials(neo4j))
    assert list(store.relations(ANY)) == expected(articles)
    store.close()


def test_a_server_that_goes_away_is_one_line(neo4j: Neo4jServer) -> None:
    """A store that was open says that it cannot be reached, and works again when it can."""
    store = connect.create_store(neo4j.uri, credentials(neo4j))
    articles = corpus(4)
    store.add(articles[:2])
    neo4j.kill()
    with pytest.raises(StoreUnavailable, match="cannot reach") as caught:
        connect.open_store(neo4j.uri, credentials(neo4j))
    assert neo4j.password not in caught.value.message + caught.value.hint
    neo4j.start()
    store.add(articles)
    assert list(store.relations(ANY)) == expected(articles)
    store.close()
