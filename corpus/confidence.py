"""How sure an arrow is: high, medium or low, by a ranking learnt from annotated articles.

What there is to see of an arrow (how its actors are named, how far they stand from the word that tells
it, which rule and which category told it) adds up: each such mark has a weight in `confidence.toml`, the
log-odds of an arrow's being right that it brings. The weights are a logistic regression's, made by
`benchmarks/confidence.py`; the marks hold no words of an article.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from tieline.corpus import gazetteer, lexicon
from tieline.corpus.analysis import Analysis
from tieline.corpus.arguments import Argument
from tieline.corpus.candidate import Candidate
from tieline.graph.model import Confidence, Status

# Words between two actors that change what ties them.
_BETWEEN = frozenset(("and", "or", ",", "(", ";", ":", '"', "of", "with", "by", "for", "in", "to"))


def confidence(a: Analysis, c: Candidate, status: Status) -> Confidence:
    """Return the band that the sum of an arrow's weights falls into."""
    weights, bands = _learnt()
    total = sum(weights.get(mark, 0) for mark in marks(a, c, status))
    return "high" if total >= bands["high"] else "medium" if total >= bands["medium"] else "low"


@cache
def _learnt() -> tuple[dict[str, int], dict[str, int]]:
    """The weights of the marks, and the least sums of the bands, in hundredths of log-odds."""
    learnt = lexicon.read("confidence")
    return learnt["weights"], learnt["bands"]


def marks(a: Analysis, c: Candidate, status: Status) -> frozenset[str]:
    """Return what there is to see of an arrow, each mark as "name" or "name=value"."""
    return frozenset(_marks(a, c, status))


def _marks(a: Analysis, c: Candidate, status: Status) -> Iterator[str]:
    t = a.tokens
    family, _, rule = c.rule.partition(":")
    yield f"family={family}"
    if family in ("role", "denial"):
        yield f"rule={rule}"
    if "+" in rule:
        yield "act changed by the verb over it"
    yield f"predicate={c.predicate}"
    yield f"category={lexicon.category_of(c.predicate)}"
    yield f"status={status}"
    yield f"types={c.source.figure.type}>{c.target.figure.type}"
    if c.objects:
        yield "has an object"
    yield f"trigger is {t.tag[c.trigger]}"
    yield f"trigger as {t.dep[c.trigger]}"
    if a.statuses.quotes.inside[c.trigger] >= 0:
        yield "quoted"
    first, last = t.sentences[t.sentence[c.trigger]]
    yield _step("words", last - first, (15, 25, 42))
    named = {f.id for m in a.cast.mentions if first <= m.first < last for f in m.figures}
    yield _step("actors", len(named), (2, 3, 5))
    left, right = sorted((c.source.mention.head, c.target.mention.head))
    for word in _BETWEEN.intersection(t.lower[left:right]):
        yield f"between={word}"
    for end, argument in (("source", c.source), ("target", c.target)):
        for mark in _of_end(a, c, argument):
            yield f"{end} {mark}"


def _of_end(a: Analysis, c: Candidate, argument: Argument) -> Iterator[str]:
    t, mention, figure = a.tokens, argument.mention, argument.figure
    yield f"is {figure.type}"
    yield f"named by {mention.kind}"
    if mention.rule:
        yield f"by rule {mention.rule}"
    yield f"as {t.dep[mention.head]}"
    yield f"sector={figure.sector}" if figure.sector else "of no sector"
    yield "listed" if figure.id in gazetteer.load().actors else "unlisted"
    if " " not in figure.name:
        yield "of one word"
    yield _step("mentions", figure.mentions, (1, 3))
    yield _step("depth", argument.depth, (0, 1))
    yield "before the trigger" if mention.head < c.trigger else "behind the trigger"
    yield _step("words off", abs(mention.head - c.trigger), (3, 8, 16))
    above = (c.trigger, *t.ancestors(c.trigger))
    below = takewhile(lambda i: i not in above, (mention.head, *t.ancestors(mention.head)))
    yield _step("heads off", sum(1 for _ in below), (1, 2, 4))


def _step(name: str, value: int, steps: tuple[int, ...]) -> str:
    """A number as the first step that holds it."""
    step = next((f"<={s}" for s in steps if value <= s), f">{steps[-1]}")
    return f"{name}{step}"
