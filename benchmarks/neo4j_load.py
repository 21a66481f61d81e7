"""How fast a big graph gets into Neo4j: by `tieline load`, by it again, by the import tool, by others.

    python benchmarks/neo4j_load.py [--articles 20000] [--pairs 30] [--rivals 400]

Starts a server of its own with --heap and --page-cache and measures, in seconds and in elements
(nodes and relationships) a second: the first load of a made-up relations file, the second, which
changes nothing, and `neo4j-admin database import full` of the same elements. Filtered paths between
random pairs are asked over Bolt and compared with networkx. Last, two libraries and `tieline load`
write the first --rivals articles into the emptied database of another server (0 leaves this out).
"""

import argparse
import os
import random
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import big_graph
import networkx as nx
from rivals import python_with

sys.path.append(str(Path(__file__).parents[1] / "tests"))
import neo4j_server
from neo4j import GraphDatabase

from tieline.cypher import connect
from tieline.cypher.neo4j import import_files
from tieline.graph import paths
from tieline.graph.errors import NoPath
from tieline.graph.filter import Filter

# What is compared, and the plugin that both ask of the server.
_RIVALS = {"neo4j-graphrag": "1.22.0", "langchain-neo4j": "0.11.0"}
_PLUGIN = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>org.example</groupId><artifactId>plugin</artifactId><version>1</version><dependencies>
<dependency><groupId>org.neo4j.procedure</groupId><artifactId>apoc-core</artifactId><version>5.26.19</version></dependency>
<dependency><groupId>org.neo4j.procedure</groupId><artifactId>apoc-common</artifactId><version>5.26.19</version></dependency>
</dependencies></project>"""
_WARM = 20  # pairs before those that count, for a server that was just started
_COUNT = "MATCH (n) RETURN count(n) + COUNT { MATCH ()-->() } AS n"


def elements(server: neo4j_server.Neo4jServer) -> int:
    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        return int(driver.execute_query(_COUNT).records[0]["n"])


def load(server: neo4j_server.Neo4jServer, file: Path) -> tuple[float, float]:
    """Seconds and the most memory (MB) of one `tieline load`."""
    start = time.monotonic()
    command = subprocess.Popen(
        [sys.executable, "-m", "tieline.cli", "load", str(file)],
        env={**os.environ, **server.environ},
    )
    _, status, used = os.wait4(command.pid, 0)
    assert status == 0, "the load failed"
    return time.monotonic() - start, used.ru_maxrss / 1024


def imported(server: neo4j_server.Neo4jServer, folder: Path) -> float:
    """Seconds that the import tool takes for what the store holds, which it then holds instead."""
    store = connect.open_store(server.uri, server.environ)
    command = shlex.split(import_files.write(store.rows, folder))
    store.close()
    server.stop()
    start = time.monotonic()
    server.admin(*command[1:], "--overwrite-destination=true")
    seconds = time.monotonic() - start
    server.start()
    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        with driver.session() as session:
            for text in (folder / import_files.SCHEMA_FILE).read_text("utf-8").split(";\n")[:-1]:
                session.run(text).consume()
    return seconds


def ways(server: neo4j_server.Neo4jServer, articles: int, pairs: int) -> Iterator[str]:
    """Shortest paths of what somebody asserts, between random pairs, beside networkx on the same."""
    where = Filter()
    network: nx.Graph = nx.Graph()
    for _, passages in big_graph.corpus(articles):
        for one in passages:
            network.add_nodes_from((one.source.id, one.target.id))
            if one.status in where.statuses:
                network.add_edge(one.source.id, one.target.id)
    chance = random.Random(1)
    actors = sorted(network)
    store = connect.open_store(server.uri, server.environ)
    seconds, same = [], 0
    for turn in range(-_WARM, pairs):
        one, other = chance.sample(actors, 2)
        start = time.monotonic()
        try:
            found = len(paths.paths(one, other, paths.InStore(store, where))[0].hops)
        except NoPath:
            found = None
        if turn < 0:
            continue
        seconds.append(time.monotonic() - start)
        try:
            length = nx.shortest_path_length(network, one, other)
        except nx.NetworkXNoPath:
            length = None
        same += found == (None if length is None or length > paths.MAX_HOPS else length)
    store.close()
    took = f"median {_ms(statistics.median(seconds))}, longest {_ms(max(seconds))}"
    yield f"paths over Bolt: {same} of {pairs} as long as networkx's; {took}"


def _plug_in(server: neo4j_server.Neo4jServer, folder: Path) -> None:
    """Start the server anew with the plugin, among its procedures and, as it needs, in the class path."""
    (folder / "pom.xml").write_text(_PLUGIN)
    plugins, jars = server.home / "plugins", folder / "jars"
    copied = (f"-DoutputDirectory={plugins}", "-DincludeScope=runtime")
    maven = (str(neo4j_server.maven()), "-B", "-q", "-Dstyle.color=never", "-f", str(folder / "pom.xml"))
    subprocess.run([*maven, "dependency:copy-dependencies", *copied], check=True)
    server.stop()
    shutil.copytree(server.jars, jars)
    held = {_artifact(jar) for jar in jars.glob("*.jar")}
    for jar in plugins.glob("*.jar"):
        if _artifact(jar) in held:  # the server's own is newer
            jar.unlink()
        else:
            shutil.copy(jar, jars)
    server.jars = jars
    server.configure({"dbms.security.procedures.unrestricted": "apoc.*"})
    server.start()


def _artifact(jar: Path) -> str:
    return re.sub(r"-\d.*", "", jar.name)


def beside(server: neo4j_server.Neo4jServer, articles: int, folder: Path) -> Iterator[str]:
    """Each library and `tieline load` on the first articles, each in an emptied database.

    Each writes a tenth of them before: what a server does but once, plan and compile, none pays for.
    """
    _plug_in(server, folder)
    python = python_with(*(f"{name}=={version}" for name, version in _RIVALS.items()))
    files = folder / "tenth.jsonl", folder / "all.jsonl"
    for file, count in zip(files, (articles // 10, articles), strict=True):
        big_graph.write(file, count)

    def written(name: str, file: Path) -> float:
        command = [python, Path(__file__).with_name("neo4j_rivals.py"), name, file]
        environ = {**os.environ, **server.environ}
        return float(subprocess.run(command, env=environ, check=True, stdout=subprocess.PIPE).stdout)

    writers: dict[str, Callable[[Path], float]] = {name: partial(written, name) for name in _RIVALS}
    writers["tieline load"] = lambda file: load(server, file)[0]
    rates = {}
    for name, write in writers.items():
        server.wipe()
        server.drop_schema()
        for file in files:
            server.wipe()
            seconds = write(file)
        rates[name] = elements(server) / seconds
        told = f"{name} {_RIVALS.get(name, '')}".strip()
        yield _row(told, elements(server), seconds, f"of {articles:,} articles")
    mine = rates.pop("tieline load")
    faster = ", ".join(f"{mine / rate:.1f} times {name}'s" for name, rate in rates.items())
    yield f"tieline load, element for element: {faster}"


def _row(what: str, count: int, seconds: float, more: str = "") -> str:
    return f"{what:<34}{count:>10,}{seconds:>10.1f} s{count / seconds:>10,.0f}/s  {more}"


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"


def measured(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    neo4j_server._JVM = (f"-Xms{options.heap}", f"-Xmx{options.heap}", *neo4j_server._JVM[2:])
    file = folder / "relations.jsonl"
    big_graph.write(file, options.articles)
    # A server's own default is half of the machine; the tests' would read half the graph from disk.
    settings = {"server.memory.pagecache.size": options.page_cache}
    with neo4j_server.neo4j_server(folder / "neo4j", settings=settings) as server:
        first, memory = load(server, file)
        count = elements(server)
        yield _row("tieline load", count, first, f"{memory:.0f} MB")
        again, memory = load(server, file)
        assert elements(server) == count, "a second load changed something"
        yield _row(
            "tieline load, the same again", count, again, f"{memory:.0f} MB, {again / first:.2f} of it"
        )
        tool = imported(server, folder / "import")
        assert elements(server) == count, "the import made something else"
        yield _row("neo4j-admin database import full", count, tool, f"load takes {first / tool:.1f} times it")
        yield from ways(server, options.articles, options.pairs)
    if options.rivals:  # a server of its own: it is emptied at once, which no large one could be
        with neo4j_server.neo4j_server(folder / "beside", settings=settings) as server:
            yield from beside(server, options.rivals, folder)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=big_graph.ARTICLES)
    parser.add_argument("--pairs", type=int, default=30)
    parser.add_argument("--rivals", type=int, default=400, help="articles; 0 leaves the rivals out")
    parser.add_argument("--heap", default="1500m")
    parser.add_argument("--page-cache", default="2g")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for line in measured(options, Path(folder)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
