"""Which two actors "both", "the two leaders" or "the two sides" are."""

from __future__ import annotations

from tieline.corpus import lexicon
from tieline.corpus.actors import Cast, Figure
from tieline.corpus.antecedents import NEAR, Referents
from tieline.corpus.clauses import Clauses
from tieline.corpus.tokens import Tokens

_PERSONS = frozenset(
    (
        "leaders",
        "presidents",
        "ministers",
        "men",
        "heads",
        "officials",
        "counterparts",
        "chiefs",
        "pair",
        "duo",
    )
)
_STATES = frozenset(
    (
        "countries",
        "nations",
        "states",
        "sides",
        "neighbours",
        "neighbors",
        "allies",
        "capitals",
        "governments",
        "powers",
        "rivals",
        "koreas",
    )
)
# Two without a number: "the duo".
ALONE = frozenset(("pair", "duo"))
_BODIES = lexicon.words("pair_bodies")
_PLATFORMS = lexicon.words("platforms")


class Pairs:
    """Finds the pairs of one article."""

    def __init__(self, t: Tokens, cast: Cast, clauses: Clauses) -> None:
        self.t = t
        self.cast = cast
        self.clauses = clauses

    @staticmethod
    def named(lower: str, two: bool) -> tuple[tuple[str, ...], str] | None:
        """The types that the actors of a pair so called may have, and the rule; None where it tells no pair.

        Args:
            two: "two" or "both" stands before the noun, or the noun tells it.
        """
        if lower in _STATES and (two or lower == "sides"):
            open_to_all = lower in ("sides", "rivals")
            return ("country", "person", "organization") if open_to_all else ("country",), "two states"
        if lower in _PERSONS and two:
            return ("person",), "two leaders"
        if lower in _BODIES and two:
            return ("organization",), "two bodies"
        return None

    def of(self, i: int, types: tuple[str, ...], rule: str) -> Referents | None:
        """The two actors named last, if one type has just two near; else the article's foremost two."""
        t = self.t
        here = t.sentence[i]
        outside = self._above(i)
        for kind in types:
            for number in range(here, max(-1, here - NEAR - 1), -1):
                a, b = t.sentences[number]
                near: dict[str, Figure] = {}
                for m in self.cast.mentions:
                    medium = t.lower[m.first - 1] == "on" and t.lower[m.first] in _PLATFORMS
                    if a <= m.first < b and m.first < i and m.kind != "pronoun" and not medium:
                        for f in m.figures:
                            if f.type == kind:
                                near[f.id] = f
                if near.keys() & outside and len(near) == 2:
                    return None  # "she would resign unless the two sides agreed": she is neither
                states = {f.country for f in near.values()}
                if len(near) == 2 and kind != types[0] and len(states) == 1 and None not in states:
                    break  # two ministers of one state are no two sides
                if len(near) == 2:
                    return Referents(tuple(near.values()), rule)
                if len(near) > 2:
                    if kind == types[0] and len(types) > 1 and rule == "two states":
                        return None  # three states are near: which two are the sides is not told
                    break
            if kind == "organization":
                continue  # an article names more bodies than it is about
            foremost = sorted(
                (f for f in self.cast.figures.values() if f.type == kind), key=lambda f: -f.mentions
            )[:3]
            if {f.id for f in foremost[:2]} & outside or (kind != types[0] and self._many(types[0])):
                continue
            if len(foremost) == 2 or (len(foremost) == 3 and foremost[1].mentions > 2 * foremost[2].mentions):
                return Referents(tuple(foremost[:2]), rule)
        return None

    def _many(self, kind: str) -> bool:
        return sum(f.type == kind and f.mentions > 0 for f in self.cast.figures.values()) > 1

    def _above(self, i: int) -> set[str]:
        """Who does what the clauses above a token's own tell."""
        verbs = [v for v in self.t.ancestors(i) if self.t.pos[v] in ("VERB", "AUX")]
        mentions = (self.cast.at[j] for v in verbs[1:] for j in self.clauses.subject(v) if j < i)
        return {f.id for m in mentions if m for f in m.figures}
