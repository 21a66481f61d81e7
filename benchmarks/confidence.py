"""Learn how sure an arrow is, and see how well that holds on articles it was not learnt from.

    python benchmarks/confidence.py GOLD_DIR... --unread GOLD_DIR... [--texts DIR]... [--write]

Each folder holds NAME.gold.json, and NAME.txt unless the texts lie elsewhere. An arrow is right when the
gold has its ends in its direction; those that the gold calls optional are left out. Printed is what each
folder's arrows get from weights that were learnt on the others. Where the bands begin is told by the
unread folders, articles that no rule was made from: on the others the rules do better than on new text.
With --write the weights of all folders become `corpus/lexicon/confidence.toml`. Needs scikit-learn:
pip install 'tieline[learn]'.
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
_LEAST = 10
# Inverse strength of the penalty on squared weights: of .01 to 1 the one that ranks well both all folders
# left out and the unread among them. A weaker one learns by heart what the rules were improved on: the
# area under the ROC curve of unread arrows is .69 here, .64 at .3 and .60 at 1.
_PENALTY = 0.03
# What the least sure arrow of a band is right with; the others of the band are so more often.
_PROMISED = {"high": 0.92, "medium": 0.8}
_TARGET = Path(__file__).parents[1] / "corpus" / "lexicon" / "confidence.toml"


@dataclass(frozen=True)
class Arrow:
    """What there is to see of an arrow, and whether it is right."""

    marks: frozenset[str]
    confidence: str
    right: bool


@dataclass(frozen=True)
class Ranking:
    """Weights of marks, in hundredths of log-odds; the bias is every arrow's."""

    bias: int
    weights: Mapping[str, int]

    def total(self, arrow: Arrow) -> int:
        return self.bias + sum(self.weights.get(mark, 0) for mark in arrow.marks)


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
            right = verdict(evidence, gold[document_key(article.document)])
            if right is not None:
                seen = marks(a, candidate, evidence.status)
                yield Arrow(seen, evidence.confidence, right)


def verdict(evidence: Evidence, gold: Gold) -> bool | None:
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


def bars(judged: Sequence[tuple[int, bool]]) -> dict[str, int]:
    """The least sum of each band: where the share of unread arrows that are right falls to what it promises.

    That share is a logistic curve over the sums (J. Platt, Probabilistic Outputs for Support Vector Machines,
    1999), so that no single arrow moves a bar.
    """
    from sklearn.linear_model import LogisticRegression

    curve = LogisticRegression(C=math.inf).fit(
        [[total] for total, _ in judged], [right for _, right in judged]
    )
    slope, bias = float(curve.coef_[0][0]), float(curve.intercept_[0])
    return {band: round((math.log(p / (1 - p)) - bias) / slope) for band, p in _PROMISED.items()}


def banded(judged: Sequence[tuple[int, bool]], least: Mapping[str, int]) -> list[tuple[str, bool]]:
    return [
        (next((band for band, bar in least.items() if total >= bar), "low"), right) for total, right in judged
    ]


def report(told: Sequence[tuple[str, bool]]) -> str:
    """Each band's share of the arrows and the share of it that is right."""
    cells = []
    for band in ("high", "medium", "low"):
        rights = [right for b, right in told if b == band]
        precision = f"{sum(rights) / len(rights):.3f}" if rights else "-"
        cells.append(f"{band} {len(rights) / (len(told) or 1):.2f} at {precision}")
    return f"{len(told):4} arrows: " + ", ".join(cells)


def written(ranking: Ranking, least: Mapping[str, int], told: Sequence[Arrow]) -> str:
    lines = [
        "# How sure an arrow is: what each mark of it adds to the log-odds of being right, in hundredths.",
        "#",
        f"# Made by benchmarks/confidence.py, a logistic regression over {len(told)} arrows of annotated",
        "# articles, of which it keeps no words. Marks: see corpus/confidence.py. Bands: their least sums.",
        "",
        "[bands]",
        *(f"{band} = {bar - ranking.bias}" for band, bar in least.items()),
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
    parser.add_argument("--unread", nargs="+", type=Path, required=True, help="gold no rule was made from")
    parser.add_argument("--texts", action="append", type=Path, help="where the texts lie")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    folders = [*options.gold, *options.unread]
    told = {folder: list(arrows(folder, options.texts or [folder])) for folder in folders}
    every = [arrow for folder in folders for arrow in told[folder]]
    print("as shipped".ljust(15), report([(arrow.confidence, arrow.right) for arrow in every]))
    judged = {}
    for folder in folders:
        ranking = learn([arrow for other in folders if other != folder for arrow in told[other]])
        judged[folder] = [(ranking.total(arrow), arrow.right) for arrow in told[folder]]
    least = bars([one for folder in options.unread for one in judged[folder]])
    groups = [("/".join(folder.parts[-2:]), [folder]) for folder in folders]
    for name, group in (*groups, ("read", options.gold), ("unread", options.unread), ("all", folders)):
        print(name.ljust(15), report(banded([one for folder in group for one in judged[folder]], least)))
    if options.write:
        _TARGET.write_text(written(learn(every), least, every), "utf-8")
        print(f"wrote {_TARGET.name}", file=sys.stderr)


if __name__ == "__main__":
    main()
