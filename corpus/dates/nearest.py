"""Choose the year of a day, month or season: the one told, else the nearest to publication."""

from __future__ import annotations

import re
from datetime import date

from tieline.corpus.dates.context import Context
from tieline.corpus.dates.words import STEPS


def told_year(m: re.Match[str], at: Context) -> int | None:
    """Return the year told beside a day or month, None where none is."""
    told = m.groupdict()
    if told.get("y"):
        return int(told["y"])
    return at.published.year + STEPS[told["ry"]] if told.get("ry") else None


def day_of(month: int, number: int, m: re.Match[str], at: Context) -> date:
    """Return the day in the year told, else the one near publication.

    Raises:
        ValueError: no such day, or the day of publication is needed and unknown.
    """
    year = told_year(m, at)
    return date(year, month, number) if year else nearest_day(month, number, at)


def nearest_day(month: int, number: int, at: Context) -> date:
    """Return the day in the one year that puts it near publication.

    Without a tense: eight months before to four after, since reports mostly look back. A known
    tense moves the window and leaves one month on the other side, as tenses are used loosely.
    """
    day, back = at.published, {None: 8, "past": 11, "future": 1}[at.tense]
    lowest = (day.year * 12 + day.month - back, day.day)
    year = lowest[0] // 12 - 1
    while (year * 12 + month, number) < lowest:
        year += 1
    return date(year, month, number)


def year_of_month(number: int, at: Context) -> int:
    """Return the year of the last such month, in a future clause of the coming one.

    Without a tense, only one of the past six months is nearer than the coming one.
    """
    day, ahead = at.published, number - at.published.month
    if at.tense == "future":
        return day.year + (ahead < 0)
    if at.tense is None and -ahead % 12 > 6:
        raise ValueError("past or future")
    return day.year - (ahead > 0)


def only_year(rel: str, number: int, length: int, day: date) -> int:
    """Return the year of "last June", "this spring": months number..number+length-1.

    In October "last June" may be four or sixteen months old; in March it can only be last year's.
    """
    over, begun = day.month >= number + length, day.month >= number
    if rel == "this":
        return day.year
    if rel == "last" and not over:
        return day.year - 1
    if rel == "next" and begun:
        return day.year + 1
    raise ValueError("either of two years")
