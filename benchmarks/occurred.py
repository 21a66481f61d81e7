"""How right `occurred` is: relations whose date was marked by reading, against what is extracted.

    python benchmarks/occurred.py GOLD_DIR [--marks FILE] [--all]

GOLD_DIR holds a folder for each set that the marks name, with texts and gold files; without it there
is nothing to measure, and nothing is an error. A mark tells of one relation of a document the month,
or the year where the text tells no more, in which it happened, or nothing where a date stands near
that is another's. A relation is right when one of its tellings is dated right: within three months
and in the month marked, or within the year marked and no more precise than it.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from tieline.corpus.articles import Loaded, read_articles
from tieline.corpus.extract import extract
from tieline.corpus.gold import SUFFIX, Gold, document_key, read_gold
from tieline.corpus.lexicon import category_of
from tieline.graph.dates import first_day, interval, last_day, overlap
from tieline.graph.model import Evidence

MARKS = Path(__file__).parent.parent / "tests" / "data" / "occurred.json"
# Days; a quarter at most, so that "in summer" is right and "this year" is not.
_QUARTER = 93

Outcome = Literal["right", "wrong", "undated", "not found"]


@dataclass(frozen=True)
class Mark:
    """One line of the marks; `when` and `published` are partial ISO dates."""

    set: str
    document: str
    source: str
    target: str
    category: str
    when: str | None
    published: str | None

    def __str__(self) -> str:
        return f"{self.document}: {self.source} -> {self.target} {self.category} {self.when or 'undated'}"


def is_right(mark: Mark, told: Evidence) -> bool:
    """Whether the telling is dated as marked; a start without an end reaches to publication."""
    found = interval(told.occurred_from, told.occurred_to or mark.published)
    if not found or not mark.when or not told.occurred_from:
        return False
    month = first_day(mark.when), last_day(mark.when)
    days = (found[1] - found[0]).days
    if len(mark.when) == len("2024"):
        return days > _QUARTER and within(found, month)
    return 0 <= days <= _QUARTER and overlap(found, month)


def within(inner: tuple[date, date], outer: tuple[date, date]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def told_of(mark: Mark, gold: Gold, evidence: Iterable[Evidence]) -> list[Evidence]:
    """The evidence with the ends and category of the mark, either way round where both act."""
    ends = mark.source, mark.target
    mutual = any(
        arrow.symmetric and arrow.category == mark.category and set(arrow.ends) == set(ends)
        for arrow in gold.relations
    )
    return [
        e
        for e in evidence
        if category_of(e.predicate) == mark.category
        and (found := tuple(gold.actor(p.name, p.aliases) for p in (e.source, e.target)))
        and (found == ends or mutual and found == ends[::-1])
    ]


def readings(marks: Iterable[Mark], folder: Path) -> Iterator[tuple[Gold, tuple[Evidence, ...]]]:
    """Extract the marked documents, each with the day of publication that its marks tell."""
    articles = []
    gold: dict[str, Gold] = {}
    for name, published, key in sorted({(m.set, m.published or "", m.document) for m in marks}):
        gold |= {g.document: g for g in read_gold(folder / name / f"{key}{SUFFIX}")}
        for one in read_articles([folder / name / f"{key}.txt"]):
            if not isinstance(one, Loaded):
                sys.exit(str(one))
            given = replace(one.article, published=published or None, published_basis="given")
            articles.append((given if published else one.article, one.text))
    for reading in extract(articles):
        yield gold[document_key(reading.article.document)], reading.evidence


def outcome(mark: Mark, told: list[Evidence], marks: Iterable[Mark]) -> Outcome:
    """What became of a mark; a telling of another event of the same ends, dated right, is no error."""
    others = [
        m for m in marks if (m.source, m.target, m.category) == (mark.source, mark.target, mark.category)
    ]
    dated = [
        e
        for e in told
        if (e.occurred_from or e.occurred_to) and not any(is_right(other, e) for other in others)
    ]
    if not told:
        return "not found"
    if not mark.when:
        return "wrong" if dated else "right"
    if any(is_right(mark, e) for e in told):
        return "right"
    return "wrong" if dated else "undated"


def report(results: Mapping[Mark, tuple[Outcome, list[Evidence]]], every: bool) -> None:
    for mark, (what, told) in results.items():
        if every or what in ("wrong", "undated"):
            print(f"{what:9} {mark}")
            for e in told:
                print(f"    {e.occurred_from} .. {e.occurred_to}  {e.rule}  {e.quote[:400]!r}")
    for dated in (True, False):
        counts = Counter(what for mark, (what, _) in results.items() if bool(mark.when) == dated)
        total, found = counts.total(), counts.total() - counts["not found"]
        kind = "datable" if dated else "dated by nothing"
        print(
            f"{total} {kind}, {found} found: {counts['right']} right, {counts['wrong']} wrong, "
            f"{counts['undated']} undated; right of found {counts['right'] / max(1, found):.3f}, "
            f"of all {counts['right'] / max(1, total):.3f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--marks", type=Path, default=MARKS)
    parser.add_argument("--all", action="store_true", help="print the right ones too")
    options = parser.parse_args()
    if not options.gold.is_dir():
        print(f"{options.gold} is absent: nothing to measure")
        return
    by_document = defaultdict(list)
    for line in json.loads(options.marks.read_text("utf-8")):
        by_document[line["document"]].append(Mark(**line))
    results: dict[Mark, tuple[Outcome, list[Evidence]]] = {}
    for gold, evidence in readings([m for ms in by_document.values() for m in ms], options.gold):
        for mark in by_document[gold.document]:
            told = told_of(mark, gold, evidence)
            results[mark] = outcome(mark, told, by_document[gold.document]), told
    report(results, options.all)


if __name__ == "__main__":
    main()
