"""Whose a verb or a noun is: subjects and objects with control, coordination and relative clauses undone."""

from __future__ import annotations

from tieline.corpus import lexicon
from tieline.corpus.lexicon import grammar
from tieline.corpus.obliques import SUBJECTS, Obliques
from tieline.corpus.prepositions import COMPANY, CONTROLLED, TAKING
from tieline.corpus.tokens import Tokens

RELATIVE = frozenset(("who", "which", "that", "whom"))
_PLATFORMS = lexicon.words("platforms")
# Verbs whose preposition brings the subject of their infinitive.
_CALLING = frozenset(tuple(pair.split("+")) for pair in lexicon.words("calling"))
_AGENTIVE = lexicon.words("agentive")
_HEADING = lexicon.words("heading")
# "joined Norway in condemning": both do it.
_JOINING = frozenset(("join", "follow"))
# What counts acts or things: "a round of talks", "tons of medicine".
_MEASURES = lexicon.words("measures")
# Nouns that the infinitive behind them tells the content of.
_INTENTS = lexicon.words("expecting_nouns") | lexicon.words("opening_nouns") | lexicon.words("undoing_nouns")
# "on the verge of leaving": who is there leaves.
_STAGES = lexicon.words("stages")
# Verbs whose "of/for/from doing" is what their object does: "accuse X of doing".
PREPOSITIONAL_CONTROL = lexicon.words("prepositional_control")
_QUOTING = frozenset(("quote", "cite", "describe", "portray", "depict"))


class Subjects(Obliques):
    """Who does and who bears what each verb and noun of one article tells."""

    def __init__(self, t: Tokens) -> None:
        super().__init__(t)
        self._control = grammar()["object_control"]
        self._subjects: dict[int, list[int]] = {}

    def passive(self, v: int) -> bool:
        t = self.t
        deps = {t.dep[c] for c in t.children[v]}
        if "nsubjpass" in deps or "auxpass" in deps or "csubjpass" in deps:
            return True
        if t.tag[v] != "VBN" or "aux" in deps or "dobj" in deps:
            return False
        if t.dep[v] in ("acl", "amod", "advcl") or self.joined(v) is not None:
            return True
        return t.dep[v] == "conj" and "nsubj" not in deps and self.passive(t.head[v])

    def joined(self, v: int) -> int | None:
        """The doer that a hyphen joins to a participle before a noun: Iran, of "Iran-backed rebels"."""
        t = self.t
        if t.lower[v] not in _AGENTIVE or v < 2 or t.word[v - 1] != "-" or t.end[v - 1] != t.start[v]:
            return None
        return v - 2 if t.dep[v] in ("amod", "compound", "nmod") and t.head[v] > v else None

    def subject(self, v: int) -> list[int]:
        """The surface subject of a verb: its own, or the one that control or coordination lends it."""
        if v not in self._subjects:
            self._subjects[v] = []  # a guard: a circle of heads lends nothing
            self._subjects[v] = self._subject(v)
        return self._subjects[v]

    def object(self, v: int) -> list[int]:
        """The surface object of a verb, or its subject where it is passive."""
        if self.passive(v):
            return self.subject(v)
        found = self.t.child(v, "dobj") or self.t.child(v, "oprd")
        return self.spread(found) if found is not None else []

    def governor(self, n: int) -> int | None:
        """The verb that takes a noun as its object: launched, for the attack in "launched an attack"."""
        t = self.t
        i = n
        while t.dep[i] == "conj" and t.pos[t.head[i]] in ("NOUN", "PROPN"):
            i = t.head[i]
        head = t.head[i]
        counted = t.dep[i] == "pobj" and t.lower[head] == "of" and t.lemma[t.head[head]] in _MEASURES
        if counted and t.lemma[i] in lexicon.load().nouns:
            return self.governor(t.head[head])  # "began a round of talks"
        if t.dep[i] in ("dobj", "nsubjpass", "attr", "oprd") and t.pos[head] in ("VERB", "AUX"):
            return head
        if t.dep[i] == "pobj" and t.pos[t.head[head]] == "VERB" and t.lower[head] in TAKING:
            return t.head[head]
        if t.dep[i] == "pobj" and t.lower[head] == "including" and t.pos[t.head[head]] == "NOUN":
            return self.governor(t.head[head])  # "took measures including a ban on"
        if t.dep[i] in ("compound", "pobj") and t.pos[head] == "NOUN":
            return None
        # "an attack launched by Norway", "talks it held with"
        for c in t.children[n]:
            if t.dep[c] in ("acl", "relcl") and t.lemma[c] in self._light:
                return c
        return None

    def _subject(self, v: int) -> list[int]:
        t = self.t
        own = t.child(v, *SUBJECTS)
        dep, head = t.dep[v], t.head[v]
        if own is not None:
            if t.lower[own] in RELATIVE and t.tag[own] in ("WP", "WDT", "DT"):
                return self._relative_head(v)
            return self._together(v, own)
        if t.child(v, "expl") is not None:
            return []
        if t.tag[v] == "VBG" and t.child(v, "poss") is not None:
            return self.possessors(v)  # "Norway's banning three firms"
        if dep == "relcl" and not any(t.lower[c] == "to" and t.dep[c] == "aux" for c in t.children[v]):
            return self._relative_head(v) if t.tag[v] in ("VBG", "VBN") else []
        if dep == "conj" and t.pos[head] in ("VERB", "AUX"):
            if (nearer := self._nearer(head, v)) is not None:
                return self.subject(nearer)
            if t.tag[v] in ("VBD", "VBZ"):
                # "invited Kim to join him and talked of ...": a finite verb goes on from a finite one
                while t.tag[head] == "VB" and t.dep[head] in ("xcomp", "ccomp", "conj"):
                    head = t.head[head]
            return self.subject(head)
        if dep in ("xcomp", "ccomp") and t.pos[head] in ("VERB", "AUX", "ADJ"):
            if t.pos[head] == "ADJ":
                return self.subject(t.head[head])
            controlled = t.lemma[head] in self._control and self.object(head)
            return controlled or self._called_on(head, v) or self.subject(head)
        if dep == "advcl" and t.pos[head] in ("VERB", "AUX"):
            return (self._called_on(head, v) if t.tag[v] == "VB" else []) or self.subject(head)
        if dep in ("acl", "amod", "relcl") or self.joined(v) is not None:
            if t.pos[head] not in ("NOUN", "PROPN", "PRON"):
                return []
            while self.joined(v) is not None and t.dep[head] == "compound" and t.pos[t.head[head]] == "PROPN":
                head = t.head[head]  # "the Qatar-owned retailer Acme"
            if t.tag[v] == "VBG" and t.lower[head] in _PLATFORMS and t.dep[head] == "pobj":
                above = t.head[t.head[head]]  # "posted on Twitter accusing": who posted
                return self.subject(above) if t.pos[above] == "VERB" else []
            if t.tag[v] in ("VBG", "VBN"):
                return self.spread(head)
            owners = self.possessors(head) or self._named_before(head)
            # "the refusal of Norway to free her": who refuses does not free
            owners = owners or [j for j in self.below(head).get("of", []) if head < j < v]
            return owners or self.below(head).get("by") or self._lender(head)
        if dep == "pcomp":
            return self._of_preposition(head)
        return []

    def _nearer(self, head: int, v: int) -> int | None:
        """ "met a man who was arrested and has confessed": no comma parts the clause that "who" began from
        what goes on, so that it goes on from there and not from "met"."""
        t = self.t
        joint = next((c for c in t.children[head] if t.dep[c] == "cc" and head < c < v), None)
        if joint is None or t.word[joint - 1] == ",":
            return None
        clauses = [r for r in range(head + 1, joint) if t.dep[r] == "relcl" and t.lower[r] != t.lower[v]]
        own = t.child(clauses[-1], *SUBJECTS) if clauses else None
        if own is None or t.lower[own] != "who" or any(t.word[k] == "," for k in range(own, v)):
            return None
        return clauses[-1]

    def _together(self, v: int, own: int) -> list[int]:
        """ "Chile, along with Peru,": the subject and who keeps it company."""
        t = self.t
        found = self.spread(own)
        for c in (*t.children[own], *t.children[v]):
            if t.lower[c] in COMPANY and own < c < v:
                for d in (c, *t.children[c]):
                    inner = t.child(d, "pobj") if t.dep[d] == "prep" else None
                    found += self.spread(inner) if inner is not None else []
        return found

    def _called_on(self, verb: int, v: int) -> list[int]:
        """ "called on Norway to act": who is called on does what the infinitive tells."""
        t = self.t
        for c in t.children[verb]:
            if t.dep[c] == "prep" and verb < c < v and (t.lemma[verb], t.lower[c]) in _CALLING:
                inner = t.child(c, "pobj")
                return self.spread(inner) if inner is not None else []
        return []

    def _of_preposition(self, p: int) -> list[int]:
        t = self.t
        above = t.head[p]
        if t.pos[above] in ("VERB", "AUX"):
            means = t.lower[p] == "by" and any(t.lower[c] in CONTROLLED for c in t.children[above] if c < p)
            if t.lemma[above] in PREPOSITIONAL_CONTROL and (t.lower[p] in CONTROLLED or means):
                return self.object(above) or self.subject(above)
            if t.lower[p] == "as" and t.lemma[above] in _QUOTING:
                return self.object(above)  # "quoted Roe as saying"
            both = t.lemma[above] in _JOINING and t.lower[p] == "in"
            return self.subject(above) + (self.object(above) if both else [])
        if t.pos[above] in ("NOUN", "PROPN"):
            verb = self.governor(above)
            if verb is not None and t.lemma[verb] in PREPOSITIONAL_CONTROL:
                return self.object(verb)
            stage = t.lemma[above] in _STAGES and t.dep[above] == "pobj"
            within = t.head[t.head[above]]
            if stage and t.pos[within] in ("VERB", "AUX"):
                return self.subject(within)
            return self.possessors(above) or self._lender(above)
        return self.subject(t.head[above]) if t.pos[t.head[above]] in ("VERB", "AUX") else []

    def _lender(self, noun: int) -> list[int]:
        verb = self.governor(noun)
        if verb is None:
            # "is in talks to buy": who is in them buys
            above = self.t.head[self.t.head[noun]]
            within = self.t.dep[noun] == "pobj" and self.t.lower[self.t.head[noun]] == "in"
            return self.subject(above) if within and self.t.lemma[above] == "be" else []
        if self.t.dep[noun] == "oprd":
            return self.object(verb)  # "called his campaign an attempt to": whose campaign it is
        return self.agents(verb) if self.passive(verb) else self.subject(verb)

    def agents(self, v: int) -> list[int]:
        """Who does what a passive verb tells: behind its "by", or joined to it by a hyphen."""
        agent = self.t.child(v, "agent")
        if agent is None or (inner := self.t.child(agent, "pobj")) is None:
            return [] if (joined := self.joined(v)) is None else [joined]
        found = self.spread(inner)
        for c in self.t.children[agent]:  # "by Norway and by Peru"
            also = self.t.child(c, "pobj") if self.t.dep[c] == "conj" and self.t.lower[c] == "by" else None
            found += self.spread(also) if also is not None else []
        return found

    def possessors(self, n: int) -> list[int]:
        """Whose a noun is: its genitives, and the doer that a hyphen joins to a leading participle."""
        found = []
        for c in self.t.children[n]:
            if self.t.tag[c] == "WP$":
                above = next((i for i in self.t.ancestors(n) if self.t.dep[i] == "relcl"), None)
                found += [self.t.head[above]] if above is not None else []
            elif self.t.dep[c] == "poss":
                found += self.spread(c)
            elif self.t.lower[c] in _HEADING and (joined := self.joined(c)) is not None:
                found.append(joined)  # "US-led attempts": whose attempts they are
        return found

    def _named_before(self, n: int) -> list[int]:
        """ "the FBI decision to drop the case": whose decision it is, a name before it tells."""
        t = self.t
        if t.lemma[n] not in _INTENTS:
            return []
        named = [
            c for c in t.children[n] if t.dep[c] in ("compound", "nmod") and t.pos[c] == "PROPN" and c < n
        ]
        return [j for c in named for j in self.spread(c)]
