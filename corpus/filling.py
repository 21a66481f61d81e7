"""The patterns of a word, filled with the actors that stand in its slots: who does it to whom, about what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations

from tieline.corpus import lexicon
from tieline.corpus.arguments import Argument, Arguments
from tieline.corpus.candidate import Candidate
from tieline.corpus.lexicon import Entry, Pattern, Slot
from tieline.corpus.obliques import Slots
from tieline.corpus.tokens import Tokens

# Slots whose filling, where it is no party itself, an act is about.
_ABOUT = frozenset(("O", "of", "to", "on", "over", "against", "in", "at", "with", "about"))
# A place does what is done there to somebody only if nobody else is said to: "was arrested in Peru".
_PLACES = frozenset(("in", "from"))


class Filling:
    """Fills the patterns of one article's words."""

    def __init__(self, t: Tokens, arguments: Arguments) -> None:
        self.t = t
        self.arguments = arguments
        self._accounts = lexicon.words("accounts")
        self._needy = lexicon.words("needy")
        self._sites = lexicon.words("sites")

    def candidates(self, entry: Entry, slots: Slots, trigger: int, rule: str) -> Iterator[Candidate]:
        """The candidates of the first alternative that has both its ends."""
        asked: set[str] = set()
        for pattern in entry.patterns:
            names = [s.name for s in pattern.source]
            if pattern.symmetric and names == [s.name for s in pattern.target]:
                # An unresolved "with Y" must not become a meeting of the subjects among themselves.
                if any(slots.get(name) for name in asked):
                    continue
                yield from self._among(entry, pattern, slots, trigger, rule)
            else:
                yield from (found := list(self._between(entry, pattern, slots, trigger, rule)))
                if found:
                    return
            asked |= {s.name for s in pattern.target if s.name.islower() or s.name == "O"}

    def _among(
        self, entry: Entry, pattern: Pattern, slots: Slots, trigger: int, rule: str
    ) -> Iterator[Candidate]:
        before = self.t.head[trigger]
        if self.t.dep[trigger] == "conj" and self.arguments.of(self._others(before), direct=True):
            return  # "Roe and Doe met Moll and discussed trade": with her
        for slot in pattern.source:
            if slot.name == "L" and slots.get("of"):
                continue  # "won the cooperation of some clerks": theirs, not the winners' own
            parties = self._fill(slot, slots, trigger)
            if len(parties) > 1:
                objects = self._objects(pattern, slots, trigger, ())
                for a, b in combinations(parties, 2):
                    yield Candidate(a, entry.predicate, b, trigger, objects, rule, a.depth + b.depth)
                return

    def _others(self, verb: int) -> list[int]:
        """Whom a verb does something to or with."""
        if self.t.pos[verb] != "VERB" or self.arguments.clauses.passive(verb):
            return []
        slots = self.arguments.clauses.verb(verb)
        return [i for name in ("O", "with", "on") for i in slots.get(name, [])]

    def _between(
        self, entry: Entry, pattern: Pattern, slots: Slots, trigger: int, rule: str
    ) -> Iterator[Candidate]:
        for source_slot in pattern.source:
            if source_slot.name in _PLACES and pattern.target[0].name == "O" and slots.get("S"):
                continue
            sources = self._fill(source_slot, slots, trigger)
            if lexicon.category_of(entry.predicate) == "AFFILIATE":
                # What a thing of an actor's belongs to says nothing of the actor.
                sources = [a for a in sources if not a.depth]
            if sources:
                break
        else:
            return
        known = {a.figure.id for a in sources}
        # Who help each other give nothing in particular.
        mutual = len(sources) > 1 and lexicon.category_of(entry.predicate) != "AID"
        if mutual and any(self._each_other(s, slots) for s in pattern.target):
            objects = self._objects(pattern, slots, trigger, (), ("O",))
            for a, b in permutations(sources, 2):
                yield Candidate(a, entry.predicate, b, trigger, objects, rule, a.depth + b.depth)
            return
        tried: set[str] = set()
        for target_slot in pattern.target:
            if target_slot.name == source_slot.name and not pattern.symmetric:
                continue
            if (
                target_slot.name == "O"
                and target_slot.direct
                and any(slots.get(p) for p in tried if p.islower())
            ):
                break  # "handed captured rebels over to a camp": what is handed over is given nothing
            tried.add(target_slot.name)
            beyond = lexicon.category_of(entry.predicate) in ("SANCTION", "REJECT", "RETREAT")
            sites = lexicon.category_of(entry.predicate) == "ASSAULT"
            needy = lexicon.category_of(entry.predicate) == "AID"
            targets = [
                a
                for a in self._fill(target_slot, slots, trigger, beyond=beyond, sites=sites, needy=needy)
                if a.figure.id not in known
            ]
            if targets:
                break
        else:
            return
        # What a target was lifted from is what it was about; a target itself is no object.
        used = (target_slot.name, source_slot.name) if any(b.depth for b in targets) else ()
        taken = (target_slot.name, source_slot.name)
        objects = self._objects(pattern, slots, trigger, used, taken)
        for a in sources:
            for b in targets:
                yield Candidate(a, entry.predicate, b, trigger, objects, rule, a.depth + b.depth)

    def _each_other(self, slot: Slot, slots: Slots) -> bool:
        """ "accused each other of lying": each of the subjects the others."""
        t = self.t
        return any(
            t.lower[i - 1 : i + 1] in (["each", "other"], ["one", "another"])
            for i in slots.get(slot.name, ())
            if i
        )

    def _fill(
        self,
        slot: Slot,
        slots: Slots,
        trigger: int,
        *,
        beyond: bool = False,
        sites: bool = False,
        needy: bool = False,
    ) -> list[Argument]:
        tokens = [i for i in slots.get(slot.name, []) if i != trigger]
        if slot.name in ("at", "on"):
            tokens = [i for i in tokens if self.t.lemma[i] not in self._accounts]
        found = self.arguments.of(tokens, direct=slot.direct, beyond=beyond, sites=sites, needy=needy)
        if not found and slot.name == "in":
            # "invested in a harbour in Peru"; a capital there may be no more than a place
            places = [
                i for i in slots.get("within", []) if (m := self.arguments.cast.at[i]) and m.kind == "name"
            ]
            found = [a for a in self.arguments.of(places, direct=True) if a.figure.type == "country"]
        helped = slot.name in ("to", "for", "D", "O") and any(self.t.lemma[i] in self._needy for i in tokens)
        if needy and helped and not found:
            near = [*slots.get("in", []), *(k for i in tokens for k in self._within(i))]
            found = [a for a in self.arguments.of(near, direct=True) if a.figure.type == "country"]
        if sites and not found and slot.name == "O" and any(self.t.lemma[i] in self._sites for i in tokens):
            # "burnt a village in Peru", where the parser lets it burn there
            inside = self.arguments.of(slots.get("in", []), direct=True)
            found = [a for a in inside if a.figure.type == "country"]
        if slot.types:
            found = [a for a in found if a.figure.type in slot.types]
        return found

    def _within(self, i: int) -> list[int]:
        """ "victims of the floods in Peru": where those are whom aid is for."""
        below = self.arguments.clauses.below
        return [k for name in ("of", "by") for j in below(i).get(name, []) for k in below(j).get("in", [])]

    def _objects(
        self,
        pattern: Pattern,
        slots: Slots,
        trigger: int,
        used: tuple[str, ...],
        taken: tuple[str, ...] = (),
    ) -> tuple[int, ...]:
        for slot in pattern.object:
            tokens = slots.get(slot.name)
            if not tokens and (told := slots.get(f"{slot.name}+")):
                return tuple(told)
            if tokens and slot.name not in taken:
                return tuple(i for i in tokens if self.arguments.cast.at[i] is None)
        if self.t.pos[trigger] in ("NOUN", "PROPN"):
            return (trigger,)
        # "criticised Poland's plan": what the target was lifted from is what it was about.
        return tuple(
            i
            for name in used
            for i in slots.get(name, [])
            if name in _ABOUT and self.arguments.cast.at[i] is None
        )
