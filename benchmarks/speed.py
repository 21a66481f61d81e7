"""What extraction costs beside parsing: words a CPU second of bare nlp.pipe and of extract().

    python benchmarks/speed.py FOLDER [--rounds N]

One process, the same model with the same components, the same passages. The two take turns, so that
a busy machine slows both alike, and each counts with its fastest round.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from time import process_time

from tieline.corpus.articles import Loaded, read_articles
from tieline.corpus.cleaning import passages
from tieline.corpus.extract import _BATCH, extract
from tieline.corpus.parsing import load_model, plain
from tieline.graph.model import Article

# Below this a round is over in a second or two, and the clock's grain and the caches show.
LEAST_WORDS = 10_000


def parse(articles: Sequence[tuple[Article, str]]) -> float:
    """CPU seconds of the bare parser over the passages that extract() parses."""
    nlp = load_model()
    bodies = [plain(text) for _, text in articles]
    texts = [body[p.start : p.end] for body in bodies for p in passages(body)]
    start = process_time()
    for _ in nlp.pipe(texts, batch_size=_BATCH):
        pass
    return process_time() - start


def read(articles: Sequence[tuple[Article, str]]) -> float:
    """CPU seconds of extract()."""
    start = process_time()
    for _ in extract(articles):
        pass
    return process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    loaded = [one for one in read_articles(options.folder) if isinstance(one, Loaded)]
    articles = [(one.article, one.text) for one in loaded]
    words = sum(
        len(plain(t)[p.start : p.end].split()) for _, t in articles for p in passages(plain(t))
    )
    times = -(-LEAST_WORDS // words)
    articles, words = articles * times, words * times
    read(articles[: len(loaded)])  # what is loaded once, the model and the lexicon, is not timed
    rounds = [(parse(articles), read(articles)) for _ in range(options.rounds)]
    bare, whole = (min(seconds) for seconds in zip(*rounds, strict=True))
    print(f"{words} words a round, {len(articles)} articles, the fastest of {len(rounds)} rounds")
    print(f"nlp.pipe   {words / bare:7.0f} words/CPU second")
    print(f"extract()  {words / whole:7.0f} words/CPU second, {bare / whole:.2f} of nlp.pipe")


if __name__ == "__main__":
    main()
