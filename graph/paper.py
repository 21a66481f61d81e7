"""What lines are written on: a width, colours or none, and nothing that a terminal would obey."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

_NARROW = 40  # below, columns of words break into letters
_WIDE = 100  # longer lines are hard to read, whatever the window's width

# Escape sequences would act on the terminal, and marks of direction show words in another order.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")

_COLOURS = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


@dataclass(frozen=True, slots=True)
class Paper:
    """What lines are written on: so many columns, with colours or without."""

    columns: int = 88
    coloured: bool = False

    @property
    def width(self) -> int:
        return max(_NARROW, min(self.columns, _WIDE))

    def ink(self, text: str, colour: str) -> str:
        if not (self.coloured and colour and text):
            return text
        return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m"

    def wrapped(
        self, text: str, *, indent: int = 0, hanging: int = 0, colour: str = "", width: int = 0
    ) -> list[str]:
        """Return a text broken into lines, those after the first further in by `hanging`."""
        lines = textwrap.wrap(
            text,
            width or self.width,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hanging),
            break_on_hyphens=False,
        )
        return [self.ink(line, colour) for line in lines]


def paper_for(stream: TextIO, environ: Mapping[str, str]) -> Paper:
    """Return paper as wide as the terminal, with colours where the stream is one that has them.

    COLUMNS decides on the width if it is set; NO_COLOR and TERM=dumb do without colours.
    """
    plain = "NO_COLOR" in environ or environ.get("TERM") == "dumb"
    columns = shutil.get_terminal_size((Paper().columns, 24)).columns
    return Paper(columns, coloured=stream.isatty() and not plain)


def safe(text: str) -> str:
    """Return one line without what a terminal would obey."""
    return " ".join(_UNSAFE.sub(" ", text).split())
