"""What each family of rules is worth: the scores that are lost without it.

    python benchmarks/ablation.py GOLD_DIR... [--texts DIR]... [--only WORD]...

Each folder holds NAME.gold.json, and NAME.txt unless the texts lie elsewhere. Texts are parsed once; then,
family by family, the rules are put out and everything after the parser runs again. A family that others
stand in for shows a small loss: what is lost without two is more than the sum of both. A negative loss: the
articles score better without.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from families import families

from tieline.corpus import extract, parsing
from tieline.corpus.articles import Loaded, read_articles
from tieline.corpus.gold import document_key, read_gold
from tieline.corpus.score import LEVELS, Scores, score
from tieline.graph.errors import TielineError
from tieline.graph.lines import write_lines
from tieline.graph.model import Article


class ParsedOnce:
    """Stands where the parser stood, and parses no text twice."""

    def __init__(self) -> None:
        self._nlp = parsing.load_model()
        self._docs: dict[str, Any] = {}

    def pipe(self, texts: Iterable[str], **how: Any) -> Iterator[Any]:
        given = list(texts)
        new = [text for text in dict.fromkeys(given) if text not in self._docs]
        self._docs.update(zip(new, self._nlp.pipe(new, **how), strict=True))
        return (self._docs[text] for text in given)


@dataclass(frozen=True)
class Run:
    """What one run over all folders scored, folder by folder, and the arrows that it told."""

    folders: tuple[Scores, ...]
    arrows: Counter[tuple[str, ...]]

    def places(self, parts: Sequence[str]) -> list[tuple[str, int | None]]:
        """All folders as one, then each; only the first where there is one."""
        return [("all", None), *((p, n) for n, p in enumerate(parts) if len(parts) > 1)]

    def typed(self, folder: int | None = None) -> float:
        return self._scores(folder).count("typed").f1

    def precision(self, folder: int | None = None) -> float:
        return self._scores(folder).count("directed").precision

    def status(self) -> float:
        return self._scores(None).status_macro_f1

    def _scores(self, folder: int | None) -> Scores:
        """Of one folder, or of all as if they were one."""
        if folder is not None:
            return self.folders[folder]
        return Scores(
            {level: tuple(o for s in self.folders for o in s.outcomes[level]) for level in LEVELS},
            tuple(d for s in self.folders for d in s.details),
            (),
        )


def run(folders: Sequence[Path], articles: Sequence[list[tuple[Article, str]]]) -> Run:
    found: list[Scores] = []
    arrows: Counter[tuple[str, ...]] = Counter()
    with tempfile.TemporaryDirectory() as place:
        relations = Path(place) / "relations.jsonl"
        for folder, texts in zip(folders, articles, strict=True):
            told = [e for reading in extract.extract(texts) for e in reading.evidence]
            with relations.open("w", encoding="utf-8") as stream:
                write_lines(told, stream)
            found.append(score(folder, relations))
            arrows.update((e.article.document, e.source.id, e.predicate, e.target.id, e.status) for e in told)
    return Run(tuple(found), arrows)


def texts_of(folder: Path, places: Sequence[Path]) -> list[tuple[Article, str]]:
    """The articles that have gold in a folder; ends the program where a text is missing."""
    known = {gold.document for gold in read_gold(folder)}
    texts = {
        document_key(one.article.document): (one.article, one.text)
        for one in read_articles(places)
        if isinstance(one, Loaded)
    }
    if missing := sorted(known - texts.keys()):
        sys.exit(f"{folder}: no text of {', '.join(missing)}: name its folder with --texts")
    return [text for name, text in sorted(texts.items()) if name in known]


def put_out(name: str, patches: Iterable[Any]) -> ExitStack:
    """Put a family out until the stack is left; ends the program where one of its rules is gone."""
    with ExitStack() as stack:
        for one in patches:
            try:
                stack.enter_context(one)
            except AttributeError as error:
                sys.exit(f"{name}: {error}: name its rules anew in families.py")
        return stack.pop_all()


def table(whole: Run, runs: Mapping[str, Run], parts: Sequence[str]) -> Iterator[str]:
    """Yield the scores with every rule, then the losses, greatest first, as Markdown."""
    for part, place in whole.places(parts):
        yield f"{part:8} typed F1 {whole.typed(place):.3f}, directed P {whole.precision(place):.3f}"
    yield f"status macro F1 {whole.status():.3f}"
    yield ""
    names = [part for part, _ in whole.places(parts)]
    titles = [*(f"typed F1, {p}" for p in names), *(f"directed P, {p}" for p in names), "status F1", "arrows"]
    yield f"| lost without | {' | '.join(titles)} |"
    yield f"| --- |{' ---: |' * len(titles)}"
    by_loss = sorted(runs, key=lambda n: (runs[n].typed(), runs[n].precision(), runs[n].status()))
    for name in by_loss:
        yield f"| {' | '.join((name, *losses(whole, runs[name], parts)))} |"
    if unchanged := [name for name in by_loss if runs[name].arrows == whole.arrows]:
        yield ""
        yield f"Without these not one arrow changed: {', '.join(unchanged)}."


def losses(whole: Run, without: Run, parts: Sequence[str]) -> Iterator[str]:
    """What a row tells: losses pooled and by folder, and how many arrows went and came."""
    places = [place for _, place in whole.places(parts)]
    for rate in (Run.typed, Run.precision):
        yield from (_signed(rate(whole, place) - rate(without, place)) for place in places)
    yield _signed(whole.status() - without.status())
    yield f"-{(whole.arrows - without.arrows).total()} +{(without.arrows - whole.arrows).total()}"


def _signed(loss: float) -> str:
    return f"{round(loss, 3) + 0.0:.3f}"  # no "-0.000"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--texts", action="append", type=Path, help="where the texts lie")
    parser.add_argument("--only", action="append", default=[], help="families whose name holds this")
    options = parser.parse_args()
    chosen = {
        name: patches
        for name, patches in families().items()
        if not options.only or any(word in name for word in options.only)
    }
    for name, patches in chosen.items():
        with put_out(name, patches):
            pass  # what is gone is told of before minutes are spent
    articles = [texts_of(folder, options.texts or [folder]) for folder in options.gold]
    once = ParsedOnce()
    with patch.object(extract, "load_model", lambda _: once):
        whole = run(options.gold, articles)
        runs: dict[str, Run] = {}
        for name, patches in chosen.items():
            with put_out(name, patches):
                runs[name] = run(options.gold, articles)
    print(f"{sum(map(len, articles))} articles; with every rule:")
    print("\n".join(table(whole, runs, [folder.name for folder in options.gold])))


if __name__ == "__main__":
    try:
        main()
    except TielineError as error:
        sys.exit(str(error))
