"""What somebody says of somebody: a demand, a warning, an accusation, praise.

"Norway said that Poland must withdraw" is a demand of Norway's, "Roe is a liar," said Moll an accusation of
Moll's. What counts is who speaks: the subject of a verb of saying, or the speaker of a quotation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tieline.corpus import lexicon
from tieline.corpus.arguments import Argument, Arguments
from tieline.corpus.candidate import Candidate
from tieline.corpus.clauses import Clauses
from tieline.corpus.judgements import Judgements
from tieline.corpus.quotes import Quotes
from tieline.corpus.tokens import Tokens

# What somebody who says so does to whom he says it of, by the rule that finds it.
_PREDICATES = {
    "must": "demands of",
    "should": "urges",
    "should have": "criticizes",
    "needs": "urges",
    "up to": "urges",
    "subjunctive": "demands of",
    "would breach": "warns",
    "said to be wrong": "accuses",
    "said to be right": "praises",
    "wrong of": "criticizes",
    "failing": "criticizes",
}
RULES = frozenset(_PREDICATES)
# Clauses that stand for themselves in a quotation: no condition, no relative clause.
_MAIN = ("ROOT", "ccomp", "conj")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of somebody.

    Attributes:
        rule: a key of `_PREDICATES`.
        of: the tokens that name whom it is said of.
        about: the token of what is said.
        direct: the tokens of whom themselves must be meant, not whose they are.
    """

    rule: str
    of: list[int]
    about: int
    direct: bool = True


class Verdicts:
    """Finds what is said of somebody in one article."""

    def __init__(self, t: Tokens, clauses: Clauses, arguments: Arguments, quotes: Quotes) -> None:
        self.t = t
        self.clauses = clauses
        self.arguments = arguments
        self.quotes = quotes
        self.words = lexicon.grammar()
        self.judgements = Judgements(t, clauses)

    def candidates(self) -> Iterator[Candidate]:
        t = self.t
        reported: set[int] = set()
        for v in range(len(t)):
            if t.pos[v] != "VERB":
                continue
            clear = t.lemma[v] == "make" and any(t.lower[c] in ("clear", "plain") for c in t.children[v])
            if clear or t.lemma[v] in self.words["saying"] or t.lemma[v] in self.words["asking_that"]:
                for c in t.children[v]:
                    if t.dep[c] == "ccomp":
                        reported.add(c)
                        yield from self._said(v, c, self._subjects(v))
        for c in range(len(t)):
            if t.pos[c] in ("VERB", "AUX") and t.dep[c] in _MAIN and c not in reported:
                if self.quotes.inside[c] >= 0 and t.word[t.sentences[t.sentence[c]][1] - 1] != "?":
                    yield from self._said(c, c, self._quoted(c))

    def _subjects(self, v: int) -> list[Argument]:
        found = self.arguments.of(self.clauses.subject(v), direct=True)
        return [a for a in found if self.t.lower[a.mention.head] != "they"]

    def _quoted(self, c: int) -> list[Argument]:
        """The one who speaks a quotation, by the mention nearest to it; nobody who is not named."""
        speakers = self.quotes.speakers(c) or ()
        if len(speakers) != 1:
            return []
        named = [m for m in self.arguments.cast.mentions if speakers[0] in m.figures]
        nearest = min(named, key=lambda m: abs(m.first - c), default=None)
        return [Argument(speakers[0], nearest, 0)] if nearest else []

    def _said(self, v: int, c: int, speakers: list[Argument]) -> Iterator[Candidate]:
        for verdict in self._verdicts(v, c) if speakers else ():
            predicate = _PREDICATES[verdict.rule]
            others = self.arguments.of(verdict.of, direct=verdict.direct)
            if verdict.rule == "up to":
                # "up to Republican forces": an adjective may mean no party, but a conviction
                others = [o for o in others if o.mention.kind != "adjective" or o.figure.type == "country"]
            for speaker in speakers:
                for other in others:
                    if other.figure is not speaker.figure:
                        yield Candidate(
                            speaker, predicate, other, v, (verdict.about,), verdict.rule, other.depth
                        )

    def _verdicts(self, v: int, c: int) -> Iterator[Verdict]:
        """What a clause says of its subject, and of those whose failings it names."""
        said = self._asked(v, c)
        if said is None and self.t.lemma[v] in self.words["asking_that"] and v != c:
            return
        if said := said or self._judged(c):
            yield said
        for n in self.judgements.failings(c):
            yield Verdict("failing", self.clauses.possessors(n), n)

    def _asked(self, v: int, c: int) -> Verdict | None:
        """What somebody is to do, or to have done."""
        t = self.t
        aux = {t.lower[a] for a in t.children[c] if t.dep[a] == "aux"}
        subject = self.clauses.subject(c)
        if t.lemma[v] in self.words["asking_that"] and v != c and "must" not in aux:
            bare = t.tag[c] == "VB" and not aux and any(t.lower[a] == "that" for a in t.children[c])
            return Verdict("subjunctive", subject, c) if bare else None
        if "must" in aux and "have" not in aux and t.lemma[c] != "be" and not self.clauses.passive(c):
            return Verdict("must", subject, c)
        idle = t.lemma[c] in self.words["idle"] or self.clauses.passive(c)
        if "should" in aux and not idle:
            negated = any(t.dep[a] == "neg" for a in t.children[c])
            if "have" in aux or (negated and t.tag[c] == "VBG"):
                return Verdict("should have", subject, c)
            return Verdict("should", subject, c)
        denied = any(t.dep[a] == "neg" for a in t.children[c])
        if t.lemma[c] in self.words["breaching"] and not denied and aux & {"would", "could", "will"}:
            return Verdict("would breach", subject, c, False)
        if t.lemma[c] in self.words["needing"] and not aux - {"to"}:
            done = t.child(c, "xcomp")
            if done is not None and t.tag[done] == "VB" and not self.clauses.passive(done):
                if t.lemma[done] not in self.words["idle"]:
                    return Verdict("should", subject, done)
            for o in self.clauses.object(c):
                if t.lemma[o] in self.words["remedies"]:
                    return Verdict("needs", subject, o, False)
        return self._up_to(c)

    def _up_to(self, c: int) -> Verdict | None:
        """ "it is up to Norway to act", "it is time for Norway to act"."""
        t = self.t
        if t.lemma[c] != "be" or t.child(c, "nsubj") is None:
            return None
        for a in t.children[c]:
            if t.lower[a] == "up" and (named := self.clauses.below(a).get("to")):
                return Verdict("up to", named, self._told(c))
        return None

    def _judged(self, c: int) -> Verdict | None:
        """What somebody is or does, as far as it is wrong or right."""
        t = self.t
        subject, about = self.clauses.subject(c), self.judgements.said(c)
        if self.judgements.damns(c):
            it = t.child(c, "nsubj")
            if it is not None and t.lower[it] == "it":
                # "it was wrong of Norway to act"; else what "it" takes up is seldom an actor
                named = [j for a in t.children[c] for j in self.clauses.below(a).get("of", [])]
                return Verdict("wrong of", named, self._told(c)) if named else None
            return Verdict("said to be wrong", subject, about, False)
        vague = any(t.lower[i] == "it" for i in subject)  # "it is only right that parents know"
        if not vague and self.judgements.lauds(c):
            return Verdict("said to be right", subject, about)
        return None

    def _told(self, c: int) -> int:
        """What is to be done, or was: the infinitive behind "it is up to" and "it was wrong of"."""
        found = self.t.child(c, "xcomp", "advcl", "ccomp")
        return c if found is None else found
