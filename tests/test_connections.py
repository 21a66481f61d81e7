"""Every way in which a Neo4j cannot be used ends in one line with its cure, and never in a password."""

import os
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from made_up import actor, evidence
from neo4j import GraphDatabase
from neo4j_server import Neo4jServer
from old_neo4j import bolt_server

from tieline.graph.lines import write_lines

# As the command, but it gives up a lost server sooner and stores fewer articles at a time.
_HASTY = (
    "from tieline.cypher import cypher_store; from tieline.cypher.neo4j import store; store._RETRY_S = 1.0; "
    "cypher_store.WINDOW = 5; from tieline.cli import main; main()"
)
_SECRET = "open-sesame-8b21"


@dataclass(frozen=True)
class Ended:
    """A command that ended: what it printed, and what a list of processes showed meanwhile."""

    status: int
    out: str
    err: str
    processes: str


class Running:
    """A command at work, watched in the list of processes."""

    def __init__(self, *arguments: str | Path, environ: Mapping[str, str]) -> None:
        bare = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "TIELINE_"))}
        self._process = subprocess.Popen(
            [sys.executable, "-c", _HASTY, *map(str, arguments)],
            env=bare | dict(environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self._processes = _processes()

    @property
    def running(self) -> bool:
        self._processes += _processes()
        return self._process.poll() is None

    def ended(self) -> Ended:
        while self.running:
            time.sleep(0.1)
        out, err = self._process.communicate()
        return Ended(self._process.returncode, out, err, self._processes)


def _processes() -> str:
    """Every process with its arguments, as `ps` shows them to anybody on the machine."""
    if shutil.which("ps"):
        return subprocess.run(["ps", "-A", "-ww", "-o", "args="], capture_output=True, text=True).stdout
    lines = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(place.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue  # it ended meanwhile
    return "\n".join(lines)


def run(*arguments: str | Path, environ: Mapping[str, str]) -> Ended:
    return Running(*arguments, environ=environ).ended()


def refused(ended: Ended, *words: str, secret: str = _SECRET) -> str:
    """Check that a command ended by one error and its cure, which holds these words and no secret."""
    assert "cypher_store.WINDOW" in ended.processes, "the list of processes was looked at in time"
    for shown in (ended.out, ended.err, ended.processes):
        assert secret not in shown
    assert ended.status == 1, ended.err
    assert ended.out == ""
    said = [line for line in ended.err.splitlines() if not line.startswith("store: ")]
    assert len(said) == 2, ended.err
    assert said[0].startswith("Error: ") and said[1].startswith("Hint: ")
    for word in words:
        assert word in ended.err
    return ended.err


def keys(server: Neo4jServer, **other: str) -> dict[str, str]:
    return {"NEO4J_URI": server.uri, "NEO4J_PASSWORD": server.password, **other}


def no_log_holds(server: Neo4jServer, *secrets: str) -> None:
    """Check that nothing that the server writes for people holds one of these."""
    logs = [*(server.home / "logs").iterdir(), server.home / "console.log"]
    assert any(log.stat().st_size for log in logs)
    for log in logs:
        text = log.read_text("utf-8", errors="replace")
        assert not any(secret in text for secret in secrets), log


def write_articles(path: Path, count: int) -> Path:
    """Write a relations file of so many articles, one passage each."""
    told = [
        evidence(
            actor(f"person:p-{n % 40}"),
            "criticizes",
            actor(f"organization:o-{n % 30}"),
            outlet=f"Outlet {n}",
        )
        for n in range(count)
    ]
    with path.open("w", encoding="utf-8") as stream:
        write_lines((replace(e, quote=e.quote) for e in told), stream)
    return path


# --- without a server -----------------------------------------------------------------------------


def test_nobody_there() -> None:
    """Nobody listens: the address is named, and how to start a server."""
    ended = run("stats", environ={"NEO4J_URI": "neo4j://127.0.0.1:9", "NEO4J_PASSWORD": _SECRET})
    refused(ended, "cannot reach neo4j://127.0.0.1:9", "docker compose up --wait")


@pytest.mark.parametrize("agent, word", [("Neo4j/5.25.1", "is Neo4j 5.25.1, too old"), (None, "is too old")])
def test_a_version_too_old(agent: str | None, word: str) -> None:
    """Before 5.26 statements would fail one by one, and before 4.4 nothing is understood."""
    with bolt_server(agent) as address:
        ended = run("stats", environ={"NEO4J_URI": address, "NEO4J_PASSWORD": _SECRET})
    refused(ended, word, "Use Neo4j 5.26 or newer.")


def test_an_address_with_a_password() -> None:
    """It is refused before anything shows it."""
    ended = run("stats", environ={"NEO4J_URI": f"bolt+s://me:x/{_SECRET}@host"})
    refused(ended, "no user name or password", "NEO4J_PASSWORD_FILE")


def test_a_password_file_of_others(tmp_path: Path) -> None:
    """A file that others may read is refused with the command that mends it."""
    file = tmp_path / "password"
    file.write_text(_SECRET)
    file.chmod(0o640)
    environ = {"NEO4J_URI": "neo4j://127.0.0.1:9", "NEO4J_PASSWORD_FILE": str(file)}
    refused(run("stats", environ=environ), "mode 640", f"chmod 600 {file}")
    file.unlink()
    refused(run("stats", environ=environ), "no password can be read", "No such file")


def test_a_full_disk_under_a_folder(tmp_path: Path) -> None:
    """A folder whose disk takes no more: it is said, what was stored before stays."""
    few, many = (write_articles(tmp_path / f"{n}.jsonl", n) for n in (3, 40))
    environ = {"TIELINE_STORE": str(tmp_path / "store")}
    assert run("load", few, environ=environ).status == 0
    before = run("relations", "--json", environ=environ).out
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, hard))  # for the process to be started
    try:
        load = Running("load", many, environ=environ)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    refused(load.ended(), "cannot be written (File too large)", "Mend the disk", "before it")
    assert run("relations", "--json", environ=environ).out == before
    assert run("load", many, environ=environ).status == 0


# --- with a server --------------------------------------------------------------------------------


def test_a_wrong_password(neo4j: Neo4jServer) -> None:
    """What is refused is said, not what was given; a traceback that is asked for holds it neither."""
    environ = keys(neo4j, NEO4J_PASSWORD=_SECRET)
    refused(run("stats", environ=environ), "refuses the user name or password", "NEO4J_PASSWORD_FILE")
    traced = run("--debug", "stats", environ=environ)
    assert "Traceback" in traced.err and _SECRET not in traced.err + traced.processes
    no_log_holds(neo4j, _SECRET, neo4j.password)


def test_a_password_from_a_file(neo4j: Neo4jServer, tmp_path: Path) -> None:
    """A file of the owner's alone is as good as the environment."""
    file = tmp_path / "password"
    file.touch(mode=0o600)
    file.write_text(f"{neo4j.password}\n")
    environ = {"NEO4J_URI": neo4j.uri, "NEO4J_PASSWORD_FILE": str(file)}
    refused(run("stats", environ=environ), "holds no relations yet", secret=neo4j.password)


def test_a_password_from_a_prompt(neo4j: Neo4jServer) -> None:
    """At a terminal a missing password is asked for, and what is typed is not shown."""
    import pty

    shell = [sys.executable, "-m", "tieline.cli", "stats", "--store", neo4j.uri]
    child, terminal = pty.fork()
    if child == 0:
        os.execv(shell[0], shell)
    shown = b""
    while b"Password of neo4j" not in shown:
        shown += os.read(terminal, 1024)
    time.sleep(0.2)  # until the terminal no longer echoes
    os.write(terminal, neo4j.password.encode() + b"\n")
    try:
        while more := os.read(terminal, 1024):
            shown += more
    except OSError:
        pass  # how Linux tells the end of a terminal
    os.waitpid(child, 0)
    os.close(terminal)
    assert b"holds no relations yet" in shown
    assert neo4j.password.encode() not in shown


def test_an_expired_password(neo4j: Neo4jServer) -> None:
    """A user who must choose a new password first is told so."""
    with GraphDatabase.driver(neo4j.uri, auth=(neo4j.user, neo4j.password)) as driver:
        change = "CREATE OR REPLACE USER fresh SET PASSWORD $password CHANGE REQUIRED"
        driver.execute_query(change, password=_SECRET, database_="system")
        try:
            ended = run("stats", environ=keys(neo4j, NEO4J_USERNAME="fresh", NEO4J_PASSWORD=_SECRET))
        finally:
            driver.execute_query("DROP USER fresh", database_="system")
    refused(ended, "wants a new password", "cypher-shell")
    no_log_holds(neo4j, _SECRET)


def test_a_missing_database(neo4j: Neo4jServer) -> None:
    """The database is named, and the variable that names it."""
    ended = run("stats", environ=keys(neo4j, NEO4J_DATABASE="elsewhere"))
    refused(ended, 'no database "elsewhere"', "NEO4J_DATABASE", secret=neo4j.password)


def test_a_port_that_is_not_bolt(neo4j: Neo4jServer) -> None:
    """The port of Neo4j Browser, and TLS where there is none, are told apart from nobody there."""
    http = neo4j.http_url.replace("http", "bolt")
    ended = run("stats", environ=keys(neo4j, NEO4J_URI=http))
    refused(ended, "answers, but not as Neo4j does", "7687", secret=neo4j.password)
    ended = run("stats", environ=keys(neo4j, NEO4J_URI=neo4j.uri.replace("neo4j:", "neo4j+s:")))
    refused(ended, "not by TLS", f"is {neo4j.uri}", secret=neo4j.password)


def test_a_server_lost_on_the_way_and_one_that_only_reads(neo4j: Neo4jServer, tmp_path: Path) -> None:
    """A server killed in mid-load: what it had stored is said, and is there. Read only: it is said."""
    file = write_articles(tmp_path / "relations.jsonl", 600)
    load = Running("load", file, environ=keys(neo4j))
    _wait_for_batches(load, neo4j)
    neo4j.kill()
    said = refused(load.ended(), "lost", "goes on from there", secret=neo4j.password)
    stored = int(re.search(r"([\d,]+) articles were stored", said)[1].replace(",", ""))  # type: ignore[index]

    # Started as it was first: what a kill left to be mended, a server that only reads does not mend.
    neo4j.start()
    assert 0 < stored <= _articles(neo4j) < 600
    neo4j.stop()
    neo4j.configure({"server.databases.read_only": "neo4j"})
    try:
        neo4j.start()
        ended = run("load", file, environ=keys(neo4j))
        refused(ended, "set to be read only", "read_only", "before it", secret=neo4j.password)
        assert run("stats", environ=keys(neo4j)).status == 0
    finally:
        neo4j.configure({"server.databases.read_only": ""})
        neo4j.stop()
    no_log_holds(neo4j, neo4j.password)


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux limits another process's files")
def test_a_full_disk_under_the_server(neo4j: Neo4jServer, tmp_path: Path) -> None:
    """A server that can write no more: its disk is named as the likely cause, and what was stored."""
    file = write_articles(tmp_path / "relations.jsonl", 600)
    load = Running("load", file, environ=keys(neo4j))
    _wait_for_batches(load, neo4j)
    _let_no_file_grow(neo4j.pid)
    try:
        said = refused(load.ended(), "cannot write to its disk", "make room", secret=neo4j.password)
        assert "stored before it" in said
        ended = run("load", file, environ=keys(neo4j))
        refused(ended, "has stopped its database", "restart Neo4j", secret=neo4j.password)
    finally:
        neo4j.kill()
    no_log_holds(neo4j, neo4j.password)


def _wait_for_batches(load: Running, server: Neo4jServer) -> None:
    """Wait until a load has stored several batches, so that it knows of some, and goes on."""
    while load.running and _articles(server) < 15:
        time.sleep(0.05)


def _articles(server: Neo4jServer) -> int:
    with GraphDatabase.driver(
        server.uri, auth=(server.user, server.password), notifications_min_severity="OFF"
    ) as driver:
        counted = driver.execute_query("MATCH (n:Article) RETURN count(n) AS n").records[0]
    return int(counted["n"])


def _let_no_file_grow(pid: int) -> None:
    """Let every write of a process fail that would make a file longer, as on a full disk."""
    _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, hard))
