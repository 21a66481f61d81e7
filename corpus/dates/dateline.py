"""The day on which an article appeared, where its own head or foot states it, or its address."""

from __future__ import annotations

import re
from datetime import date

from tieline.corpus.dates.find import DateExpression, find_dates

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
# "/2024/07/23/": a number within a slug may count anything.
_URL_DAY = re.compile(r"(?<=/)((?:19|20)[0-9]{2})[/-]([0-9]{2})[/-]([0-9]{2})(?=[/?#]|$)")
# A byline stands within the first or last lines; a report's own sentences fill those between.
_HEAD_LINES, _TAIL_LINES, _BYLINE_CHARACTERS = 15, 5, 120


def bound_published(text: str) -> str | None:
    """Return the day of publication that a label, a byline or a dateline states, else None.

    The first of these that the text has decides, if it names one day only: a labelled date, a
    byline with a clock time, a dateline with its year, a byline near the top, "updated".

    Args:
        text: the whole article with its head and foot, one line each for title, byline and date.

    Returns:
        An ISO day; None where no line tells it, or lines of equal standing disagree.
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


def url_published(url: str | None) -> str | None:
    """Return the ISO day that an article's address has among its parts; None for none, or two."""
    days = set()
    for year, month, day in _URL_DAY.findall(url or ""):
        try:
            days.add(date(int(year), int(month), int(day)).isoformat())
        except ValueError:
            return None
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
