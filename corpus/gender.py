"""Whether "he" or "she" can stand for a person, as titles and given names tell."""

from __future__ import annotations

from collections.abc import Mapping

from tieline.corpus.actors import Cast, Figure
from tieline.corpus.given import STYLED, Gender, gender_of
from tieline.corpus.tokens import Tokens

GENDERED: Mapping[str, Gender] = {
    "he": "male",
    "him": "male",
    "his": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
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
        for gender, titles in STYLED.items():
            if beside & titles:
                told.setdefault(figure, set()).add(gender)
    found: dict[Figure, Gender] = {f: next(iter(both)) for f, both in told.items() if len(both) == 1}
    for figure in cast.figures.values():
        if (
            figure.type == "person"
            and figure not in told
            and (named := gender_of((figure.name, *sorted(figure.forms))))
        ):
            found[figure] = named
    return found
