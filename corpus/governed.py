"""What the words over an act make of it: the verb that takes its noun, or that its infinitive hangs on."""

from __future__ import annotations

from dataclasses import replace

from tieline.corpus import lexicon
from tieline.corpus.candidate import Candidate
from tieline.corpus.clauses import Clauses
from tieline.corpus.effects import Effects
from tieline.corpus.tokens import Tokens

# What one may withhold, and the auxiliaries under which it is withheld.
GRANTED = frozenset(("SUPPORT", "CONSULT", "AGREE", "COOPERATE", "AID", "CONCEDE"))
WILLING = frozenset(("will", "would", "wo", "'ll", "'d"))
# What a party declines that says it cannot: "cannot accept"; "could not meet" may be no fault of its own.
ABLE = frozenset(("can", "could", "ca"))
TAKEN = frozenset(("accepts", "supports", "endorses", "recognizes"))


class Governed:
    """Reads the governing words of one article."""

    def __init__(self, t: Tokens, clauses: Clauses) -> None:
        self.t = t
        self.clauses = clauses
        self._effects = Effects()
        self._forcing = lexicon.words("forcing")
        self._ideas = lexicon.words("ideas")
        self._sour = lexicon.words("sour")
        self._souring = lexicon.words("souring")

    def above(self, v: int) -> int | None:
        """The verb whose infinitive a verb is: refused, for meet in "refused to meet", or whose idea:
        "rejected the idea of meeting", "ruled out meeting"."""
        t = self.t
        i = v
        while t.dep[i] == "conj" and t.pos[t.head[i]] == "VERB":
            i = t.head[i]
        if t.dep[i] == "xcomp" and (t.tag[i] == "VB" or t.lemma[t.head[i]] == "rule"):
            # "warned Peru not to attack": whoever attacks, it is not who warns
            warned = t.lemma[t.head[i]] == "warn" and t.child(t.head[i], "dobj") is not None
            return None if warned else t.head[i]
        if t.dep[i] in ("acl", "relcl") and t.tag[i] == "VB" and t.pos[t.head[i]] == "NOUN":
            return t.head[i]  # "the refusal to meet", "the threat to bomb"
        idea = t.head[t.head[i]]
        return self.clauses.governor(idea) if t.dep[i] == "pcomp" and t.lemma[idea] in self._ideas else None

    def declined(self, v: int) -> int | None:
        """The "not" of what a party will not do: "will not support", "cannot accept"."""
        t = self.t
        no = t.child(v, "neg")
        aux = {t.lower[c] for c in t.children[v] if t.dep[c] == "aux"}
        return no if aux & (WILLING | ABLE) and not aux & {"have", "be"} else None

    def refused(self, no: int, c: Candidate) -> Candidate:
        """The act that a party will not do, as its refusal; who refuses stands before, whom behind."""
        if lexicon.category_of(c.predicate) not in GRANTED:
            return c
        if self._unable(no) and c.predicate not in TAKEN:
            return c
        if (c.source.mention.first < no) == (c.target.mention.first < no):
            return c  # "Norway and Peru will not meet" leaves open who refuses
        return replace(c, predicate="refuses", trigger=no, rule=f"{c.rule}+not")

    def _unable(self, no: int) -> bool:
        t = self.t
        return any(t.dep[c] == "aux" and t.lower[c] in ABLE for c in t.children[t.head[no]])

    def forced(self, v: int) -> bool:
        """ "A court ordered Apple to pay Samsung": what is exacted is no aid."""
        t = self.t
        return t.dep[v] in ("xcomp", "ccomp") and t.tag[v] == "VB" and t.lemma[t.head[v]] in self._forcing

    def soured(self, n: int) -> bool:
        """ "strained relations with", "relations with Peru are tense", "ties with Peru have soured"."""
        t = self.t
        if any(t.dep[c] == "amod" and t.lower[c] in self._sour for c in t.children[n]):
            return True
        verb = t.head[n]
        if t.dep[n] not in ("nsubj", "nsubjpass") or t.pos[verb] not in ("VERB", "AUX"):
            return False
        told = [c for c in t.children[verb] if t.dep[c] in ("acomp", "attr", "oprd")]
        return t.lower[verb] in self._souring or any(t.lower[c] in self._sour for c in told)

    def below(self, verb: int, c: Candidate) -> Candidate:
        """The act that an infinitive tells, under the verb it hangs on."""
        return self._turned(verb, c, self._effects.infinitive(self.t.lemma[verb], c.predicate))

    def under(self, light: str, c: Candidate) -> Candidate:
        """The act that a noun tells, under the verb that governs it."""
        predicate = self._effects.governed(light, c.predicate)
        if predicate == c.predicate:
            return c
        ends = (c.target, c.source) if self._effects.swaps(light, c.predicate) else (c.source, c.target)
        return replace(c, source=ends[0], predicate=predicate, target=ends[1], rule=f"{c.rule}+{light}")

    def demanded(self, verb: int, c: Candidate) -> Candidate:
        """The act that a noun tells, for who only calls for it."""
        return self._turned(verb, c, self._effects.demanded(self.t.lemma[verb], c.predicate))

    def _turned(self, verb: int, c: Candidate, predicate: str) -> Candidate:
        """The candidate, told by the verb over it where that makes another act of it."""
        if predicate == c.predicate:
            return c
        return replace(c, predicate=predicate, trigger=verb, rule=f"{c.rule}+{self.t.lemma[verb]}")
