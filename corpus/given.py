"""Given names and styles: what tells that a name is a person's, and whether it is a man's or a woman's."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

from tieline.corpus import lexicon

Gender = Literal["male", "female"]

# Titles and nouns beside a name.
STYLED: Mapping[Gender, frozenset[str]] = {
    "male": lexicon.words("male_titles"),
    "female": lexicon.words("female_titles"),
}


def is_given(word: str) -> bool:
    """Whether a word is a given name of the lists: "Wanjiku", "Anne-Marie"."""
    return not _names()["any"].isdisjoint(_parts(word))


def gender_of(names: Iterable[str]) -> Gender | None:
    """The gender that the first telling one of somebody's full names tells; None where none does."""
    for name in names:
        first, *rest = name.split()
        if not rest or first in lexicon.grammar()["family_first"]:
            continue
        for part in _parts(first):
            if part in _names()["male"]:
                return "male"
            if part in _names()["female"]:
                return "female"
    return None


def _parts(word: str) -> tuple[str, str]:
    """A given name without accents, and the first half of a double one."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return plain, plain.split("-")[0]


@cache
def _names() -> Mapping[str, frozenset[str]]:
    """Given names, `male` and `female` as they tell; `any`: all that begin nothing but people's names."""
    names = {key: frozenset(words.split()) for key, words in lexicon.read("given_names").items()}
    return {**names, "any": frozenset().union(*names.values()) - lexicon.words("given_elsewhere")}
