"""How much of an article's words leaves the house: whole quotes, short ones, or none."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

Quotes = Literal["short", "full", "none"]

SHORT = 25  # words; so much may be quoted almost everywhere without asking
_LONGEST = 300  # characters; a script without spaces would else pass whole as one word
_CUT = "…"


def shortened(quote: str, telling: Collection[str]) -> str:
    """Return at most 25 words of a quote: those that name most of what it is quoted for.

    Args:
        quote: one passage of an article.
        telling: names and phrases to keep in sight; case is ignored.

    Returns:
        The quote itself where it is short, else its words in their order with "…" where some are
        left out. Among windows that name as much, the one that has them in its middle.
    """
    words = [(found.start(), found.end()) for found in re.finditer(r"\S+", quote)]
    if len(words) <= SHORT:
        return _within(quote)
    wanted = _numbers(quote.lower(), telling, words)
    middle = sum(wanted) / len(wanted) if wanted else 0

    def worth(first: int) -> tuple[int, float]:
        kept = sum(first <= n < first + SHORT for n in wanted)
        return (kept, -abs(first + (SHORT - 1) / 2 - middle))

    first = max(range(len(words) - SHORT + 1), key=worth)
    cut = quote[words[first][0] : words[first + SHORT - 1][1]]
    before, after = first > 0, first + SHORT < len(words)
    return _within(f"{_CUT + ' ' if before else ''}{cut}{' ' + _CUT if after else ''}")


def _numbers(lower: str, telling: Collection[str], words: list[tuple[int, int]]) -> list[int]:
    """The numbers of the words in which a phrase first stands."""
    found: set[int] = set()
    for phrase in filter(None, map(str.lower, telling)):
        at = lower.find(phrase)
        if at >= 0:
            found.update(n for n, (start, end) in enumerate(words) if at < end and start < at + len(phrase))
    return sorted(found)


def _within(quote: str) -> str:
    return quote if len(quote) <= _LONGEST else f"{quote[: _LONGEST - 1]}{_CUT}"
