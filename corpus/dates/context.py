"""What a rule is, and what it may look at besides the words that it matched."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tieline.corpus.dates.intervals import Bounds, unit_away
from tieline.corpus.dates.words import FUNCTION_WORD
from tieline.graph.dates import first_day

Tense = Literal["past", "future"]


@dataclass(frozen=True)
class Context:
    """Where the words of a date stand, and when they were published."""

    text: str
    before: str  # from the end of the expression before, at most 80 characters
    after: str  # at most 40 characters
    day: date | None  # of publication
    tense: Tense | None  # of the clause
    anchor: str | None  # a point told just before, from which "two years later" counts

    @property
    def published(self) -> date:
        """The day of publication; ValueError, hence no reading, where it is unknown."""
        if self.day is None:
            raise ValueError("published is unknown")
        return self.day

    def from_anchor(self, n: int, unit: str) -> Bounds | None:
        """Return the unit n units from the anchor, which must be as precise as the unit."""
        needed = {"year": 4, "decade": 4, "month": 7}.get(unit, 10)
        if self.anchor is None or len(self.anchor) < needed:
            return None
        return unit_away(first_day(self.anchor), n, unit)


@dataclass(frozen=True)
class Rule:
    """A form that dates have and how it is read.

    Attributes:
        kind: what the expression is called.
        pattern: its groups are named alike in all rules: "y" and "ry" hold the year told or its
            "last", "this", "next"; "rel" such a word before another unit; "from" what opens an
            interval; "n" and "u" a count and its unit.
        read: of a match of the pattern; None or ValueError says that it is not sure.
    """

    kind: str
    pattern: str
    read: Callable[[re.Match[str], Context], Bounds | None]


# What may stand before or after a date, where more than one rule asks for it.
DETERMINER = re.compile(r"\b(?:the|an?|its|his|her|their|our)\s$", re.I)
PART_OF = re.compile(r"\b(?:end|start|beginning|middle|half|quarter|weeks?|days?)\sof\s$", re.I)
# "1990 tanks", "2000 square miles": a number that counts or tells the hour.
COUNTED = re.compile(
    r"\s(?:more|other|new|people|men|women|children|police|troop|square|cubic|per|percent|km|kg|"
    rf"GMT|UTC|hours|hrs|local|(?!{FUNCTION_WORD})[a-z]+s)\b(?!['’])"
)
