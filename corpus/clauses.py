"""The normal form of clauses: who, verb, whom and oblique arguments, with voice, coordination and
control undone.

A frame reads only this. Slots are named as in the lexicon: S and O the deep subject and object, D the
dative, C the subject of the complement, X the complement, G and L the possessor of a noun and the subject
of the verb that takes it, and each preposition by its own name. A slot holds token indices.
"""

from __future__ import annotations

from functools import cache
from itertools import islice

from tieline.corpus import lexicon
from tieline.corpus.lexicon import category_of, grammar
from tieline.corpus.obliques import Slots
from tieline.corpus.prepositions import AFTER, AMID, CHAINED_OF_NOUN, CHARGING, MUTUAL, SHARED
from tieline.corpus.subjects import PREPOSITIONAL_CONTROL
from tieline.corpus.tokens import Tokens
from tieline.corpus.verbs import Verbs

_PUTTING = lexicon.words("putting")
# "travelled for talks with": who travels talks.
_MOTION = lexicon.words("motion")
# Adjectives and nouns that lay the act behind their preposition to somebody: "guilty of the murder of",
# "over its role in the attack on".
_ANSWERABLE = lexicon.words("answerable")
_PARTS = lexicon.words("parts")
_COMMANDING = lexicon.words("commanding")
_DEALING = lexicon.words("dealing")
_SEEING = lexicon.words("seeing")
_JUDGING = lexicon.words("judging")
_ALOOF = lexicon.words("aloof")
# What makes one noun of an act and its kind: "a mediation effort", and what tells how far it is: "a
# resumption of talks".
_CARRIERS = lexicon.words("carriers")
_PHASES = lexicon.words("phases")
# "said on a visit to Norway": who speaks is there.
_COMPRISING = frozenset(("include", "involve", "feature", "comprise"))
_TALKS = frozenset(("talk", "negotiation", "discussion"))
_JOURNEYS = frozenset(("visit", "trip", "tour"))
# Who is glad of a deed has not done it; who backs or endorses sanctions may well impose them.
_GLAD = frozenset(("hail", "welcome", "applaud"))
_APPROVING = _GLAD | {"back", "support", "endorse"}


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
def _hurts(noun: str, measures: bool) -> bool:
    """Whether a noun tells what is done to somebody by force, or as a measure against him."""
    categories = ("ASSAULT", "COERCE", "MOBILIZE", *(("SANCTION",) if measures else ()))
    return any(category_of(e.predicate) in categories for e in lexicon.load().nouns.get(noun, ()))


@cache
def _telling(verb: str) -> bool:
    """Whether a verb tells an act of its own: who condemns or investigates a raid has not made it."""
    return any(not e.nouns and not e.particles for e in lexicon.load().verbs.get(verb, ()))


class Clauses(Verbs):
    """The normal forms of one article, each made once."""

    def __init__(self, t: Tokens) -> None:
        super().__init__(t)
        self._doing = self._light - grammar()["saying"]
        self._aloof = _ALOOF | grammar()["saying"]
        self._nouns: dict[int, Slots] = {}

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
            above = next((i for i in t.ancestors(head) if t.pos[i] in ("VERB", "AUX")), None)
            if above is not None and not self.possessors(head):
                slots["L"] = self.subject(above)  # "overtook rival Acme": whose rival it is
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
            elif t.dep[c] in ("acl", "ccomp") and (
                t.tag[c] not in ("VBN", "VBG") or t.child(c, "mark") is not None
            ):
                if t.child(c, "mark") is not None:
                    slots["C"] = self.subject(c)  # "its demand that Peru pay"
                for d in t.children[c]:
                    if t.dep[d] == "advcl" and any(t.lower[m] in ("if", "unless") for m in t.children[d]):
                        slots["if"] = self.subject(d)  # "a threat that he would act unless Peru paid"
            elif t.dep[c] == "acl" and t.tag[c] == "VBN" and t.lemma[c] in self._doing:
                if (agent := t.child(c, "agent")) is not None and (by := t.child(agent, "pobj")) is not None:
                    slots["by"] = self.spread(by)  # "a raid launched by Norway"
                for name in MUTUAL:
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
            if "C" not in slots and (asked := self._for_to(n, verb)):
                slots["C"] = asked
            if t.dep[n] == "attr":
                slots["L"] = self.subject(verb)
            elif t.dep[n] == "oprd":
                slots["L"] = self.object(verb)  # "called the raid an attack on": who made the raid
            elif t.lemma[verb] in _COMPRISING and t.lemma[n] in _mutual():
                # "her visit included talks with": her talks
                slots["L"] = [j for i in self.subject(verb) for j in self.possessors(i)]
            elif self._shares(verb, n) or (t.lemma[verb] in _MOTION and t.dep[n] == "pobj"):
                slots["L"] = outer.get("S", [])
            elif t.dep[n] == "pobj" and self._of_clause(n, genitive) and not self.passive(verb):
                if any(name in slots for name in ("with", "to", "of", "against")):
                    slots["L"] = self.subject(verb)  # "said at a meeting with Norway"
            # Who criticises a deed by letter is not its doer: only light verbs share all they have.
            shared = t.lemma[verb] in self._light or t.lemma[verb] in ("be", "have")
            shared = shared and t.lemma[verb] not in _JUDGING  # "the raid was welcomed by": not its doer
            for name, tokens in outer.items():
                lent = name in SHARED or name in ("between", "during")
                if t.dep[n] == "pobj" and tokens and tokens[0] < n:
                    continue  # "criticised along with Roe in an interview": no interview with Roe
                if name.islower() and lent and n not in tokens and (shared or name != "by"):
                    slots.setdefault(name, tokens)
            if outer.get("D") and "to" not in slots:
                slots["to"] = outer["D"]
        elif t.dep[n] == "nsubj" and t.child(t.head[n], "dobj") is None:
            for name in MUTUAL:  # "talks go on between"
                if below := self.below(t.head[n]).get(name):
                    slots.setdefault(name, below)
        elif t.dep[n] == "pobj" and self._of_clause(n, genitive):
            # "amid a dispute with Poland, Norway left": whose dispute it is, the clause says.
            above = t.head[t.head[n]]
            if t.pos[above] in ("VERB", "AUX"):
                slots["L"] = self.subject(above)
        elif t.dep[n] == "pobj" and t.lower[t.head[n]] == "for" and t.lemma[n] in _mutual():
            for above in islice(t.ancestors(n), 1, 4):  # "is in Lima for talks with"
                if t.pos[above] in ("VERB", "AUX"):
                    if t.lemma[above] in _MOTION:
                        slots["L"] = self.subject(above)
                    break
        elif t.dep[n] == "conj" and t.pos[t.head[n]] == "NOUN":
            # "visits and talks with": the first noun's arguments serve the second.
            for name, tokens in self.noun(t.head[n]).items():
                slots.setdefault(name, tokens)
        if (carrier := self._carrier(n)) is not None:
            for name, tokens in self.noun(carrier).items():
                if others := [i for i in tokens if i != n]:
                    slots.setdefault(name, others)
        for i in slots.get("by", []) if t.child(n, "prep", "agent") is not None else ():
            for name, tokens in self.below(i).items():
                if name in SHARED and t.pos[i] == "PROPN":
                    slots.setdefault(name, tokens)  # "protests by Norway over"
        self._deeper(slots, CHAINED_OF_NOUN)
        if "with" not in slots and "between" not in slots and t.lemma[n] in _TALKS:
            if partners := self._partners(n):
                slots["with"] = partners
        if not genitive and "by" not in slots and not slots.get("L") and (culprits := self._culprits(n)):
            slots["L"] = culprits
        return slots

    def _for_to(self, n: int, verb: int) -> list[int]:
        """ "repeated its call for Peru to withdraw": whose infinitive the parser hangs on the verb."""
        t = self.t
        for c in t.children[verb] if t.dep[n] == "dobj" else ():
            mark = t.child(c, "mark") if c > n and t.tag[c] == "VB" else None
            if mark is not None and t.lower[mark] == "for" and mark > n:
                return self.subject(c)
        return []

    def _shares(self, verb: int, n: int) -> bool:
        """Whether who does what a verb tells does what its noun tells: "prolonged sanctions"; not who
        watches, feels or answers them."""
        t = self.t
        below = self.below(n)
        commanded = t.lemma[verb] in _COMMANDING and any(name in below for name in ("of", "on", "against"))
        if t.lemma[verb] in _APPROVING and _hurts(t.lemma[n], t.lemma[verb] in _GLAD):
            return False  # "welcomed the arrest of": whoever made it
        if commanded or t.lemma[verb] in self._light:
            return True
        taken = t.dep[n] == "dobj" and t.pos[verb] == "VERB"
        return taken and t.lemma[verb] not in self._aloof and not _telling(t.lemma[verb])

    def _partners(self, n: int) -> list[int]:
        """With whom talks are held: "talks to buy a stake in Acme", "to sell jets to Peru"."""
        t = self.t
        deal = next((c for c in t.children[n] if t.dep[c] in ("acl", "relcl") and t.tag[c] == "VB"), None)
        if deal is None or t.lemma[deal] not in _DEALING:
            return []
        slots = self.verb(deal)
        for name in ("with", "D", "to", "from"):
            if slots.get(name):
                return slots[name]
        things = slots.get("O", [])
        return [j for i in things for j in self.below(i).get("in", [])] or slots.get("in", []) or things

    def _of_clause(self, n: int, genitive: list[int]) -> bool:
        """A noun after "amid" or "after" whose doer is the clause's: "after talks with Peru, Norway ...";
        "after an attack on Peru" leaves open whose attack it was."""
        word = self.t.lower[self.t.head[n]]
        if word in AMID:
            # "despite the war in Peru": a thing of that place
            return not genitive and (word == "during" or "in" not in self.below(n))
        if self.t.lemma[n] not in _mutual() or self.possessors(n):
            return False
        return word in AFTER or (word == "on" and self.t.lemma[n] in _JOURNEYS)

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
            if word in CHARGING and t.lemma[above] in PREPOSITIONAL_CONTROL:
                return self.object(above)
            return self.subject(above) if word == "to" and t.lemma[above] in ("confess", "admit") else []
        if t.lower[above] in _ANSWERABLE:
            return self.adjective(above).get("S", [])
        if t.lemma[above] in _PARTS:
            verb = self.governor(above)
            if verb is not None and t.lemma[verb] in PREPOSITIONAL_CONTROL:
                return self.object(verb)
            return self.possessors(above) or self._culprits(above) or self._lender(above)
        return []

    def _carrier(self, n: int) -> int | None:
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
