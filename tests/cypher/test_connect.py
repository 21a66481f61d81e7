"""Which store an address means, and one line with the cure where there is none."""

from pathlib import Path

import pytest
from neo4j_server import Neo4jServer

from tieline.cypher import connect
from tieline.cypher.neo4j.errors import told
from tieline.cypher.neo4j.store import Neo4jStore
from tieline.graph.errors import StoreUnavailable


def names(server: Neo4jServer, **other: str) -> dict[str, str]:
    return {"NEO4J_USERNAME": server.user, "NEO4J_PASSWORD": server.password, **other}


def test_the_nearest_choice_holds() -> None:
    """An address given comes before TIELINE_STORE, that before NEO4J_URI, then ./tieline-store."""
    environ = {"TIELINE_STORE": "there", "NEO4J_URI": "neo4j://host"}
    assert connect.choose("here", environ) == "here"
    assert connect.choose(None, environ) == "there"
    assert connect.choose(None, {"NEO4J_URI": "neo4j://host"}) == "neo4j://host"
    assert connect.choose(None, {}) == "./tieline-store"


def test_a_question_to_no_store_names_build(tmp_path: Path) -> None:
    """Asking makes no store; the hint says how to."""
    with pytest.raises(StoreUnavailable) as caught:
        connect.open_store(str(tmp_path / "none"), {})
    assert "tieline build" in caught.value.hint
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("kind", ["file", "folder", "later"])
def test_what_is_no_store_is_left_alone(tmp_path: Path, kind: str) -> None:
    """A file, a folder of other things or a later version's store is refused and not written to."""
    place = tmp_path / "place"
    if kind == "file":
        place.write_text("mine")
    else:
        place.mkdir()
        (place / "mine.txt").write_text("mine")
    if kind == "later":
        (place / "tieline-store.json").write_text('{"format": 99}')
    before = sorted(tmp_path.rglob("*"))
    for way in (connect.open_store, connect.create_store):
        with pytest.raises(StoreUnavailable) as caught:
            way(str(place), {})
        assert caught.value.hint
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "address",
    [
        "http://host",
        "neo4j://me:secret@host",
        "neo4j+s://me:x/secret@host",
        "neo4j:/me:secret@host",
        "Bolt://me:secret@host",
        "neo4j://",
        "bolt://host:port",
    ],
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    """A wrong scheme or a password in the address is one line, without the password."""
    with pytest.raises(StoreUnavailable) as caught:
        connect.open_store(address, {"NEO4J_PASSWORD": "hidden"})
    said = caught.value.message + caught.value.hint
    assert "\n" not in said and "secret" not in said and "hidden" not in said


def test_a_server_that_is_not_there_is_told_at_once() -> None:
    """Nobody listens: one line, within the seconds of the timeout."""
    for scheme in ("neo4j", "bolt"):
        with pytest.raises(StoreUnavailable, match="cannot reach") as caught:
            connect.open_store(f"{scheme}://127.0.0.1:9", {"NEO4J_PASSWORD": "hidden"})
        assert "hidden" not in caught.value.message + caught.value.hint


def test_a_server_that_refuses_says_why(neo4j: Neo4jServer) -> None:
    """A wrong password and a missing database are told apart; an empty database names build."""
    for environ, word in (
        (names(neo4j, NEO4J_PASSWORD="not this"), "password"),
        (names(neo4j, NEO4J_DATABASE="elsewhere"), "elsewhere"),
        (names(neo4j), "no relations yet"),
    ):
        with pytest.raises(StoreUnavailable) as caught:
            connect.open_store(neo4j.uri, environ)
        said = caught.value.message + caught.value.hint
        assert word in said and "\n" not in said
        assert "not this" not in said and neo4j.password not in said


def test_a_named_database_is_used(neo4j: Neo4jServer) -> None:
    """NEO4J_DATABASE and either scheme lead to the same store."""
    environ = names(neo4j, NEO4J_DATABASE="neo4j")
    connect.create_store(neo4j.uri, environ).close()
    opened = connect.open_store(neo4j.uri.replace("neo4j://", "bolt://"), environ)
    assert opened.size().articles == 0
    opened.close()


class Answer:
    """What a server of some version says to a first question."""

    def __init__(self, agent: str) -> None:
        self.server = self
        self.agent = agent

    def __enter__(self) -> "Answer":
        return self

    def __exit__(self, *error: object) -> None: ...

    def __call__(self, *arguments: object, **named: object) -> "Answer":
        return self

    session = run = consume = property(lambda self: self)
    execute_query_bookmark_manager = None


@pytest.mark.parametrize(
    "agent, fits",
    [
        ("Neo4j/4.4.40", False),
        ("Neo4j/5.25.1", False),
        ("Neo4j/5.26.0", True),
        ("Neo4j/5.27-aura", True),
        ("Neo4j/2026.08.1", True),
    ],
)
def test_a_server_too_old_is_refused(agent: str, fits: bool) -> None:
    """Before 5.26 statements would fail one by one; it is said at once instead."""
    store = Neo4jStore("neo4j://host", Answer(agent), None)  # type: ignore[arg-type]
    if fits:
        store.check()
    else:
        with pytest.raises(StoreUnavailable, match="too old") as caught:
            store.check()
        assert "5.26" in caught.value.hint


@pytest.mark.parametrize(
    "code, word",
    [
        ("Neo.ClientError.Security.Unauthorized", "password"),
        ("Neo.ClientError.Security.CredentialsExpired", "new password"),
        ("Neo.ClientError.Security.Forbidden", "no writing"),
        ("Neo.ClientError.Database.DatabaseNotFound", '"elsewhere"'),
        ("Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", "read only"),
        ("Neo.TransientError.General.DatabaseUnavailable", "stopped its database"),
        ("Neo.DatabaseError.General.UnknownError", "failed: it failed"),
        ("", "cannot reach"),
    ],
)
def test_each_failure_is_one_line_with_its_cure(code: str, word: str) -> None:
    """What the server says becomes one line that names the address and what to do."""

    class Failure(Exception):
        message = "it failed\nin two lines"

    failure = Failure()
    failure.code = code  # type: ignore[attr-defined]
    said = told(failure, "neo4j://host", "elsewhere")
    assert word in said.message and "neo4j://host" in said.message
    assert "\n" not in said.message and said.hint
