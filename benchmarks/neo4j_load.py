"""How fast a big graph gets into Neo4j: by `tieline load`, by it again, and by the import tool.

    python benchmarks/neo4j_load.py [--articles 20000] [--pairs 30]

Starts a server of its own with a heap of --heap and measures, in seconds and in elements (nodes and
relationships) a second: the first load of a made-up relations file, the second, which changes nothing,
and `neo4j-admin database import full` of the same elements. Then filtered paths between random pairs
are asked over Bolt and compared with networkx.
"""

import argparse
import os
import random
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import big_graph
import networkx as nx

sys.path.append(str(Path(__file__).parents[1] / "tests"))
import neo4j_server
from neo4j import GraphDatabase

from tieline.cypher import connect, import_files
from tieline.graph import paths
from tieline.graph.errors import NoPath
from tieline.graph.filter import Filter

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
    for _ in range(pairs):
        one, other = chance.sample(actors, 2)
        start = time.monotonic()
        try:
            found = len(paths.paths(one, other, paths.InStore(store, where))[0].hops)
        except NoPath:
            found = None
        seconds.append(time.monotonic() - start)
        try:
            length = nx.shortest_path_length(network, one, other)
        except nx.NetworkXNoPath:
            length = None
        same += found == (None if length is None or length > paths.MAX_HOPS else length)
    store.close()
    took = f"median {_ms(statistics.median(seconds))}, longest {_ms(max(seconds))}"
    yield f"paths over Bolt: {same} of {pairs} as long as networkx's; {took}"


def _row(what: str, count: int, seconds: float, more: str = "") -> str:
    return f"{what:<34}{count:>10,}{seconds:>10.1f} s{count / seconds:>10,.0f}/s  {more}"


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"


def measured(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    neo4j_server._JVM = (f"-Xms{options.heap}", f"-Xmx{options.heap}", *neo4j_server._JVM[2:])
    file = folder / "relations.jsonl"
    big_graph.write(file, options.articles)
    with neo4j_server.neo4j_server(folder / "neo4j") as server:
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


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=big_graph.ARTICLES)
    parser.add_argument("--pairs", type=int, default=30)
    parser.add_argument("--heap", default="1500m")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for line in measured(options, Path(folder)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
