"""How long `tieline path` takes as a whole command on a big embedded store.

    python benchmarks/embedded_paths.py [--articles 20000] [--pairs 10] [--store FOLDER]

Loads a made-up relations file into a store, which takes minutes at full size; --store keeps it and
asks it again.
"""

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import big_graph

from tieline.cypher import connect


def command(*words: str | Path) -> float:
    """Seconds of one command; no way between two actors is an answer too."""
    start = time.monotonic()
    done = subprocess.run([sys.executable, "-m", "tieline.cli", *words], capture_output=True, text=True)
    assert not done.returncode or "no path" in done.stderr, done.stderr
    return time.monotonic() - start


def measured(folder: Path, articles: int, pairs: int) -> Iterator[str]:
    if not folder.exists():
        with tempfile.TemporaryDirectory() as beside:
            file = Path(beside) / "relations.jsonl"
            big_graph.write(file, articles)
            yield f"load: {command('load', '--store', folder, file):.1f} s"
    store = connect.open_store(str(folder), {})
    actors = [actor.id for actor in store.actors()]
    store.close()
    parts = ", ".join(f"{f.name} {f.stat().st_size / 2**20:.0f} MB" for f in sorted(folder.glob("[il]*")))
    yield f"{len(actors):,} actors; {parts}"
    chance = random.Random(1)
    took = [command("path", "--store", folder, *chance.sample(actors, 2)) for _ in range(pairs)]
    yield f"path, whole command: median {statistics.median(took):.2f} s, longest {max(took):.2f} s"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=big_graph.ARTICLES)
    parser.add_argument("--pairs", type=int, default=10)
    parser.add_argument("--store", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for line in measured(options.store or Path(folder) / "store", options.articles, options.pairs):
            print(line, flush=True)


if __name__ == "__main__":
    main()
