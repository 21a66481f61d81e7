"""Read a text's candidates for dates, left to right, by one alternation of all rules."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass, replace
from datetime import date

from tieline.corpus.dates import counted, days, months, periods, weekdays, years
from tieline.corpus.dates.context import DETERMINER, Context, Tense
from tieline.corpus.dates.intervals import VAGUE_PARTS, Bounds, part, so_far
from tieline.corpus.dates.words import FRACTION, MONTHS, SEASONS, plain


@dataclass(frozen=True)
class Candidate:
    """Words that match a rule, on their way to an expression.

    Attributes:
        start, end: characters, half-open; what opens an interval lies before them.
        bounds: None where the words could not be read with certainty.
        opening: "since", "by"… in lower case, where one stands before; else empty.
        yearless: the year is inferred, not told.
        told_year: the year, where it is told and sets the scene for what follows; else empty.
    """

    start: int
    end: int
    bounds: Bounds | None
    kind: str
    opening: str = ""
    opening_start: int = 0
    yearless: bool = False
    told_year: str = ""


def _compile(pattern: str) -> re.Pattern[str]:
    # Unicode's other digits and its long s, which re takes for "s", are not ISO's nor the tables'.
    return re.compile(pattern.replace(r"\d", "[0-9]").replace("(?i:", "(?ai:"))


# The first rule to match at a place wins, hence longer forms come first.
_FAMILIES = (days, months, years, weekdays, counted, periods)
_RULES = [(rule, _compile(rule.pattern)) for family in _FAMILIES for rule in family.RULES]
_GRAMMAR = _compile(
    r"(?<![\w$€£#/@:])(?<!\d[.,])(?:(?<!-)|(?<=[Mm]id-))(?:"
    + "|".join("(" + re.sub(r"\(\?P<\w+>", "(?:", rule.pattern) + ")" for rule, _ in _RULES)
    + ")"
)
_BEFORE = _compile(
    r"(?:(?<!\w)(?P<open>(?i:since|until|till|by|before|prior\sto|ahead\sof|after|from|starting|"
    r"beginning|through|up\sto|between))\s(?:(?:at\sleast|about|around|only|just)\s)?)?(?:the\s)?"
    rf"(?:(?<![\w-])(?P<part>(?i:early|mid|late|earlier|later|beginning(?=\sof)|start(?=\sof)|"
    rf"end(?=\sof)|middle(?=\sof)|q[1-4]|{FRACTION}|{'|'.join(SEASONS)}))"
    r"[\s-](?P<of>(?:of|in|on)\s(?:the\s)?)?)?$"
)
# "Moved from June 20 to July 4" tells two days, not a stretch.
MOVED = re.compile(r"\b(?:postpon|delay|reschedul|mov|shift|push|chang|brought|bring)\w*\b[^.;]*$")
_YEARLESS_KINDS = ("date", "days", "month", "months", "holiday", "quarter", "part")

# Most sentences hold none of these, hence no date. Every branch starts with a letter or digit, so
# that re skips along the text by first characters: 5 microseconds a sentence instead of 100.
_UNITS = ("day", "week", "month", "year", "decade", "quarter", *SEASONS)
_PARTS_OF_DAY = ("night", "morning", "afternoon", "evening", "morrow")
_NAMED = re.compile(
    "|".join(
        [
            *("1[0-9]{3}", "20[0-9]{2}", *days.HOLIDAY.split("|")),
            *(short for name in MONTHS for short in (name[:3], name[:3].upper())),
        ]
    )
)


def may_hold_date(text: str) -> bool:
    """Tell cheaply whether it is worth looking for candidates."""
    hinted = any(word in text for word in (*_UNITS, *_PARTS_OF_DAY))
    return hinted or _NAMED.search(text) is not None


# Characters; hardly a sentence of news is longer, and an endless list stays cheap to read.
_LONGEST_SENTENCE = 600


def sentence_ends(text: str) -> list[int]:
    """Return where sentences end, in order."""
    return [found.start() for found in re.finditer(r"[.!?][\"'”’)]*\s|\n\s*\n", text)]


def near_enough(ends: list[int], start: int, end: int) -> bool:
    """At most one sentence ends between the two, and none too long to be one."""
    return end - start <= _LONGEST_SENTENCE and bisect(ends, end) - bisect(ends, start) <= 1


def find_candidates(text: str, day: date | None, tense: Tense | None) -> list[Candidate]:
    """Return the candidates of a text published on a day, in order, none overlapping."""
    found: list[Candidate] = []
    ends = sentence_ends(text)
    for match in _GRAMMAR.finditer(text):
        last_end = found[-1].end if found else 0
        offset = max(last_end, match.start() - 80)
        before, after = text[offset : match.start()], text[match.end() : match.end() + 40]
        prefix = _BEFORE.search(before)
        opening = plain(prefix["open"]) if prefix else ""
        clause = "past" if opening == "since" else tense
        told = found[-1] if found and near_enough(ends, last_end, match.start()) else None
        at = Context(text, before, after, day, clause, _anchor(told))
        candidate = _read(match, at, prefix if prefix and prefix["part"] else None, offset)
        if prefix and opening:
            where = offset + prefix.start("open")
            candidate = replace(candidate, opening=opening, opening_start=where, told_year="")
        found.append(candidate)
    return found


def _anchor(told: Candidate | None) -> str | None:
    """The point in time that an expression tells, None where it tells none or a stretch."""
    if told is None or told.bounds is None or told.opening or told.bounds[0] != told.bounds[1]:
        return None
    return told.bounds[0]


def _read(match: re.Match[str], at: Context, prefix: re.Match[str] | None, offset: int) -> Candidate:
    """Let the rule that matched read its words, then narrow them by "early" or "the end of"."""
    rule, pattern = _RULES[(match.lastindex or 0) - 1]
    kind, start = rule.kind, match.start()
    nothing = Candidate(start, match.end(), None, kind)
    words = pattern.match(at.text, start)
    if words is None:
        return nothing
    told = words.groupdict()
    if told.get("from") and MOVED.search(at.before):
        return nothing
    try:
        bounds = rule.read(words, at)
        if bounds and prefix:
            name = plain(prefix["part"])
            # "Stocks fall last month": a season needs "of", or its year right behind it.
            if prefix["of"] or name not in SEASONS or kind in ("year", "years"):
                start = offset + prefix.start("part")
                until_now = kind == "period" and name in ("earlier", "later")
                bounds = so_far(name, bounds, at.published) if until_now else part(name, bounds)
                kind = "season" if name in SEASONS else kind if name in VAGUE_PARTS else "part"
    except (ValueError, OverflowError):
        return nothing
    if bounds is None:
        return nothing
    yearless = kind in _YEARLESS_KINDS and not any(told.get(group) for group in ("y", "ry", "rel"))
    sets = told.get("y") and not DETERMINER.search(at.before) or kind in ("period", "ago")
    first, last = bounds
    told_year = first[:4] if sets and first and last and first[:4] == last[:4] else ""
    return Candidate(start, match.end(), bounds, kind, yearless=yearless, told_year=told_year)
