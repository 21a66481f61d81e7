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
from tieline.corpus.subjects import BLAMING, RELATIVE, SUBJECTS, Slots, Subjects
from tieline.corpus.tokens import Tokens

# Prepositions that, hanging on the object, may as well belong to the verb: "sent arms to Russia".
_SHARED = lexicon.words("shared")
_GIVING = lexicon.words("giving")
_PUTTING = lexicon.words("putting")
# "travelled for talks with": who travels talks.
_MOTION = lexicon.words("motion")
_ABOUT = frozenset(("amid", "amidst", "during", "despite"))
# Adjectives and nouns that lay the act behind their preposition to somebody: "guilty of the murder of",
# "over its role in the attack on".
_ANSWERABLE = lexicon.words("answerable")
_PARTS = lexicon.words("parts")
_SEEING = lexicon.words("seeing")
_BLOWS = lexicon.words("blows")
_CHANNELS = frozenset(("phone", "telephone", "video", "letter", "teleconference", "videoconference"))
_JUDGING = lexicon.words("judging")
_ALOOF = lexicon.words("aloof")
# Prepositions that, one step further down, still bring the other party: "a letter of intent with Chile".
_DEEPER = frozenset(("with", "against"))
_AFTER = frozenset(("after", "before", "following", "under", "in", "at"))
# "said on a visit to Norway": who speaks is there.
_JOURNEYS = frozenset(("visit", "trip", "tour"))


@cache
def _mutual() -> frozenset[str]:
    """Nouns for acts that are a party's own wherever they stand beside its clause: talks, deals, results."""
    nouns = lexicon.load().nouns
    return frozenset(
        noun
        for noun, entries in nouns.items()
        if all(e.predicate == "defeats" or category_of(e.predicate) in ("CONSULT", "AGREE") for e in entries)
    )


@cache
def _telling(verb: str) -> bool:
    """Whether a verb tells an act of its own: who condemns or investigates a raid has not made it."""
    return any(not e.nouns and not e.particles for e in lexicon.load().verbs.get(verb, ()))


class Clauses(Subjects):
    """The normal forms of one article, each made once."""

    def __init__(self, t: Tokens) -> None:
        super().__init__(t)
        self._doing = self._light - grammar()["saying"]
        self._aloof = _ALOOF | grammar()["saying"]
        self._verbs: dict[int, Slots] = {}
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

    def _verb(self, v: int) -> Slots:
        t = self.t
        slots: Slots = {}
        passive = self.passive(v)
        subject = self.subject(v)
        direct = t.child(v, "dobj")
        objects = self.spread(direct) if direct is not None else []
        if direct is not None and t.lower[direct] in RELATIVE:
            objects = self._antecedent(v)
        if direct is not None and t.lemma[v] in _GIVING and not passive:
            slots["D"] = self._swallowed(v, direct)
        doubled = [c for c in t.children[v] if t.dep[c] == "dobj"]
        if len(doubled) > 1 and t.subtree(doubled[1])[0] == doubled[0] + 1 and t.pos[doubled[1]] == "PROPN":
            if t.lemma[v] not in _GIVING:
                objects = self.spread(doubled[1])  # "met his counterpart President Jane Roe"
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
        if (passive or t.child(v, "agent") is not None) and (agents := self.agents(v)):
            slots["S"] = agents
        if "S" in slots and not slots["S"] and t.tag[v] == "VBG" and "between" in slots:
            slots["S"] = slots["between"]  # "fighting between Norway and Peru"
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
            for name, tokens in self.around(i).items():
                if name in _SHARED or name.endswith("+"):
                    slots.setdefault(name, tokens)
        if passive and slots.get("D") and not slots.get("S"):
            # "was denied access to the camp by Norway": the agent hangs on what is denied
            dated = {i for first, last, label in t.named if label == "DATE" for i in range(first, last)}
            by = [i for i in slots.get("by", []) if t.pos[i] == "PROPN" and i not in dated]
            if by:
                slots["S"] = by
        self._deeper(slots, ("O", "in", "into", "on", "for", "of", "out", "along"))
        for i in slots.get("by", []):
            if t.lemma[i] in _CHANNELS:
                slots.setdefault("with", self.below(i).get("with", []))  # "spoke by phone with"
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
                if t.child(other, *SUBJECTS) is None and not any(
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
            for below in (self.around(i), *(self.below(j) for of in self.below(i).values() for j in of)):
                for name in _DEEPER & below.keys():
                    slots.setdefault(name, below[name])

    def _has_gap_filled(self, v: int) -> bool:
        """A relative clause that needs no object from outside: its own subject is the relative pronoun,
        or a preposition or complement takes the gap."""
        t = self.t
        own = t.child(v, *SUBJECTS)
        if own is None or t.lower[own] in RELATIVE:
            return True
        # "the consensus that Norway hacked into": the noun's content, no gap
        return any(t.dep[c] in ("ccomp", "xcomp", "dobj", "attr", "acomp", "mark") for c in t.children[v])

    def _complement(self, v: int, slots: Slots) -> None:
        t = self.t
        for c in t.children[v]:
            if t.dep[c] == "ccomp" or (
                t.dep[c] == "advcl"
                and ((mark := t.child(c, "mark")) is None or t.lower[mark] == "for")
                and t.child(c, *SUBJECTS) is not None
                and t.tag[c] == "VB"
            ):
                slots.setdefault("X", [c])
                for d in t.children[c]:
                    if t.dep[d] == "advcl" and any(t.lower[m] in ("if", "unless") for m in t.children[d]):
                        slots.setdefault("if", self.subject(d))  # "warned that it would act if Peru struck"
                own = t.child(c, *SUBJECTS)
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
                for name in ("with", "between"):
                    if below := self.below(c).get(name):
                        slots.setdefault(name, below)  # "a contract signed with Norway"
        if genitive:
            slots["G"] = genitive
        self._prepositions(n, slots)
        for name, tokens in self.around(n).items():
            if name != "by":
                slots.setdefault(name, tokens)
        verb = self.governor(n)
        if verb is not None:
            outer = self.verb(verb)
            if t.dep[n] == "attr":
                slots["L"] = self.subject(verb)
            elif self._shares(verb, n) or (t.lemma[verb] in _MOTION and t.dep[n] == "pobj"):
                slots["L"] = outer.get("S", [])
            elif t.dep[n] == "pobj" and self._of_clause(n, genitive) and not self.passive(verb):
                if any(name in slots for name in ("with", "to", "of", "against")):
                    slots["L"] = self.subject(verb)  # "said at a meeting with Norway"
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
        elif t.dep[n] == "nsubj" and t.child(t.head[n], "dobj") is None:
            for name in ("between", "with"):  # "talks go on between"
                if below := self.below(t.head[n]).get(name):
                    slots.setdefault(name, below)
        elif t.dep[n] == "pobj" and self._of_clause(n, genitive):
            # "amid a dispute with Poland, Norway left": whose dispute it is, the clause says.
            above = t.head[t.head[n]]
            if t.pos[above] in ("VERB", "AUX"):
                slots["L"] = self.subject(above)
        elif t.dep[n] == "conj" and t.pos[t.head[n]] == "NOUN":
            # "visits and talks with": the first noun's arguments serve the second.
            for name, tokens in self.noun(t.head[n]).items():
                slots.setdefault(name, tokens)
        if (carrier := self.carrier(n)) is not None:
            for name, tokens in self.noun(carrier).items():
                if others := [i for i in tokens if i != n]:
                    slots.setdefault(name, others)
        self._deeper(slots, ("of", "on", "for", "about", "into"))
        if not genitive and "by" not in slots and not slots.get("L") and (culprits := self._culprits(n)):
            slots["L"] = culprits
        return slots

    def _shares(self, verb: int, n: int) -> bool:
        """Whether who does what a verb tells does what its noun tells: "prolonged sanctions"; not who
        watches, feels or answers them."""
        t = self.t
        if t.lemma[verb] in self._light:
            return True
        taken = t.dep[n] == "dobj" and t.pos[verb] == "VERB"
        return taken and t.lemma[verb] not in self._aloof and not _telling(t.lemma[verb])

    def _of_clause(self, n: int, genitive: list[int]) -> bool:
        """A noun after "amid" or "after" whose doer is the clause's: "after talks with Peru, Norway ...";
        "after an attack on Peru" leaves open whose attack it was."""
        word = self.t.lower[self.t.head[n]]
        if word in _ABOUT:
            return not genitive
        if self.t.lemma[n] not in _mutual() or self.possessors(n):
            return False
        return word in _AFTER or (word == "on" and self.t.lemma[n] in _JOURNEYS)

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
