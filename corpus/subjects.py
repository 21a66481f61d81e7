"""Whose a verb or a noun is: subjects and objects with control, coordination and relative clauses undone, and
what stands under prepositions."""

from __future__ import annotations

import calendar

from tieline.corpus import lexicon
from tieline.corpus.lexicon import grammar
from tieline.corpus.tokens import Tokens

Slots = dict[str, list[int]]

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
RELATIVE = frozenset(("who", "which", "that", "whom"))
# Adverbs that take a verb's preposition along: "walked away from".
_AWAY = lexicon.words("away")
_PLATFORMS = lexicon.words("platforms")
# Verbs whose preposition brings the subject of their infinitive.
_CALLING = frozenset(tuple(pair.split("+")) for pair in lexicon.words("calling"))
_AGENTIVE = lexicon.words("agentive")
_HEADING = lexicon.words("heading")
# "Chile, along with Peru, signed": who stands beside the subject does what it does.
_COMPANY = frozenset(("along", "together", "alongside"))
# "joined Norway in condemning": both do it.
_JOINING = frozenset(("join", "follow"))
# What counts acts or things: "a round of talks", "tons of medicine".
_MEASURES = lexicon.words("measures")
_CALENDAR = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name))
# What makes one noun of an act and its kind: "a mediation effort", and what tells how far it is: "a
# resumption of talks".
_CARRIERS = lexicon.words("carriers")
_PHASES = lexicon.words("phases")
# Nouns that the infinitive behind them tells the content of.
_INTENTS = lexicon.words("expecting_nouns") | lexicon.words("opening_nouns") | lexicon.words("undoing_nouns")
# "on the verge of leaving": who is there leaves.
_STAGES = lexicon.words("stages")
# Verbs whose "of/for/from doing" is what their object does: "accuse X of doing".
BLAMING = lexicon.words("blaming")
_QUOTING = frozenset(("quote", "cite", "describe", "portray", "depict"))
_BLAMED = frozenset(("of", "for", "from", "with", "over", "against"))


class Subjects:
    """Who does and who bears what each verb and noun of one article tells."""

    def __init__(self, t: Tokens) -> None:
        self.t = t
        self._light = grammar()["light"]
        self._control = grammar()["object_control"]
        self._subjects: dict[int, list[int]] = {}
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
        if (
            t.dep[i] == "pobj"
            and t.pos[t.head[head]] == "VERB"
            and t.lower[head] in ("in", "into", "for", "on", "to", "with", "alongside")
        ):
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
                return self._antecedent(v)
            return self._together(v, own)
        if t.child(v, "expl") is not None:
            return []
        if dep == "relcl" and not any(t.lower[c] == "to" and t.dep[c] == "aux" for c in t.children[v]):
            return self._antecedent(v) if t.tag[v] in ("VBG", "VBN") else []
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
            if t.lower[c] in _COMPANY and own < c < v:
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
            means = t.lower[p] == "by" and any(t.lower[c] in _BLAMED for c in t.children[above] if c < p)
            if t.lemma[above] in BLAMING and (t.lower[p] in _BLAMED or means):
                return self.object(above) or self.subject(above)
            if t.lower[p] == "as" and t.lemma[above] in _QUOTING:
                return self.object(above)  # "quoted Roe as saying"
            both = t.lemma[above] in _JOINING and t.lower[p] == "in"
            return self.subject(above) + (self.object(above) if both else [])
        if t.pos[above] in ("NOUN", "PROPN"):
            verb = self.governor(above)
            if verb is not None and t.lemma[verb] in BLAMING:
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

    def _antecedent(self, v: int) -> list[int]:
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
        slots: Slots = {}
        self._prepositions(i, slots)
        return slots

    def around(self, n: int) -> Slots:
        """What stands under the prepositions of a noun, and of the participle that tells how its act was
        done: "sanctions imposed on Norway"."""
        slots = self.below(n)
        for c in self.t.children[n]:
            if self.t.dep[c] == "acl" and self.t.tag[c] == "VBN" and self.t.lemma[c] in self._light:
                for name, tokens in self.below(c).items():
                    slots.setdefault(name, tokens)
        return slots

    def carrier(self, n: int) -> int | None:
        """The noun that lends an act all it has: the effort, of "a mediation effort between", the
        resumption, of "a resumption of talks with"."""
        t = self.t
        head = t.head[n]
        if t.dep[n] == "compound" and t.pos[head] == "NOUN":
            return head if t.lemma[head] in _CARRIERS else None
        above = t.head[head]
        if t.dep[n] == "pobj" and t.lower[head] in ("of", "in") and t.pos[above] == "NOUN":
            return above if t.lemma[above] in _PHASES else None
        return None

    def _prepositions(self, i: int, slots: Slots) -> None:
        """Add what stands under the prepositions of a token, each under its own name."""
        t = self.t
        away = [
            d
            for c in t.children[i]
            if t.dep[c] in ("prt", "advmod") and t.lower[c] in _AWAY
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
                    name = (
                        t.lower[deeper]
                        if name
                        in (
                            "out",
                            "up",
                            "away",
                            "off",
                            "back",
                            "over",
                            "together",
                            "ahead",
                            "along",
                        )
                        else name
                    )
                clause = t.child(c, "pcomp")
                if clause is not None:
                    # "accused of arming the rebels": no actor, but what it is about
                    slots.setdefault(f"{name}+", []).append(clause)
                if inner is not None and t.tag[inner] in ("WDT", "WP"):
                    slots.setdefault(name, []).extend(self._antecedent(i))  # "to which Norway gave"
                elif inner is not None and inner not in self._dated:
                    slots.setdefault(name, []).extend(self.spread(inner))
                for d in t.children[c]:
                    if t.dep[d] == "conj" and t.pos[d] == "ADP" and (p := t.child(d, "pobj")) is not None:
                        slots.setdefault(t.lower[d], []).extend(self.spread(p))
