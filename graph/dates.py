"""Partial ISO dates ("2024", "2024-06", "2024-06-18") as intervals of days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


@lru_cache(maxsize=1 << 14)  # a corpus tells few days, each many times
def first_day(partial: str) -> date:
    """Return the first day a partial date covers.

    Raises:
        ValueError: the text is no partial ISO date.
    """
    year, month, day = _parts(partial)
    return date(year, month or 1, day or 1)


@lru_cache(maxsize=1 << 14)
def last_day(partial: str) -> date:
    """Return the last day a partial date covers.

    Raises:
        ValueError: the text is no partial ISO date.
    """
    year, month, day = _parts(partial)
    if day:
        return date(year, month, day)
    month = month or 12
    return date(year, month, monthrange(year, month)[1])


def interval(start: str | None, end: str | None) -> tuple[date, date] | None:
    """Return the days between two partial dates, open ends reaching to the calendar's.

    None where neither is known.
    """
    if not start and not end:
        return None
    return (first_day(start) if start else date.min, last_day(end) if end else date.max)


def overlap(a: tuple[date, date], b: tuple[date, date]) -> bool:
    """Two closed intervals share a day."""
    return a[0] <= b[1] and b[0] <= a[1]


def _parts(partial: str) -> tuple[int, int, int]:
    found = _PARTIAL.fullmatch(partial)
    if not found:
        raise ValueError(f"{partial!r} is no date like 2024, 2024-06 or 2024-06-18")
    numbers = [int(piece) for piece in found.groups() if piece]
    try:
        date(*(numbers + [1, 1])[:3])
    except ValueError as error:
        raise ValueError(f"{partial!r} is in no calendar") from error
    year, month, day = (numbers + [0, 0])[:3]
    return year, month, day
