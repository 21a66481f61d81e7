"""A real Neo4j Community server for tests: fetched once, started on free ports, stopped fast.

Run as a script it fetches the server, so that no test waits for a download.
"""

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from machine import OLDEST_JAVA, Missing, java, maven
from neo4j import Driver, GraphDatabase

_POM = Path(__file__).with_name("pom.xml")

# 512 MB hold every test's graph; more would crowd a small CI machine.
_JVM = (
    "-Xms256m",
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
)

# What a new server wants to have changed before anything else.
INITIAL_PASSWORD = "neo4j"

# Ten seconds are usual; a crowded machine has been seen to take over a minute.
_START_TIMEOUT_S = 300


@dataclass
class Neo4jServer:
    """One server with its own folder, ports and password; it can be stopped, killed and restarted.

    `home` is laid out as Neo4j does it: conf/, data/, logs/. Ports and password stay over restarts.
    """

    home: Path
    java: Path
    jars: Path
    password: str
    bolt_port: int
    http_port: int
    user: str = "neo4j"
    scheme: str = "neo4j"
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _driver: Driver | None = field(default=None, repr=False)

    @property
    def uri(self) -> str:
        """Address for a driver."""
        return f"{self.scheme}://127.0.0.1:{self.bolt_port}"

    @property
    def environ(self) -> dict[str, str]:
        """What the command needs in its environment to ask this server."""
        return {"NEO4J_URI": self.uri, "NEO4J_USERNAME": self.user, "NEO4J_PASSWORD": self.password}

    @property
    def pid(self) -> int:
        """The running process."""
        assert self._process is not None, "the server is not running"
        return self._process.pid

    @property
    def http_url(self) -> str:
        """Address for a web browser, which finds Neo4j Browser under /browser/."""
        return f"http://127.0.0.1:{self.http_port}"

    @property
    def running(self) -> bool:
        """Whether the process lives; start() returns only once it also answers."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start and wait until the server answers over Bolt.

        Raises:
            RuntimeError: it ended or stayed silent; carries what it printed.
        """
        log = self.home / "logs" / "neo4j.log"
        log.unlink(missing_ok=True)
        console = self.home / "console.log"
        arguments = [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        with console.open("wb") as output:
            self._process = subprocess.Popen(
                self._command(_main_class(self.jars), *arguments),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.home,
            )
        give_up = time.monotonic() + _START_TIMEOUT_S
        # The log is watched because a driver's own retries would overshoot by seconds.
        while not (log.exists() and " Started." in log.read_text()):
            if not self.running or time.monotonic() > give_up:
                self.kill()
                raise RuntimeError(f"Neo4j did not start:\n{console.read_text()[-4000:]}")
            time.sleep(0.1)
        self._driver = GraphDatabase.driver(self.uri, auth=(self.user, self.password))
        if self.password != INITIAL_PASSWORD:
            self._driver.verify_connectivity()

    def stop(self) -> None:
        """End the server in order, its data written."""
        self._end(by_force=False)

    def kill(self) -> None:
        """End the server as a power cut would (SIGKILL)."""
        self._end(by_force=True)

    def configure(self, settings: Mapping[str, str]) -> None:
        """Add settings or replace them; they hold from the next start on."""
        file = self.home / "conf" / "neo4j.conf"
        lines = file.read_text().splitlines() if file.exists() else []
        held = dict(line.split("=", 1) for line in lines) | dict(settings)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(f"{name}={value}\n" for name, value in held.items()))

    def admin(self, *arguments: str) -> str:
        """Run `neo4j-admin` on this server's data and return what it printed.

        Most of its commands need a stopped server.

        Raises:
            RuntimeError: the command failed; carries what it printed.
        """
        answer = subprocess.run(
            self._command("org.neo4j.cli.AdminTool", *arguments),
            env={**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")},
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if answer.returncode != 0:
            raise RuntimeError(f"neo4j-admin {' '.join(arguments)}:\n{answer.stdout}")
        return answer.stdout

    def wipe(self) -> None:
        """Delete all nodes and relationships; constraints and indexes stay."""
        assert self._driver is not None, "the server is not running"
        self._driver.execute_query("MATCH (n) DETACH DELETE n")

    def drop_schema(self) -> None:
        """Drop all constraints and indexes but the lookup indexes every database starts with."""
        assert self._driver is not None, "the server is not running"
        for kind, kinds in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
            where = "WHERE type <> 'LOOKUP'" if kind == "INDEX" else ""
            shown = self._driver.execute_query(f"SHOW {kinds} YIELD name, type {where} RETURN name")
            for record in shown.records:
                self._driver.execute_query(f"DROP {kind} `{record['name']}`")

    def _command(self, main_class: str, *arguments: str) -> list[str]:
        return [str(self.java), *_JVM, "-cp", f"{self.jars}/*", main_class, *arguments]

    def _end(self, *, by_force: bool) -> None:
        if self._driver is not None:
            self._driver.close()
            self._driver = None
        if self._process is not None:
            if by_force:
                self._process.kill()
            else:
                self._process.terminate()
            self._process.wait()
            self._process = None


@contextmanager
def neo4j_server(
    home: Path,
    *,
    settings: Mapping[str, str] | None = None,
    scheme: str = "neo4j",
    password: str | None = None,
) -> Iterator[Neo4jServer]:
    """Give a started, empty server that keeps everything in `home`, and stop it afterwards.

    Args:
        settings: what it is set to beyond what all our servers are.
        scheme: how it is reached.
        password: INITIAL_PASSWORD leaves it as it was born, when it lets nobody in; None takes a
            random one.

    Raises:
        Missing: Java is not there, or Maven is not and the server was never fetched.
    """
    ports = _free_ports(2)
    server = Neo4jServer(
        home=home,
        java=java(oldest_java()),
        jars=fetched_jars(),
        # Never one with a dash first, which looks like an option.
        password=password or secrets.token_hex(12),
        bolt_port=ports[0],
        http_port=ports[1],
        scheme=scheme,
    )
    _write_configuration(server)
    server.configure(settings or {})
    if password != INITIAL_PASSWORD:
        server.admin("dbms", "set-initial-password", server.password)
    try:
        server.start()
        yield server
    finally:
        server.stop()


def fetched_jars() -> Path:
    """Return the folder of the server's jars, after fetching them when they are not there yet.

    The folder lies in the user's cache and is complete once it holds a copy of our pom.xml.

    Raises:
        Missing: Maven is needed and not there.
        subprocess.CalledProcessError: Maven could not fetch them.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tieline"
    jars = cache / f"neo4j-{neo4j_version()}"
    stamp = jars / _POM.name
    if stamp.exists() and stamp.read_bytes() == _POM.read_bytes():
        return jars
    mvn = maven()
    cache.mkdir(parents=True, exist_ok=True)
    print(f"Fetching Neo4j {neo4j_version()} for the tests (140 MB, once)", file=sys.stderr)
    with tempfile.TemporaryDirectory(dir=cache, prefix="neo4j-fetch-") as folder:
        fresh = Path(folder) / "jars"
        goal = ["dependency:copy-dependencies", f"-DoutputDirectory={fresh}"]
        goal += ["-DincludeScope=runtime", f"-Dneo4j.version={neo4j_version()}"]
        subprocess.run([str(mvn), "-B", "-q", "-f", str(_POM), *goal], check=True)
        shutil.copy(_POM, fresh)
        shutil.rmtree(jars, ignore_errors=True)
        # Renamed when whole, so that an interrupted fetch is never taken for a server.
        fresh.rename(jars)
    return jars


def _main_class(jars: Path) -> str:
    """Return the class that starts a server, which its jar names, as it changed with 2025."""
    (jar,) = jars.glob("neo4j-[0-9]*.jar")
    with zipfile.ZipFile(jar) as opened:
        return opened.read("META-INF/services/org.neo4j.server.startup.EntryPoint").decode().strip()


def neo4j_version() -> str:
    """Return the version that tests run on: TEST_NEO4J, else the long-term one that pom.xml names."""
    if asked := os.environ.get("TEST_NEO4J"):
        return asked
    version = re.search(r"<neo4j\.version>(.+?)<", _POM.read_text())
    assert version is not None, "pom.xml names no neo4j.version"
    return version.group(1)


def oldest_java() -> int:
    """Return the oldest Java that this version runs on; those named by a year are built for 21."""
    return OLDEST_JAVA if neo4j_version().startswith("5.") else 21


def _free_ports(count: int) -> list[int]:
    """Return ports that nobody listens on; all are held until the last is found, so they differ."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [found.getsockname()[1] for found in sockets]
    for found in sockets:
        found.close()
    return ports


def _write_configuration(server: Neo4jServer) -> None:
    bolt, http = f"127.0.0.1:{server.bolt_port}", f"127.0.0.1:{server.http_port}"
    settings = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": bolt,
        # Without it the server sends neo4j:// drivers to port 7687.
        "server.bolt.advertised_address": bolt,
        "server.http.listen_address": http,
        "server.http.advertised_address": http,
        "dbms.security.auth_enabled": "true",
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
        "server.memory.heap.initial_size": "256m",
        "server.memory.heap.max_size": "512m",
        "server.memory.pagecache.size": "128m",
        # Its default lets every stop wait for ten seconds.
        "internal.server.bolt.thread_pool_shutdown_wait_time": "100ms",
        # Neo4j Browser may read a style or guide that a test serves on this machine.
        "browser.remote_content_hostname_whitelist": "localhost,127.0.0.1",
    }
    server.configure(settings)


if __name__ == "__main__":
    try:
        java(oldest_java())
        fetched_jars()
    except Missing as missing:
        # The tests themselves decide whether that is a skip or a failure.
        print(f"Neo4j not fetched: {missing}", file=sys.stderr)
