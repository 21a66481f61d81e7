"""Days told by their number: full dates, days of a month, stretches of them, holidays."""

from __future__ import annotations

import re
from datetime import date

from tieline.corpus.dates.context import Context, Rule
from tieline.corpus.dates.intervals import Bounds, iso_day, on_day, week
from tieline.corpus.dates.nearest import day_of, nearest_day, told_year
from tieline.corpus.dates.words import (
    CLOCK,
    DAY,
    FROM,
    FUNCTION_WORD,
    GAP,
    MONTH,
    OF_YEAR,
    STOP,
    TO_OR_AND,
    WEEKDAY,
    YEAR,
    day_number,
    month_number,
    weekday_number,
)

# Days that stand for one event in any later article: "the October 7 attack".
_EVENT_DAYS = {(9, 11): 2001, (10, 7): 2023, (1, 6): 2021}
_EVENT_NOUN = re.compile(
    r"(?:['’]s)?,?\s(?:\w+\s)?(?:attack|massacre|assault|raid|riot|insurrection|terror|hijack)"
)
_HOLIDAYS = {
    "New Year's Day": (1, 1),
    "Valentine's Day": (2, 14),
    "International Women's Day": (3, 8),
    "April Fools' Day": (4, 1),
    "May Day": (5, 1),
    "Juneteenth": (6, 19),
    "Fourth of July": (7, 4),
    "Bastille Day": (7, 14),
    "Halloween": (10, 31),
    "Armistice Day": (11, 11),
    "Christmas Eve": (12, 24),
    "Christmas Day": (12, 25),
    "Boxing Day": (12, 26),
    "New Year's Eve": (12, 31),
}
HOLIDAY = "|".join(_HOLIDAYS).replace("'", "['’]")


def _iso_day(m: re.Match[str], at: Context) -> Bounds | None:
    return on_day(date(int(m["y"]), int(m["mm"]), int(m["dd"])))


def _slashed_day(m: re.Match[str], at: Context) -> Bounds | None:
    """12/09/2023 is in September to some and in December to others; 18/06/2024 has one reading."""
    low, high = sorted((int(m["a"]), int(m["b"])))
    return on_day(date(int(m["y"]), low, high)) if high > 12 or low == high else None


def _day(m: re.Match[str], at: Context) -> Bounds | None:
    month, number = month_number(m["m"]), day_number(m["d"])
    event = _EVENT_DAYS.get((month, number))
    if event and told_year(m, at) is None and (not at.day or at.day >= date(event, month, number)):
        day = date(event, month, number)
        named = _EVENT_NOUN.match(at.after) or re.search(r"\battacks?\sof\s$", at.before)
        if not named and nearest_day(month, number, at) != day:
            return None
    else:
        day = day_of(month, number, m, at)
    if m["wd"] and day.weekday() != weekday_number(m["wd"]):
        return None
    return week(day, 0) if re.search(r"\bweek\sof\s$", at.before) else on_day(day)


def _days(m: re.Match[str], at: Context) -> Bounds | None:
    word = m["m"] or m["m2"]
    month, last_month = month_number(word), month_number(m["m2"] or word)
    sure = m["from"] or m["m2"] or m["y"] or re.fullmatch("[-–—]", m["sep"])
    if not sure and re.match(rf"\s(?!{FUNCTION_WORD})\w", at.after):
        return None  # "on June 18 and 19 people died"
    last = day_of(last_month, day_number(m["d2"]), m, at)
    first = date(last.year - (month > last_month), month, day_number(m["d"]))
    return (iso_day(first), iso_day(last)) if first <= last else None


def _holiday(m: re.Match[str], at: Context) -> Bounds | None:
    if re.search(r"\b(?:every|each|last|next|an?)\s$", at.before, re.I):
        return None
    return on_day(day_of(*_HOLIDAYS[m["h"].replace("’", "'")], m, at))


_MONTH_DAY = rf"(?:(?P<wd>{WEEKDAY}),?{GAP}\(?)?(?P<m>{MONTH}){GAP}(?:the{GAP})?(?P<d>{DAY}){STOP}"

RULES = [
    Rule("date", rf"(?P<y>{YEAR})[-/](?P<mm>\d\d)[-/](?P<dd>\d\d)(?!\d){CLOCK}", _iso_day),
    Rule("date", rf"(?P<a>\d\d?)[/.](?P<b>\d\d?)[/.](?P<y>{YEAR}){STOP}", _slashed_day),
    Rule(
        "days",
        rf"{FROM}(?P<m>{MONTH}){GAP}(?P<d>{DAY})(?P<sep>{TO_OR_AND})(?:(?P<m2>{MONTH}){GAP})?"
        rf"(?P<d2>{DAY}){STOP}{OF_YEAR}?",
        _days,
    ),
    Rule(
        "days",
        rf"{FROM}(?P<d>{DAY})(?:{GAP}(?P<m>{MONTH}))?(?P<sep>{TO_OR_AND})(?P<d2>{DAY}){GAP}"
        rf"(?:of{GAP})?(?P<m2>{MONTH}){OF_YEAR}?",
        _days,
    ),
    Rule("date", rf"{_MONTH_DAY}{OF_YEAR}{CLOCK}", _day),
    # "in June 18 countries signed" is a month and a count
    Rule("date", rf"(?<!\b[Ii]n\s){_MONTH_DAY}", _day),
    Rule(
        "date",
        rf"(?:(?P<wd>{WEEKDAY}),?{GAP}\(?(?:the{GAP})?)?(?P<d>{DAY}){GAP}(?:of{GAP})?"
        rf"(?P<m>{MONTH})(?:{OF_YEAR}{CLOCK})?",
        _day,
    ),
    Rule("holiday", rf"(?P<h>{HOLIDAY})(?!\w){OF_YEAR}?", _holiday),
]
