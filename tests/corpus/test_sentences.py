"""Passages of our own with the relations that an analyst would draw, from data/sentences.txt.

Run as a script it prints precision and recall by topic and by kind of sentence.
"""

import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tieline.corpus.extract import extract
from tieline.graph.dates import first_day, last_day
from tieline.graph.model import STATUSES, Article, Evidence, Party
from tieline.graph.predicates import CATEGORIES

DATA = Path(__file__).parents[1] / "data"
SENTENCES = DATA / "sentences.txt"
KNOWN_FAILURES = DATA / "sentences_known_failures.txt"
# A Wednesday: the day against which every "on Monday" and "last week" of the file is meant.
PUBLISHED = "2025-03-12"
CAUSES = ("actor", "mechanism", "parse", "reference", "status", "word")


@dataclass(frozen=True, slots=True)
class Expected:
    """One relation of a passage.

    Attributes:
        source: the actor's fullest name, or several parted by " / " where either end will do
            (a state or its soldiers); so the target and the claimant.
        required: False where careful readers might disagree; such a one counts neither way.
        when: a partial ISO date, `first..last`, or empty.
    """

    source: str
    category: str
    target: str
    status: str
    symmetric: bool
    required: bool
    object: str = ""
    claimant: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    number: int
    topic: str
    kinds: tuple[str, ...]
    text: str
    expected: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A passage as read: pairs of the required and what was found for it, and the rest."""

    passage: Passage
    right: tuple[tuple[Expected, Evidence], ...]
    missing: tuple[Expected, ...]
    wrong: tuple[Evidence, ...]

    @property
    def holds(self) -> bool:
        return not self.missing and not self.wrong

    def __str__(self) -> str:
        return "\n".join(
            [
                f"{SENTENCES.name} {self.passage.number}: {self.passage.text}",
                *(f"  missing {line_of(e)}" for e in self.missing),
                *(f"  wrong   {line_found(e)}" for e in self.wrong),
            ]
        )


def line_of(e: Expected) -> str:
    return f"{e.source} | {e.category} | {e.target} | {e.status}"


def line_found(e: Evidence) -> str:
    ends = f"{e.source.name} | {e.meaning.category} | {e.target.name} | {e.status}"
    return f"{ends}  ({e.predicate}; {e.rule})"


@cache
def passages() -> tuple[Passage, ...]:
    """The blocks of the file, in its order, behind the one that says how it is written."""
    _, *blocks = SENTENCES.read_text(encoding="utf-8").strip().split("\n\n")
    return tuple(_passage(block.splitlines()) for block in blocks)


def _passage(lines: list[str]) -> Passage:
    head, text, *rest = lines
    number, topic, kinds = (part.strip() for part in head.removeprefix("#").split("|"))
    return Passage(
        int(number),
        topic.removeprefix("topic: "),
        tuple(kinds.removeprefix("kind: ").split(", ")),
        text,
        tuple(map(_expected, rest)),
    )


def _expected(line: str) -> Expected:
    fields = [field.strip() for field in line[1:].split("|")]
    when = fields.pop().removeprefix("when: ") if fields[-1].startswith("when: ") else ""
    source, category, target, status, *more = fields
    symmetric, required = category.endswith("="), line[0] == ">"
    words, claimant = [*more, "", ""][:2]
    category = category.removesuffix("=")
    return Expected(source, category, target, status, symmetric, required, words, claimant, when)


@cache
def known_failures() -> dict[int, str]:
    """Reason by number of passage: "17: word, light verb"."""
    lines = KNOWN_FAILURES.read_text(encoding="utf-8").splitlines()
    rows = [line.split(": ", 1) for line in lines if line and not line.startswith("#")]
    return {int(number): reason for number, reason in rows}


@cache
def outcomes() -> dict[int, Outcome]:
    """Every passage, all read in one call."""
    articles = [(_article(p), p.text) for p in passages()]
    readings = list(extract(articles))
    return {p.number: compare(p, reading.evidence) for p, reading in zip(passages(), readings, strict=True)}


def _article(p: Passage) -> Article:
    name = f"sentence-{p.number}"
    return Article(id=name, document=name, published=PUBLISHED, published_basis="given")


def compare(passage: Passage, found: Iterable[Evidence]) -> Outcome:
    """Say what is right, missing and wrong; what an optional relation allows is none of these."""
    distinct = {_key(e): e for e in reversed(list(found))}
    left = list(reversed(distinct.values()))
    right, missing = [], []
    for e in passage.expected:
        if e.required:
            hit = next((f for f in left if same_arrow(e, f) and e.status == f.status), None)
            if hit is None:
                missing.append(e)
            else:
                right.append((e, hit))
                left.remove(hit)
    optional = [e for e in passage.expected if not e.required]
    wrong = [f for f in left if not any(same_arrow(e, f) for e in optional)]
    return Outcome(passage, tuple(right), tuple(missing), tuple(wrong))


def _key(e: Evidence) -> tuple[str, ...]:
    ends = (e.source.id, e.target.id)
    return (*(sorted(ends) if e.meaning.symmetric else ends), e.meaning.category, e.status)


def same_arrow(e: Expected, f: Evidence) -> bool:
    """Same category and ends, either way round where one of the two is symmetric."""
    if e.category != f.meaning.category:
        return False
    if _is(e.source, f.source) and _is(e.target, f.target):
        return True
    either_way = e.symmetric or f.meaning.symmetric
    return either_way and _is(e.source, f.target) and _is(e.target, f.source)


def _is(names: str, party: Party) -> bool:
    """Whether the party has one of the names, which " / " parts."""
    known = {_plain(name) for name in (party.name, *party.aliases)}
    return any(_plain(name) in known for name in names.split(" / "))


def _plain(name: str) -> str:
    """Without case, article and possessive."""
    name = unicodedata.normalize("NFKC", name).replace("’", "'").casefold().strip()
    for article in ("the ", "a ", "an "):
        name = name.removeprefix(article)
    return name.removesuffix("'s").removesuffix("'")


def _case(p: Passage) -> object:
    reason = known_failures().get(p.number)
    # An exception is never a known failure.
    mark = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)] if reason else []
    return pytest.param(p, id=str(p.number), marks=mark)


@pytest.mark.parametrize("passage", [_case(p) for p in passages()])
def test_passage(passage: Passage) -> None:
    """A passage gives the relations it lists and no others, but for those of the known failures."""
    [reading] = extract([(_article(passage), passage.text)])
    outcome = compare(passage, reading.evidence)
    assert outcome.holds, str(outcome)


def test_file_is_sound() -> None:
    """Passages are numbered in order, use listed categories and statuses, and 40 are traps."""
    assert [p.number for p in passages()] == list(range(1, len(passages()) + 1))
    assert len({p.text for p in passages()}) == len(passages())
    for e in (e for p in passages() for e in p.expected):
        assert e.category in CATEGORIES and e.status in STATUSES and e.source != e.target, e
    traps = sum(not any(e.required for e in p.expected) for p in passages())
    assert traps >= 40


def test_known_failures_name_their_cause() -> None:
    """Each known failure names a passage of the file and opens with one of the causes."""
    numbers = {p.number for p in passages()}
    for number, reason in known_failures().items():
        assert number in numbers and reason.startswith(CAUSES), f"{number}: {reason}"


def report() -> None:
    """Print precision, recall and the passages that hold: of all, by topic, kind and category."""
    read = list(outcomes().values())
    print(_row("all", read))
    _print_groups("topic", read, lambda p: (p.topic,))
    _print_groups("kind", read, lambda p: p.kinds)
    _print_categories(read)
    print(f"\nwhatever the status: {_scores(*_without_status(read))}")
    for name, (right, asked) in _details(read).items():
        print(f"{name} of the right ones: {right}/{asked}")
    causes = Counter(reason.split(",")[0] for reason in known_failures().values())
    print("known failures: " + ", ".join(f"{cause} {n}" for cause, n in causes.most_common()))
    failing = {o.passage.number for o in read if not o.holds}
    print(f"listed and hold: {sorted(known_failures().keys() - failing)}")
    print(f"fail and are not listed: {sorted(failing - known_failures().keys())}")


def _print_groups(name: str, read: list[Outcome], labels: Callable[[Passage], tuple[str, ...]]) -> None:
    found = defaultdict(list)
    for o in read:
        for label in labels(o.passage):
            found[label].append(o)
    print(f"\nby {name}")
    for label, members in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        print(_row(label, members))


def _row(label: str, read: list[Outcome]) -> str:
    right = sum(len(o.right) for o in read)
    missing = sum(len(o.missing) for o in read)
    wrong = sum(len(o.wrong) for o in read)
    holds = sum(o.holds for o in read)
    return f"{label[:30]:30} {_scores(right, wrong, missing)}  hold {holds:3}/{len(read)}"


def _scores(right: int, wrong: int, missing: int) -> str:
    p = right / (right + wrong) if right + wrong else 1.0
    r = right / (right + missing) if right + missing else 1.0
    return f"P {p:.2f} R {r:.2f}  right {right:3} wrong {wrong:3} missing {missing:3}"


def _print_categories(read: list[Outcome]) -> None:
    right = Counter(e.category for o in read for e, _ in o.right)
    missing = Counter(e.category for o in read for e in o.missing)
    wrong = Counter(f.meaning.category for o in read for f in o.wrong)
    print("\nby category")
    for c in CATEGORIES:
        print(f"{c:30} {_scores(right[c], wrong[c], missing[c])}")


def _without_status(read: list[Outcome]) -> tuple[int, int, int]:
    """Right, wrong and missing where an arrow with the wrong status is right."""
    slips = sum(any(same_arrow(e, f) for f in o.wrong) for o in read for e in o.missing)
    right, wrong, missing = (
        sum(len(found) for found in column)
        for column in zip(*((o.right, o.wrong, o.missing) for o in read), strict=True)
    )
    return right + slips, wrong - slips, missing - slips


def _details(read: list[Outcome]) -> dict[str, tuple[int, int]]:
    """How many of the right arrows have the object, claimant and month that are asked for."""
    pairs = [pair for o in read for pair in o.right]
    judged = {
        "object": [
            bool(_content(e.object) & _content(f"{f.object} {f.predicate}"))
            for e, f in pairs
            if e.object and e.category != "AFFILIATE"
        ],
        "claimant": [any(_is(e.claimant, c) for c in f.claimants) for e, f in pairs if e.claimant],
        "month": [_same_month(e.when, f) for e, f in pairs if e.when],
    }
    return {name: (sum(hits), len(hits)) for name, hits in judged.items()}


def _content(text: str) -> set[str]:
    small = {"a", "an", "the", "of", "in", "on", "to", "for", "and", "its", "her", "his", "their"}
    return {w.removesuffix("s") for w in text.casefold().split()} - small


def _same_month(when: str, f: Evidence) -> bool:
    if not f.occurred_from:
        return False
    first, _, last = when.partition("..")
    begins, ends = str(first_day(first))[:7], str(last_day(last or first))[:7]
    found = (f.occurred_from, f.occurred_to or f.occurred_from)
    return begins <= str(last_day(found[1]))[:7] and ends >= str(first_day(found[0]))[:7]


if __name__ == "__main__":
    report()
    if "--misses" in sys.argv[1:]:
        print("\n" + "\n".join(str(o) for o in outcomes().values() if not o.holds))
