"""What extraction costs beside parsing: words a CPU second of bare nlp.pipe and of extract().

    python benchmarks/speed.py PATH... [--rounds N]

One process, the same model with the same components, the same passages in the same batches. The two
take turns, so that a busy machine slows both alike, and each counts with its fastest round.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import process_time
from typing import Any

from tieline.corpus.articles import Loaded, read_articles
from tieline.corpus.extract import extract
from tieline.corpus.parsing import DEFAULT_MODEL, load_model
from tieline.graph.model import Article

# Below this a round is over in a second or two, and the clock's grain and the caches show.
LEAST_WORDS = 10_000


def handed_to_the_parser(
    articles: Sequence[tuple[Article, str]],
) -> tuple[list[str], dict[str, Any]]:
    """Return what extract() passes to nlp.pipe: the texts and the options."""
    nlp = load_model(DEFAULT_MODEL)
    pipe = nlp.pipe
    texts: list[str] = []
    options: dict[str, Any] = {}

    def noted(stream: Iterable[str], **given: Any) -> Iterator[Any]:
        options.update(given)
        for doc in pipe(stream, **given):
            texts.append(doc.text)
            yield doc

    nlp.pipe = noted  # type: ignore[assignment, method-assign]
    try:
        seconds(extract(articles))
    finally:
        nlp.pipe = pipe  # type: ignore[method-assign]
    return texts, options


def seconds(stream: Iterable[object]) -> float:
    """CPU seconds until a stream is read to its end."""
    start = process_time()
    for _ in stream:
        pass
    return process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    loaded = [one for one in read_articles(options.path) if isinstance(one, Loaded)]
    articles = [(one.article, one.text) for one in loaded]
    texts, how = handed_to_the_parser(articles)  # loads model and lexicon too: not timed
    words = sum(len(text.split()) for text in texts)
    times = -(-LEAST_WORDS // words)
    nlp = load_model(DEFAULT_MODEL)
    rounds = [
        (seconds(nlp.pipe(texts * times, **how)), seconds(extract(articles * times)))
        for _ in range(options.rounds)
    ]
    bare, whole = (min(column) for column in zip(*rounds, strict=True))
    read = words * times
    print(
        f"{read} words a round, {len(articles) * times} articles, fastest of {len(rounds)} rounds"
    )
    print(f"nlp.pipe   {read / bare:6.0f} words/CPU second")
    print(f"extract()  {read / whole:6.0f} words/CPU second, {bare / whole:.2f} of nlp.pipe")


if __name__ == "__main__":
    main()
