"""So many units away from publication, or from what was told just before."""

from __future__ import annotations

import re

from tieline.corpus.dates.context import Context, Rule
from tieline.corpus.dates.intervals import Bounds, iso_day, stretch, unit_away
from tieline.corpus.dates.words import COUNT, GAP, UNIT, WEEKDAY, count, plain

_MORE, _NEWER = ("more than", "over", "at least"), ("nearly", "almost", "just under")
_VAGUE = ("about", "around", "roughly", "some")
_QUALIFIED = (
    rf"(?:(?P<q>(?i:more{GAP}than|just{GAP}over|just{GAP}under|over|at{GAP}least|nearly|almost|"
    rf"about|around|roughly|some|less{GAP}than)){GAP})?"
)
_POSSESSIVE = re.compile(r"\b(?:his|her|its|their|my|our)\s$", re.I)


def _ago(m: re.Match[str], at: Context) -> Bounds | None:
    """So many units away from publication; a guess reaches further than an exact count."""
    if m["tail"] or re.search(r"\b(?:day|week|month|year)s?,?\s(?:and\s)?$", at.before):
        return None  # "a week ago Sunday", "a year and two days ago"
    unit, n, how, back = m["u"], count(m["n"]), plain(m["q"]), m["dir"] == "ago"
    # A guess in round numbers is off by up to a fifth: "about 20 years ago".
    slack = max(1, n // 5) if how in _VAGUE else 1
    near = n - slack if how in (*_NEWER, *_VAGUE) else n
    far = n + slack if how in ("just over", *_VAGUE) else n
    sign = -1 if back else 1
    ends = [*unit_away(at.published, sign * near, unit), *unit_away(at.published, sign * far, unit)]
    if how == "less than":
        ends.append(iso_day(at.published))
    known = sorted(end for end in ends if end)
    if how in _MORE:
        return (None, known[-1]) if back else (known[0], None)
    return known[0], known[-1]


def _ahead(m: re.Match[str], at: Context) -> Bounds | None:
    """ "In two weeks" is a date in a future clause only, else it may say how long a thing took."""
    counted = re.search(r"\b(?:time|first|second|third|\w+th|\w*est|once|twice|only)\s$", at.before)
    if not m["time"] and (at.tense != "future" or counted):
        return None
    return unit_away(at.published, count(m["n"]), m["u"])


def _later(m: re.Match[str], at: Context) -> Bounds | None:
    if re.match(r"\sthan\b", at.after):
        return None
    return at.from_anchor(count(m["n"]) * (1 if m["dir"] == "later" else -1), m["u"])


def _following(m: re.Match[str], at: Context) -> Bounds | None:
    if re.match(r"\s(?:or|of)\b|-", at.after):
        return None
    return at.from_anchor({"following": 1, "previous": -1, "same": 0}[m["rel"]], m["u"])


def _span(m: re.Match[str], at: Context) -> Bounds | None:
    if re.match(r"\sof\b|-", at.after) or _POSSESSIVE.search(at.before):
        return None  # the last years of a reign, a war, a life
    forward = plain(m["rel"]) in ("next", "coming")
    if not m["n"]:
        return (iso_day(at.published), None) if forward else None
    return stretch(at.published, count(m["n"]) * (1 if forward else -1), m["u"])


RULES = [
    Rule(
        "ago",
        rf"{_QUALIFIED}{COUNT}{GAP}{UNIT}s?{GAP}(?P<dir>ago|from{GAP}now)(?!\w)"
        rf"(?P<tail>,?{GAP}(?:(?:on|this){GAP})?(?:{WEEKDAY}|today|week|month))?",
        _ago,
    ),
    Rule("anchor", rf"{COUNT}{GAP}{UNIT}s?{GAP}(?P<dir>earlier|later)(?!\w)", _later),
    Rule("anchor", rf"(?i:the){GAP}(?P<rel>following|previous|same){GAP}{UNIT}(?!\w)", _following),
    Rule("ahead", rf"(?i:in){GAP}{COUNT}{GAP}{UNIT}s?(?P<time>['’]?s?['’]?{GAP}time)?(?!\w)", _ahead),
    Rule(
        "span",
        rf"(?P<rel>(?i:last|past|next|coming)){GAP}(?:(?:few|several){GAP}|{COUNT}{GAP})?"
        rf"{UNIT}s(?!\w)",
        _span,
    ),
]
