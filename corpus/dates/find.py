"""Find the dates that a text states or implies, each with the words that carry it.

One alternation of rules finds candidates and the rule that matched reads them. What cannot be read
with certainty (an impossible day, an ambiguous order, a name that is also a month) yields nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from tieline.corpus.dates.candidates import (
    MOVED,
    Candidate,
    find_candidates,
    may_hold_date,
    near_enough,
    sentence_ends,
)
from tieline.corpus.dates.context import Tense
from tieline.graph.dates import first_day, last_day

_OPENS = ("since", "after", "from", "starting", "beginning")
_COUNTED_KINDS = ("ago", "ahead", "anchor", "span")


@dataclass(frozen=True)
class DateExpression:
    """Words that say when, read as the interval in which the event lies or the state holds.

    Attributes:
        start, end: characters in the given text, half-open.
        first, last: ISO 8601 at their own precision ("2024", "2024-06", "2024-06-18"), inclusive,
            equal for a point, None for an open end ("since 2006", "until June").
        kind: the rule that read it; "since" or "until" where a preposition opened the interval,
            "range" where a second expression closed it.
    """

    start: int
    end: int
    first: str | None
    last: str | None
    kind: str


def find_dates(text: str, published: str | None, *, tense: Tense | None = None) -> list[DateExpression]:
    """Return what dates a sentence or passage tells, in order, none overlapping.

    Args:
        text: a sentence or passage. An anchor ("two years later") counts from the expression just
            before it, at most one sentence back.
        published: ISO date of the article, of any precision, or None. Where only a month or year
            is known, what reads the same from each end of it is kept. Without it, and for text
            that is no ISO date, relative expressions and days without a year yield nothing.
        tense: of the clause. A bare weekday or month is the last one, in a future clause the next.
            If not told, weekdays are past and a month counts only if among the past six.
    """
    if not may_hold_date(text):
        return []
    first, *others = (_expressions(text, day, tense) for day in _days_of_publication(published))
    agreed = set(first).intersection(*others)
    return [found for found in first if found in agreed]


def _days_of_publication(published: str | None) -> list[date | None]:
    """The first and last day on which the article may have appeared."""
    try:
        told = (published or "")[:10]  # without a clock time
        first, last = first_day(told), last_day(told)
    except ValueError:
        return [None]
    return [first] if first == last else [first, last]


def _expressions(text: str, day: date | None, tense: Tense | None) -> list[DateExpression]:
    sure = _without_doubtful_years(text, find_candidates(text, day, tense))
    found = (_opened(candidate) for candidate in _joined(text, sure))
    return [expression for expression in found if expression]


def _without_doubtful_years(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """Unread the days and months whose inferred year is not the one that the passage is in.

    "In 2019 they broke off talks; in June they resumed": hardly this year's June.
    """
    kept: list[Candidate] = []
    ends = sentence_ends(text)
    for i, candidate in enumerate(candidates):
        years = _years_told_before(ends, candidates, i) if candidate.yearless else set()
        following = candidates[i + 1] if i + 1 < len(candidates) else None
        if following:
            gap = text[candidate.end : following.start]
            if re.fullmatch(r",?\s(?:in\s|of\s)?\(?", gap):
                years |= {following.told_year} - {""}
        first = candidate.bounds[0] if candidate.bounds else None
        doubtful = candidate.yearless and first and years and first[:4] not in years
        kept.append(replace(candidate, bounds=None) if doubtful else candidate)
    return kept


def _years_told_before(ends: list[int], candidates: list[Candidate], i: int) -> set[str]:
    """The years told shortly before candidate i."""
    before = (candidates[j] for j in range(i - 1, -1, -1))
    near = takewhile(lambda told: near_enough(ends, told.end, candidates[i].start), before)
    return {told.told_year for told in near} - {""}


def _joined(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """Make one interval of "from A to B"; neither where one of them is unsure or a date moved."""
    joined: list[Candidate] = []
    for candidate in candidates:
        last = joined[-1] if joined else None
        if last is None or not _linked(text, last, candidate):
            joined.append(candidate)
            continue
        start = last.opening_start if last.opening in ("from", "between") else last.start
        first = last.bounds[0] if last.bounds else None
        end = candidate.bounds[1] if candidate.bounds else None
        moved = MOVED.search(text[max(0, start - 80) : start])
        # "Monday to Friday" is what a working week is called.
        usual = text[last.start : last.end], text[candidate.start : candidate.end]
        sure = first and end and first <= end and not moved and usual != ("Monday", "Friday")
        joined[-1] = Candidate(start, candidate.end, (first, end) if sure else None, "range")
    return joined


def _linked(text: str, last: Candidate, candidate: Candidate) -> bool:
    gap, bracketed = text[last.end : candidate.start], last.opening in ("from", "between")
    if re.fullmatch(r"\s(?:to|until|till|through)\s|\s?[-–—]\s?", gap):
        return bracketed or last.kind == candidate.kind
    return bracketed and re.fullmatch(r"\sand\s(?:the\s)?", gap) is not None


def _opened(candidate: Candidate) -> DateExpression | None:
    """Apply "since", "until" and their like; "between" without its "and" says nothing."""
    if candidate.bounds is None or candidate.opening == "between":
        return None
    start, end, kind, (first, last) = (
        candidate.start,
        candidate.end,
        candidate.kind,
        candidate.bounds,
    )
    # "up from a year ago" compares, it does not open
    compares = kind in _COUNTED_KINDS and candidate.opening in ("from", "after")
    if candidate.opening and not compares:
        start, since = candidate.opening_start, candidate.opening in _OPENS
        first, last, kind = (first, None, "since") if since else (None, last, "until")
        if first is None and last is None:
            return None
    return DateExpression(start, end, first, last, kind)
