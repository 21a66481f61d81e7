"""Whom pronouns stand for, each by a named rule, or nobody: never guessed."""

from __future__ import annotations

from tieline.corpus.actors import Cast, Figure, Mention
from tieline.corpus.antecedents import Antecedents, Referents
from tieline.corpus.clauses import Clauses
from tieline.corpus.gender import GENDERED
from tieline.corpus.pairs import Pairs
from tieline.corpus.quotes import Quotes
from tieline.corpus.tokens import Tokens

_PERSONAL = frozenset(GENDERED)
_NEUTER = frozenset(("it", "its"))
_PLURAL = frozenset(("they", "them", "their"))
_FIRST = frozenset(("i", "my", "me"))
PRONOUNS = _PERSONAL | _NEUTER | _PLURAL | _FIRST


class Pronouns:
    """Finds whom the pronouns of one article stand for among the mentions known so far."""

    def __init__(self, t: Tokens, cast: Cast, clauses: Clauses, quotes: Quotes, pairs: Pairs) -> None:
        self.t = t
        self.cast = cast
        self.clauses = clauses
        self.quotes = quotes
        self.antecedents = Antecedents(t, cast, clauses, quotes)
        self.pairs = pairs

    def of(self, i: int) -> Referents | None:
        """Whom a pronoun stands for."""
        t = self.t
        lower = t.lower[i]
        if lower in ("his", "hers", "theirs") and t.dep[i] != "poss":
            return None  # "why did he not pay his?": a thing of somebody's
        if lower in _PERSONAL:
            return self.singular(i, ("person",), "personal pronoun")
        if lower in _NEUTER:
            return self.singular(i, ("country", "organization"), "neuter pronoun")
        if lower in _PLURAL:
            return self._plural(i)
        if lower in _FIRST:
            return self._speaker(i)
        if lower == "both" and t.dep[i] in ("nsubj", "pobj", "dobj"):
            return self.pairs.of(i, ("person", "country"), "both")
        return None

    def singular(self, i: int, types: tuple[str, ...], rule: str) -> Referents | None:
        """The one of some types whom a pronoun, or a noun like one, takes up."""
        figure = self.antecedents.of(i, types)
        if figure is None or (types == ("person",) and self.antecedents.newcomer(i, figure)):
            return None
        return Referents((figure,), rule)

    def _plural(self, i: int) -> Referents | None:
        """A list of actors, a population, or the pair named last; never a single state."""
        t = self.t
        here = t.sentence[i]
        for number in range(here, max(-1, here - 2), -1):
            a, b = t.sentences[number]
            if number < here and self.antecedents.other_speaker(i, a):
                continue
            for subject in (True, False):
                for m in reversed(self.cast.mentions):
                    if not (a <= m.first < b and m.first < i) or m.kind == "adjective":
                        continue
                    if subject and not self.antecedents.is_subject(m.head):
                        continue
                    if len(m.figures) > 1:
                        return Referents(m.figures, "plural pronoun")
                    listed = self._listed(m)
                    if len(listed) > 1:
                        return Referents(listed, "plural pronoun")
                    if (
                        m.figures[0].type == "group"
                        or m.kind == "demonym"
                        or self._plural_body(m, number == here)
                    ):
                        return Referents(m.figures, "plural pronoun")
        return None

    def _plural_body(self, m: Mention, here: bool) -> bool:
        """ "Acme have sold their midfielder": a club or a firm that its verb takes for many."""
        t = self.t
        verb = t.head[m.head]
        if not here or m.figures[0].type != "organization" or t.dep[m.head] != "nsubj":
            return False
        plural = [c for c in t.children[verb] if t.dep[c] in ("aux", "auxpass")] or [verb]
        return any(t.lower[c] in ("have", "are", "were") for c in plural)

    def _listed(self, m: Mention) -> tuple[Figure, ...]:
        figures: dict[str, Figure] = {}
        for j in self.clauses.spread(m.head):
            other = self.cast.at[j]
            if other is None:
                return ()
            for f in other.figures:
                figures[f.id] = f
        return tuple(figures.values())

    def _speaker(self, i: int) -> Referents | None:
        speakers = self.quotes.speakers(i)
        if speakers and len(speakers) == 1 and speakers[0].type == "person":
            return Referents((speakers[0],), "first person")
        return None
