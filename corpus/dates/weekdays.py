"""Days told by where they lie from publication: weekdays, yesterday, tonight, tomorrow."""

from __future__ import annotations

import re

from tieline.corpus.dates.context import Context, Rule
from tieline.corpus.dates.intervals import Bounds, iso_day, on_day
from tieline.corpus.dates.words import (
    FUNCTION_WORD,
    GAP,
    OF_DAY,
    STEPS,
    WEEKDAYS,
    plain,
    weekday_number,
)

_NOT_THAT_DAY = re.compile(
    r"\b(?:every|each|any|some|one|most|Black|Cyber|Good|Super|Ash|Bloody|Palm|Easter|Whit|Holy|"
    r"Shrove|Maundy|Man|Ruby|Taco|Giving|Sheffield|Mail on|(?:on|until|by|of) an?)\s$"
)
_NOT_A_DAY = re.compile(
    r"\s(?:mornings|afternoons|evenings|nights|prayers?|sermons?|brunch|roast|of|Times|Telegraph|"
    r"Mirror|Express|Post|Mail|Herald|Tribune|Independent|Night|School|League|Addams)\b|\.com"
)
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
_NOT_TODAY = re.compile(r"['’]s\s(?:[A-Z]|world|society|youth|generation|standards|\w+ers\b)")
_BECAME = re.compile(r"\b(?:happen\w*|chang\w+|disappear\w*|famous|rich|star|hero|\w+naire)\s$")


def _weekday(m: re.Match[str], at: Context) -> Bounds | None:
    """A bare weekday is the last one, publication day included; in a future clause the next."""
    if _NOT_THAT_DAY.search(at.before) or _NOT_A_DAY.match(at.after):
        return None
    today, rel = at.published.weekday(), plain(m["rel"])
    number, sunday = weekday_number(m["w"]), today == 6
    ahead, ago = (number - today) % 7, (today - number) % 7
    if m["rw"]:
        if sunday or rel:
            return None  # whose week?
        shift = number - today + 7 * STEPS[m["rw"]]
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
    return on_day(at.published, shift)


def _near(m: re.Match[str], at: Context) -> Bounds | None:
    word = plain(m["near"])
    if m["near"][0].isupper() and re.search(r"\b[A-Z]\w*\s$", at.before):
        return None  # a newspaper or a channel
    if _NOT_TODAY.match(at.after) or re.search(r"\b(?:of|for)\s$", at.before):
        return None
    if word != "overnight":
        return on_day(at.published, _NEAR[word])
    if _BECAME.search(at.before) or re.match(rf"\s(?!{FUNCTION_WORD})[a-z]|-", at.after):
        return None
    return iso_day(at.published, -1), iso_day(at.published)


RULES = [
    Rule(
        "weekday",
        rf"(?:(?P<rel>(?i:last|next|(?:this|the){GAP}coming|this(?:{GAP}past)?)){GAP})?"
        rf"(?P<w>{'|'.join(WEEKDAYS)})(?!\w){OF_DAY}"
        rf"(?:,?{GAP}(?:of{GAP})?(?P<rw>last|this|next){GAP}week)?",
        _weekday,
    ),
    Rule("near", rf"(?P<near>(?i:{'|'.join(_NEAR).replace(' ', GAP)}))(?!\w){OF_DAY}", _near),
]
