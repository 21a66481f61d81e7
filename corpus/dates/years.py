"""Years, stretches of them and decades, told from the other things that numbers count."""

from __future__ import annotations

import re

from tieline.corpus.dates.context import COUNTED, DETERMINER, PART_OF, Context, Rule
from tieline.corpus.dates.intervals import Bounds
from tieline.corpus.dates.words import GAP, STOP, TO, YEAR

_BEFORE_YEAR = re.compile(
    r"(?:(?:\b(?:in|since|until|till|by|before|after|from|during|through|throughout|around|circa|"
    r"early|late|mid|spring|summer|autumn|fall|winter|half|quarter|Q[1-4]|year|at\sleast)[\s-])|\()$",
    re.I,
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
_OWNED = re.compile(r"\w(?:['’]s|s['’])\s$")
_SEASON_OF_TWO = re.compile(r"\s(?:season|campaign|school|academic|financial|fiscal)\b")


def _year(m: re.Match[str], at: Context) -> Bounds | None:
    """A bare number is a year only where its neighbours say so."""
    year, event = (m["y"], m["y"]), _EVENT_OF_YEAR.match(at.after)
    if DETERMINER.search(at.before) or _OWNED.search(at.before):
        return year if event else None
    if COUNTED.match(at.after) and not event:
        return None
    if _BEFORE_YEAR.search(at.before) or PART_OF.search(at.before):
        return year
    if re.fullmatch(r"\s(?:to|and|or|through|until)\s|,\s", at.before):
        return year  # goes on from the expression before
    closed = re.match(r"\s?[,.;:)!?–—]|\s*$|\sand\b", at.after)
    return year if closed and re.search(r"\b(?:of|for)\s$", at.before, re.I) else None


def _years(m: re.Match[str], at: Context) -> Bounds | None:
    first, last = m["y"], m["y2"]
    if first > last or COUNTED.match(at.after) and not m["from"]:
        return None
    return first, last


def _season_years(m: re.Match[str], at: Context) -> Bounds | None:
    """Read "2022-23"; "2010-11" may be a month, unless a season or school year follows."""
    month = int(m["y2"]) <= 12 and m["sep"] != "–" and not _SEASON_OF_TWO.match(at.after)
    first, last = m["y"], m["y"][:2] + m["y2"]
    return (first, last) if first <= last and not month and not COUNTED.match(at.after) else None


def _decade(m: re.Match[str], at: Context) -> Bounds | None:
    return (m["y"], m["y"][:3] + "9") if m["y"] != "1900" else None  # a century to most


RULES = [
    Rule(
        "years",
        rf"(?P<from>(?i:between){GAP})(?P<y>{YEAR})(?:{GAP}and{GAP}|[-–])(?P<y2>{YEAR}){STOP}",
        _years,
    ),
    Rule("years", rf"(?P<from>(?i:from){GAP})?(?P<y>{YEAR}){TO}(?P<y2>{YEAR}){STOP}", _years),
    Rule("years", rf"(?P<y>{YEAR})(?P<sep>[-–/])(?P<y2>\d\d){STOP}", _season_years),
    Rule("decade", rf"(?:the{GAP})?(?P<y>(?:19|20)\d0)s(?!\w)", _decade),
    Rule("year", rf"(?P<y>{YEAR}){STOP}", _year),
]
