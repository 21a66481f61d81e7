"""From paths to readings: articles are read and extracted as they come, what is bad is told of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tieline.corpus.articles import Loaded, read_articles
from tieline.graph.errors import BadArticle, BadQuestion
from tieline.graph.model import Article, Reading

if TYPE_CHECKING:
    from tieline.corpus.explain import Explained


def read(
    paths: Iterable[str | Path],
    *,
    bad: Callable[[BadArticle], None],
    published: str | None = None,
    model: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Reading]:
    """Yield a reading for each article of files, folders and "-", in order.

    Args:
        bad: is told of each that cannot be read; the others go on.
        published, stdin: as for `read_articles`.
        model: another spaCy model of English than the default.

    Raises:
        BadQuestion: `published` is no date, or the model is not installed.
    """
    if articles := _good(paths, bad, published, model, stdin):
        from tieline.corpus.extract import extract
        from tieline.corpus.parsing import DEFAULT_MODEL

        yield from extract(articles, model=model or DEFAULT_MODEL)


def explain(
    paths: Iterable[str | Path],
    *,
    bad: Callable[[BadArticle], None],
    published: str | None = None,
    model: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Explained]:
    """Yield how each article was read, with what was dropped and why; arguments and errors as of `read`."""
    if articles := _good(paths, bad, published, model, stdin):
        from tieline.corpus.explain import explain
        from tieline.corpus.parsing import DEFAULT_MODEL

        yield from explain(articles, model=model or DEFAULT_MODEL)


def _good(
    paths: Iterable[str | Path],
    bad: Callable[[BadArticle], None],
    published: str | None,
    model: str | None,
    stdin: BinaryIO | None,
) -> Iterator[tuple[Article, str]] | None:
    """The articles that can be read; None for not one, so that the parser is not loaded for nothing."""
    if model and not _is_installed(model):
        raise BadQuestion(f'no spaCy model "{model}" is installed', f"Try `pip install {model}`.")
    loaded = read_articles(paths, published=published, stdin=stdin)

    def good() -> Iterator[tuple[Article, str]]:
        for each in loaded:
            if isinstance(each, Loaded):
                yield each.article, each.text
            else:
                bad(each)

    articles = good()
    first = next(articles, None)
    return None if first is None else chain([first], articles)


def _is_installed(model: str) -> bool:
    return Path(model).is_dir() or (model.isidentifier() and find_spec(model) is not None)
