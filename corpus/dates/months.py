"""Months by name, one or a stretch of them, told from people, modal verbs and protest marches."""

from __future__ import annotations

import re

from tieline.corpus.dates.context import PART_OF, Context, Rule
from tieline.corpus.dates.intervals import Bounds, iso_month
from tieline.corpus.dates.nearest import only_year, told_year, year_of_month
from tieline.corpus.dates.words import (
    FROM,
    GAP,
    LONG_MONTH,
    MONTH,
    OF_YEAR,
    SHORT_MONTH,
    TO_OR_AND,
    month_number,
    plain,
)

_BEFORE_MONTH = re.compile(
    r"(?:^|\W)(?:(in|since|until|till|by|before|after|from|for|to|of|during|through(?:out)?|between|"
    r"the|an?|its|his|her|their|our)\s|(?:early|late|mid)[\s-](?:in\s)?)$",
    re.I,
)
_TRUST_IN = re.compile(r"\b(?:confidence|faith|trust\w*|belie\w+|interest\w*)\sin\s$")


def _stands(name: str, at: Context) -> bool:
    """Tell a month without a year from a person, a modal verb or a protest march."""
    if PART_OF.search(at.before):
        return True
    found = _BEFORE_MONTH.search(at.before)
    person = name in ("April", "May", "June", "August")
    if found is None or person and re.match(r"\s[A-Z]|['’]s\s[A-Z]", at.after):
        return False
    word = plain(found[1]) or "early"
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


def _month(m: re.Match[str], at: Context) -> Bounds | None:
    number, rel, year = month_number(m["m"]), plain(m["rel"]), told_year(m, at)
    if year is None and rel:
        if rel == "this" and number - at.published.month < -6:
            return None  # "this March", told in December, may be the coming one
        year = only_year(rel, number, 1, at.published)
    elif year is None:
        if not _stands(m["m"], at):
            return None
        year = year_of_month(number, at)
    return iso_month(year, number), iso_month(year, number)


def _months(m: re.Match[str], at: Context) -> Bounds | None:
    first, last, year = month_number(m["m"]), month_number(m["m2"]), told_year(m, at)
    if not m["from"] and re.search(r"and|or", m["sep"]) and (last - first) % 12 != 1:
        return None  # two months, not a stretch
    if year is None:
        if not m["from"] and not _stands(m["m"], at):
            return None
        year = year_of_month(last, at)
    return iso_month(year - (first > last), first), iso_month(year, last)


RULES = [
    Rule(
        "months",
        rf"{FROM}(?P<m>{MONTH})(?P<sep>{TO_OR_AND})(?P<m2>{MONTH})(?!{GAP}\d\d?\b){OF_YEAR}?",
        _months,
    ),
    Rule(
        "month",
        rf"(?:(?P<rel>(?i:last|this|next)){GAP})?(?P<m>{LONG_MONTH}|(?:{SHORT_MONTH})\.)(?!\w)"
        rf"{OF_YEAR}?",
        _month,
    ),
]
