"""Find the dates that a text states or implies, each with the words that carry it.

One alternation of rules finds candidates and the rule that matched reads them. What cannot be read
with certainty (an impossible day, an ambiguous order, a name that is also a month) yields nothing.
"""

from __future__ import annotations

import re
from bisect import bisect
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile
from typing import Literal

Tense = Literal["past", "future"]
Bounds = tuple[str | None, str | None]


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


@dataclass(frozen=True)
class _Place:
    """What a rule may look at besides the words it matched."""

    text: str
    before: str  # from the end of the expression before, at most 80 characters
    after: str  # at most 40 characters
    day: date | None  # of publication
    tense: Tense | None
    anchor: str | None  # a point told just before, from which "two years later" counts

    @property
    def published(self) -> date:
        """The day of publication; ValueError, hence no reading, where it is unknown."""
        if self.day is None:
            raise ValueError("published is unknown")
        return self.day


# Calendar arithmetic. Outside the calendar it raises ValueError or OverflowError.


def _year(number: int) -> str:
    if not 1000 <= number <= 9999:
        raise ValueError("not a year of four digits")
    return str(number)


def _month(day: date, shift: int = 0) -> str:
    index = day.year * 12 + day.month - 1 + shift
    return f"{_year(index // 12)}-{index % 12 + 1:02}"


def _day(day: date, shift: int = 0) -> str:
    return (day + timedelta(days=shift)).isoformat()


def _week(day: date, shift: int) -> Bounds:
    """The week so many weeks away; a Sunday closes the week for some and opens it for others."""
    monday = day + timedelta(days=7 * shift - day.weekday())
    return _day(monday), _day(monday, 12 if day.weekday() == 6 else 6)


def _unit(day: date, n: int, unit: str) -> Bounds:
    """The unit that lies n units away; a week and a decade, nameless in ISO, are centred."""
    if unit == "day":
        return _day(day, n), _day(day, n)
    if unit == "week":
        return _day(day, 7 * n - 3), _day(day, 7 * n + 3)
    if unit == "month":
        return _month(day, n), _month(day, n)
    if unit == "year":
        return _year(day.year + n), _year(day.year + n)
    return _year(day.year + 10 * n - 5), _year(day.year + 10 * n + 5)


def _ordered(first: str, last: str) -> Bounds:
    if first > last:
        raise ValueError("ends before it begins")
    return first, last


def _nearest_day(month: int, number: int, at: _Place) -> date:
    """The day in the one year that puts it near publication.

    Without a tense: eight months before to four after, since reports mostly look back. A known
    tense moves the window and leaves one month on the other side, as tenses are used loosely.
    """
    day, back = at.published, {None: 8, "past": 11, "future": 1}[at.tense]
    lowest = (day.year * 12 + day.month - back, day.day)
    year = lowest[0] // 12 - 1
    while (year * 12 + month, number) < lowest:
        year += 1
    return date(year, month, number)


def _nearest_month(number: int, at: _Place) -> int:
    """The year of the last such month, in a future clause of the coming one.

    Without a tense, only one of the past six months is nearer than the coming one.
    """
    day, ahead = at.published, number - at.published.month
    if at.tense == "future":
        return day.year + (ahead < 0)
    if at.tense is None and -ahead % 12 > 6:
        raise ValueError("past or future")
    return day.year - (ahead > 0)


def _only_year(rel: str, number: int, length: int, day: date) -> int:
    """The year of "last June", "this spring": months number..number+length-1.

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


# Words and patterns. In them "(?i:" folds ASCII only and a digit is 0-9: see _compile.

_GAP = r"(?:[^\S\n]+|\n)"  # an expression may be wrapped, a blank line ends it
_NAMES = "January February March April May June July August September October November December"
_LONG = "|".join(_NAMES.split())
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_MON = rf"(?:{_LONG}|{_LONG.upper()}|(?:{_SHORT})\.?)(?!\w)"
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_WD = rf"(?:{'|'.join(_WEEKDAYS)}|(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.?)(?!\w)"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_Y = r"(?:1[6-9]|20)\d\d"
_STOP = r"(?![\w%°]|[.,:/]\d|[-–]\d)"
_TO = rf"(?:\s?[-–—]\s?|{_GAP}(?:to|through|until|till){_GAP})"
_TO_AND = rf"(?:{_TO}|{_GAP}(?:and|or){_GAP})"
_FROM = rf"(?:(?i:between|from){_GAP}(?:the{_GAP})?)?"
_OF_YEAR = (
    rf"(?:(?:,?{_GAP}(?:of{_GAP})?(?P<y>{_Y})"
    rf"|,?{_GAP}(?:of{_GAP})?(?P<ry>last|this|next){_GAP}year){_STOP})"
)
_CLOCK = (
    r"(?:(?:T|,?\s(?:at\s)?)\d\d?:\d\d(?::\d\d(?:\.\d+)?)?(?:\s?[AaPp]\.?[Mm]\b)?"
    r"(?:\s?(?:Z|[+-]\d\d:?\d\d|[A-Z]{2,4})\b)?)?"
)
_UNIT = r"(?P<u>day|week|month|year|decade)"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_COUNTS = {word: i for i, word in enumerate(f"{_ONES}|{_TEENS}".split("|"), 1)}
_COUNTS |= {word: 10 * i for i, word in enumerate(_TENS.split("|"), 2)}
_COUNTS |= {"a": 1, "an": 1, "a couple of": 2, "a dozen": 12}
_N = (
    rf"(?P<n>\d{{1,3}}|(?i:a{_GAP}couple{_GAP}of|a{_GAP}dozen|an?|"
    rf"(?:{_TENS})(?:-(?:{_ONES}))?|{_TEENS}|{_ONES}))"
)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
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
_HOLIDAY = "|".join(_HOLIDAYS).replace("'", "['’]")
_NEAR = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "overnight": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "the day after tomorrow": 2,
    "tomorrow": 1,
}
# Days that stand for one event in any later article: "the October 7 attack".
_EVENT_DAYS = {(9, 11): 2001, (10, 7): 2023, (1, 6): 2021}
_EVENT_NOUN = re.compile(
    r"(?:['’]s)?,?\s(?:\w+\s)?(?:attack|massacre|assault|raid|riot|insurrection|terror|hijack)"
)
_FUNCTION_WORD = (
    r"(?:in|on|at|to|for|of|by|with|from|as|and|or|but|when|while|where|after|before|during|over|"
    r"under|near|amid|that|which|the|a|an|was|is|has|will|would|were|had|saw|it|he|she|they|its|"
    r"his|this|us|across|against|following|because|if|until|through|about|between|into|despite)\b"
)
# "1990 tanks", "2000 square miles": a number that counts or tells the hour.
_COUNTED = re.compile(
    r"\s(?:more|other|new|people|men|women|children|police|troop|square|cubic|per|percent|km|kg|"
    rf"GMT|UTC|hours|hrs|local|(?!{_FUNCTION_WORD})[a-z]+s)\b(?!['’])"
)
# After "the 2015", these or a capitalised name that is no plural make the number a year.
_EVENT_OF_YEAR = re.compile(
    r"\s(?:[a-z]+\s){0,2}(?:summit|elections?|war|deal|agreement|treaty|accords?|pact|invasion|coup|"
    r"ceasefire|truce|crisis|report|referendum|law|attacks?|bombing|revolution|uprising|protests?|"
    r"talks|budget|season|campaign|census|start|games|tournament|resolution|meeting|conference|"
    r"constitution|declaration|memorandum|order|ruling|decision|visit|study|survey|speech|"
    r"statement|interview|earthquake|pandemic|massacre|conflict|test|launch|annexation|takeover|"
    r"ban|sanctions|convention|protocol|framework)\b|\s(?:Olympics|Games)\b|\s(?!GMT|UTC)[A-Z]\w*[^\Ws]\b"
)


def _month_number(word: str) -> int:
    return [name[:3].lower() for name in _NAMES.split()].index(word[:3].lower()) + 1


def _weekday_number(word: str) -> int:
    return [name[:3] for name in _WEEKDAYS].index(word[:3])


def _number(word: str) -> int:
    word = _plain(word)
    return int(word) if word.isdigit() else sum(_COUNTS[part] for part in word.split("-"))


def _plain(words: str | None) -> str:
    """Lower case, single spaces; empty for a group that matched nothing."""
    return " ".join((words or "").lower().split())


# Rules. Each reads a match of its own pattern; None or ValueError says that it is not sure.


def _said_year(m: re.Match[str], at: _Place) -> int | None:
    """The year told beside a day or month, None where none is."""
    if m["y"]:
        if m["y"].endswith("00") and _COUNTED.match(at.after):
            raise ValueError("may count what follows")
        return int(m["y"])
    return at.published.year + {"last": -1, "this": 0, "next": 1}[m["ry"]] if m["ry"] else None


def _iso_day(m: re.Match[str], at: _Place) -> Bounds | None:
    day = date(int(m["y"]), int(m["mm"]), int(m["dd"]))
    return _day(day), _day(day)


def _slashed_day(m: re.Match[str], at: _Place) -> Bounds | None:
    """12/09/2023 is in September to some and in December to others; 18/06/2024 has one reading."""
    low, high = sorted((int(m["a"]), int(m["b"])))
    if high <= 12 and low != high:
        return None
    day = date(int(m["y"]), low, high)
    return _day(day), _day(day)


def _one_day(m: re.Match[str], at: _Place) -> Bounds | None:
    month, number = _month_number(m["m"]), int(re.sub(r"\D", "", m["d"]))
    year, event = _said_year(m, at), _EVENT_DAYS.get((month, number))
    if year is None and event and (at.day is None or at.day >= date(event, month, number)):
        day = date(event, month, number)
        named = _EVENT_NOUN.match(at.after) or re.search(r"\battacks?\sof\s$", at.before)
        if not named and _nearest_day(month, number, at) != day:
            return None
    else:
        day = date(year, month, number) if year else _nearest_day(month, number, at)
    if m["wd"] and day.weekday() != _weekday_number(m["wd"]):
        return None
    return _week(day, 0) if re.search(r"\bweek\sof\s$", at.before) else (_day(day), _day(day))


_BRACKET = re.compile(r"(?:from|between)\s", re.I)
# "Moved from June 20 to July 4" tells two days, not a stretch.
_MOVED = re.compile(r"\b(?:postpon|delay|reschedul|mov|shift|push|chang|brought|bring)\w*\b[^.;]*$")


def _days(m: re.Match[str], at: _Place) -> Bounds | None:
    word = m["m"] or m["m2"]
    month, last_month = _month_number(word), _month_number(m["m2"] or word)
    number, last_number = (int(re.sub(r"\D", "", m[group])) for group in ("d", "d2"))
    year, bracketed = _said_year(m, at), _BRACKET.match(m[0])
    if bracketed and _MOVED.search(at.before):
        return None
    loose = not (bracketed or m["m2"] or m["y"] or re.fullmatch("[-–—]", m["sep"]))
    if loose and re.match(rf"\s(?!{_FUNCTION_WORD})\w", at.after):
        return None  # "on June 18 and 19 people died"
    year_of_last = year or _nearest_day(last_month, last_number, at).year
    last = date(year_of_last, last_month, last_number)
    return _ordered(_day(date(last.year - (month > last_month), month, number)), _day(last))


def _holiday(m: re.Match[str], at: _Place) -> Bounds | None:
    if re.search(r"\b(?:every|each|last|next|an?)\s$", at.before, re.I):
        return None
    month, number = _HOLIDAYS[m["h"].replace("’", "'")]
    year = _said_year(m, at)
    day = date(year, month, number) if year else _nearest_day(month, number, at)
    return _day(day), _day(day)


_PART_OF = re.compile(r"\b(?:end|start|beginning|middle|half|quarter|weeks?|days?)\sof\s$", re.I)
_BEFORE_MONTH = re.compile(
    r"(?:^|\W)(?:(in|since|until|till|by|before|after|from|for|to|of|during|through(?:out)?|between|"
    r"the|an?|its|his|her|their|our)\s|(?:early|late|mid)[\s-](?:in\s)?)$",
    re.I,
)
_TRUST_IN = re.compile(r"\b(?:confidence|faith|trust\w*|belie\w+|interest\w*)\sin\s$")


def _month_stands(name: str, at: _Place) -> bool:
    """Tell a month without a year from a person, a modal verb or a protest march."""
    if _PART_OF.search(at.before):
        return True
    found = _BEFORE_MONTH.search(at.before)
    person = name in ("April", "May", "June", "August")
    if found is None or person and re.match(r"\s[A-Z]|['’]s\s[A-Z]", at.after):
        return False
    word = _plain(found[1]) or "early"
    if name == "May" and (_TRUST_IN.search(at.before) or re.match("['’]s", at.after)):
        return False
    if word in ("in", "during", "through", "throughout", "early"):
        return True
    if name in ("May", "March"):
        ends = re.match(r"\s?[,.;:)–—-]|\s*$|\s(?:and|when|as|in|at|but|to)\b", at.after)
        return word in ("since", "until", "till") and ends is not None
    if word in ("the", "a", "an", "its", "his", "her", "their", "our"):
        return not person and re.match(r"\s[a-z]", at.after) is not None
    return not (person and word in ("to", "of", "for", "between"))


def _one_month(m: re.Match[str], at: _Place) -> Bounds | None:
    number, rel, year = _month_number(m["m"]), _plain(m["rel"]), _said_year(m, at)
    if year is None and rel:
        ahead = number - at.published.month
        if rel == "this" and ahead < -6:
            return None  # "this March", told in December, may be the coming one
        year = _only_year(rel, number, 1, at.published)
    elif year is None:
        if not _month_stands(m["m"], at):
            return None
        year = _nearest_month(number, at)
    return f"{_year(year)}-{number:02}", f"{_year(year)}-{number:02}"


def _months(m: re.Match[str], at: _Place) -> Bounds | None:
    first, last, year = _month_number(m["m"]), _month_number(m["m2"]), _said_year(m, at)
    bracketed = _BRACKET.match(m[0])
    if bracketed and _MOVED.search(at.before):
        return None
    if not bracketed and re.search(r"and|or", m["sep"]) and (last - first) % 12 != 1:
        return None  # two months, not a stretch
    if year is None:
        if not bracketed and not _month_stands(m["m"], at):
            return None
        year = _nearest_month(last, at)
    return f"{_year(year - (first > last))}-{first:02}", f"{_year(year)}-{last:02}"


_BEFORE_YEAR = re.compile(
    r"(?:(?:\b(?:in|since|until|till|by|before|after|from|during|through|throughout|around|circa|"
    r"early|late|mid|spring|summer|autumn|fall|winter|half|quarter|Q[1-4]|year|at\sleast)[\s-])|\()$",
    re.I,
)
_DETERMINED = re.compile(r"\b(?:the|an?|its|his|her|their|our)\s$", re.I)


def _one_year(m: re.Match[str], at: _Place) -> Bounds | None:
    """A bare number is a year only where its neighbours say so."""
    year, event = (m["y"], m["y"]), _EVENT_OF_YEAR.match(at.after)
    if _DETERMINED.search(at.before):
        return year if event else None
    if _COUNTED.match(at.after) and not event:
        return None
    if _BEFORE_YEAR.search(at.before) or _PART_OF.search(at.before):
        return year
    if re.fullmatch(r"\s(?:to|and|or|through|until)\s|,\s", at.before):
        return year  # goes on from the expression before
    closed = re.match(r"\s?[,.;:)!?–—]|\s*$|\sand\b", at.after)
    return year if closed and re.search(r"\b(?:of|for)\s$", at.before, re.I) else None


def _years(m: re.Match[str], at: _Place) -> Bounds | None:
    first, last = m["y"], m["y2"]
    if len(last) == 2:
        season = re.match(r"\s(?:season|campaign|school|academic|financial|fiscal)\b", at.after)
        if int(last) <= 12 and m["sep"] != "–" and not season:
            return None  # 2010-11 may be a month
        last = first[:2] + last
    if _MOVED.search(at.before) if _BRACKET.match(m[0]) else _COUNTED.match(at.after):
        return None
    return _ordered(first, last)


def _decade(m: re.Match[str], at: _Place) -> Bounds | None:
    return (m["y"], m["y"][:3] + "9") if m["y"] != "1900" else None


_NOT_THAT_DAY = re.compile(
    r"\b(?:every|each|any|some|one|most|Black|Cyber|Good|Super|Ash|Bloody|Palm|Easter|Whit|Holy|"
    r"Shrove|Maundy|Man|Ruby|Taco|Giving|Sheffield|Mail on|(?:on|until|by|of) an?)\s$"
)
_NOT_A_DAY = re.compile(
    r"\s(?:mornings|afternoons|evenings|nights|prayers?|sermons?|brunch|roast|of|Times|Telegraph|"
    r"Mirror|Express|Post|Mail|Herald|Tribune|Independent|Night|School|League|Addams)\b|\.com"
)


def _weekday(m: re.Match[str], at: _Place) -> Bounds | None:
    """A bare weekday is the last one, publication day included; in a future clause the next."""
    if _NOT_THAT_DAY.search(at.before) or _NOT_A_DAY.match(at.after):
        return None
    today, rel = at.published.weekday(), _plain(m["rel"])
    number, sunday = _weekday_number(m["w"]), today == 6
    ahead, ago = (number - today) % 7, (today - number) % 7
    if m["rw"]:
        if sunday or rel:
            return None  # whose week?
        shift = number - today + 7 * {"last": -1, "this": 0, "next": 1}[m["rw"]]
    elif rel == "last":
        if sunday or (ago or 7) <= today or number == 6 and not today:
            return None  # told on a Saturday, "last Friday" may be yesterday
        shift = -(ago or 7)
    elif rel == "next":
        if sunday or (ahead or 7) + today < 7:
            return None  # told on a Monday, "next Friday" may be this week's
        shift = ahead or 7
    elif rel == "this past":
        shift = -(ago or 7)
    elif rel.endswith("coming"):
        shift = ahead or 7
    elif at.tense == "future" or rel and ahead + today <= 6:
        shift = ahead
    else:
        shift = -ago
    return _day(at.published, shift), _day(at.published, shift)


_NOT_TODAY = re.compile(r"['’]s\s(?:[A-Z]|world|society|youth|generation|standards|\w+ers\b)")
_BECAME = re.compile(r"\b(?:happen\w*|chang\w+|disappear\w*|famous|rich|star|hero|\w+naire)\s$")


def _near_day(m: re.Match[str], at: _Place) -> Bounds | None:
    word = _plain(m["near"])
    if m["near"][0].isupper() and re.search(r"\b[A-Z]\w*\s$", at.before):
        return None  # a newspaper or a channel
    if _NOT_TODAY.match(at.after) or re.search(r"\b(?:of|for)\s$", at.before):
        return None
    if word != "overnight":
        return _day(at.published, _NEAR[word]), _day(at.published, _NEAR[word])
    if _BECAME.search(at.before) or re.match(rf"\s(?!{_FUNCTION_WORD})[a-z]|-", at.after):
        return None
    return _day(at.published, -1), _day(at.published)


def _period(m: re.Match[str], at: _Place) -> Bounds | None:
    """A calendar unit counted from publication; "the past week" is a stretch, not a unit."""
    day, unit, rel = at.published, m["u"], _plain(m["rel"])
    if re.match(r"\s(?:of|or)\b|-", at.after) or unit == "fall" and re.match(r"\sin\b", at.after):
        return None
    if unit in _SEASONS:
        return _season(rel, unit, day)
    if unit == "weekend":
        return _weekend(rel, at)
    forward = rel in ("next", "coming", "this coming")
    if m["the"] and rel == "next" and not re.search(r"\b(?:over|in|within|during)\s$", at.before):
        return _from_anchor(at, unit, 1)
    if rel not in ("this", "current") and (m["the"] or rel not in ("last", "next")):
        return _stretch_of(day, 1, unit, forward)
    shift = {"last": -1, "next": 1}.get(rel, 0)
    if unit == "week":
        return _week(day, shift)
    if unit == "quarter":
        start = (day.month - 1) // 3 * 3 + 1 - day.month + 3 * shift
        return _month(day, start), _month(day, start + 2)
    if unit == "decade":
        return (_year(day.year // 10 * 10), _year(day.year // 10 * 10 + 9)) if not shift else None
    return _unit(day, shift, unit)


def _season(rel: str, name: str, day: date) -> Bounds | None:
    """Meteorological seasons of the northern half, which most reports mean."""
    if rel not in ("last", "this", "next"):
        return None
    if name != "winter":
        year = _only_year(rel, _SEASONS[name], 3, day)
    elif rel == "this" and 3 <= day.month <= 8 or rel == "next" and 9 <= day.month <= 11:
        return None
    else:  # counted from the winter running or, from March on, from the coming one
        running = day.month in (1, 2, 12)
        year = day.year - (day.month < 3) + {"last": -1, "this": 0, "next": int(running)}[rel]
    start = date(year, _SEASONS[name], 1)
    return _month(start), _month(start, 2)


def _weekend(rel: str, at: _Place) -> Bounds | None:
    """The one running, else the last or the coming one, as the words or the tense decide."""
    resting = at.published.weekday() >= 5
    saturday = at.published + timedelta(days=5 - at.published.weekday())
    before, after = saturday - timedelta(days=7), saturday + timedelta(days=7)
    if rel in ("this", "the") and not resting:
        tense = at.tense or ("past" if rel == "the" else None)
        rel = {"past": "last", "future": "coming", None: ""}[tense]
    chosen = {
        "last": before,
        "this past": before,
        "this": saturday,
        "the": saturday,
        "coming": after if resting else saturday,
        "this coming": after if resting else saturday,
        "next": after if resting else None,
    }.get(rel)
    return (_day(chosen), _day(chosen, 1)) if chosen else None


_MORE, _NEWER = ("more than", "over", "at least"), ("nearly", "almost", "just under")
_VAGUE = ("about", "around", "roughly", "some")


def _ago(m: re.Match[str], at: _Place) -> Bounds | None:
    """So many units away from publication; a guess reaches further than an exact count."""
    if m["tail"] or re.search(r"\b(?:day|week|month|year)s?,?\s(?:and\s)?$", at.before):
        return None  # "a week ago Sunday", "a year and two days ago"
    unit, n, how, back = m["u"], _number(m["n"]), _plain(m["q"]), m["dir"] == "ago"
    # A guess in round numbers is off by up to a fifth: "about 20 years ago".
    slack = max(1, n // 5) if how in _VAGUE else 1
    near = n - slack if how in (*_NEWER, *_VAGUE) else n
    far = n + slack if how in ("just over", *_VAGUE) else n
    sign = -1 if back else 1
    ends = [*_unit(at.published, sign * near, unit), *_unit(at.published, sign * far, unit)]
    if how == "less than":
        ends.append(_day(at.published))
    known = sorted(end for end in ends if end)
    if how in _MORE:
        return (None, known[-1]) if back else (known[0], None)
    return known[0], known[-1]


def _ahead(m: re.Match[str], at: _Place) -> Bounds | None:
    """ "In two weeks" is a date in a future clause only, else it may say how long a thing took."""
    counted = re.search(r"\b(?:time|first|second|third|\w+th|\w*est|once|twice|only)\s$", at.before)
    if not m["time"] and (at.tense != "future" or counted):
        return None
    return _unit(at.published, _number(m["n"]), m["u"])


def _stretch_of(day: date, n: int, unit: str, forward: bool) -> Bounds | None:
    """The n units that end, or begin, with publication."""
    if unit == "quarter":
        return None
    size, unit = {"week": (7, "day"), "decade": (10, "year")}.get(unit, (1, unit))
    here, there = _unit(day, 0, unit)[0], _unit(day, n * size if forward else -n * size, unit)[0]
    return (here, there) if forward else (there, here)


_POSSESSIVE = re.compile(r"\b(?:his|her|its|their|my|our)\s$", re.I)


def _stretch(m: re.Match[str], at: _Place) -> Bounds | None:
    rel = _plain(m["rel"])
    if re.match(r"\sof\b|-", at.after) or _POSSESSIVE.search(at.before):
        return None  # the last years of a reign, a war, a life
    if rel in ("following", "previous", "preceding"):
        return None  # counts from something told elsewhere
    forward = rel in ("next", "coming")
    if not m["n"]:
        return (_day(at.published), None) if forward else None
    return _stretch_of(at.published, _number(m["n"]), m["u"], forward)


def _from_anchor(at: _Place, unit: str, n: int) -> Bounds | None:
    """So many units from the point told just before, which must be as precise as the unit."""
    needed = {"year": 4, "decade": 4, "month": 7}.get(unit, 10)
    if at.anchor is None or len(at.anchor) < needed or unit == "quarter":
        return None
    return _unit(date.fromisoformat((at.anchor + "-01-01")[:10]), n, unit)


def _later(m: re.Match[str], at: _Place) -> Bounds | None:
    if re.match(r"\sthan\b", at.after):
        return None
    return _from_anchor(at, m["u"], _number(m["n"]) * (1 if m["dir"] == "later" else -1))


def _following(m: re.Match[str], at: _Place) -> Bounds | None:
    if re.match(r"\s(?:or|of)\b|-", at.after):
        return None
    return _from_anchor(at, m["u"], {"following": 1, "previous": -1, "same": 0}[m["rel"]])


_SPORT_OR_FISCAL = re.compile(r"\b(?:points?|scor|goal|game|match|touchdown|coach|fiscal)", re.I)


def _quarter(m: re.Match[str], at: _Place) -> Bounds | None:
    """A quarter without its year is the last one begun; in a future clause the next to end."""
    if _SPORT_OR_FISCAL.search(at.text) or re.match(r"[\s-]?final", at.after):
        return None
    number, now = _ORDINALS[m["q"]], (at.published.month + 2) // 3
    if at.tense is None and (now - number) % 4 > 2:
        return None  # the next or long past
    year = at.published.year + (number < now if at.tense == "future" else -(number > now))
    return f"{_year(year)}-{3 * number - 2:02}", f"{_year(year)}-{3 * number:02}"


def _part_of_now(m: re.Match[str], at: _Place) -> Bounds | None:
    day, unit = at.published, m["u"]
    return _part(_plain(m["ph"]), _week(day, 0) if unit == "week" else _unit(day, 0, unit))


# Early, middle and late overlap on purpose: where one ends and the next begins is never said.
_YEAR_PARTS = {"early": (1, 5), "mid": (4, 9), "late": (8, 12), "start": (1, 3), "end": (10, 12)}
_MONTH_PARTS = {"early": (1, 12), "mid": (8, 22), "late": (18, 31), "start": (1, 10)}
_DECADE_PARTS = {"early": (0, 4), "mid": (3, 7), "late": (5, 9), "start": (0, 2), "end": (7, 9)}
_YEAR_PARTS |= {name: (month, month + 2) for name, month in _SEASONS.items() if name != "winter"}
_YEAR_PARTS |= {"first half": (1, 6), "second half": (7, 12)}
_YEAR_PARTS |= {f"{name} quarter": (3 * i - 2, 3 * i) for name, i in _ORDINALS.items()}
_YEAR_PARTS |= {f"q{i}": (3 * i - 2, 3 * i) for i in range(1, 5)}
_MONTH_PARTS |= {"end": (20, 31), "first half": (1, 15), "second half": (16, 31)}


_VAGUE_PARTS = ("early", "mid", "late", "start", "end", "earlier", "later", "beginning", "middle")


def _part(words: str, whole: Bounds) -> Bounds | None:
    """Narrow a year, month or decade to its named part; the start of a week stays the week."""
    name = words.replace("-", " ")
    name = {"beginning": "start", "middle": "mid"}.get(name, name)
    first, last = whole
    if first is None or last is None:
        return None
    years = int(last[:4]) - int(first[:4])
    if name == "winter" and years == 1:
        return f"{first[:4]}-12", f"{last[:4]}-02"
    if first == last and len(first) == 4 and name in _YEAR_PARTS:
        low, high = _YEAR_PARTS[name]
        return f"{first}-{low:02}", f"{first}-{high:02}"
    if first == last and len(first) == 7 and name in _MONTH_PARTS:
        low, high = _MONTH_PARTS[name]
        length = monthrange(int(first[:4]), int(first[5:]))[1]
        return f"{first}-{low:02}", f"{first}-{min(high, length):02}"
    if years == 9 and name in _DECADE_PARTS:
        low, high = _DECADE_PARTS[name]
        return f"{first[:3]}{low}", f"{first[:3]}{high}"
    return whole if name in _VAGUE_PARTS and not (first == last and len(first) < 10) else None


def _so_far(word: str, whole: Bounds, day: date) -> Bounds:
    """What of this year, month or week lies before publication ("earlier") or after it."""
    first, last = whole
    if first is None or last is None or not first <= _day(day) <= last + "~":
        return whole
    here = _day(day)[: 7 if len(first) == 4 else 10]
    if first == last:  # "2024" counts months, "2024-06" days
        length = 12 if len(first) == 4 else monthrange(day.year, day.month)[1]
        first, last = f"{first}-01", f"{last}-{length:02}"
    return (first, here) if word == "earlier" else (here, last)


Rule = Callable[[re.Match[str], _Place], Bounds | None]
_QUALIFIED = (
    rf"(?:(?P<q>(?i:more{_GAP}than|just{_GAP}over|just{_GAP}under|over|at{_GAP}least|nearly|almost|"
    rf"about|around|roughly|some|less{_GAP}than)){_GAP})?"
)
_OF_DAY = rf"(?:{_GAP}(?:morning|afternoon|evening|night)(?!\w))?"
_FRACTION = r"(?:first|second)[ -]half|(?:first|second|third|fourth|last|final)[ -]quarter"
# Kind, pattern, reader. The first to match at a place wins, hence longer forms come first.
_RULES: list[tuple[str, str, Rule]] = [
    ("date", rf"(?P<y>{_Y})[-/](?P<mm>\d\d)[-/](?P<dd>\d\d)(?!\d){_CLOCK}", _iso_day),
    ("date", rf"(?P<a>\d\d?)[/.](?P<b>\d\d?)[/.](?P<y>{_Y}){_STOP}", _slashed_day),
    (
        "days",
        rf"{_FROM}(?P<m>{_MON}){_GAP}(?P<d>{_D})(?P<sep>{_TO_AND})(?:(?P<m2>{_MON}){_GAP})?"
        rf"(?P<d2>{_D}){_STOP}{_OF_YEAR}?",
        _days,
    ),
    (
        "days",
        rf"{_FROM}(?P<d>{_D})(?:{_GAP}(?P<m>{_MON}))?(?P<sep>{_TO_AND})(?P<d2>{_D}){_GAP}"
        rf"(?:of{_GAP})?(?P<m2>{_MON}){_OF_YEAR}?",
        _days,
    ),
    (
        "date",
        rf"(?:(?P<wd>{_WD}),?{_GAP}\(?)?(?P<m>{_MON}){_GAP}(?:the{_GAP})?(?P<d>{_D}){_STOP}"
        rf"{_OF_YEAR}{_CLOCK}",
        _one_day,
    ),
    (  # "in June 18 countries signed" is a month and a count
        "date",
        rf"(?<!\b[Ii]n\s)(?:(?P<wd>{_WD}),?{_GAP}\(?)?(?P<m>{_MON}){_GAP}(?:the{_GAP})?(?P<d>{_D})"
        rf"{_STOP}(?P<y>$^)?(?P<ry>$^)?",
        _one_day,
    ),
    (
        "date",
        rf"(?:(?P<wd>{_WD}),?{_GAP}\(?(?:the{_GAP})?)?(?P<d>{_D}){_GAP}(?:of{_GAP})?(?P<m>{_MON})"
        rf"(?:{_OF_YEAR}{_CLOCK})?",
        _one_day,
    ),
    ("holiday", rf"(?P<h>{_HOLIDAY})(?!\w){_OF_YEAR}?", _holiday),
    (
        "months",
        rf"{_FROM}(?P<m>{_MON})(?P<sep>{_TO_AND})(?P<m2>{_MON})(?!{_GAP}\d\d?\b){_OF_YEAR}?",
        _months,
    ),
    (
        "month",
        rf"(?:(?P<rel>(?i:last|this|next)){_GAP})?(?P<m>{_LONG}|(?:{_SHORT})\.)(?!\w){_OF_YEAR}?",
        _one_month,
    ),
    (
        "years",
        rf"(?i:between){_GAP}(?P<y>{_Y})(?P<sep>{_GAP}and{_GAP}|[-–])(?P<y2>{_Y}){_STOP}",
        _years,
    ),
    ("years", rf"(?:(?i:from){_GAP})?(?P<y>{_Y})(?P<sep>{_TO})(?P<y2>{_Y}){_STOP}", _years),
    ("years", rf"(?P<y>{_Y})(?P<sep>[-–/])(?P<y2>\d\d){_STOP}", _years),
    ("decade", rf"(?:the{_GAP})?(?P<y>(?:19|20)\d0)s(?!\w)", _decade),
    ("year", rf"(?P<y>{_Y}){_STOP}", _one_year),
    (
        "weekday",
        rf"(?:(?P<rel>(?i:last|next|(?:this|the){_GAP}coming|this(?:{_GAP}past)?)){_GAP})?"
        rf"(?P<w>{'|'.join(_WEEKDAYS)})(?!\w){_OF_DAY}"
        rf"(?:,?{_GAP}(?:of{_GAP})?(?P<rw>last|this|next){_GAP}week)?",
        _weekday,
    ),
    ("near", rf"(?P<near>(?i:{'|'.join(_NEAR).replace(' ', _GAP)}))(?!\w){_OF_DAY}", _near_day),
    (
        "ago",
        rf"{_QUALIFIED}{_N}{_GAP}{_UNIT}s?{_GAP}(?P<dir>ago|from{_GAP}now)(?!\w)"
        rf"(?P<tail>,?{_GAP}(?:(?:on|this){_GAP})?(?:{_WD}|today|week|month))?",
        _ago,
    ),
    ("anchor", rf"{_N}{_GAP}{_UNIT}s?{_GAP}(?P<dir>earlier|later)(?!\w)", _later),
    ("ahead", rf"(?i:in){_GAP}{_N}{_GAP}{_UNIT}s?(?P<time>['’]?s?['’]?{_GAP}time)?(?!\w)", _ahead),
    (
        "span",
        r"(?P<rel>(?i:last|past|next|coming|following|previous|preceding))"
        rf"{_GAP}(?:(?:few|several){_GAP}|{_N}{_GAP})?{_UNIT}s(?!\w)",
        _stretch,
    ),
    (
        "period",
        rf"(?P<the>(?i:the){_GAP})?(?P<rel>(?i:this{_GAP}(?:past|coming)|this|last|next|current|past|"
        rf"coming)){_GAP}(?P<u>weekend|week|month|year|quarter|decade|{'|'.join(_SEASONS)})"
        rf"(?!\w|{_GAP}of{_GAP}(?:{_Y}|last|this|next))",
        _period,
    ),
    (
        "period",
        rf"(?i:over|at|during|on){_GAP}(?P<rel>the){_GAP}(?P<u>weekend)(?!\w)(?P<the>$^)?",
        _period,
    ),
    ("anchor", rf"(?i:the){_GAP}(?P<rel>following|previous|same){_GAP}{_UNIT}(?!\w)", _following),
    (
        "part",
        rf"(?P<ph>(?i:early|late|earlier|later)(?=\sin)|(?i:beginning|start|middle|end|{_FRACTION}))"
        rf"{_GAP}(?:of|in){_GAP}the{_GAP}(?P<u>year|month|week)(?!\w|['’])",
        _part_of_now,
    ),
    (
        "quarter",
        rf"(?i:the){_GAP}(?P<q>first|second|third|fourth){_GAP}quarter(?!\w|{_GAP}of\b)",
        _quarter,
    ),
]


def _compile(pattern: str) -> re.Pattern[str]:
    # Unicode's other digits and its long s, which re takes for "s", are not ISO's nor the tables'.
    return re.compile(pattern.replace(r"\d", "[0-9]").replace("(?i:", "(?ai:"))


_READERS = [(kind, _compile(pattern), rule) for kind, pattern, rule in _RULES]
_GRAMMAR = _compile(
    r"(?<![\w$€£#/@:])(?<!\d[.,])(?:(?<!-)|(?<=[Mm]id-))(?:"
    + "|".join("(" + re.sub(r"\(\?P<\w+>", "(?:", pattern) + ")" for _, pattern, _ in _RULES)
    + ")"
)
# Most sentences hold none of these, hence no date. Every branch starts with a letter or digit, so
# that re skips along the text by first characters: 2 microseconds a sentence instead of 100.
_NAMED = re.compile(
    "|".join(
        [
            *("1[0-9]{3}", "20[0-9]{2}", *_WEEKDAYS, *_HOLIDAY.split("|")),
            *(short for name in _NAMES.split() for short in (name[:3], name[:3].upper())),
        ]
    )
)
_NEAR_HINTS = ("oday", "terday", "night", "morrow", "is morning", "is afternoon", "is evening")
_UNIT_HINTS = ("day", "week", "month", "year", "decade", "quarter", *_SEASONS)
_RELATIVE = _compile(
    rf"(?:ast|ext|oming|is|rent)\s(?:\S+\s){{0,4}}(?:{'|'.join(_UNIT_HINTS)})|ago\b|from\snow|"
    rf"n\s\S+\s(?:couple\sof\s)?(?:day|week|month|year|decade)|\sthe\s(?:week|month|year)|"
    r"he\s\w+\squarter"
)
_PREFIX = _compile(
    r"(?:(?<!\w)(?P<open>(?i:since|until|till|by|before|prior\sto|ahead\sof|after|from|starting|"
    r"beginning|through|up\sto|between))\s(?:(?:at\sleast|about|around|only|just)\s)?)?(?:the\s)?"
    rf"(?:(?<![\w-])(?P<part>(?i:early|mid|late|earlier|later|beginning(?=\sof)|start(?=\sof)|"
    rf"end(?=\sof)|middle(?=\sof)|q[1-4]|{_FRACTION}|{'|'.join(_SEASONS)}))"
    r"[\s-](?P<of>(?:of|in|on)\s(?:the\s)?)?)?$"
)
_OPENS = ("since", "after", "from", "starting", "beginning")
_COUNTED_KINDS = ("ago", "ahead", "anchor", "span")
_YEARLESS_KINDS = ("date", "days", "month", "months", "holiday", "quarter", "part")


@dataclass(frozen=True)
class _Item:
    """A candidate on its way to an expression: what was read and how it was introduced."""

    start: int
    end: int
    bounds: Bounds | None
    kind: str
    opening: str = ""  # "since", "by"…
    opening_start: int = 0
    yearless: bool = False  # the year is inferred, not told
    told_year: str = ""  # the year, where it is told and sets the scene for what follows


def find_dates(
    text: str, published: str | None, *, tense: Tense | None = None
) -> list[DateExpression]:
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
    if not _may_hold_date(text):
        return []
    first, *others = (_expressions(text, day, tense) for day in _days_of_publication(published))
    agreed = set(first).intersection(*others)
    return [found for found in first if found in agreed]


def _may_hold_date(text: str) -> bool:
    if _NAMED.search(text) or any(word in text for word in _NEAR_HINTS):
        return True
    return any(word in text for word in _UNIT_HINTS) and _RELATIVE.search(text) is not None


def _days_of_publication(published: str | None) -> list[date | None]:
    """The first and last day on which the article may have appeared."""
    told = re.match(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?(?![0-9-])", published or "")
    if told is None:
        return [None]
    year, month, day = (int(part or 0) for part in told.groups())
    try:
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return [None]
    return [first] if first == last else [first, last]


def _expressions(text: str, day: date | None, tense: Tense | None) -> list[DateExpression]:
    items = _joined(text, _without_doubtful_years(text, _items(text, day, tense)))
    found = (_opened(item) for item in items)
    return [expression for expression in found if expression]


def _items(text: str, day: date | None, tense: Tense | None) -> list[_Item]:
    items: list[_Item] = []
    ends = _sentence_ends(text)
    for match in _GRAMMAR.finditer(text):
        last_end = items[-1].end if items else 0
        offset = max(last_end, match.start() - 80)
        before, after = text[offset : match.start()], text[match.end() : match.end() + 40]
        prefix = _PREFIX.search(before)
        opening = _plain(prefix["open"]) if prefix else ""
        clause = "past" if opening == "since" else tense
        told = items[-1] if items and _near_enough(ends, last_end, match.start()) else None
        place = _Place(text, before, after, day, clause, _anchor(told))
        item = _read(match, place, prefix if prefix and prefix["part"] else None, offset)
        if prefix and opening:
            where = offset + prefix.start("open")
            item = replace(item, opening=opening, opening_start=where, told_year="")
        items.append(item)
    return items


def _read(match: re.Match[str], at: _Place, prefix: re.Match[str] | None, offset: int) -> _Item:
    """Let the rule that matched read its words, then narrow them by "early" or "the end of"."""
    kind, pattern, rule = _READERS[(match.lastindex or 0) - 1]
    nothing = _Item(match.start(), match.end(), None, kind)
    words = pattern.match(at.text, match.start())
    if words is None:
        return nothing
    start, told = match.start(), words.groupdict()
    try:
        bounds = rule(words, at)
        if bounds and prefix:
            part = _plain(prefix["part"])
            # "Stocks fall last month": a season needs "of", or its year right behind it.
            if prefix["of"] or part not in _SEASONS or kind in ("year", "years"):
                start = offset + prefix.start("part")
                so_far = kind == "period" and part in ("earlier", "later")
                bounds = _so_far(part, bounds, at.published) if so_far else _part(part, bounds)
                kind = (
                    "season" if part in _SEASONS else "part" if part not in _VAGUE_PARTS else kind
                )
    except (ValueError, OverflowError):
        return nothing
    if bounds is None:
        return nothing
    said = told.get("y") or told.get("ry") or told.get("rel")
    yearless = kind in _YEARLESS_KINDS and not said
    sets = told.get("y") and not _DETERMINED.search(at.before) or kind in ("period", "ago")
    first, last = bounds
    told_year = first[:4] if sets and first and last and first[:4] == last[:4] else ""
    return _Item(start, match.end(), bounds, kind, yearless=yearless, told_year=told_year)


def _anchor(told: _Item | None) -> str | None:
    """The point in time that an expression tells, None where it tells none or a stretch."""
    if told is None or told.bounds is None or told.opening or told.bounds[0] != told.bounds[1]:
        return None
    return told.bounds[0]


# Characters; hardly a sentence of news is longer, and an endless list stays cheap to read.
_LONGEST_SENTENCE = 600


def _sentence_ends(text: str) -> list[int]:
    return [found.start() for found in re.finditer(r"[.!?][\"'”’)]*\s|\n\s*\n", text)]


def _near_enough(ends: list[int], start: int, end: int) -> bool:
    """At most one sentence ends between the two, and none too long to be one."""
    return end - start <= _LONGEST_SENTENCE and bisect(ends, end) - bisect(ends, start) <= 1


def _told_years(ends: list[int], items: list[_Item], i: int) -> set[str]:
    """The years told shortly before item i."""
    before = (items[j] for j in range(i - 1, -1, -1))
    near = takewhile(lambda item: _near_enough(ends, item.end, items[i].start), before)
    return {item.told_year for item in near} - {""}


def _without_doubtful_years(text: str, items: list[_Item]) -> list[_Item]:
    """Unread the days and months whose inferred year is not the one that the passage is in.

    "In 2019 they broke off talks; in June they resumed": hardly this year's June.
    """
    kept: list[_Item] = []
    ends = _sentence_ends(text)
    for i, item in enumerate(items):
        years = _told_years(ends, items, i) if item.yearless else set()
        following = items[i + 1] if i + 1 < len(items) else None
        if following and re.fullmatch(r",?\s(?:in\s|of\s)?\(?", text[item.end : following.start]):
            years |= {following.told_year} - {""}
        first = item.bounds[0] if item.bounds else None
        doubtful = item.yearless and first and years and first[:4] not in years
        kept.append(replace(item, bounds=None) if doubtful else item)
    return kept


def _joined(text: str, items: list[_Item]) -> list[_Item]:
    """Make one interval of "from A to B"; neither where one of them is unsure or a date moved."""
    joined: list[_Item] = []
    for item in items:
        last = joined[-1] if joined else None
        gap = text[last.end : item.start] if last else ""
        bracketed = last is not None and last.opening in ("from", "between")
        linked = re.fullmatch(r"\s(?:to|until|till|through)\s|\s?[-–—]\s?", gap) is not None
        linked = linked and (bracketed or last is not None and last.kind == item.kind)
        linked = linked or bracketed and re.fullmatch(r"\sand\s(?:the\s)?", gap) is not None
        if last is None or not linked:
            joined.append(item)
            continue
        start = last.opening_start if bracketed else last.start
        first = last.bounds[0] if last.bounds else None
        end = item.bounds[1] if item.bounds else None
        moved = _MOVED.search(text[max(0, start - 80) : start])
        # "Monday to Friday" is what a working week is called.
        usual = text[last.start : last.end], text[item.start : item.end]
        sure = first and end and first <= end and not moved and usual != ("Monday", "Friday")
        joined[-1] = _Item(start, item.end, (first, end) if sure else None, "range")
    return joined


def _opened(item: _Item) -> DateExpression | None:
    """Apply "since", "until" and their like; "between" without its "and" says nothing."""
    if item.bounds is None or item.opening == "between":
        return None
    first, last = item.bounds
    # "up from a year ago" compares, it does not open
    if item.opening and not (item.kind in _COUNTED_KINDS and item.opening in ("from", "after")):
        since = item.opening in _OPENS
        first, last = (first, None) if since else (None, last)
        if first is None and last is None:
            return None
        return DateExpression(
            item.opening_start, item.end, first, last, "since" if since else "until"
        )
    return DateExpression(item.start, item.end, first, last, item.kind)


# "Published: " anywhere; without its colon only where the line or a field of it begins, since
# "a study published May 4" dates the study.
_LABEL = re.compile(
    r"(?:\b(?:published|posted|issued|released|dated?|(updated|modified))(?:\s(?:on|at))?\s*:|"
    r"(?:^|[|·•(])\s*(?:first\s|last\s)?(?:published|posted|(updated|modified))(?:\s(?:on|at))?)"
    r"[\s`|]*$",
    re.I,
)
_BYLINE = re.compile(r"(?:by\s.*)?(?:[|·•,]\s*)?", re.I)
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]+(?:,\s[\w .]+)?,\s")
# A byline stands within the first or last lines; a report's own sentences fill those between.
_HEAD_LINES, _TAIL_LINES, _BYLINE_CHARACTERS = 15, 5, 120


def bound_published(text: str) -> str | None:
    """Return the day of publication that a label, a byline or a dateline states, else None.

    The first of these that the text has decides, if it names one day only: a labelled date, a
    byline with a clock time, a dateline with its year, a byline near the top, "updated".
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    edge = lines[:_HEAD_LINES] + lines[max(_HEAD_LINES, len(lines) - _TAIL_LINES) :]
    ranked: dict[int, set[str]] = {}
    for number, line in enumerate(edge):
        for found in find_dates(line[:300], None):
            rank = _standing(line, found, number)
            if rank is not None and found.kind == "date" and found.first:
                ranked.setdefault(rank, set()).add(found.first)
    days = ranked[min(ranked)] if ranked else set()
    return days.pop() if len(days) == 1 else None


def _standing(line: str, found: DateExpression, number: int) -> int | None:
    """How directly a date tells when the article appeared: 0 the most, None not at all."""
    before, words, after = line[: found.start], line[found.start : found.end], line[found.end :]
    short = len(line) <= _BYLINE_CHARACTERS and not line.endswith(".")
    label = _LABEL.search(before)
    if label and (short or ":" in label[0] and len(before) <= _BYLINE_CHARACTERS):
        return 4 if label[1] or label[2] else 0
    if _DATELINE.fullmatch(before) and re.match(r"\s*(?:\([^)]*\)\s*)?[-–—:]", after):
        return 2
    if not short or not _BYLINE.fullmatch(before) or not re.match(r"\s*(?:[|·•].*)?$", after):
        return None
    if re.search(r"\d:\d", words):
        return 1
    return 3 if number < 5 else None
