"""The tools the other tests lean on are the real ones and behave as promised."""

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError
from neo4j_server import Neo4jServer, neo4j_version
from playwright.sync_api import Page


def test_neo4j_is_the_pinned_server_and_wants_its_password(neo4j: Neo4jServer) -> None:
    """The server is Neo4j Community of the version asked for, and a wrong password is refused."""
    with GraphDatabase.driver(neo4j.uri, auth=(neo4j.user, neo4j.password)) as driver:
        query = "CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel' RETURN *"
        shown = driver.execute_query(query).records[0]
    assert shown["versions"] == [neo4j_version()]
    assert shown["edition"] == "community"
    with (
        GraphDatabase.driver(neo4j.uri, auth=(neo4j.user, "wrong")) as driver,
        pytest.raises(AuthError),
    ):
        driver.verify_connectivity()


def test_a_killed_neo4j_comes_back_with_what_was_committed(neo4j: Neo4jServer) -> None:
    """After SIGKILL and a restart the same address and password lead to the committed data."""
    with GraphDatabase.driver(neo4j.uri, auth=(neo4j.user, neo4j.password)) as driver:
        driver.execute_query("CREATE (:Kept)")
    neo4j.kill()
    neo4j.start()
    with GraphDatabase.driver(neo4j.uri, auth=(neo4j.user, neo4j.password)) as driver:
        counted = driver.execute_query("MATCH (n:Kept) RETURN count(n) AS n").records[0]
    assert counted["n"] == 1


def test_the_browser_draws(browser_page: Page) -> None:
    """A page's script runs and its layout has a size."""
    browser_page.set_content("<p id=a></p><script>a.textContent = 'drawn'</script>")
    paragraph = browser_page.locator("#a")
    assert paragraph.text_content() == "drawn"
    box = paragraph.bounding_box()
    assert box is not None and box["width"] > 0
