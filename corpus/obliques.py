"""What stands under the prepositions of a word, with coordination and relative clauses undone."""

from __future__ import annotations

import calendar

from tieline.corpus import lexicon
from tieline.corpus.prepositions import AWAY, COMPOUND
from tieline.corpus.tokens import Tokens

Slots = dict[str, list[int]]

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_CALENDAR = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name))


class Obliques:
    """The oblique arguments of one article's words."""

    def __init__(self, t: Tokens) -> None:
        self.t = t
        self._light = lexicon.grammar()["light"]
        self._below: dict[int, Slots] = {}
        # What the model takes for a date may be a state that it does not know.
        self._dated = {
            i
            for first, last, label in t.named
            if label in ("DATE", "TIME")
            for i in range(first, last)
            if t.tag[i] != "NNP" or t.lower[i] in _CALENDAR
        }

    def spread(self, i: int) -> list[int]:
        """A token and all that is coordinated with it."""
        found = [i]
        for j in self.t.children[i]:
            if self.t.dep[j] == "conj" and self.t.pos[j] in (
                "NOUN",
                "PROPN",
                "PRON",
                "ADJ",
                "NUM",
                "X",
            ):
                found += self.spread(j)
        return found

    def _relative_head(self, v: int) -> list[int]:
        """What a relative clause says something of: the noun, and the whole list for a plural verb."""
        t = self.t
        i = v
        while t.dep[i] == "conj":
            i = t.head[i]
        if t.dep[i] != "relcl":
            return []
        noun = self._person_of(t.head[i], v)
        aux = [c for c in t.children[v] if t.dep[c] in ("aux", "auxpass")]
        plural = any(t.lower[c] in ("have", "are", "were") for c in [v, *aux])
        if plural:
            while t.dep[noun] == "conj" and t.pos[t.head[noun]] in ("NOUN", "PROPN"):
                noun = t.head[noun]
            return self.spread(noun)
        return [noun]

    def _person_of(self, noun: int, v: int) -> int:
        """ "a baker from Norway, who was arrested": a place is never "who"; whom it stands beside is."""
        t = self.t
        own = t.child(v, *SUBJECTS, "dobj")
        places = (a for a, b, label in t.named if label == "GPE" and a <= noun < b)
        if own is None or t.lower[own] not in ("who", "whom") or next(places, None) is None:
            return noun
        while t.dep[noun] == "pobj" and t.dep[t.head[noun]] == "prep":
            noun = t.head[t.head[noun]]
            if t.pos[noun] in ("NOUN", "PROPN"):
                return noun
            break
        return noun

    def below(self, i: int) -> Slots:
        """What stands under the prepositions of a token."""
        if i not in self._below:
            slots: Slots = {}
            self._prepositions(i, slots)
            self._below[i] = slots
        return {name: [*tokens] for name, tokens in self._below[i].items()}

    def around(self, n: int) -> Slots:
        """What stands under the prepositions of a noun, and of the participle that tells how its act was
        done: "sanctions imposed on Norway"."""
        slots = self.below(n)
        for c in self.t.children[n]:
            if self.t.dep[c] == "acl" and self.t.tag[c] == "VBN" and self.t.lemma[c] in self._light:
                for name, tokens in self.below(c).items():
                    slots.setdefault(name, tokens)
        return slots

    def _prepositions(self, i: int, slots: Slots) -> None:
        """Add what stands under the prepositions of a token, each under its own name."""
        t = self.t
        away = [
            d
            for c in t.children[i]
            if t.dep[c] in ("prt", "advmod") and t.lower[c] in AWAY
            for d in t.children[c]
        ]
        for c in (*t.children[i], *away):
            if t.dep[c] in ("prep", "dative", "agent") and t.pos[c] in (
                "ADP",
                "SCONJ",
                "VERB",
                "ADV",
                "PART",
            ):
                name = t.lower[c]
                if t.dep[c] == "agent":
                    name = "by"
                inner = t.child(c, "pobj")
                if inner is None and (deeper := t.child(c, "prep")) is not None:
                    inner = t.child(deeper, "pobj")
                    name = t.lower[deeper] if name in COMPOUND else name
                clause = t.child(c, "pcomp")
                if clause is not None:
                    # "accused of arming the rebels": no actor, but what it is about
                    slots.setdefault(f"{name}+", []).append(clause)
                if inner is not None and t.tag[inner] in ("WDT", "WP"):
                    slots.setdefault(name, []).extend(self._relative_head(i))  # "to which Norway gave"
                elif inner is not None and inner not in self._dated:
                    slots.setdefault(name, []).extend(self.spread(inner))
                for d in t.children[c]:
                    if t.dep[d] == "conj" and t.pos[d] == "ADP" and (p := t.child(d, "pobj")) is not None:
                        slots.setdefault(t.lower[d], []).extend(self.spread(p))
