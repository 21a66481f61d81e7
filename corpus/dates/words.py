"""What words and patterns of dates are made of: names, numbers and what stands around them.

The fragments are joined into whole rules before they are compiled (`candidates`), where "(?i:"
folds ASCII only and a digit is 0-9.
"""

from __future__ import annotations

import re

GAP = r"(?:[^\S\n]+|\n)"  # an expression may be wrapped, a blank line ends it

_MONTHS = "January February March April May June July August September October November December"
MONTHS = _MONTHS.split()
LONG_MONTH = "|".join(MONTHS)
SHORT_MONTH = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
MONTH = rf"(?:{LONG_MONTH}|{LONG_MONTH.upper()}|(?:{SHORT_MONTH})\.?)(?!\w)"
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.?)(?!\w)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[6-9]|20)\d\d"
STOP = r"(?![\w%°]|[.,:/]\d|[-–]\d)"  # a number that ends here

FROM = rf"(?P<from>(?i:between|from){GAP}(?:the{GAP})?)?"
TO = rf"(?:\s?[-–—]\s?|{GAP}(?:to|through|until|till){GAP})"
TO_OR_AND = rf"(?:{TO}|{GAP}(?:and|or){GAP})"
OF_YEAR = (
    rf"(?:(?:,?{GAP}(?:of{GAP})?(?P<y>{YEAR})"
    rf"|,?{GAP}(?:of{GAP})?(?P<ry>last|this|next){GAP}year){STOP})"
)
CLOCK = (
    r"(?:(?:T|,?\s(?:at\s)?)\d\d?:\d\d(?::\d\d(?:\.\d+)?)?(?:\s?[AaPp]\.?[Mm]\b)?"
    r"(?:\s?(?:Z|[+-]\d\d:?\d\d|[A-Z]{2,4})\b)?)?"
)
OF_DAY = rf"(?:{GAP}(?:morning|afternoon|evening|night)(?!\w))?"

UNIT = r"(?P<u>day|week|month|year|decade)"
STEPS = {"last": -1, "this": 0, "next": 1}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # their first months
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
FRACTION = r"(?:first|second)[ -]half|(?:first|second|third|fourth|last|final)[ -]quarter"

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_COUNTS = {word: i for i, word in enumerate(f"{_ONES}|{_TEENS}".split("|"), 1)}
_COUNTS |= {word: 10 * i for i, word in enumerate(_TENS.split("|"), 2)}
_COUNTS |= {"a": 1, "an": 1, "a couple of": 2, "a dozen": 12}
COUNT = (
    rf"(?P<n>\d{{1,3}}|(?i:a{GAP}couple{GAP}of|a{GAP}dozen|an?|"
    rf"(?:{_TENS})(?:-(?:{_ONES}))?|{_TEENS}|{_ONES}))"
)

# What goes on after a date, rather than naming what a number counts.
FUNCTION_WORD = (
    r"(?:in|on|at|to|for|of|by|with|from|as|and|or|but|when|while|where|after|before|during|over|"
    r"under|near|amid|that|which|the|a|an|was|is|has|will|would|were|had|saw|it|he|she|they|its|"
    r"his|this|us|across|against|following|because|if|until|through|about|between|into|despite)\b"
)


def plain(words: str | None) -> str:
    """Return the words in lower case with single spaces; empty for a group that matched nothing."""
    return " ".join((words or "").lower().split())


def count(words: str) -> int:
    """Return the number that a match of COUNT tells."""
    words = plain(words)
    return int(words) if words.isdigit() else sum(_COUNTS[part] for part in words.split("-"))


def day_number(words: str) -> int:
    """Return 12 for "12th"."""
    return int(re.sub(r"\D", "", words))


def month_number(word: str) -> int:
    """Return 9 for "September", "SEPTEMBER" and "Sept."."""
    return [name[:3].lower() for name in MONTHS].index(word[:3].lower()) + 1


def weekday_number(word: str) -> int:
    """Return 0 for "Monday" and "Mon."."""
    return [name[:3] for name in WEEKDAYS].index(word[:3])
