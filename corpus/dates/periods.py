"""Calendar units as publication sees them: last week, this spring, the weekend, a quarter."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tieline.corpus.dates.context import Context, Rule
from tieline.corpus.dates.intervals import (
    Bounds,
    iso_day,
    iso_month,
    iso_year,
    part,
    stretch,
    unit_away,
    week,
)
from tieline.corpus.dates.nearest import only_year
from tieline.corpus.dates.words import FRACTION, GAP, ORDINALS, SEASONS, STEPS, YEAR, plain

_GOES_ON = re.compile(r"\s(?:of|or)\b|-")  # "the last week of his life", "next year or two"
_SPORT_OR_FISCAL = re.compile(r"\b(?:points?|scor|goal|game|match|touchdown|coach|fiscal)", re.I)


def _period(m: re.Match[str], at: Context) -> Bounds | None:
    """A calendar unit counted from publication; "the past week" is a stretch, not a unit."""
    day, unit, rel = at.published, m["u"], plain(m["rel"])
    if _GOES_ON.match(at.after) or unit == "fall" and re.match(r"\sin\b", at.after):
        return None
    if unit in SEASONS:
        return _season(rel, unit, day)
    if unit == "weekend":
        return _weekend(rel, at)
    current, shift = rel in ("this", "current"), STEPS.get(rel, 0)
    if unit == "quarter":
        first = day.month - (day.month - 1) % 3 + 3 * shift
        calendar = current or (shift and not m["the"])
        return (iso_month(day.year, first), iso_month(day.year, first + 2)) if calendar else None
    if m["the"] and rel == "next" and not re.search(r"\b(?:over|in|within|during)\s$", at.before):
        return at.from_anchor(1, unit)
    if not current and (m["the"] or not shift):
        return stretch(day, 1 if rel in ("next", "coming", "this coming") else -1, unit)
    if unit == "week":
        return week(day, shift)
    if unit == "decade":
        return (iso_year(day.year // 10 * 10), iso_year(day.year // 10 * 10 + 9)) if current else None
    return unit_away(day, shift, unit)


def _season(rel: str, name: str, day: date) -> Bounds | None:
    """Meteorological seasons of the northern half, which most reports mean."""
    if rel not in STEPS:
        return None
    if name != "winter":
        year = only_year(rel, SEASONS[name], 3, day)
    elif rel == "this" and 3 <= day.month <= 8 or rel == "next" and 9 <= day.month <= 11:
        return None
    else:  # counted from the winter running or, from March on, from the coming one
        running = day.month in (1, 2, 12)
        year = day.year - (day.month < 3) + {"last": -1, "this": 0, "next": int(running)}[rel]
    return iso_month(year, SEASONS[name]), iso_month(year, SEASONS[name] + 2)


def _weekend(rel: str, at: Context) -> Bounds | None:
    """The one running, else the last or the coming one, as the words or the tense decide."""
    resting = at.published.weekday() >= 5
    if rel in ("this", "the") and not resting:
        tense = at.tense or ("past" if rel == "the" else None)
        rel = {"past": "last", "future": "coming", None: ""}[tense]
    weeks: dict[str, int | None] = {
        "last": -1,
        "this past": -1,
        "this": 0,
        "the": 0,
        "coming": int(resting),
        "this coming": int(resting),
        "next": 1 if resting else None,  # on a weekday, this week's or the one after
    }
    shift = weeks.get(rel)
    if shift is None:
        return None
    saturday = at.published + timedelta(days=5 - at.published.weekday() + 7 * shift)
    return iso_day(saturday), iso_day(saturday, 1)


def _the_weekend(m: re.Match[str], at: Context) -> Bounds | None:
    return None if _GOES_ON.match(at.after) else _weekend("the", at)


def _quarter(m: re.Match[str], at: Context) -> Bounds | None:
    """A quarter without its year is the last one begun; in a future clause the next to end."""
    if _SPORT_OR_FISCAL.search(at.text) or re.match(r"[\s-]?final", at.after):
        return None
    number, now = ORDINALS[m["q"]], (at.published.month + 2) // 3
    if at.tense is None and (now - number) % 4 > 2:
        return None  # the next or long past
    year = at.published.year + (number < now if at.tense == "future" else -(number > now))
    return iso_month(year, 3 * number - 2), iso_month(year, 3 * number)


def _part_of_now(m: re.Match[str], at: Context) -> Bounds | None:
    day, unit = at.published, m["u"]
    return part(plain(m["part"]), week(day, 0) if unit == "week" else unit_away(day, 0, unit))


RULES = [
    Rule(
        "period",
        rf"(?P<the>(?i:the){GAP})?(?P<rel>(?i:this{GAP}(?:past|coming)|this|last|next|current|past|"
        rf"coming)){GAP}(?P<u>weekend|week|month|year|quarter|decade|{'|'.join(SEASONS)})"
        rf"(?!\w|{GAP}of{GAP}(?:{YEAR}|last|this|next))",
        _period,
    ),
    Rule("period", rf"(?i:over|at|during|on){GAP}the{GAP}weekend(?!\w)", _the_weekend),
    Rule(
        "part",
        rf"(?P<part>(?i:early|late|earlier|later)(?=\sin)|"
        rf"(?i:beginning|start|middle|end|{FRACTION}))"
        rf"{GAP}(?:of|in){GAP}the{GAP}(?P<u>year|month|week)(?!\w|['’])",
        _part_of_now,
    ),
    Rule(
        "quarter",
        rf"(?i:the){GAP}(?P<q>first|second|third|fourth){GAP}quarter(?!\w|{GAP}of\b)",
        _quarter,
    ),
]
