"""Whom a pronoun may stand for: a fitting mention before it that its clause does not rule out."""

from __future__ import annotations

from typing import NamedTuple

from tieline.corpus import lexicon
from tieline.corpus.actors import Cast, Figure
from tieline.corpus.clauses import Clauses
from tieline.corpus.common_nouns import is_person
from tieline.corpus.gender import GENDERED, genders
from tieline.corpus.quotes import Quotes
from tieline.corpus.subjects import PREPOSITIONAL_CONTROL
from tieline.corpus.tokens import Tokens

# How many sentences back a pronoun may reach: further ones were wrong more often than right.
REACH = 3
# ... and how many a noun, of which more are about: "the company", "the two leaders".
NEAR = 2
_TO = frozenset(("to", "with"))
_SAYING = lexicon.words("saying")
# Between a quotation and who said it: marks, an adverb, the verb.
_BESIDE = 4
# What these take as "it" is a plan, hardly ever a party.
_APPROVING = frozenset(("approve", "sign", "ratify", "veto", "pass", "adopt", "endorse", "back"))
_BRINGING_IN = frozenset(("a", "an", "another", "one"))


class Referents(NamedTuple):
    """Whom a word stands for, and the rule that says so."""

    figures: tuple[Figure, ...]
    rule: str


class Antecedents:
    """Finds the antecedents of one article's pronouns among the mentions known so far."""

    def __init__(self, t: Tokens, cast: Cast, clauses: Clauses, quotes: Quotes) -> None:
        self.t = t
        self.cast = cast
        self.clauses = clauses
        self.quotes = quotes
        self.genders = genders(t, cast)

    def of(self, i: int, types: tuple[str, ...]) -> Figure | None:
        """Whom its own clause tells, else the last subject of its sentence, else of the sentences before
        the first subject, or the only one named in one of them."""
        t = self.t
        if t.lower[i] == "it" and t.dep[i] == "dobj" and t.lemma[t.head[i]] in _APPROVING:
            return None  # "the ministry approved it": a plan
        speaking = self.quotes.speakers(i)
        speakers = set(speaking or ())
        own = self.quotes.spans[self.quotes.inside[i]] if speaking is not None and not speaking else None
        here = t.sentence[i]
        apart = self._coarguments(i)
        quoted = self._figures(self._quoted(i)) if types == ("person",) else set()
        if (owner := self._owner_of_whole(i)) and owner.type in types and self._agrees(i, owner):
            return owner
        if (partner := self._partner(i)) and partner.type in types and self._agrees(i, partner):
            return partner
        for above in t.ancestors(i):
            if t.pos[above] not in ("VERB", "AUX"):
                continue
            if t.dep[i] == "poss" and t.lemma[above] in PREPOSITIONAL_CONTROL and above < i:
                # "condemned Norway for its raid": whose raid it is, the object says
                blamed = [m for j in self.clauses.object(above) if (m := self.cast.at[j])]
                if len(blamed) == 1 and len(blamed[0].figures) == 1:
                    if blamed[0].figures[0].type in types and self._agrees(i, blamed[0].figures[0]):
                        return blamed[0].figures[0]
            subjects_of = [j for j in self.clauses.subject(above) if j < i]
            named = [m for j in subjects_of if (m := self.cast.at[j])]
            if types == ("person",) and not named and any(self._somebody(j) for j in subjects_of):
                return None  # "Roe said the man fled before he was seen": the man, of whom no name is known
            if (
                types == ("person",)
                and named
                and {f for m in named for f in m.figures} <= self._figures(apart)
            ):
                # "apologised to Roe for accusing him": who accuses is not whom he accuses
                taken = [m for j in self._taken(above) if j < i and (m := self.cast.at[j])]
                others = [m.figures[0] for m in taken if len(m.figures) == 1 and m.head not in apart]
                if len(others) == 1 and others[0].type == "person" and self._agrees(i, others[0]):
                    return others[0]
            if len(named) == 1 and len(named[0].figures) == 1 and named[0].head not in apart:
                figure = named[0].figures[0]
                if figure.type in types and figure not in speakers and self._agrees(i, figure):
                    return figure
        for number in range(here, max(-1, here - REACH - 1), -1):
            a, b = t.sentences[number]
            if number < here and self.other_speaker(i, a):
                continue
            if number < here and t.lower[i] == "it" and t.dep[i] in ("dobj", "pobj"):
                return None  # "Norway backs it": a plan, mostly, where the sentence names none
            found = [
                m
                for m in self.cast.mentions
                if a <= m.first < b
                and m.first < i
                and len(m.figures) == 1
                and m.figures[0].type in types
                and self._agrees(i, m.figures[0])
                and m.kind not in ("adjective",)
                # Who speaks is not known: nobody outside of it may be "he".
                and (own is None or own[0] <= m.first or types != ("person",))
                and not (m.figures[0].sector == "media" and not self.is_subject(m.head))
                and m.figures[0] not in speakers
                and m.figures[0] not in quoted
                and m.head not in apart
            ]
            if not found:
                continue
            found.sort(key=lambda m: m.first)
            subjects = [m for m in found if self.is_subject(m.head)]
            if number == here:
                nearest = (subjects or found)[-1]
                beside = t.dep[nearest.head] in ("compound", "nmod") and t.lower[i] == "it"
                # "House Speaker Jane Roe sent a letter demanding it halt": not the House
                return None if beside else nearest.figures[0]
            if subjects:
                return subjects[0].figures[0]
            if len({m.figures[0] for m in found}) == 1:
                return found[0].figures[0]
            return None
        return None

    def _somebody(self, i: int) -> bool:
        """One private person by a common noun: "the man", whose name nobody gives."""
        t = self.t
        named = any(
            self.cast.at[c] for c in t.children[i] if t.dep[c] in ("appos", "poss", "nmod", "compound")
        )
        return not named and t.tag[i] == "NN" and t.lemma[i] in lexicon.words("private")

    def _figures(self, tokens: set[int]) -> set[Figure]:
        return {f for j in tokens if (m := self.cast.at[j]) for f in m.figures}

    def _taken(self, verb: int) -> list[int]:
        """The objects of a verb, those behind its "to" and "with" included."""
        t = self.t
        found = [c for c in t.children[verb] if t.dep[c] in ("dobj", "dative")]
        for c in t.children[verb]:
            inner = t.child(c, "pobj") if t.dep[c] in ("prep", "dative") and t.lower[c] in _TO else None
            found += [inner] if inner is not None else []
        return found

    def _partner(self, i: int) -> Figure | None:
        """ "Roe and his wife", "Norway and its allies": whom the owned stands beside."""
        t = self.t
        owned = t.head[i]
        while t.dep[owned] in ("compound", "nmod"):
            owned = t.head[owned]  # "Roe and his chief of staff John Doe"
        beside = t.head[owned]
        if t.dep[i] != "poss" or t.dep[owned] != "conj" or any(t.word[j] == "," for j in range(beside, i)):
            return None
        mention = self.cast.at[beside]
        return mention.figures[0] if mention and len(mention.figures) == 1 else None

    def _owner_of_whole(self, i: int) -> Figure | None:
        """ "Norway's raid on Peru, including its landing": whose the whole is, the part is."""
        t = self.t
        part = t.head[i]
        if t.dep[i] != "poss" or t.dep[part] != "pobj" or t.lower[t.head[part]] != "including":
            return None
        whole: int | None = t.head[t.head[part]]
        if whole is not None and t.pos[whole] == "VERB":
            whole = t.child(whole, "dobj")
        owner = t.child(whole, "poss") if whole is not None else None
        mention = self.cast.at[owner] if owner is not None else None
        return mention.figures[0] if mention and len(mention.figures) == 1 else None

    def _agrees(self, i: int, figure: Figure) -> bool:
        """Nothing tells that the person is of the other gender than the pronoun."""
        wanted = GENDERED.get(self.t.lower[i])
        return wanted is None or self.genders.get(figure, wanted) == wanted

    def newcomer(self, i: int, figure: Figure) -> bool:
        """Between a person and the pronoun somebody unnamed came in: "arrested a baker and charged him"."""
        t = self.t
        places = [m.first for m in self.cast.mentions if figure in m.figures and m.first < i]
        after = places[-1] if places else 0
        for j in range(max(after, t.sentences[max(0, t.sentence[i] - REACH)][0]), i):
            if t.dep[j] not in ("nsubj", "nsubjpass", "dobj") or t.pos[j] != "NOUN" or self.cast.at[j]:
                continue
            if any(t.lower[c] in _BRINGING_IN for c in t.children[j] if t.dep[c] in ("det", "nummod")) and (
                is_person(t.lemma[j]) and not self._apposed(j)
            ):
                return True
        return False

    def _apposed(self, i: int) -> bool:
        """A noun that stands beside a name tells of who is named: "Roe, a former captain, ..."."""
        t = self.t
        first = t.subtree(i)[0]
        beside = first > 1 and t.word[first - 1] == "," and self.cast.at[first - 2] is not None
        return beside or any(t.dep[c] == "appos" for c in t.children[i])

    def _coarguments(self, i: int) -> set[int]:
        """An object pronoun is not its own subject, nor what stands inside it: "Kim met him"."""
        t = self.t
        if t.dep[i] == "poss":
            return set()
        for above in t.ancestors(i):
            if t.pos[above] in ("VERB", "AUX"):
                if t.dep[i] in ("nsubj", "nsubjpass"):
                    return set()
                return {j for subject in self.clauses.subject(above) for j in range(*t.subtree(subject))}
        return set()

    def _quoted(self, i: int) -> set[int]:
        """What the quotation holds that a pronoun's own verb reports: nobody calls himself by his name."""
        t, quotes = self.t, self.quotes
        if quotes.inside[i] >= 0 or t.dep[i] != "nsubj" or t.lemma[t.head[i]] not in _SAYING:
            return set()
        near = (s for s in quotes.spans if 0 <= i - s[1] < _BESIDE or 0 <= s[0] - t.head[i] < _BESIDE)
        return {j for first, last in near for j in range(first, last)}

    def other_speaker(self, i: int, earlier: int) -> bool:
        """A pronoun inside a quotation does not reach back into another speaker's."""
        inside = self.quotes.inside
        return inside[i] >= 0 and inside[earlier] >= 0 and inside[i] != inside[earlier]

    def is_subject(self, i: int) -> bool:
        return self.t.dep[i] in ("nsubj", "nsubjpass")
