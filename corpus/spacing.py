"""One blank between the words of a passage, however the page spaced or cut them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_RUN = re.compile(r"[^\S ]\s*| \s+")


class Spaced(NamedTuple):
    """A text with one blank for each run of blanks and line breaks inside its passages.

    Attributes:
        passages: characters, half-open, in `text`.
        origin: where each character stood, and at its end where the text ended; None where nothing moved.
    """

    text: str
    passages: list[tuple[int, int]]
    origin: list[int] | None


def spaced(body: str, passages: Sequence[tuple[int, int]]) -> Spaced:
    """Close up the passages of a text, given in order; what stands between them is left as it is."""
    runs = [m.span() for a, b in passages for m in _RUN.finditer(body, a, b)]
    if all(b - a == 1 for a, b in runs):
        text = list(body)
        for a, _ in runs:
            text[a] = " "
        return Spaced("".join(text), list(passages), None)
    pieces: list[str] = []
    origin: list[int] = []
    at = 0
    for a, b in runs:
        pieces += (body[at:a], " ")
        origin += range(at, a + 1)
        at = b
    pieces.append(body[at:])
    origin += range(at, len(body) + 1)
    moved = {was: now for now, was in enumerate(origin)}
    return Spaced("".join(pieces), [(moved[a], moved[b]) for a, b in passages], origin)
