"""The normal form of clauses: who, verb, whom and oblique arguments, with voice, coordination and
control undone.

A frame reads only this. Slots are named as in the lexicon: S and O the deep subject and object, D the
dative, C the subject of the complement, X the complement, G and L the possessor of a noun and the subject
of the verb that takes it, and each preposition by its own name. A slot holds token indices.
"""

from __future__ import annotations

from functools import cache

from tieline.corpus import lexicon
from tieline.corpus.lexicon import category_of, grammar
from tieline.corpus.tokens import Tokens

Slots = dict[str, list[int]]

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_RELATIVE = frozenset(("who", "which", "that", "whom"))
# Prepositions that, hanging on the object, may as well belong to the verb: "sent arms to Russia".
_SHARED = lexicon.words("shared")
# Adverbs that take a verb's preposition along: "walked away from".
_AWAY = lexicon.words("away")
_GIVING = lexicon.words("giving")
_PUTTING = lexicon.words("putting")
_PLATFORMS = lexicon.words("platforms")
# "travelled for talks with": who travels talks.
_MOTION = lexicon.words("motion")
# Verbs whose preposition brings the subject of their infinitive.
_CALLING = frozenset(tuple(pair.split("+")) for pair in lexicon.words("calling"))
_AGENTIVE = lexicon.words("agentive")
_HEADING = lexicon.words("heading")
_ABOUT = frozenset(("amid", "amidst", "during", "despite"))
# "Chile, along with Peru, signed": who stands beside the subject does what it does.
_COMPANY = frozenset(("along", "together", "alongside"))
# "joined Norway in condemning": both do it.
_JOINING = frozenset(("join", "follow"))
# Adjectives and nouns that lay the act behind their preposition to somebody: "guilty of the murder of",
# "over its role in the attack on".
_ANSWERABLE = lexicon.words("answerable")
_PARTS = lexicon.words("parts")
_SEEING = lexicon.words("seeing")
_BLOWS = lexicon.words("blows")
_JUDGING = lexicon.words("judging")
# Prepositions that, one step further down, still bring the other party: "a letter of intent with Chile".
_DEEPER = frozenset(("with", "against"))
# What counts acts or things: "a round of talks", "tons of medicine".
_MEASURES = lexicon.words("measures")
_AFTER = frozenset(("after", "before", "following"))
# Nouns that the infinitive behind them tells the content of.
_INTENTS = lexicon.words("expecting_nouns") | lexicon.words("opening_nouns") | lexicon.words("undoing_nouns")
# "on the verge of leaving": who is there leaves.
_STAGES = lexicon.words("stages")
# Verbs whose "of/for/from doing" is what their object does: "accuse X of doing".
BLAMING = lexicon.words("blaming")


@cache
def _mutual() -> frozenset[str]:
    """Nouns for acts that are a party's own wherever they stand beside its clause: talks, deals, results."""
    nouns = lexicon.load().nouns
    return frozenset(
        noun
        for noun, entries in nouns.items()
        if all(e.predicate == "defeats" or category_of(e.predicate) in ("CONSULT", "AGREE") for e in entries)
    )


class Clauses:
    """The normal forms of one article, each made once."""

    def __init__(self, t: Tokens) -> None:
        self.t = t
        self._light = grammar()["light"]
        self._doing = self._light - grammar()["saying"]
        self._control = grammar()["object_control"]
        self._verbs: dict[int, Slots] = {}
        self._subjects: dict[int, list[int]] = {}
        self._nouns: dict[int, Slots] = {}

    def verb(self, v: int) -> Slots:
        """The arguments of a verb."""
        if v not in self._verbs:
            self._verbs[v] = self._verb(v)
        return self._verbs[v]

    def noun(self, n: int) -> Slots:
        """The arguments of a noun that tells an act or a state."""
        if n not in self._nouns:
            self._nouns[n] = self._noun(n)
        return self._nouns[n]

    def adjective(self, a: int) -> Slots:
        """The arguments of an adjective or of a prepositional idiom, predicated or attributive."""
        t = self.t
        slots: Slots = {}
        head = t.head[a]
        if t.pos[a] == "ADP":
            inner = t.child(a, "pobj")
            slots[t.lower[a]] = self.spread(inner) if inner is not None else []
            while t.dep[head] == "conj" and t.pos[t.head[head]] in ("NOUN", "PROPN"):
                head = t.head[head]  # "Chile and Peru versus Norway": all that stand before
        if t.dep[a] == "amod" and t.pos[head] in ("NOUN", "PROPN"):
            slots["S"] = self.spread(head)
        elif t.dep[a] in ("appos", "acl", "relcl", "prep") and t.pos[head] in ("NOUN", "PROPN"):
            slots["S"] = self.spread(head)
            if (verb := self.governor(head)) is not None:
                slots["L"] = self.subject(verb)  # "held a dinner in honour of Roe": who held it
        else:
            verb = (
                head if t.dep[a] in ("acomp", "attr", "oprd", "xcomp", "conj", "advcl", "prep", "pobj") else a
            )
            for i in (verb, *t.ancestors(verb)):
                if t.pos[i] in ("VERB", "AUX"):
                    # "puts Norway at odds with Chile": whom it puts there
                    put = t.lemma[i] in _PUTTING and self.object(i)
                    slots["S"] = put or self.subject(i)
                    if t.lemma[i] in ("be", "become", "remain", "seem", "stay"):
                        self._prepositions(i, slots)
                    elif t.pos[a] == "ADP" and i == head:
                        # "resigned in protest at": what belongs to the idiom hangs on the verb
                        for name, tokens in self.below(i).items():
                            if tokens and tokens[0] > a:
                                slots.setdefault(name, tokens)
                    break
                if t.pos[i] in ("NOUN", "PROPN") and t.dep[a] == "prep":
                    slots["S"] = self.spread(i)
                    break
        self._prepositions(a, slots)
        return slots

    def below(self, i: int) -> Slots:
        """What stands under the prepositions of a token."""
        slots: Slots = {}
        self._prepositions(i, slots)
        return slots

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
            and t.lower[head] in ("in", "into", "for", "on", "to", "with")
        ):
            return t.head[head]
        if t.dep[i] in ("compound", "pobj") and t.pos[head] == "NOUN":
            return None
        # "an attack launched by Norway", "talks it held with"
        for c in t.children[n]:
            if t.dep[c] in ("acl", "relcl") and t.lemma[c] in self._light:
                return c
        return None

    def _subject(self, v: int) -> list[int]:
        t = self.t
        own = t.child(v, *_SUBJECTS)
        dep, head = t.dep[v], t.head[v]
        if own is not None:
            if t.lower[own] in _RELATIVE and t.tag[own] in ("WP", "WDT", "DT"):
                return self._antecedent(v)
            return self._together(v, own)
        if t.child(v, "expl") is not None:
            return []
        if dep == "relcl" and not any(t.lower[c] == "to" and t.dep[c] == "aux" for c in t.children[v]):
            return self._antecedent(v) if t.tag[v] in ("VBG", "VBN") else []
        if dep == "conj" and t.pos[head] in ("VERB", "AUX"):
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
            return self.subject(head)
        if dep in ("acl", "amod", "relcl") or self.joined(v) is not None:
            if t.pos[head] not in ("NOUN", "PROPN", "PRON"):
                return []
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
            if t.lemma[above] in BLAMING and t.lower[p] in (
                "of",
                "for",
                "from",
                "with",
                "over",
                "against",
            ):
                return self.object(above) or self.subject(above)
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
        return self.verb(verb).get("S", []) if self.passive(verb) else self.subject(verb)

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
        own = t.child(v, *_SUBJECTS, "dobj")
        places = (a for a, b, label in t.named if label == "GPE" and a <= noun < b)
        if own is None or t.lower[own] not in ("who", "whom") or next(places, None) is None:
            return noun
        while t.dep[noun] == "pobj" and t.dep[t.head[noun]] == "prep":
            noun = t.head[t.head[noun]]
            if t.pos[noun] in ("NOUN", "PROPN"):
                return noun
            break
        return noun

    def _verb(self, v: int) -> Slots:
        t = self.t
        slots: Slots = {}
        passive = self.passive(v)
        subject = self.subject(v)
        direct = t.child(v, "dobj")
        objects = self.spread(direct) if direct is not None else []
        if direct is not None and t.lower[direct] in _RELATIVE:
            objects = self._antecedent(v)
        if direct is not None and t.lemma[v] in _GIVING and not passive:
            slots["D"] = self._swallowed(v, direct)
        doubled = [c for c in t.children[v] if t.dep[c] == "dobj"]
        if len(doubled) > 1 and t.lemma[v] in _GIVING:
            # "sent Norway shells": the parser took both for objects
            slots["D"] = self.spread(doubled[0])
            objects = self.spread(doubled[1])
        dative = t.child(v, "dative")
        if dative is not None:
            inner = t.child(dative, "pobj")
            slots["D"] = self.spread(inner if inner is not None else dative)
        if passive:
            if objects:
                slots["D"], slots["O"] = subject, objects
            else:
                slots["O"] = subject
        else:
            slots["S"] = subject
            if objects:
                slots["O"] = objects
            elif t.dep[v] == "relcl" and not self._has_gap_filled(v):
                slots["O"] = [t.head[v]]
        attribute = t.child(v, "attr", "oprd")
        if attribute is not None and not passive and "O" not in slots and t.lemma[v] != "be":
            slots["O"] = self.spread(attribute)
        self._complement(v, slots)
        self._prepositions(v, slots)
        if passive and (joined := self.joined(v)) is not None:
            slots["S"] = [joined]
        agent = t.child(v, "agent")
        if agent is not None:
            inner = t.child(agent, "pobj")
            if inner is not None:
                slots["S"] = self.spread(inner)
                for c in t.children[agent]:  # "by Norway and by Peru"
                    if t.dep[c] == "conj" and t.lower[c] == "by" and (also := t.child(c, "pobj")) is not None:
                        slots["S"] = [*slots["S"], *self.spread(also)]
        if passive and "S" not in slots and t.dep[v] == "conj" and t.child(v, "nsubjpass", "auxpass") is None:
            lent = self.verb(t.head[v]).get("S") if t.head[v] != v else None
            if lent:
                slots["S"] = lent
        if passive and "S" not in slots:
            # "imposed on the firm Acme by Norway": the agent hangs on the nearest noun
            for name in ("on", "to", "from", "of", "with", "against", "for"):
                for i in slots.get(name, [])[:1]:
                    if by := self.below(i).get("by"):
                        slots["S"] = by
        if passive and "S" not in slots:
            blows = [i for i in slots.get("in", []) if t.lemma[i] in _BLOWS]
            if blows:
                slots["S"] = blows  # "was killed in an Israeli strike"
        for i in slots.get("O", [])[:1]:
            for name, tokens in self.below(i).items():
                if name in _SHARED or name.endswith("+"):
                    slots.setdefault(name, tokens)
        self._deeper(slots, ("O", "in", "on", "for", "of", "out", "along"))
        # "invested in a harbour in Peru": where the thing stands
        within = [
            k for name in ("in", "at") for j in slots.get(name, []) for k in self.below(j).get("in", [])
        ]
        if within:
            slots["within"] = within
        if t.dep[v] == "xcomp":
            # "denied supplying arms to Poland": what stands behind belongs to the lower verb
            for name, tokens in self.below(t.head[v]).items():
                if name in _SHARED and tokens and tokens[0] > v:
                    slots.setdefault(name, tokens)
        # "backed and armed the rebels": the object stands with the last verb only.
        for other in t.children[v]:
            if t.dep[other] == "conj" and t.pos[other] == "VERB" and "O" not in slots and not passive:
                if t.child(other, *_SUBJECTS) is None and not any(
                    t.dep[c] in ("prep", "xcomp", "ccomp") for c in t.children[v]
                ):
                    if (shared := t.child(other, "dobj")) is not None and other - v <= 3:
                        slots["O"] = self.spread(shared)
        return slots

    def _swallowed(self, v: int, thing: int) -> list[int]:
        """ "offered Norway planes": a state's name right behind the verb is no kind of planes; for that
        English has adjectives."""
        t = self.t
        first = v + 1
        state = any(a == first and label == "GPE" for a, _, label in t.named)
        beside = first < thing and t.head[first] == thing and t.dep[first] in ("compound", "nmod")
        return [first] if state and beside and t.pos[thing] == "NOUN" else []

    def _deeper(self, slots: Slots, names: tuple[str, ...]) -> None:
        """ "signed a letter of intent with Chile", "troops along its border with Peru": the other party hangs
        on the last noun of a chain."""
        for i in [i for name in names for i in slots.get(name, [])]:
            for below in (self.below(i), *(self.below(j) for of in self.below(i).values() for j in of)):
                for name in _DEEPER & below.keys():
                    slots.setdefault(name, below[name])

    def _has_gap_filled(self, v: int) -> bool:
        """A relative clause that needs no object from outside: its own subject is the relative pronoun,
        or a preposition or complement takes the gap."""
        t = self.t
        own = t.child(v, *_SUBJECTS)
        if own is None or t.lower[own] in _RELATIVE:
            return True
        # "the consensus that Norway hacked into": the noun's content, no gap
        return any(t.dep[c] in ("ccomp", "xcomp", "dobj", "attr", "acomp", "mark") for c in t.children[v])

    def _complement(self, v: int, slots: Slots) -> None:
        t = self.t
        for c in t.children[v]:
            if t.dep[c] == "ccomp" or (
                t.dep[c] == "advcl"
                and ((mark := t.child(c, "mark")) is None or t.lower[mark] == "for")
                and t.child(c, *_SUBJECTS) is not None
                and t.tag[c] == "VB"
            ):
                slots.setdefault("X", [c])
                for d in t.children[c]:
                    if t.dep[d] == "advcl" and any(t.lower[m] in ("if", "unless") for m in t.children[d]):
                        slots.setdefault("if", self.subject(d))  # "warned that it would act if Peru struck"
                own = t.child(c, *_SUBJECTS)
                if own is not None:
                    named = self.subject(c)
                    slots.setdefault("C", named)
                    infinitive = any(t.dep[a] == "aux" and t.lower[a] == "to" for a in t.children[c])
                    if infinitive and t.lemma[v] in self._control:
                        slots.setdefault("O", named)
            elif t.dep[c] in ("xcomp", "pcomp"):
                slots.setdefault("X", [c])
            elif t.dep[c] == "advcl" and (mark := t.child(c, "mark")) is not None:
                if t.lower[mark] in ("if", "unless"):
                    slots.setdefault("if", self.subject(c))  # "warned of war if Peru struck": who is warned

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
                elif inner is not None:
                    slots.setdefault(name, []).extend(self.spread(inner))
                for d in t.children[c]:
                    if t.dep[d] == "conj" and t.pos[d] == "ADP" and (p := t.child(d, "pobj")) is not None:
                        slots.setdefault(t.lower[d], []).extend(self.spread(p))

    def _noun(self, n: int) -> Slots:
        t = self.t
        slots: Slots = {}
        genitive = self.possessors(n)
        for c in t.children[n]:
            if t.dep[c] in ("amod", "compound", "nmod", "nummod"):
                genitive += self.spread(c)
                # "Putin-Kim talks": the first name is the second's child.
                genitive += [
                    d for d in t.children[c] if t.dep[d] in ("compound", "nmod", "amod") and d not in genitive
                ]
            elif t.dep[c] in ("acl", "ccomp") and t.tag[c] not in ("VBN", "VBG"):
                if t.child(c, "mark") is not None:
                    slots["C"] = self.subject(c)  # "its demand that Peru pay"
            elif t.dep[c] == "acl" and t.tag[c] == "VBN" and t.lemma[c] in self._doing:
                if (agent := t.child(c, "agent")) is not None and (by := t.child(agent, "pobj")) is not None:
                    slots["by"] = self.spread(by)  # "a raid launched by Norway"
        if genitive:
            slots["G"] = genitive
        self._prepositions(n, slots)
        verb = self.governor(n)
        if verb is not None:
            outer = self.verb(verb)
            if t.dep[n] == "attr":
                slots["L"] = self.subject(verb)
            elif t.lemma[verb] in self._light or (t.lemma[verb] in _MOTION and t.dep[n] == "pobj"):
                slots["L"] = outer.get("S", [])
            # Who criticises a deed by letter is not its doer: only light verbs share all they have.
            shared = t.lemma[verb] in self._light or t.lemma[verb] in ("be", "have")
            shared = shared and t.lemma[verb] not in _JUDGING  # "the raid was welcomed by": not its doer
            for name, tokens in outer.items():
                lent = name in _SHARED or name in ("between", "during")
                if t.dep[n] == "pobj" and tokens and tokens[0] < n:
                    continue  # "criticised along with Roe in an interview": no interview with Roe
                if name.islower() and lent and n not in tokens and (shared or name != "by"):
                    slots.setdefault(name, tokens)
            if outer.get("D") and "to" not in slots:
                slots["to"] = outer["D"]
        elif t.dep[n] == "pobj" and self._of_clause(n, genitive):
            # "amid a dispute with Poland, Norway left": whose dispute it is, the clause says.
            above = t.head[t.head[n]]
            if t.pos[above] in ("VERB", "AUX"):
                slots["L"] = self.subject(above)
        elif t.dep[n] == "conj" and t.pos[t.head[n]] == "NOUN":
            # "visits and talks with": the first noun's arguments serve the second.
            for name, tokens in self.noun(t.head[n]).items():
                slots.setdefault(name, tokens)
        self._deeper(slots, ("of", "on", "for", "about"))
        if not genitive and "by" not in slots and not slots.get("L") and (culprits := self._culprits(n)):
            slots["L"] = culprits
        return slots

    def _of_clause(self, n: int, genitive: list[int]) -> bool:
        """A noun after "amid" or "after" whose doer is the clause's: "after talks with Peru, Norway ...";
        "after an attack on Peru" leaves open whose attack it was."""
        word = self.t.lower[self.t.head[n]]
        if word in _ABOUT:
            return not genitive
        return word in _AFTER and self.t.lemma[n] in _mutual() and not self.possessors(n)

    def _culprits(self, n: int) -> list[int]:
        """Whose act a noun tells where the words above lay it to somebody: "jailed Roe for the murder of",
        "is behind the raid on", "guilty of", "claimed responsibility for", "over its role in"."""
        t = self.t
        p = t.head[n]
        if t.dep[n] == "conj" and t.pos[p] == "NOUN":
            return self._culprits(p)
        if t.dep[n] != "pobj" or t.dep[p] != "prep":
            return []
        above, word = t.head[p], t.lower[p]
        if t.pos[above] in ("VERB", "AUX"):
            if word == "as" and t.lemma[above] in _SEEING:
                return self.object(above)  # "was seen as a snub to": whose decision it was
            if word == "behind":
                return self.subject(above)
            if word in ("of", "for", "over", "with") and t.lemma[above] in BLAMING:
                return self.object(above)
            return self.subject(above) if word == "to" and t.lemma[above] in ("confess", "admit") else []
        if t.lower[above] in _ANSWERABLE:
            return self.adjective(above).get("S", [])
        if t.lemma[above] in _PARTS:
            verb = self.governor(above)
            if verb is not None and t.lemma[verb] in BLAMING:
                return self.object(verb)
            return self.possessors(above) or self._culprits(above) or self._lender(above)
        return []
