"""What extraction costs beside parsing: words a CPU second of bare nlp.pipe and of extract().

    python benchmarks/speed.py PATH... [--rounds N]

One process, the same model with the same components, the same passages in the same batches. The two
take turns article by article, and each counts with its fastest round of each article: on a busy
machine whole rounds differ by more than what is measured.
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import process_time
from typing import Any

from tieline.corpus.articles import Loaded, read_articles
from tieline.corpus.extract import extract
from tieline.corpus.parsing import DEFAULT_MODEL, load_model
from tieline.graph.model import Article


def handed_to_the_parser(article: tuple[Article, str]) -> tuple[list[str], dict[str, Any]]:
    """Return what extract() passes to nlp.pipe for an article: the texts and the options."""
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
        seconds(extract([article]))
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
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    loaded = [one for one in read_articles(options.path) if isinstance(one, Loaded)]
    nlp = load_model(DEFAULT_MODEL)
    words, bare, whole = 0, 0.0, 0.0
    for article in ((one.article, one.text) for one in loaded):
        texts, how = handed_to_the_parser(article)  # also loads what is loaded once
        turns = [
            (seconds(nlp.pipe(texts, **how)), seconds(extract([article]))) for _ in range(options.rounds)
        ]
        words += sum(len(text.split()) for text in texts)
        bare += min(turn[0] for turn in turns)
        whole += min(turn[1] for turn in turns)
    print(f"{len(loaded)} articles, {words} words, fastest of {options.rounds} rounds each")
    print(f"nlp.pipe   {words / bare:6.0f} words/CPU second")
    print(f"extract()  {words / whole:6.0f} words/CPU second, {bare / whole:.2f} of nlp.pipe")


if __name__ == "__main__":
    main()
