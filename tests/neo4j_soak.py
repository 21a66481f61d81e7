"""Loads that are cut short and loads that meet, on a real Neo4j: what they leave is what one load leaves.

    python tests/neo4j_soak.py [--articles 400] [--kills 10] [--writers 4] [--seed 1]

The tests do the same in small.
"""

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from pathlib import Path

from neo4j import GraphDatabase
from neo4j_server import Neo4jServer, neo4j_server

from tieline.cypher import connect
from tieline.graph.export import json_text
from tieline.graph.filter import ANY
from tieline.graph.store import Size

Answers = tuple[Size, str]

# A command with windows of its own size, so that a small file too is many transactions.
_LOAD = """
import sys
from tieline.cypher import cypher_store
cypher_store.WINDOW = int(sys.argv.pop(1))
from tieline.cli import main
main()
"""


def answers(server: Neo4jServer) -> Answers:
    """What a store counts, and a digest of all its relations with their evidence, and of its actors."""
    store = connect.open_store(server.uri, server.environ)
    told = hashlib.sha256()
    for one in chain((r.as_json() for r in store.relations(ANY)), map(repr, store.actors())):
        told.update(json_text(one).encode())
    size = store.size()
    store.close()
    return size, told.hexdigest()


def load(server: Neo4jServer, file: Path, window: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", _LOAD, str(window), "load", str(file)],
        env={**os.environ, **server.environ},
        stderr=subprocess.PIPE,
        text=True,
    )


def undisturbed(server: Neo4jServer, file: Path, window: int) -> Answers:
    """Load a file into an emptied server and return what that leaves."""
    server.wipe()
    _done(load(server, file, window))
    return answers(server)


def killed(server: Neo4jServer, file: Path, window: int, articles: int) -> None:
    """Kill the server in mid-load, once it holds so many articles, start it and repeat the load.

    The load that was cut may find the server again and go on by itself; else it must end by one line
    with its cure.

    Raises:
        AssertionError: it ended otherwise, or before the kill, or the repeated one failed.
    """
    server.wipe()
    cut = load(server, file, window)
    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        while driver.execute_query("MATCH (n:Article) RETURN count(n) AS n").records[0]["n"] < articles:
            assert cut.poll() is None, "the load ended before the kill"
            time.sleep(0.01)
    assert cut.poll() is None, "the load ended before the kill"
    server.kill()
    server.start()
    _, said = cut.communicate()
    assert not cut.returncode or ("Traceback" not in said and "Hint: " in said), said
    _done(load(server, file, window))


def at_once(server: Neo4jServer, files: Sequence[Path], window: int) -> None:
    """Load files at one time into an emptied server.

    Raises:
        AssertionError: one of the loads failed.
    """
    server.wipe()
    for writer in [load(server, file, window) for file in files]:
        _done(writer)


def overlapping(file: Path, folder: Path, count: int) -> list[Path]:
    """Write files that hold each article of one in two of them, each file in an order of its own."""
    with file.open(encoding="utf-8") as lines:
        articles = ["".join(group) for _, group in groupby(lines, _document)]
    shares: list[list[str]] = [[] for _ in range(count)]
    for number, article in enumerate(articles):
        shares[number % count].append(article)
        shares[(number + 1) % count].append(article)
    made = []
    for number, share in enumerate(shares):
        random.Random(number).shuffle(share)
        made.append(folder / f"share-{number}.jsonl")
        made[-1].write_text("".join(share), encoding="utf-8")
    return made


def _document(line: str) -> str:
    return str(json.loads(line)["document"])


def _done(command: "subprocess.Popen[str]") -> None:
    _, said = command.communicate()
    assert command.returncode == 0, said


def soak(server: Neo4jServer, folder: Path, options: argparse.Namespace) -> Iterator[str]:
    import big_graph

    file = folder / "relations.jsonl"
    big_graph.write(file, options.articles)
    chance = random.Random(options.seed)
    whole = undisturbed(server, file, options.window)
    yield f"undisturbed: {whole[0]}"
    same = 0
    for number in range(1, options.kills + 1):
        articles = chance.randrange(1, options.articles - options.window)
        killed(server, file, options.window, articles)
        same += answers(server) == whole
        yield f"killed after {articles} articles, started, repeated: {same} of {number} the same"
    at_once(server, overlapping(file, folder, options.writers), options.window)
    met = answers(server) == whole
    yield f"{options.writers} loads at once: {'the same' if met else 'NOT the same'}"
    if same < options.kills or not met:
        raise SystemExit(1)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--window", type=int, default=20, help="articles a transaction")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--writers", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))
    with tempfile.TemporaryDirectory() as folder:
        with neo4j_server(Path(folder) / "neo4j") as server:
            for line in soak(server, Path(folder), options):
                print(line, flush=True)


if __name__ == "__main__":
    main()
