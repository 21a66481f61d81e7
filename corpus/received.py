"""Acts of nouns that the subject of a verb beside them bears: criticism dismissed, sanctions faced, help
received."""

from __future__ import annotations

from collections.abc import Iterator

from tieline.corpus import lexicon
from tieline.corpus.arguments import Argument, Arguments
from tieline.corpus.candidate import Candidate
from tieline.corpus.clauses import Clauses
from tieline.corpus.lexicon import Entry
from tieline.corpus.obliques import Slots
from tieline.corpus.tokens import Tokens

# What parties do with each other has no receiver; what one wins is help or approval.
_SHARED = frozenset(("AFFILIATE", "CONSULT", "AGREE", "COOPERATE"))
_GAINS = frozenset(("SUPPORT", "AID", "CONCEDE"))
# What criticism that is waved away does not tell its target by.
_TOPIC = frozenset(("L", "over", "about", "at"))


class Received:
    """Finds who bears the acts that one article's nouns tell."""

    def __init__(self, t: Tokens, clauses: Clauses, arguments: Arguments) -> None:
        self.t = t
        self.clauses = clauses
        self.arguments = arguments
        self._refusing = lexicon.words("refusing") | lexicon.words("refusing_to")
        self._receiving = lexicon.words("receiving")
        self._answering = lexicon.words("denying") | lexicon.words("refusing") | lexicon.words("brushing")
        self._winning = lexicon.words("winning")
        self._mouthpieces = lexicon.words("mouthpieces")

    def lent(self, entry: Entry, slots: Slots, n: int, light: str) -> Slots:
        """The slots of a noun under a verb: who "rejected criticism over the trial of Roe" is no critic, and
        Roe is not criticised."""
        if lexicon.category_of(entry.predicate) != "ACCUSE":
            return slots
        waved = light in self._answering and self.t.dep[n] in ("dobj", "conj")
        lost = _TOPIC if waved else ("L",) if light in self._refusing else ()
        return {name: tokens for name, tokens in slots.items() if name not in lost}

    def candidates(self, entry: Entry, slots: Slots, n: int, governor: int | None) -> list[Candidate]:
        """The act of a noun in one meaning, done to the subject of the verb that takes it or is beside."""
        t = self.t
        if governor is not None and t.lemma[governor] in self._receiving:
            if found := list(self._borne(entry, slots, n, t.lemma[governor])):
                return found
        verb = self._beside(n, entry)
        if verb is None:
            return []
        borne = {**slots, "L": self.clauses.subject(verb)}
        if t.dep[n] == "appos":  # "struck first, a charge denied by Peru"
            borne |= {"G": [n], "L": self.clauses.agents(verb)}
        return list(self._borne(entry, borne, n, t.lemma[verb]))

    def _beside(self, n: int, entry: Entry) -> int | None:
        """The verb whose subject an act is done to: "ran the islands with support from Peru", "thanked Roe
        for Peru's support", "dismissed Peru's criticism"."""
        t = self.t
        category = lexicon.category_of(entry.predicate)
        if category == "ACCUSE":
            verb = self.clauses.governor(n)
            if verb is None or t.lemma[verb] not in self._answering:
                return None
            apposed = t.dep[n] == "appos" and self.clauses.passive(verb)
            return verb if apposed or t.dep[n] in ("dobj", "conj") else None
        p = t.head[n]
        if category not in _GAINS or t.dep[n] != "pobj":
            return None
        above = t.head[p]
        if t.lower[p] == "with" and t.dep[above] == "dobj":
            above = t.head[above]  # where the parser hangs it on the object
        thanked = t.lower[p] == "for" and t.lemma[above] == "thank"
        return above if t.pos[above] == "VERB" and (thanked or t.lower[p] == "with") else None

    def _borne(self, entry: Entry, slots: Slots, n: int, verb: str) -> Iterator[Candidate]:
        """ "faces Western sanctions", "won Norwegian backing": whose act it is stands before it, and who
        bears it is its verb's subject."""
        category = lexicon.category_of(entry.predicate)
        named = [s.name for p in entry.patterns if not p.symmetric for s in p.source]
        if category in _SHARED or (verb in self._winning and category not in _GAINS) or "G" not in named:
            return
        names = ("G", "by", "from") if "from" in named else ("G", "by")
        sources = next((found for x in names if (found := self.arguments.of(slots.get(x, [])))), [])
        told = self.t.child(n, "acl", "ccomp") if category == "ACCUSE" else None
        content = n if told is None else told
        targets = self.arguments.of(slots.get("L", []))
        if category == "ACCUSE" and verb in self._answering:
            targets = [b for a in targets if (b := self._spoken_for(a))]
        if {a.figure.id for a in sources} & {b.figure.id for b in targets}:
            return  # "Roe and Doe won their support": somebody else's
        for a in sources:
            for b in targets:
                rule = f"noun:{entry.word}+{verb}"
                yield Candidate(a, entry.predicate, b, n, (content,), rule, a.depth + b.depth)

    def _spoken_for(self, a: Argument) -> Argument | None:
        """ "the minister rejected Peru's accusations": they are of the state, where it is known."""
        spokesman = any(title.split()[-1] in self._mouthpieces for title in a.figure.titles if title)
        if a.figure.type != "person" or not spokesman:
            return a
        state = self.arguments.cast.country(a.figure.country)
        return Argument(state, a.mention, a.depth) if state else None
