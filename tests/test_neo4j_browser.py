"""Neo4j Browser takes our style, guide and favorites, as `docker compose up` serves them."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from made_up import actor, evidence, network_of_15
from neo4j_browser import Arrow, Neo4jBrowser
from neo4j_server import Neo4jServer
from playwright.sync_api import Page
from ruamel.yaml import YAML

from tieline.cypher import connect
from tieline.cypher.browser import slides
from tieline.cypher.browser.serve import PORT
from tieline.cypher.browser.style import colour
from tieline.cypher.catalogue import catalogue
from tieline.graph.model import NOTICE, Evidence, Reading
from tieline.graph.predicates import HEDGED_TYPES, PREDICATES, QUADS

ROOT = Path(__file__).parents[1]
COMPOSE = YAML(typ="safe").load((ROOT / "docker-compose.yml").read_text("utf-8"))


@pytest.fixture
def files() -> Iterator[str]:
    """The address at which the compose file's own command serves style and guide."""
    service = COMPOSE["services"]["browser-files"]
    (place, inside, _) = service["volumes"][0].split(":")
    python, *command = service["command"]
    assert python == "python"
    here = [part.replace(inside, str(ROOT / place)) for part in command]
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with subprocess.Popen([sys.executable, *here, str(port)]) as serving:
        address = f"http://localhost:{port}"
        while serving.poll() is None:
            try:
                urllib.request.urlopen(f"{address}/style.grass").close()
                break
            except urllib.error.URLError:
                time.sleep(0.05)
        yield address
        serving.terminate()


def test_the_compose_file_keeps_to_its_schema() -> None:
    """Docker Compose takes the file; it serves what is here, at the port that is told, allowed."""
    program = shutil.which("check-jsonschema", path=Path(sys.executable).parent)
    assert program, "check-jsonschema is among the dev dependencies"
    checked = subprocess.run(
        [program, "--builtin-schema", "vendor.compose-spec", ROOT / "docker-compose.yml"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
    neo4j, files = COMPOSE["services"]["neo4j"], COMPOSE["services"]["browser-files"]
    assert f"127.0.0.1:{PORT}:{PORT}" in files["ports"]
    allowed = neo4j["environment"]["NEO4J_browser_remote__content__hostname__whitelist"]
    assert "localhost" in allowed.split(",")
    # All are reached from this machine only, and the password is in nobody's arguments.
    for service in (neo4j, files):
        assert all(port.startswith("127.0.0.1:") for port in service["ports"])
    assert "-p " not in str(neo4j["healthcheck"])


def test_only_what_is_meant_is_served(files: str) -> None:
    """Any page may read style and guide, asked before or not; nothing else is there."""
    for name in ("style.grass", "guide.html"):
        asked = urllib.request.Request(f"{files}/{name}", method="OPTIONS")
        with urllib.request.urlopen(asked) as answer, urllib.request.urlopen(f"{files}/{name}") as file:
            assert answer.status == 204
            for one in (answer, file):
                assert one.headers["Access-Control-Allow-Origin"] == "*"
                assert one.headers["Access-Control-Allow-Headers"] == "*"
            assert file.read() == (ROOT / "cypher" / "browser" / name).read_bytes()
    for other in ("", "serve.py", "../connect.py", "%2e%2e/connect.py"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{files}/{other}")


def test_every_text_that_a_click_asks_is_answered(neo4j: Neo4jServer) -> None:
    """Pictures and questions of guide and favorites run as they stand, and only read."""
    store = connect.create_store(neo4j.uri, {"NEO4J_PASSWORD": neo4j.password})
    store.add(_articles())
    texts = [p.text for p in slides.PICTURES] + [slides.runnable(q) for q in catalogue().values()]
    answered = sum(bool(store.run(text, {}).rows) for text in texts)
    store.close()
    # Those that name an actor name one of the sample articles, who is not of this world.
    assert answered > len(texts) / 3


def test_a_user_of_neo4j_browser(neo4j: Neo4jServer, browser_page: Page, files: str) -> None:
    """Style and guide load by address, a slide's query draws, arrows look as meant, favorites come."""
    store = connect.create_store(neo4j.uri, {"NEO4J_PASSWORD": neo4j.password})
    store.add(_articles())
    store.close()
    user = Neo4jBrowser(browser_page, neo4j)

    assert "relationship.SUPPLIES" in user.type(f":style {files}/style.grass").inner_text()
    guide = user.type(f":play {files}/guide.html")
    guide.get_by_text(NOTICE).wait_for()
    turn = guide.get_by_test_id("nextSlide")
    drawn: list[Arrow] = []
    for picture in slides.PICTURES[:3]:
        guide = browser_page.get_by_test_id("frame").filter(has_text=":play").first
        turn = guide.get_by_test_id("nextSlide")
        turn.click()
        guide.get_by_text(picture.question).wait_for()
        if "'country:KR'" not in picture.text:  # who is not of the made-up world
            user.click_query(guide)
            drawn += user.arrows(user.run())

    for arrow in drawn:
        assert arrow.colour == colour(arrow.type), arrow
        status = next((s for s, type_ in HEDGED_TYPES.items() if type_ == arrow.type), None)
        whole = f"{f'({status}) ' if status else ''}{arrow.predicate} {arrow.object}".strip()
        # A caption that does not fit is cut, and left out where not even that does.
        assert whole.startswith(arrow.caption.removesuffix("…").strip()), arrow
    whole_captions = [a for a in drawn if a.caption and not a.caption.endswith("…")]
    assert len(whole_captions) > len(drawn) / 4
    assert {a.type for a in drawn} >= set(HEDGED_TYPES.values()), sorted({a.type for a in drawn})
    assert {PREDICATES[a.predicate].quad for a in drawn if a.type not in HEDGED_TYPES.values()} == set(QUADS)

    user.drop("favorites.zip", slides.favorites())
    browser_page.get_by_test_id("navigationFavorites").click()
    browser_page.get_by_text("tieline Pictures").click()
    browser_page.get_by_text(slides.PICTURES[0].question).first.wait_for()


def _articles() -> list[Reading]:
    """The made-up world and two arrows that all deny, each article under a name of its own."""
    one, other = actor("country:norvia"), actor("country:talland")
    undone = [
        evidence(one, predicate, other, status=status, outlet=status, url=f"https://{status}.example")
        for predicate, status in (("bombs", "denied"), ("invades", "negated"))
    ]
    of_article: dict[str, list[Evidence]] = defaultdict(list)
    for told in [*(e for relation in network_of_15() for e in relation.evidence), *undone]:
        of_article[told.article.id].append(told)
    return [
        Reading(replace(told[0].article, document=f"{told[0].article.url}"), None, tuple(told), "1")
        for told in of_article.values()
    ]
