"""Which stretches of a text are the article's own words, and which are the page around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from tieline.corpus import furniture

Kind = Literal["body", "headline", "caption"]

# No headline is longer, and hardly a paragraph without a full stop is shorter.
_HEADLINE_CHARS = 150
# Columns at which people and programs wrap plain text.
_WRAP_COLUMNS = range(40, 121)
# Of the lines that another one follows; the rest end paragraphs that no empty line parts.
_WRAPPED_SHARE = 0.6
# A link's words stand alone on a line when a page was saved line by line.
_LINK_WORDS = 8
# Longer lists of related headlines than this are not seen; a longer one means we have lost our way.
_LIST_LINES = 15
# Closing lines without a full stop are the article's own unless some of them are buttons.
_MENU_BUTTONS = 2
_MENU_WORDS = 6


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, headline or caption: characters start to end, half-open, of the whole text."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, or several that are one paragraph, without the marks at its edges.

    Attributes:
        after_blank: an empty line stands before it.
        columns: its length as it stands in the file.
    """

    start: int
    end: int
    words: str
    after_blank: bool
    columns: int


def passages(text: str) -> list[Passage]:
    """Return the passages of an article in order, disjoint, none of them empty.

    Left out is what is no part of the article: share buttons, teasers, bylines, time stamps,
    advertisements, forms, menus, notices of copyright; datelines and photo credits at the edges. In
    doubt a line is kept.
    """
    found: list[Passage] = []
    seen: set[str] = set()
    lines = _without_lists(_joined(text, list(_lines(text))))
    foot = _foot(lines)
    for line, below in zip(lines[:foot], [*lines[1:], None], strict=False):
        if furniture.is_furniture(line.words) or _is_trail(line, below):
            continue
        start, end, is_caption = furniture.without_edges(text, line.start, line.end)
        words = text[start:end]
        if words in seen or not any(c.isalpha() for c in words):
            continue
        seen.add(words)
        found.append(Passage(start, end, _kind(words, is_caption=is_caption)))
    if len(found) == 1:
        return [Passage(found[0].start, found[0].end, "body")]
    return found


def _kind(words: str, *, is_caption: bool) -> Kind:
    if is_caption:
        return "caption"
    short = len(words) <= _HEADLINE_CHARS and "\n" not in words and " " in words
    return "headline" if short and not re.search(r"[.:;,…][\"'”’)]*$", words) else "body"


def _lines(text: str) -> Iterator[_Line]:
    """The lines that hold anything."""
    offset = 0
    after_blank = True
    for raw in text.split("\n"):
        start, end = furniture.without_marks(text, offset, offset + len(raw))
        if start < end:
            yield _Line(start, end, text[start:end], after_blank, len(raw))
        after_blank = start >= end
        offset += len(raw) + 1


def _joined(text: str, every: Sequence[_Line]) -> list[_Line]:
    """Join the lines of wrapped paragraphs, and sentences that a link has split over lines."""
    width = _wrapped_at(every)
    joined: list[_Line] = []
    i = 0
    while i < len(every):
        first = last = every[i]
        i += 1
        while i < len(every) and not every[i].after_blank and _is_open(last.words):
            if _goes_on(every[i]) or (width and _is_wrapped(last, every[i], width)):
                last = every[i]
                i += 1
            elif i + 1 < len(every) and _is_link(every[i]) and _goes_on(every[i + 1]):
                last = every[i + 1]
                i += 2
            else:
                break
        words = text[first.start : last.end]
        joined.append(_Line(first.start, last.end, words, first.after_blank, last.columns))
    return joined


def _wrapped_at(lines: Sequence[_Line]) -> int:
    """The column at which a text is wrapped; 0 where its lines are whole paragraphs."""
    width = max((n for line in lines if (n := line.columns) in _WRAP_COLUMNS), default=0)
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_blank]
    full = sum(_is_wrapped(a, b, width) for a, b in pairs)
    return width if full > 1 and full >= _WRAPPED_SHARE * len(pairs) else 0


def _is_wrapped(line: _Line, following: _Line, width: int) -> bool:
    """The next line's first word had no room."""
    return line.columns <= width < line.columns + 1 + len(following.words.split(maxsplit=1)[0])


def _is_open(words: str) -> bool:
    """A line that may go on in the next: no end of a sentence, and no label or button."""
    return not re.search(r"[.!?:…][\"'”’)]*$", words) and not furniture.is_furniture(words)


def _goes_on(line: _Line) -> bool:
    """A line that begins in the middle of a sentence."""
    return bool(re.match(r"[a-z,.;)’”]", line.words)) and not furniture.opens_list(line.words)


def _is_link(line: _Line) -> bool:
    return not line.after_blank and len(line.words.split()) <= _LINK_WORDS


def _without_lists(lines: Sequence[_Line]) -> list[_Line]:
    """Leave out the lists of other headlines, keywords and answers that a heading announces."""
    kept: list[_Line] = []
    left = 0
    for line in lines:
        if furniture.opens_list(line.words):
            left = _LIST_LINES
        elif left and not furniture.is_sentence(line.words):
            left -= 1
        else:
            if not furniture.is_furniture(line.words):
                left = 0
            kept.append(line)
    return kept


def _is_trail(line: _Line, below: _Line | None) -> bool:
    """A path of headings that ends in the headline below it."""
    return below is not None and line.words.endswith(" " + below.words)


def _foot(lines: Sequence[_Line]) -> int:
    """Where the menu at the foot of the page begins; the number of lines if there is none."""
    first = len(lines)
    buttons = 0
    while first:
        words = lines[first - 1].words
        is_button = furniture.is_furniture(words)
        if not is_button and (len(words.split()) > _MENU_WORDS or re.search(r"[.:?!,;]$", words)):
            break
        buttons += is_button
        first -= 1
    # Without a sentence above, these lines are all that there is.
    return first if first and buttons >= _MENU_BUTTONS else len(lines)
