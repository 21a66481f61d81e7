"""Which dates of a sentence tell when an act happened: those that stand with the act's own clause.

A date is followed up the tree to the words that it dates, and the act's word up the tree to the words
whose time is its own. Where they meet soonest is the act's date; where they do not, it has none.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tieline.corpus import lexicon
from tieline.corpus.dates import DateExpression
from tieline.corpus.lexicon import grammar
from tieline.corpus.tokens import Tokens
from tieline.graph.dates import first_day

# "at last month's summit they agreed": these make a noun's time the clause's, others keep it apart.
_AT = frozenset(("at", "in", "during", "on"))
_APART = frozenset(
    "for over about after before since until following despite amid against because due concerning "
    "regarding ahead versus".split()
)
_BEFORE_NOUN = ("compound", "nummod", "amod", "poss", "nmod")
_MOTION = lexicon.words("motion")
_MEANWHILE = frozenset(("when", "while", "as"))
_PREPOSITION = ("prep", "agent", "pcomp", "case", "mark")
# Days; two dates further apart than a quarter, joined by "and", are two events.
_ONE_EVENT = 93


@dataclass(frozen=True, slots=True)
class Placed:
    """A date with its tokens: the first, the one after the last, and the topmost."""

    date: DateExpression
    first: int
    last: int
    top: int


def occurred(
    t: Tokens,
    trigger: int,
    target: int,
    dates: Sequence[DateExpression],
    acts: Container[int],
) -> tuple[str | None, str | None]:
    """Return the first and last day, partial ISO dates, of an act; None for an end not known.

    Args:
        trigger: the token that tells the act.
        target: the last token of whom it was done to; of dates alike, that behind it is meant.
        dates: of the trigger's sentence, counted from the sentence's first character.
        acts: the tokens that tell any act.
    """
    times = list(dict.fromkeys(_times(t, trigger, acts)))
    near: list[tuple[int, int, Placed]] = []
    for placed in _placed(t, t.sentences[t.sentence[trigger]], dates):
        dated = list(_dated(t, placed, trigger, acts))
        ranks = [rank for rank, (i, limit) in enumerate(times) if i in dated and _open(limit, placed)]
        if ranks:
            near.append((min(ranks), _distance(placed, trigger, target), placed))
    if not near:
        return None, None
    best = min(near, key=lambda one: one[:2])
    return _joined(t, best[2], [placed for rank, _, placed in near if rank == best[0]])


def tense(t: Tokens, trigger: int, ahead: bool) -> Literal["past", "future"] | None:
    """What a bare weekday or a month without its year is counted from; most nouns tell no tense.

    Args:
        ahead: the act is expected or possible; "could have attacked" is past all the same.
    """
    verb = trigger
    if t.tag[verb] == "VBG" and t.dep[verb] in ("advcl", "acl"):
        verb = next((i for i in t.ancestors(verb) if t.pos[i] == "VERB"), verb)
    elif t.dep[verb] in ("dobj", "nsubjpass") and t.lemma[t.head[verb]] in ("hold", "launch", "make", "have"):
        verb = t.head[verb]
    perfect = any(t.lemma[c] == "have" and t.dep[c] == "aux" for c in t.children[verb])
    if ahead and not perfect:
        return "future"
    return "past" if perfect or t.tag[verb] in ("VBD", "VBN") else None


def _placed(t: Tokens, sentence: tuple[int, int], dates: Sequence[DateExpression]) -> Iterator[Placed]:
    offset = t.start[sentence[0]]
    for date in dates:
        tokens = [
            i for i in range(*sentence) if t.start[i] < offset + date.end and t.end[i] > offset + date.start
        ]
        if tokens:
            inside = set(tokens)
            top = next((i for i in tokens if t.head[i] not in inside or t.head[i] == i), tokens[0])
            yield Placed(date, tokens[0], tokens[-1] + 1, top)


def _dated(t: Tokens, placed: Placed, trigger: int, acts: Container[int]) -> Iterator[int]:
    """The tokens that a date dates, the nearest first."""
    if (reporter := _reporter(t, placed)) is not None:
        yield reporter
        return
    i = placed.top
    yield i
    while t.head[i] != i:
        below, i = i, t.head[i]
        if t.pos[i] in ("VERB", "AUX") and t.dep[i] != "prep":
            yield i
            return
        if t.dep[i] in _PREPOSITION:
            if t.lower[i] in _APART and below != placed.top:
                return
        elif t.pos[i] in ("NOUN", "PROPN", "PRON"):
            yield i
            above = t.lower[t.head[i]] if t.dep[i] == "pobj" else ""
            own = below == placed.top and t.dep[below] in _BEFORE_NOUN or i in acts and i != trigger
            # "welcomed the vote of May": an object's time is its own, unless the verb is light
            direct = t.dep[i] == "dobj" and t.dep[placed.top] == "pobj" and t.head[below] == i
            own = own or direct and t.lemma[t.head[i]] not in grammar()["light"]
            if (own and above not in _AT) or t.dep[i] == "appos":
                return


def _reporter(t: Tokens, placed: Placed) -> int | None:
    """The verb of report that a date stands right behind: "said on Tuesday that" dates the saying."""
    before = placed.first - 1
    while before >= 0 and t.pos[before] in ("ADP", "ADV", "SPACE") and before > placed.first - 4:
        before -= 1
    if before >= 0 and t.pos[before] == "VERB" and t.lemma[before] in grammar()["saying"]:
        return before
    verb = next((i for i in t.ancestors(placed.top) if t.pos[i] in ("VERB", "AUX")), None)
    if verb is None or t.dep[verb] != "ccomp":
        return None
    above, (left, _) = t.head[verb], t.subtree(verb)
    opening = [i for i in t.children[verb] if t.dep[i] in ("mark", "nsubj", "nsubjpass", "expl")]
    between = above < placed.first and opening and placed.last <= min(opening) and left >= above
    return above if between and t.lemma[above] in grammar()["saying"] else None


Limit = tuple[int, int]  # tokens between which a date must stand
_NO_LIMIT = (-1, 1 << 30)


def _open(limit: Limit, placed: Placed) -> bool:
    return limit[0] < placed.first < limit[1]


def _times(t: Tokens, trigger: int, acts: Container[int]) -> Iterator[tuple[int, Limit]]:
    """The tokens whose time is the act's, the nearest first, and where their dates must stand."""
    yield trigger, _NO_LIMIT
    i, limit = trigger, _NO_LIMIT
    if t.pos[i] in ("VERB", "AUX"):
        yield from _sharing(t, i)
    while t.head[i] != i:
        below, i = i, t.head[i]
        if t.pos[i] in ("VERB", "AUX") and t.dep[i] != "prep" and t.pos[below] in ("VERB", "AUX"):
            shared = _shares(t, below, i)
            if shared is None:
                return
            limit = max(limit[0], shared[0]), min(limit[1], shared[1])
        elif t.pos[i] in ("VERB", "AUX") and t.dep[i] != "prep":
            if trigger != below and t.pos[trigger] in ("VERB", "AUX") and not _with_object(t, trigger):
                return
            if t.pos[trigger] not in ("VERB", "AUX"):
                taken = _takes(t, i, trigger, acts)
                if taken is None:
                    return
                limit = taken
        elif t.dep[i] in _PREPOSITION:
            purpose = t.lower[i] == "for" and t.lemma[t.head[i]] in _MOTION  # "flew there for talks"
            if t.lower[i] in _APART and not purpose:
                return
            continue
        elif t.pos[trigger] in ("VERB", "AUX"):
            if t.dep[below] == "relcl" and any(t.lower[c] == "when" for c in t.children[below]):
                yield i, limit
                return
            if not (t.dep[below] == "acl" and t.tag[below] == "VBG"):
                return
            continue
        yield i, limit


def _with_object(t: Tokens, verb: int) -> bool:
    """ "issued a statement criticising": the participle on a verb's object is at the verb's time."""
    return t.tag[verb] == "VBG" and t.dep[verb] == "acl" and t.dep[t.head[verb]] == "dobj"


def _takes(t: Tokens, verb: int, noun: int, acts: Container[int]) -> Limit | None:
    """Where a date of a verb must stand to be that of an act named below it; None for nowhere."""
    words = grammar()
    lemma = t.lemma[verb]
    if lemma in words["saying"] or lemma in words["denying"]:
        return None
    if verb in acts and lemma not in words["light"] and lemma not in _MOTION:
        return None
    if lemma in words["expecting"] or lemma in words["opening"]:
        return noun, _NO_LIMIT[1]
    return _NO_LIMIT


def _shares(t: Tokens, lower: int, upper: int) -> Limit | None:
    """Where a date of the upper verb must stand to be the lower's too; None for nowhere."""
    words, dep = grammar(), t.dep[lower]
    if dep == "xcomp":
        even = t.lemma[upper] in words["raising"] or t.lemma[upper] in ("force", "help", "schedule", "set")
        return _NO_LIMIT if even or t.lemma[upper] in ("expect", "slate", "due") else None
    if dep == "conj":
        return -1, upper  # "On Monday they met and signed"
    marks = [t.lower[c] for c in t.children[lower] if t.dep[c] in ("mark", "advmod")]
    if dep == "advcl":
        meanwhile = not _MEANWHILE.isdisjoint(marks)
        unmarked = t.tag[lower] == "VBG" and not any(t.dep[c] == "mark" for c in t.children[lower])
        return _NO_LIMIT if meanwhile or unmarked else None
    return None


def _sharing(t: Tokens, verb: int) -> Iterator[tuple[int, Limit]]:
    """The verb that has the object and the date of two: "rammed and sank a ship on Monday"."""
    bare = not any(t.dep[c] in ("dobj", "prep", "ccomp", "xcomp", "npadvmod") for c in t.children[verb])
    for other in t.children[verb]:
        if bare and t.dep[other] == "conj" and t.pos[other] == "VERB" and other - verb <= 3:
            yield other, (other, _NO_LIMIT[1])


def _distance(placed: Placed, trigger: int, target: int) -> int:
    """Tokens from the act, or from behind whom it was done to: "with A in 2022 and with B in 2023"."""
    origin = max(trigger, target)
    away = placed.first - origin
    return away if away >= 0 else 1000 - away


def _joined(t: Tokens, best: Placed, alike: Sequence[Placed]) -> tuple[str | None, str | None]:
    """One interval of "on Saturday and Sunday"; else the date as told."""
    first, last = best.date.first, best.date.last
    for other in alike:
        if not (first and last and other.date.first and other.date.last):
            continue
        a, b = sorted((best, other), key=lambda one: one.first)
        if a is not b and t.dep[b.top] == "conj" and a.first <= t.head[b.top] < a.last and first[:4]:
            ends = sorted((a.date, b.date), key=lambda date: first_day(date.first or ""))
            low, high = ends[0].first, ends[1].last
            if low and high and (first_day(high) - first_day(low)).days <= _ONE_EVENT:
                return low, high
    return first, last
