"""Frames over the normal form of clauses: a lexicon word with its arguments is a candidate relation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tieline.corpus import lexicon
from tieline.corpus.arguments import Arguments
from tieline.corpus.candidate import Candidate
from tieline.corpus.clauses import Clauses
from tieline.corpus.filling import Filling
from tieline.corpus.governed import Governed
from tieline.corpus.idioms import Idioms, first_words
from tieline.corpus.lexicon import Entry
from tieline.corpus.obliques import Slots
from tieline.corpus.received import Received
from tieline.corpus.spelling import shouted
from tieline.corpus.tokens import Tokens

# Participles that tell what an act goes with, or what comes of it.
_BESIDE = frozenset(("joining", "prompting", "turning"))
# Where somebody is called who is not telephoned: "called Roe to the stand", "called Roe into question".
_THITHER = frozenset(("to", "into", "for", "as", "in", "before", "out"))


@dataclass(frozen=True, slots=True)
class Tried:
    """A word of the lexicon that stands in the text whole, the slots it looked in, what it found."""

    entry: Entry
    slots: Slots
    trigger: int
    found: tuple[Candidate, ...]


class Frames:
    """Matches the lexicon against one article; `tried` tells of each word what came of it, `lost` of what was
    found and not taken."""

    def __init__(self, t: Tokens, clauses: Clauses, arguments: Arguments) -> None:
        self.t = t
        self.clauses = clauses
        self.arguments = arguments
        self.words = lexicon.load()
        self.governed = Governed(t, clauses)
        self.filling = Filling(t, arguments)
        self.received = Received(t, clauses, arguments)
        self._measures = lexicon.words("measures")
        self._saying = lexicon.words("saying")
        self._met = lexicon.words("met")
        self._wanting = lexicon.words("wanting")
        self._light = lexicon.grammar()["light"]
        self.idioms = Idioms(t, clauses)
        self._first_words = first_words(self.words)
        self.tried: list[Tried] = []
        self.lost: list[tuple[Candidate, str]] = []  # with both ends, and why they were not taken
        self._told: set[int] = set()  # nouns that an idiom of their verb has told already

    def candidates(self, *, thorough: bool = False) -> Iterator[Candidate]:
        """Every candidate of verbs, then of nouns and adjectives.

        Args:
            thorough: also try the words of sentences that name fewer than two actors and can relate none.
        """
        t, words = self.t, self.words
        # "in March" is no march
        dated = {i for first, last, label in t.named if label == "DATE" for i in range(first, last)}
        named: dict[int, set[str]] = defaultdict(set)
        for mention in self.arguments.cast.mentions:
            named[t.sentence[mention.first]].update(f.id for f in mention.figures)
        spoken = [
            i
            for s, (a, b) in enumerate(t.sentences)
            if (thorough or len(named[s]) > 1) and not shouted(t, a)
            for i in range(a, b)
        ]
        for i in spoken:
            if t.dep[i] == "amod" and t.tag[i] == "VBG" and self.clauses.joined(i) is None:
                continue  # "punishing raids" punish nobody
            if t.pos[i] == "VERB" or (t.pos[i] in ("AUX", "ADJ") and t.tag[i].startswith("VB")):
                if t.lemma[i] in words.verbs:
                    yield from self._verb(i)
        for i in spoken:
            pos = t.pos[i]
            if pos in ("NOUN", "PROPN") and i not in dated:
                if self._titled(i):
                    continue
                if t.lemma[i] in words.nouns and (self.arguments.cast.at[i] is None):
                    yield from self._noun(i)
            if pos in ("ADJ", "ADP", "VERB", "ADV") and t.lower[i] in self._first_words:
                yield from self._adjective(i)

    def _verb(self, v: int) -> Iterator[Candidate]:
        t = self.t
        if t.lower[v] in _BESIDE and t.dep[v] == "advcl":
            return  # "sued Acme, joining Norway", "fled, prompting Peru to act": no request, no membership
        if t.lower[v] == "visiting" and t.word[v - 1 : v] and t.lemma[t.head[v]] in self._saying:
            return  # "told visiting envoy Roe": it is Roe who visits
        slots = self.clauses.verb(v)
        met = t.lemma[v] == "meet" and any(t.lemma[o] in self._met for o in slots.get("O", [])[:1])
        particles = {t.lower[c] for c in t.children[v] if t.dep[c] == "prt"}
        counted = slots.get("O", [])
        counted = [*counted, *(j for o in counted if t.lemma[o] in self._measures for j in self._of(o))]
        # "left the White House" leaves nobody a house
        counted = [o for o in counted if t.pos[o] != "PROPN" or self.arguments.cast.at[o] is None]
        objects = {t.lemma[o] for o in counted}
        for entry in self.words.verbs[t.lemma[v]]:
            if entry.nouns and objects.isdisjoint(entry.nouns):
                continue
            if met and not entry.nouns:
                continue  # "met its commitments": nobody
            if particles and particles.isdisjoint(entry.particles):
                continue
            followed = self.idioms.after(v, entry.particles)
            if followed is None:
                continue
            filled = slots
            for j in followed:
                filled = {**self.clauses.below(j), **filled}
                if whose := self.clauses.possessors(j):
                    filled.setdefault("G", whose)  # "came to Peru's defence"
            if entry.nouns:
                thing = next(o for o in counted if t.lemma[o] in entry.nouns)
                if any(
                    e.particles and self.idioms.stand_before(thing, e.particles)
                    for e in self.words.nouns.get(t.lemma[thing], ())
                ):
                    continue  # "deepened military ties": the longer noun knows better
                filled = {**self.clauses.noun(thing), **filled}
            elif self._carries_act(v, entry, slots) or (
                entry.predicate == "calls" and entry.word == "call" and not self._phoned(v)
            ):
                continue
            found = list(self._match(entry, filled, v, f"verb:{t.lemma[v]}"))
            if entry.predicate == "owns" and self.clauses.passive(v):
                # "Instagram, owned by Facebook": it belongs to what owns it
                found = [c if c.source.figure.type == "person" else _turned(c, "belongs to") for c in found]
            if self.clauses.joined(v) is not None:
                # "the US-backed raid on Chile": what is backed is no party
                found = self._kept(found, lambda c: not c.depth, "what is so called is no party of the act")
            if entry.nouns and entry.predicate == "leads":
                self._told.add(thing)  # "took charge of the match": no charge against anybody
            if found and entry.nouns:
                if not self._answers(entry, thing):
                    self._told.add(thing)
                found = [c if c.objects else replace(c, objects=(thing,)) for c in found]
            if found and self.governed.forced(v):
                found = self._kept(found, _is_no_aid, "given because somebody was made to")
            above = self.governed.above(v)
            if above is not None:
                found = [self.governed.below(above, c) for c in found]
            if found and (no := self.governed.declined(v)) is not None:
                found = [self.governed.refused(no, c) for c in found]
            yield from found
            if found:
                return

    def _answers(self, entry: Entry, thing: int) -> bool:
        """ "dismissed Peru's criticism", "broke Peru's blockade": what is answered stands all the same."""
        refused = lexicon.category_of(entry.predicate) == "REJECT"
        told = (lexicon.category_of(e.predicate) for e in self.words.nouns.get(self.t.lemma[thing], ()))
        return entry.predicate in ("denies", "defies") or (refused and "ACCUSE" in told)

    def _titled(self, n: int) -> bool:
        """ "won the Tour of Chile": a capital within a sentence makes an event's name of it."""
        t = self.t
        first = t.sentences[t.sentence[n]][0]
        return t.pos[n] == "PROPN" and t.word[n].istitle() and n - 1 > first and t.word[n - 1] == "the"

    def _phoned(self, v: int) -> bool:
        """ "called Roe on Monday" by telephone: neither names him, nor to a place, nor out."""
        t = self.t
        told = t.child(v, "oprd", "attr", "ccomp", "dative", "acomp") is not None
        whom = t.child(v, "dobj")
        beside = whom is not None and any(t.dep[c] == "appos" and c > whom for c in t.children[whom])
        places = any(t.dep[c] == "prep" and t.lower[c] in _THITHER for c in t.children[v])
        return t.dep[v] not in ("acl", "relcl") and not (told or beside or places or self.clauses.passive(v))

    def _of(self, n: int) -> list[int]:
        return self.clauses.below(n).get("of", [])

    def _carries_act(self, v: int, entry: Entry, slots: Slots) -> bool:
        """ "gave a guarantee", "received a warning": the noun tells the act, the verb gives no goods."""
        t = self.t
        category = lexicon.category_of(entry.predicate)
        if category not in ("AID", "AGREE") or t.lemma[v] not in self._light:
            return False
        return any(
            lexicon.category_of(e.predicate) != category
            for o in slots.get("O", [])[:1]
            for e in self.words.nouns.get(t.lemma[o], ())
            if self.idioms.stand_before(o, e.particles)
        )

    def _noun(self, n: int) -> Iterator[Candidate]:
        t = self.t
        slots = self.clauses.noun(n)
        governor = self.clauses.governor(n)
        light = t.lemma[governor] if governor is not None else ""
        if n in self._told:
            return
        # "hostilities" is more than "hostility": a plural with entries of its own
        for entry in self.words.nouns.get(t.lower[n]) or self.words.nouns[t.lemma[n]]:
            if not self.idioms.stand_before(n, entry.particles):
                continue
            found = list(
                self._match(entry, self.received.lent(entry, slots, n, light), n, f"noun:{t.lemma[n]}")
            )
            found = found or self.received.candidates(entry, slots, n, governor)
            found = [self._charged(entry, c) for c in found]
            if found and light in self._wanting and "from" not in slots:
                # "requested aid for Poland": asked of nobody named, on another's behalf
                found = self._kept(found, _is_no_aid, "wanted, and given by nobody named")
            if found and self.governed.soured(n):
                found = [
                    replace(c, predicate="is at odds with")
                    if lexicon.category_of(c.predicate) in ("SUPPORT", "COOPERATE")
                    else c
                    for c in found
                ]
            if found:
                lent = {id(self.arguments.cast.at[j]) for j in slots.get("L", [])}
                if governor is not None:
                    found = [
                        self.governed.demanded(governor, c) if id(c.source.mention) in lent else c
                        for c in found
                    ]
                changed = [self.governed.under(light, c) for c in found]
                no = self.governed.declined(governor) if governor is not None else None
                if no is not None:  # "will not lift the ban on"
                    changed = [self.governed.refused(no, c) for c in changed]
                for old, new in zip(found, changed, strict=True):
                    both = id(old.source.mention) in lent and id(old.target.mention) in lent
                    if both and new.predicate != old.predicate:
                        # "Norway and Peru rejected a deal": not each other's
                        self.lost.append((old, "its verb undoes it, and both ends are that verb's subjects"))
                    else:
                        yield new
                return

    def _kept(self, found: list[Candidate], fits: Callable[[Candidate], bool], why: str) -> list[Candidate]:
        """The candidates that fit; what does not is lost, and why is noted."""
        self.lost += [(c, why) for c in found if not fits(c)]
        return [c for c in found if fits(c)]

    def _charged(self, entry: Entry, c: Candidate) -> Candidate:
        """ "accusations that it had bought arms": what they are of is told by the clause."""
        told = self.t.child(c.trigger, "acl", "ccomp") if c.objects == (c.trigger,) else None
        stated = told is not None and self.t.child(told, "mark") is not None
        accused = stated and lexicon.category_of(entry.predicate) == "ACCUSE"
        return replace(c, objects=(told,)) if accused and told is not None else c

    def _adjective(self, a: int) -> Iterator[Candidate]:
        t = self.t
        if t.pos[a] == "VERB" and t.child(a, "dobj") is not None:
            return  # "devoted attention to", not "is devoted to"
        for entry, words in self._first_words[t.lower[a]]:
            if t.lower[a : a + len(words)] == words:
                idiom = list(range(a + 1, a + len(words)))
                slots = self.clauses.adjective(a)
            elif len(words) == 3 and (noun := self.idioms.possessed(a, words)) is not None:
                idiom = [noun]  # "at Norway's request" for "at the request of Norway"
                slots = {**self.clauses.adjective(a), "of": self.clauses.possessors(noun)}
            else:
                continue
            for j in idiom:
                slots = {**self.clauses.below(j), **slots}
            found = list(self._match(entry, slots, a, f"adjective:{entry.word}"))
            yield from found
            if found:
                self._told.update(idiom)
                return

    def _match(self, entry: Entry, slots: Slots, trigger: int, rule: str) -> tuple[Candidate, ...]:
        found = tuple(self.filling.candidates(entry, slots, trigger, rule))
        self.tried.append(Tried(entry, slots, trigger, found))
        return found


def _is_no_aid(c: Candidate) -> bool:
    return lexicon.category_of(c.predicate) != "AID"


def _turned(c: Candidate, predicate: str) -> Candidate:
    """The same tie told from its other end."""
    return replace(c, source=c.target, predicate=predicate, target=c.source)
