"""What somebody says of somebody: a demand, a warning, an accusation, praise.

"Norway said that Poland must withdraw" is a demand of Norway's, "Roe is a liar," said Moll an accusation of
Moll's. What counts is who speaks: the subject of a verb of saying, or the speaker of a quotation.
"""

from __future__ import annotations

from collections.abc import Iterator

from tieline.corpus import lexicon
from tieline.corpus.arguments import Argument, Arguments
from tieline.corpus.clauses import Clauses
from tieline.corpus.frames import Candidate
from tieline.corpus.quotes import Quotes
from tieline.corpus.tokens import Tokens

RULES = frozenset(("must", "should", "subjunctive", "would breach", "said to be wrong", "said to be right"))
# Auxiliaries under which what is said is said to be so.
_PLAIN_AUX = frozenset(("has", "have", "had", "is", "are", "was", "were", "been", "'s", "'ve"))
_SAYS_WHAT_IT_IS = ("acomp", "attr", "oprd")
# Clauses that stand for themselves in a quotation: no condition, no relative clause.
_MAIN = ("ROOT", "ccomp", "conj")


class Verdicts:
    """Finds what is said of somebody in one article."""

    def __init__(self, t: Tokens, clauses: Clauses, arguments: Arguments, quotes: Quotes) -> None:
        self.t = t
        self.clauses = clauses
        self.arguments = arguments
        self.quotes = quotes
        self.words = lexicon.grammar()

    def candidates(self) -> Iterator[Candidate]:
        t = self.t
        reported: set[int] = set()
        for v in range(len(t)):
            clear = t.lemma[v] == "make" and any(t.lower[c] in ("clear", "plain") for c in t.children[v])
            if t.pos[v] == "VERB" and (
                t.lemma[v] in self.words["saying"] | self.words["asking_that"] or clear
            ):
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
        found = self._verdict(v, c) if speakers else None
        if found is None:
            return
        predicate, rule, direct = found
        for speaker in speakers:
            for other in self.arguments.of(self.clauses.subject(c), direct=direct):
                if other.figure is not speaker.figure:
                    yield Candidate(speaker, predicate, other, v, (c,), rule, other.depth)

    def _verdict(self, v: int, c: int) -> tuple[str, str, bool] | None:
        """The predicate of what is said, the rule's name, whether the subject itself must be meant."""
        t = self.t
        modals = {t.lower[a] for a in t.children[c] if t.dep[a] == "aux"}
        if t.lemma[v] in self.words["asking_that"] and v != c:
            bare = t.tag[c] == "VB" and not modals and any(t.lower[a] == "that" for a in t.children[c])
            return ("demands of", "subjunctive", True) if bare else None
        if "must" in modals and t.lemma[c] != "be":
            return "demands of", "must", True
        if "should" in modals and t.lemma[c] not in self.words["idle"] and not self.clauses.passive(c):
            return "urges", "should", True
        if t.lemma[c] in self.words["breaching"] and modals & {"would", "could", "will"}:
            return "warns", "would breach", False
        if self._damns(c):
            return "accuses", "said to be wrong", False
        return ("praises", "said to be right", True) if self._lauds(c) else None

    def _sentence(self, c: int) -> bool:
        """Nothing takes back or hedges what a clause says."""
        t = self.t
        return not any(t.dep[a] in ("neg", "aux") and t.lower[a] not in _PLAIN_AUX for a in t.children[c])

    def _said_to_be(self, c: int) -> list[int]:
        t = self.t
        if t.lemma[c] != "be":
            return []
        found = [a for a in t.children[c] if t.dep[a] in _SAYS_WHAT_IT_IS]
        return found + [b for a in found for b in t.children[a] if t.dep[b] == "conj"]

    def _damns(self, c: int) -> bool:
        """Whether a clause says that its subject does or is wrong: "broke the law", "is a liar"."""
        t = self.t
        what = {t.lower[a] for a in self._said_to_be(c)}
        negated = any(t.dep[a] == "neg" for a in t.children[c])
        if negated and what & self.words["fit"]:
            return True  # "is not qualified"
        if not self._sentence(c):
            return False
        if "responsible" in what:
            said = next(a for a in self._said_to_be(c) if t.lower[a] == "responsible")
            deeds = self.clauses.below(said).get("for", [])
            return not t.children[said] or any(t.lemma[j] in self.words["harms"] for j in deeds)
        if what & self.words["damning"]:
            return True
        if self.clauses.passive(c):
            return False
        wrong = {t.lemma[o] for o in self.clauses.object(c)} & self.words["wronged"]
        return t.lemma[c] in self.words["wronging"] or (t.lemma[c] in self.words["breaching"] and bool(wrong))

    def _lauds(self, c: int) -> bool:
        return self._sentence(c) and bool(
            {self.t.lower[a] for a in self._said_to_be(c)} & self.words["lauding"]
        )
