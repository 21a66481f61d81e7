"""Learn how sure an arrow is, and see how well that holds on articles it was not learnt from.

    python benchmarks/confidence.py GOLD_DIR... [--texts DIR]... [--write]

Each folder holds NAME.gold.json, and NAME.txt unless the texts lie elsewhere. An arrow is right when the
gold has its ends in its direction; those that the gold calls optional are left out. Printed is what each
folder's arrows get from weights that were learnt on the others. With --write the weights of all folders
become `corpus/lexicon/confidence.toml`. Needs scikit-learn: pip install 'tieline[learn]'.
"""

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tieline.corpus.analysis import analyse
from tieline.corpus.articles import Loaded, read_articles
from tieline.corpus.confidence import marks
from tieline.corpus.extract import parsed, weigh
from tieline.corpus.gold import Gold, document_key, read_gold
from tieline.graph.model import Evidence
from tieline.graph.predicates import PREDICATES

# Arrows that a mark must stand on in training: a rarer one would be learnt by heart.
_LEAST = 4
# Inverse strength of the penalty on squared weights: of .03, .1 and .3 the one with most arrows in "high"
# on two sets of articles that neither the rules nor the weights had seen.
_PENALTY = 0.3
# What an arrow must be right with, as learnt, to be in a band. The rules were improved on the articles that
# this is learnt from, and on others less is right: thirty that nobody had read had .82 at .92, .92 at .95.
_PROMISED = {"high": 0.95, "medium": 0.8}
_TARGET = Path(__file__).parents[1] / "corpus" / "lexicon" / "confidence.toml"


@dataclass(frozen=True)
class Arrow:
    """What there is to see of an arrow, and whether it is right."""

    folder: str
    marks: frozenset[str]
    confidence: str
    right: bool


@dataclass(frozen=True)
class Ranking:
    """Weights of marks, in hundredths of log-odds; the bias is every arrow's."""

    bias: int
    weights: Mapping[str, int]

    def band(self, arrow: Arrow) -> str:
        total = self.bias + sum(self.weights.get(mark, 0) for mark in arrow.marks)
        return next((band for band in _PROMISED if total >= least(band)), "low")


def least(band: str) -> int:
    """The sum of weights from which a band begins."""
    promised = _PROMISED[band]
    return round(100 * math.log(promised / (1 - promised)))


def arrows(folder: Path, texts: Sequence[Path]) -> Iterator[Arrow]:
    """The arrows of a folder's articles that its gold judges."""
    gold = {one.document: one for one in read_gold(folder)}
    articles = [
        (one.article, one.text)
        for one in read_articles(texts)
        if isinstance(one, Loaded) and document_key(one.article.document) in gold
    ]
    for article, text, tokens in parsed(articles):
        a = analyse(tokens)
        for evidence, candidate in weigh(article, text, a).told:
            right = judged(evidence, gold[document_key(article.document)])
            if right is not None:
                seen = marks(a, candidate, evidence.status)
                yield Arrow(folder.name, seen, evidence.confidence, right)


def judged(evidence: Evidence, gold: Gold) -> bool | None:
    """Whether an arrow points where the gold has one; None where that is optional or no arrow."""
    ends = tuple(gold.actor(p.name, p.aliases) for p in (evidence.source, evidence.target))
    if ends[0] == ends[1]:
        return None
    asked = {way for r in gold.relations if not r.optional for way in ways(r.ends, r.symmetric)}
    allowed = {way for r in gold.relations for way in ways(r.ends, r.symmetric)}
    mine = ways((ends[0], ends[1]), PREDICATES[evidence.predicate].symmetric)
    return mine <= allowed if mine & asked else None if mine & allowed else False


def ways(ends: tuple[str, str], symmetric: bool) -> set[tuple[str, str]]:
    return {ends, (ends[1], ends[0])} if symmetric else {ends}


def learn(told: Sequence[Arrow]) -> Ranking:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    often = Counter(mark for arrow in told for mark in arrow.marks)
    known = {mark for mark, times in often.items() if times >= _LEAST}
    table = DictVectorizer()
    rows = table.fit_transform([dict.fromkeys(sorted(arrow.marks & known), 1) for arrow in told])
    model = LogisticRegression(C=_PENALTY, max_iter=5000, tol=1e-8)
    model.fit(rows, [arrow.right for arrow in told])
    weights = zip(table.feature_names_, (round(100 * w) for w in model.coef_[0]), strict=True)
    return Ranking(round(100 * float(model.intercept_[0])), {mark: w for mark, w in weights if w})


def report(told: Sequence[tuple[str, bool]]) -> str:
    """Each band's share of the arrows and the share of it that is right."""
    cells = []
    for band in ("high", "medium", "low"):
        rights = [right for b, right in told if b == band]
        precision = f"{sum(rights) / len(rights):.3f}" if rights else "-"
        cells.append(f"{band} {len(rights) / (len(told) or 1):.2f} at {precision}")
    return f"{len(told):4} arrows: " + ", ".join(cells)


def written(ranking: Ranking, told: Sequence[Arrow]) -> str:
    lines = [
        "# How sure an arrow is: what each mark of it adds to the log-odds of being right, in hundredths.",
        "#",
        f"# Made by benchmarks/confidence.py, a logistic regression over {len(told)} arrows of annotated",
        "# articles, of which it keeps no words. Marks: see corpus/confidence.py. Bands: their least sums.",
        "",
        "[bands]",
        *(f"{band} = {least(band) - ranking.bias}" for band in _PROMISED),
        "",
        "[weights]",
        *(f"{json.dumps(mark)} = {w}" for mark, w in sorted(ranking.weights.items())),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--texts", action="append", type=Path, help="where the texts lie")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    told = [arrow for folder in options.gold for arrow in arrows(folder, options.texts or [folder])]
    print("as shipped: ", report([(arrow.confidence, arrow.right) for arrow in told]))
    folders = list(dict.fromkeys(arrow.folder for arrow in told))
    pooled = []
    for folder in folders if len(folders) > 1 else ():
        ranking = learn([arrow for arrow in told if arrow.folder != folder])
        here = [(ranking.band(arrow), arrow.right) for arrow in told if arrow.folder == folder]
        print(f"{folder:11}", report(here))
        pooled += here
    if pooled:
        print("held out:  ", report(pooled))
    if options.write:
        _TARGET.write_text(written(learn(told), told), "utf-8")
        print(f"wrote {_TARGET.name}", file=sys.stderr)


if __name__ == "__main__":
    main()
