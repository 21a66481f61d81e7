"""Whether "he" or "she" can stand for a person, as titles and given names tell."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Literal

from tieline.corpus import lexicon
from tieline.corpus.actors import Cast, Figure
from tieline.corpus.spelling import given_names
from tieline.corpus.tokens import Tokens

Gender = Literal["male", "female"]

GENDERED: Mapping[str, Gender] = {
    "he": "male",
    "him": "male",
    "his": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
}
_TITLES: Mapping[Gender, frozenset[str]] = {
    "male": lexicon.words("male_titles"),
    "female": lexicon.words("female_titles"),
}


def genders(t: Tokens, cast: Cast) -> dict[Figure, Gender]:
    """The gender of each person for whom something tells it: a title beside any mention, else the name."""
    told: dict[Figure, set[Gender]] = {}
    for m in cast.mentions:
        figure = m.figures[0]
        if figure.type != "person" or len(m.figures) != 1:
            continue
        # "Mrs Roe", "chairwoman Jane Roe", "Roe, a businesswoman"
        beside = {t.lower[i].rstrip(".") for i in range(max(0, m.first - 2), m.first) if t.head[i] == m.head}
        beside |= {t.lower[c] for c in t.children[m.head] if t.dep[c] == "appos"}
        for gender, titles in _TITLES.items():
            if beside & titles:
                told.setdefault(figure, set()).add(gender)
    found: dict[Figure, Gender] = {f: next(iter(both)) for f, both in told.items() if len(both) == 1}
    for figure in cast.figures.values():
        if figure.type == "person" and figure not in told and (named := _by_name(figure)):
            found[figure] = named
    return found


def _by_name(figure: Figure) -> Gender | None:
    male, female = given_names()["male"], given_names()["female"]
    for name in (figure.name, *sorted(figure.forms)):
        first, *rest = name.split()
        if not rest or first in lexicon.grammar()["family_first"]:
            continue
        plain = unicodedata.normalize("NFKD", first).encode("ascii", "ignore").decode()
        for part in (plain, plain.split("-")[0]):
            if part in male:
                return "male"
            if part in female:
                return "female"
    return None
