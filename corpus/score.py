"""How right the arrows of a relations file are: precision and recall against gold files.

A document counts each arrow once at each level: a `pair` of actors, `directed` (either way where
both act together), `typed` (directed, with the category), `events` (typed, without AFFILIATE).
Optional gold is neither asked for nor held against an arrow. Of typed arrows that are right it also
counts how many tell status, object and claimant as some gold of the same arrow does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from tieline.corpus.gold import SUFFIX, Arrow, Gold, fold, read_gold, read_told
from tieline.graph.errors import BadLine

Level = Literal["pair", "directed", "typed", "events"]
LEVELS: tuple[Level, ...] = get_args(Level)
DETAIL_RATES = (
    "status_accuracy",
    "hedged_as_fact",
    "status_macro_f1",
    "object_right",
    "claimant_right",
)

# Small words that one wording of an object has and another leaves out.
_SMALL = frozenset("a an the of to in on for with and or its his her their from by at as new more".split())
# Readers seldom agree on plan or guess, on denial or negation; each two are one kind.
_KINDS = {"expected": "open", "possible": "open", "denied": "not", "negated": "not"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One arrow that is right (gold and told), missed (gold only) or wrong (told only)."""

    gold: Arrow | None
    told: Arrow | None

    @property
    def arrow(self) -> Arrow:
        arrow = self.gold or self.told
        assert arrow
        return arrow


@dataclass(frozen=True, slots=True)
class Detail:
    """What a right typed arrow tells beyond its key; None where the gold has nothing to compare."""

    status: bool
    kinds: tuple[str, str]
    object: bool | None
    claimant: bool | None


@dataclass(frozen=True, slots=True)
class Count:
    """Arrows right, wrong and missed, and the rates that follow; 0 where there is nothing."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong or 1)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed or 1)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall or 1)


@dataclass(frozen=True, slots=True)
class Scores:
    """The outcome of every arrow at every level, and the details of the right typed ones.

    Attributes:
        unscored: documents of the relations file without a gold file.
    """

    outcomes: Mapping[Level, tuple[Outcome, ...]]
    details: tuple[Detail, ...]
    unscored: tuple[str, ...]

    def count(self, level: Level) -> Count:
        return _counted(self.outcomes[level])

    def missed(self, level: Level) -> list[Arrow]:
        return [o.gold for o in self.outcomes[level] if o.gold and not o.told]

    def wrong(self, level: Level) -> list[Arrow]:
        return [o.told for o in self.outcomes[level] if o.told and not o.gold]

    def by_category(self) -> dict[str, Count]:
        return _grouped(self.outcomes["typed"], lambda o: o.arrow.category)

    def by_rule(self) -> dict[str, Count]:
        """Typed arrows by the rule that told them; nothing is missed by a rule, so no recall."""
        return _grouped(self._told, lambda o: o.told.rule if o.told else "")

    @property
    def _told(self) -> list[Outcome]:
        return [o for o in self.outcomes["typed"] if o.told]

    @property
    def status_accuracy(self) -> float:
        return _share(d.status for d in self.details)

    @property
    def hedged_as_fact(self) -> float:
        """The share of arrows that the gold does not call stated, and the file does."""
        return _share(d.kinds[1] == "stated" for d in self.details if d.kinds[0] != "stated")

    @property
    def status_macro_f1(self) -> float:
        """Over stated, claimed, open (expected, possible) and not so (denied, negated)."""
        pairs = [d.kinds for d in self.details]
        kinds = sorted({gold for gold, _ in pairs})
        return sum(_kind_f1(pairs, kind) for kind in kinds) / (len(kinds) or 1)

    @property
    def object_right(self) -> float:
        return _share(d.object for d in self.details if d.object is not None)

    @property
    def claimant_right(self) -> float:
        return _share(d.claimant for d in self.details if d.claimant is not None)

    def as_json(self) -> dict[str, Any]:
        """Counts and rates of each level, then the rates of the details, to four digits."""
        counts = {level: self.count(level) for level in LEVELS}
        levels = {
            level: asdict(c) | {rate: round(getattr(c, rate), 4) for rate in ("precision", "recall", "f1")}
            for level, c in counts.items()
        }
        return levels | {rate: round(getattr(self, rate), 4) for rate in DETAIL_RATES}


def score(gold: Path, relations: Path) -> Scores:
    """Compare a relations file with a gold file, or with the gold files of a folder.

    Documents are known by their file's name, so texts, gold and relations may lie anywhere.

    Raises:
        BadGold: no gold file there, or one that is none.
        BadLine: no relations file, a line that is none, or no line about a document of the gold.
    """
    documents = {one.document: one for one in read_gold(gold)}
    told, unscored = read_told(relations, documents)
    if unscored and not any(told.values()):
        raise BadLine(
            f"{relations}: none of its documents has a gold file in {gold}",
            f"Gold is found by the document's name: {unscored[0]}{SUFFIX}",
        )
    return Scores(
        {
            level: tuple(o for name, one in documents.items() for o in _outcomes(level, one, told[name]))
            for level in LEVELS
        },
        tuple(d for name, one in documents.items() for d in _details(one, told[name])),
        unscored,
    )


def report(scores: Scores, *, show: int = 0) -> Iterator[str]:
    """Yield the scores as lines, with the first `show` directed arrows missed and wrong."""
    for level in LEVELS:
        c = scores.count(level)
        yield (
            f"{level:9} precision {c.precision:.3f}  recall {c.recall:.3f}  F1 {c.f1:.3f}"
            f"  ({c.right} right, {c.wrong} wrong, {c.missed} missed)"
        )
    yield f"of {len(scores.details)} right typed arrows:"
    for rate in DETAIL_RATES:
        yield f"  {rate.replace('_', ' '):16} {getattr(scores, rate):.3f}"
    for word, arrows in (
        ("missed", scores.missed("directed")),
        ("wrong", scores.wrong("directed")),
    ):
        for a in arrows[:show]:
            ends = f"{a.source} -> {a.target}"
            yield f"{word}: {a.document}: {ends} ({a.category}, {a.predicate}): {a.evidence}"
    if scores.unscored:
        yield f"without a gold file: {', '.join(scores.unscored)}"


# --- comparing ------------------------------------------------------------------------------------

_Key = tuple[str, ...]


def _keys(level: Level, arrow: Arrow) -> frozenset[_Key]:
    """What an arrow is known by at a level: one key, or two where it points both ways."""
    source, target = arrow.ends
    if level == "pair":
        return frozenset({tuple(sorted(arrow.ends))})
    tail = () if level == "directed" else (arrow.category,)
    ways = {(source, target, *tail)}
    if arrow.symmetric:
        ways.add((target, source, *tail))
    return frozenset(ways)


def _key(level: Level, arrow: Arrow) -> _Key:
    return min(_keys(level, arrow), key=str)


def _outcomes(level: Level, gold: Gold, told: Sequence[Arrow]) -> Iterator[Outcome]:
    """Yield the outcomes of one document; what is told twice counts by its first telling."""
    asked, allowed = _asked(level, gold)
    offered: dict[_Key, Arrow] = {}
    for arrow in filter(_counts_at(level), told):
        offered.setdefault(_key(level, arrow), arrow)
    matched: set[_Key] = set()
    for arrow in asked.values():
        hits = [k for k, a in offered.items() if _keys(level, a) & _keys(level, arrow)]
        matched.update(hits)
        yield Outcome(arrow, offered[hits[0]] if hits else None)
    either = allowed.union(*(_keys(level, a) for a in asked.values()))
    for key, arrow in offered.items():
        ways = _keys(level, arrow)
        # Two ways where the gold has one: that one is right, the other is wrong.
        one_too_many = key in matched and len(ways) > 1 and not ways <= either
        if one_too_many or (key not in matched and not ways & allowed):
            yield Outcome(None, arrow)


def _asked(level: Level, gold: Gold) -> tuple[dict[_Key, Arrow], frozenset[_Key]]:
    """What must be told, and the keys of what may be."""
    counted = list(filter(_counts_at(level), gold.relations))
    asked = {_key(level, a): a for a in counted if not a.optional}
    return asked, frozenset().union(*(_keys(level, a) for a in counted if a.optional))


def _counts_at(level: Level) -> Callable[[Arrow], bool]:
    return lambda arrow: level != "events" or arrow.category != "AFFILIATE"


def _details(gold: Gold, told: Sequence[Arrow]) -> Iterator[Detail]:
    for outcome in _outcomes("typed", gold, told):
        if not (outcome.gold and outcome.told):
            continue
        ways = _keys("typed", outcome.gold)
        same = [a for a in gold.relations if _keys("typed", a) & ways]
        mine = [a for a in told if _keys("typed", a) & ways]
        kinds = {_kind(a) for a in same}
        kind = _kind(outcome.told)
        wanted = _content(*(a.object for a in same))
        sayers = frozenset().union(*(a.sayers for a in same))
        said = frozenset().union(*(a.sayers for a in mine))
        yield Detail(
            status=outcome.told.status in {a.status for a in same},
            kinds=(kind if kind in kinds else _kind(outcome.gold), kind),
            object=bool(wanted & _content(*(w for a in mine for w in (a.object, a.predicate))))
            if wanted
            else None,
            claimant=bool(sayers & said) if sayers else None,
        )


def _kind(arrow: Arrow) -> str:
    return _KINDS.get(arrow.status, arrow.status)


def _content(*texts: str) -> set[str]:
    words = fold(" ".join(texts)).replace("-", " ").split()
    return {word.rstrip(".").removesuffix("s") for word in words if word not in _SMALL}


def _counted(outcomes: Iterable[Outcome]) -> Count:
    marks = [(o.gold is not None, o.told is not None) for o in outcomes]
    return Count(*(marks.count(m) for m in ((True, True), (False, True), (True, False))))


def _grouped(outcomes: Iterable[Outcome], name: Callable[[Outcome], str]) -> dict[str, Count]:
    groups = defaultdict(list)
    for outcome in outcomes:
        groups[name(outcome)].append(outcome)
    return {name: _counted(groups[name]) for name in sorted(groups)}


def _share(marks: Iterable[bool | None]) -> float:
    values = [bool(mark) for mark in marks]
    return sum(values) / (len(values) or 1)


def _kind_f1(pairs: Sequence[tuple[str, str]], kind: str) -> float:
    right = sum(gold == told == kind for gold, told in pairs)
    gold, told = (sum(pair[i] == kind for pair in pairs) for i in (0, 1))
    return 2 * right / (gold + told)
