"""Which class of things the object of a relation belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tieline.corpus import lexicon

# No listed phrase has more parts; a test holds the list to it.
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class _Classes:
    """The tree of classes, by what names them.

    Attributes:
        heads: phrases to the class of what they head.
        telling: phrases to the class they give when they stand before an open head.
        open: heads that leave the class to the words before them.
    """

    heads: Mapping[tuple[str, ...], str]
    telling: Mapping[tuple[str, ...], str]
    open: frozenset[str]


def classify(words: Sequence[str]) -> str:
    """Return the key under which equal objects meet: "artillery shells" and "ammunition" are one.

    Args:
        words: lower-case lemmas of a noun phrase from its first word to its head, which is last.

    Returns:
        The path of a class ("weapons/munitions"), else the head's lemma, else "" for no words.
    """
    if not words:
        return ""
    classes = _classes()
    parts = _parts(words)
    length, found = _longest(classes.heads, parts)
    if length < 2 and words[-1] in classes.open:
        for last in range(len(parts) - 1, 0, -1):
            _, telling = _longest(classes.telling, parts[:last])
            if telling:
                return telling
    return found or words[-1]


def _parts(words: Iterable[str]) -> tuple[str, ...]:
    """Undo hyphens, which one writer sets and another leaves out: "cease-fire", "cease fire"."""
    return tuple(part for word in words for part in word.split("-") if part)


def _longest(classes: Mapping[tuple[str, ...], str], parts: tuple[str, ...]) -> tuple[int, str]:
    """Return how many of the last parts are a listed phrase, and its class; (0, "") for none."""
    for length in range(min(_LONGEST, len(parts)), 0, -1):
        if path := classes.get(parts[-length:]):
            return length, path
    return 0, ""


@cache
def _classes() -> _Classes:
    table = lexicon.read("objects")
    heads = _by_phrase(table["words"])
    # A modifier outranks the same word as a head: "defense" is security, "defense equipment" arms.
    telling = heads | _by_phrase(table["modifiers"])
    return _Classes(heads, telling, frozenset(table["open"]["heads"]))


def _by_phrase(listed: Mapping[str, Sequence[str]]) -> dict[tuple[str, ...], str]:
    return {_parts(phrase.split()): path for path, phrases in listed.items() for phrase in phrases}
