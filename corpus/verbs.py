"""The normal form of verbs: who, whom and oblique arguments, with voice undone."""

from __future__ import annotations

from tieline.corpus import lexicon
from tieline.corpus.obliques import SUBJECTS, Slots
from tieline.corpus.prepositions import BEFORE_AGENT, CHAINED_OF_VERB, DEEPER, SHARED
from tieline.corpus.subjects import RELATIVE, Subjects
from tieline.corpus.tokens import Tokens

_GIVING = lexicon.words("giving")
_POSTS = frozenset(("ambassador", "envoy", "emissary", "consul", "representative"))
_JOURNEYS = frozenset(("return", "flight", "journey", "passage", "travel"))
_POSTING = lexicon.words("posting")
_BLOWS = lexicon.words("blows")
_CHANNELS = frozenset(("phone", "telephone", "video", "letter", "teleconference", "videoconference"))


class Verbs(Subjects):
    """The arguments of each verb of one article, read once."""

    def __init__(self, t: Tokens) -> None:
        super().__init__(t)
        self._verbs: dict[int, Slots] = {}

    def verb(self, v: int) -> Slots:
        """The arguments of a verb."""
        if v not in self._verbs:
            self._verbs[v] = self._verb(v)
        return self._verbs[v]

    def _verb(self, v: int) -> Slots:
        t = self.t
        slots: Slots = {}
        passive = self.passive(v)
        subject = self.subject(v)
        direct = t.child(v, "dobj")
        objects = self.spread(direct) if direct is not None else []
        if direct is not None and t.lower[direct] in RELATIVE:
            objects = self._relative_head(v)
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
            for name in BEFORE_AGENT:
                for i in slots.get(name, [])[:1]:
                    if by := self.below(i).get("by"):
                        slots["S"] = by
        if passive and "S" not in slots:
            blows = [i for i in slots.get("in", []) if t.lemma[i] in _BLOWS]
            if blows:
                slots["S"] = blows  # "was killed in an Israeli strike"
        for i in slots.get("O", [])[:1]:
            posted = t.lemma[i] in _POSTS and t.lemma[v] not in _POSTING
            for name, tokens in self.around(i).items():
                if name == "to" and (posted or t.lemma[i] in _JOURNEYS):
                    continue  # "asked her ambassador to Peru to return", "assured her return to Peru"
                if name in SHARED or name.endswith("+"):
                    slots.setdefault(name, tokens)
        if passive and slots.get("D") and not slots.get("S"):
            # "was denied access to the camp by Norway": the agent hangs on what is denied
            dated = {i for first, last, label in t.named if label == "DATE" for i in range(first, last)}
            by = [i for i in slots.get("by", []) if t.pos[i] == "PROPN" and i not in dated]
            if by:
                slots["S"] = by
        self._deeper(slots, CHAINED_OF_VERB)
        if t.lemma[v] == "discuss" and "with" not in slots and (whom := self._discussed_with(v)):
            slots["with"] = whom
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
                if name in SHARED and tokens and tokens[0] > v:
                    slots.setdefault(name, tokens)
        # "backed and armed the rebels": the object stands with the last verb only.
        for other in t.children[v]:
            if t.dep[other] == "conj" and t.pos[other] == "VERB" and "O" not in slots and not passive:
                if t.child(other, *SUBJECTS) is None and not any(
                    t.dep[c] in ("prep", "xcomp", "ccomp") for c in t.children[v]
                ):
                    shared = t.child(other, "dobj")
                    if shared is not None and t.lemma[v] == "meet" and t.pos[shared] == "NOUN":
                        continue  # "met and discussed trade"
                    if shared is not None and other - v <= 3:
                        slots["O"] = self.spread(shared)
        return slots

    def _discussed_with(self, v: int) -> list[int]:
        """ "discussed ways to get aid into towns with minister Jane Roe": whom the parser hangs on what is
        nearest."""
        t = self.t
        people = {i for a, b, label in t.named if label == "PERSON" for i in range(a, b)}
        for i in range(v + 1, t.subtree(v)[1]):
            inner = t.child(i, "pobj") if t.lower[i] == "with" and t.dep[i] == "prep" else None
            act = t.lemma[t.head[i]] in lexicon.load().nouns or t.pos[t.head[i]] != "NOUN"
            if inner is not None and inner in people and not act:
                return self.spread(inner)
        return []

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
                for name in DEEPER & below.keys():
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
