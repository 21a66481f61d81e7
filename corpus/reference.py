"""Whom common nouns and pronouns stand for, each by a named rule, or nobody: never guessed."""

from __future__ import annotations

from tieline.corpus import gazetteer
from tieline.corpus.actors import Cast, Figure, Mention
from tieline.corpus.antecedents import NEAR, REACH, Referents
from tieline.corpus.clauses import Clauses
from tieline.corpus.descriptions import COMMITTEES, Descriptions, modified
from tieline.corpus.home import Home
from tieline.corpus.pairs import ALONE, Pairs
from tieline.corpus.pronouns import Pronouns
from tieline.corpus.quotes import Quotes
from tieline.corpus.spelling import HEADS
from tieline.corpus.tokens import Tokens
from tieline.corpus.unnamed import Unnamed

_GOVERNMENTS = frozenset(("government", "administration", "regime", "cabinet"))
_HEADS_OF_STATES = frozenset(("president", "minister", "premier", "chancellor", "leader", "ruler"))
_HALVES = {"north": "KP", "south": "KR"}


def resolve(t: Tokens, cast: Cast, clauses: Clauses, quotes: Quotes, home: Home) -> None:
    """Add the mentions that pronouns and nominals are, in reading order, each seeing those before it."""
    resolver = _Resolver(t, cast, clauses, quotes, home)
    for i in range(len(t)):
        if cast.at[i] is None and (found := resolver.of(i)):
            kind = "pronoun" if t.pos[i] == "PRON" else "nominal"
            cast.add(Mention(i, i + 1, i, found.figures, kind, found.rule))
    cast.mentions.sort(key=lambda m: m.first)


class _Resolver:
    def __init__(self, t: Tokens, cast: Cast, clauses: Clauses, quotes: Quotes, home: Home) -> None:
        self.t = t
        self.cast = cast
        self.home = home
        self.pairs = Pairs(t, cast, clauses)
        self.pronouns = Pronouns(t, cast, clauses, quotes, self.pairs)
        self.bodies = Descriptions(t, cast, self.pronouns.antecedents)
        self.unnamed = Unnamed(t, cast, home.offices)
        self.described = {
            title for f in cast.figures.values() if f.type == "person" and f.mentions for title in f.titles
        }

    def of(self, i: int) -> Referents | None:
        """Whom a token that is no name stands for."""
        t = self.t
        lower = t.lower[i]
        if t.pos[i] == "PRON":
            return self.pronouns.of(i)
        if t.pos[i] not in ("NOUN", "PROPN", "ADJ"):
            return None
        if lower == "old" and self._aged(i):
            return self.pronouns.singular(i, ("person",), "by age")
        if lower.endswith(("an", "i")) and (country := self._alone_national(i)):
            return self._compatriot(i, country)
        return self._nominal(i, lower)

    def _aged(self, i: int) -> bool:
        """ "the 24-year-old" with no noun behind."""
        t = self.t
        the = any(t.lower[c] == "the" for c in t.children[i])
        told = any(t.dep[c] in ("prep", "relcl", "acl") for c in t.children[i])  # "the 24-year-old from Lima"
        return (
            the
            and not told
            and t.word[i - 1] == "-"
            and t.lower[i - 2] == "year"
            and t.dep[i] in ("nsubj", "nsubjpass", "dobj", "pobj", "poss")
        )

    def _alone_national(self, i: int) -> str | None:
        """The state of "the Nigerian", where no noun stands behind."""
        t = self.t
        alone = [t.lower[c] for c in t.children[i]] == ["the"] and t.tag[i] not in ("NNS", "NNPS")
        if not alone or t.dep[i] not in ("nsubj", "nsubjpass", "dobj"):
            return None
        state = gazetteer.load().state_at(t.text, t.start[i])
        return state.country if state else None

    def _compatriot(self, i: int, country: str) -> Referents | None:
        """ "the Nigerian": the one person near who is told to be one, else whom "she" would mean."""
        here = self.t.sentence[i]
        near = {
            m.figures[0]
            for m in self.cast.mentions
            if m.first < i and here - self.t.sentence[m.first] <= REACH and m.figures[0].type == "person"
        }
        told = {f for f in near if f.country == country}
        figure = next(iter(told)) if len(told) == 1 else None
        if not told and (other := self.pronouns.antecedents.of(i, ("person",))) and other.country is None:
            figure = other
        return Referents((figure,), "by nationality") if figure else None

    def _nominal(self, i: int, lower: str) -> Referents | None:
        t = self.t
        words = {t.lower[c] for c in t.children[i] if t.dep[c] in ("det", "nummod", "poss", "preconj")}
        two = bool(words & {"two", "both"})
        the = "the" in words
        argument = t.dep[i] not in ("compound", "appos", "attr")
        if lower in ("government", "administration", "authorities") and self._bare_government(i, words):
            federal = any(t.lower[c] == "federal" for c in t.children[i])
            state = self.home.federal if federal else self.home.state
            return Referents((state,), "the government") if state else None
        if lower in _GOVERNMENTS and (state := self._led_state(i)):
            return Referents((state,), "government of its leader")
        if lower in _HALVES and the and t.pos[i] != "ADJ":
            half = self.cast.country(_HALVES[lower])
            told = any(t.dep[c] in ("prep", "amod", "compound") for c in t.children[i])
            return Referents((half,), "half of a divided country") if half and not told else None
        if (pair := self.pairs.named(lower, two or (the and lower in ALONE))) and not modified(t, i, two):
            return self.pairs.of(i, *pair)
        if found := self.unnamed.of(i):
            return found
        if lower in self.described and the and argument:
            return self._office(i, lower)
        if the and argument and (found := self.bodies.described(i, lower)):
            return found
        if lower in COMMITTEES and words & {"the", "this", "a"} and t.dep[i] != "compound":
            return self.bodies.committee(i, words)
        if t.word[i] in HEADS and the and t.pos[i] == "PROPN" and not modified(t, i):
            return self.bodies.short(i, lower)
        if lower in ("latter", "former") and the and t.pos[i] != "ADJ":
            return self._ordinal(i, lower)
        return None

    def _bare_government(self, i: int, words: set[str]) -> bool:
        t = self.t
        others = [
            c
            for c in t.children[i]
            if t.dep[c] in ("amod", "compound", "poss", "nmod", "relcl", "acl", "prep")
            and t.lower[c] not in ("federal", "central", "national")
        ]
        return not others and ("the" in words or t.lower[i] == "authorities") and t.dep[i] != "compound"

    def _led_state(self, i: int) -> Figure | None:
        """ "the Roe administration", "the government of President Roe": the state that the lists, or the
        article, say she leads."""
        t = self.t
        beside = [c for c in t.children[i] if t.dep[c] in ("poss", "compound", "nmod", "amod") and c < i]
        of = next((c for c in t.children[i] if t.lower[c] == "of" and c == i + 1), None)
        if of is not None:
            beside += [c for c in t.children[of] if t.dep[c] == "pobj"]
        leaders = [m.figures[0] for c in beside if (m := self.cast.at[c]) and m.kind == "name"]
        if len(leaders) != 1 or leaders[0].type != "person" or not leaders[0].titles & _HEADS_OF_STATES:
            return None
        known = gazetteer.load().actors.get(f"country:{leaders[0].country}")
        return self.cast.listed(known) if known else None

    def _office(self, i: int, lower: str) -> Referents | None:
        """ "the president": the nearest person named with that title, of the state named beside it."""
        t = self.t
        country = None
        for c in t.children[i]:
            m = self.cast.at[c]
            if (
                t.dep[c] in ("amod", "compound", "poss", "nmod")
                and m
                and m.figures[0].type in ("country", "organization")
            ):
                country = m.figures[0]
            elif t.dep[c] == "appos" or (
                t.dep[c] in ("amod", "compound") and lower not in ("minister", "leader", "president")
            ):
                return None
            elif t.dep[c] in ("prep", "relcl", "acl"):
                return None
        seen: list[Figure] = []
        for m in reversed(self.cast.mentions):
            f = m.figures[0]
            if m.first < i and f.type == "person" and lower in f.titles and f not in seen:
                seen.append(f)
        if country is not None:
            seen = [f for f in seen if f.country and f.country == country.country]
        if seen and max(f.mentions for f in seen) > 2 * seen[0].mentions:
            return None  # the nearest may be a president whom the article only recalls
        if len(seen) == 1 or (seen and country is None and t.sentence[i] - self._last(seen[0], i) <= NEAR):
            return Referents((seen[0],), "office")
        return None

    def _last(self, figure: Figure, before: int) -> int:
        places = [m.first for m in self.cast.mentions if figure in m.figures and m.first < before]
        return self.t.sentence[places[-1]] if places else -99

    def _ordinal(self, i: int, lower: str) -> Referents | None:
        a, _ = self.t.sentences[self.t.sentence[i]]
        for start in (a, self.t.sentences[max(0, self.t.sentence[i] - 1)][0]):
            near = [m for m in self.cast.mentions if start <= m.first < i and m.kind == "name"]
            if len(near) == 2 and near[0].figures[0] is not near[1].figures[0]:
                return Referents(near[1 if lower == "latter" else 0].figures, "the latter")
        return None
