"""Who holds an office that a state is named with and no name: "Norway's foreign minister", "its envoy".

The first of these rules that gives one answer:

    office       the one person of the article who bears that office of that state
    named later  who is named next with the bare title and no state ("Minister Jane Roe said"), or speaks
                 there with nothing that says who she is: the reader must know her by then
    envoy        for an ambassador, a person of this article whom nobody names
"""

from __future__ import annotations

from functools import cached_property

from tieline.corpus import lexicon
from tieline.corpus.actors import Cast, Figure, Mention
from tieline.corpus.antecedents import Referents
from tieline.corpus.bodies import called
from tieline.corpus.common_nouns import is_person
from tieline.corpus.offices import Offices
from tieline.corpus.role_words import Office
from tieline.corpus.tokens import Tokens
from tieline.graph import ids

_ENVOYS: frozenset[tuple[str, ...]] = frozenset(
    (("ambassador",), ("envoy",), ("special", "envoy"), ("high", "commissioner"))
)
# What an ambassador is called too.
_ALIKE: dict[tuple[str, ...], tuple[str, ...]] = {("envoy",): ("ambassador",)}
_HEADS = frozenset(("minister", "secretary", "president", "ambassador", "envoy", "commissioner", "premier"))
_FILLING = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "conj"))
_DEFINITE = frozenset(("the", "'s", "'", "its", "their"))
# Words before an office that leave open, or tell, that another one held it.
_OTHERS = frozenset(("former", "ex", "late", "then", "next", "new", "future", "acting", "outgoing", "first"))
# ... that are no field of a minister's.
_RANKS = frozenset(
    ("senior", "junior", "deputy", "cabinet", "government", "top", "chief", "federal", "state")
)
# How many sentences on the name may stand.
_REACH = 3
_SAYING = lexicon.words("saying")


class Unnamed:
    """Finds the holders of one article's offices that stand without a name."""

    def __init__(self, t: Tokens, cast: Cast, offices: Offices) -> None:
        self.t = t
        self.cast = cast
        self.offices = offices

    def of(self, i: int) -> Referents | None:
        """Who holds the office that a noun names with its state; None where nobody certain does."""
        t = self.t
        found = self.offices.around(i) if t.lower[i] in _HEADS and t.dep[i] in _FILLING else None
        if found is None or found[1] != i + 1 or t.tag[i] in ("NNS", "NNPS") or self._named(i):
            return None
        office = self._office(*found)
        state = self._state(i, office)
        if state is None or not (office.of_state or office.words in _ENVOYS):
            return None
        words = _ALIKE.get(office.words, office.words)
        if holders := self._bearers.get((state.figures[0].id, words)):
            return Referents((next(iter(holders)),), "office") if len(holders) == 1 else None
        if later := self._later(i, office, state.figures[0]):
            return Referents((later,), "named later")
        if office.words in _ENVOYS:
            return Referents((self._envoy(i, state, office),), "envoy")
        return None

    def _office(self, first: int, last: int) -> Office:
        """The office that a role's span names, a field that no list knows included: "sports minister"."""
        t = self.t
        office = self.offices.office(first, last)
        field = office.first - 1
        beside = field >= 0 and t.dep[field] in ("compound", "nmod", "amod") and self.cast.at[field] is None
        if office.words == ("minister",) and beside and t.lower[field] not in _OTHERS | _RANKS:
            return Office(field, (t.lower[field], "minister"))
        return office

    def _named(self, i: int) -> bool:
        """A name stands beside the office, or something tells that another one is meant."""
        t = self.t
        behind = self.cast.at[i + 1] if i + 1 < len(t) else None
        if behind is not None and behind.figures[0].type == "person":
            return True
        return any(
            (t.dep[c] in ("appos", "conj", "relcl", "nummod"))
            or (t.dep[c] in ("amod", "advmod", "compound") and t.lower[c] in _OTHERS)
            or (t.dep[c] == "det" and t.lower[c] != "the")
            for c in t.children[i]
        )

    def _state(self, i: int, office: Office) -> Mention | None:
        """The state right before the office, told as one that has one holder: "the Norwegian", "its"."""
        t = self.t
        place = self.offices.place_before(office.first, persons=True) or self._pronoun(office.first - 1)
        if place is None or len(place.figures) != 1 or place.figures[0].type != "country":
            return None
        before, behind = t.lower[max(0, place.first - 1)], t.lower[place.last]
        told = place.kind == "pronoun" or before == "the" or behind in _DEFINITE or before in _DEFINITE
        return place if told and t.lower[office.first - 1] not in _OTHERS else None

    def _pronoun(self, i: int) -> Mention | None:
        m = self.cast.at[i] if i >= 0 else None
        return m if m is not None and m.kind == "pronoun" and self.t.dep[i] == "poss" else None

    @cached_property
    def _bearers(self) -> dict[tuple[str, tuple[str, ...]], set[Figure]]:
        """Who bears which office of which state by her name."""
        found: dict[tuple[str, tuple[str, ...]], set[Figure]] = {}
        for m in self.cast.mentions:
            f = m.figures[0]
            if m.kind != "name" or f.type != "person" or len(m.figures) != 1:
                continue
            span = self._span(m)
            if span is None:
                continue
            office = self._office(*span)
            place = self.offices.place_before(office.first)
            state = place.figures[0] if place else self.cast.country(f.country)
            if state is not None and state.type == "country":
                found.setdefault((state.id, _ALIKE.get(office.words, office.words)), set()).add(f)
        return found

    def _span(self, m: Mention) -> tuple[int, int] | None:
        """Where the office stands that a name bears: before it, or beside it, parted by a comma."""
        if title := self.offices.title_before(m) or self.offices.announced(m):
            return title[1], title[1] + len(title[0])
        t = self.t
        beside = [c for c in t.children[m.head] if t.dep[c] == "appos"]
        beside += [t.head[m.head]] if t.dep[m.head] == "appos" else []
        return next((s for j in beside if t.lower[j] in _HEADS and (s := self.offices.around(j))), None)

    def _later(self, i: int, office: Office, state: Figure) -> Figure | None:
        """Who is named next, as the holder of an office told before is."""
        t = self.t
        for m in self.cast.mentions:
            if m.first <= i or m.kind != "name" or m.figures[0].type != "person":
                continue
            f = m.figures[0]
            if t.sentence[m.first] - t.sentence[i] > _REACH or f.country not in (None, state.country):
                return None
            if any(f in other.figures for other in self.cast.mentions if other.first < m.first):
                continue
            title = self.offices.title_before(m)
            if title is not None:
                words, first = title
                bare = self.offices.place_before(first) is None and first == m.first - len(words)
                same = words == office.words or (words == office.words[-1:] and words != ("president",))
                return f if bare and same else None
            told = (
                f.titles
                or t.word[m.last : m.last + 1] == [","]
                or any(t.dep[c] in ("prep", "poss", "appos", "relcl", "amod") for c in t.children[m.head])
            )
            speaks = t.dep[m.head] == "nsubj" and t.lemma[t.head[m.head]] in _SAYING and m.last - m.first > 1
            speaks = speaks and t.dep[i] == "nsubj" and t.lemma[t.head[i]] in _SAYING
            return f if speaks and not told and not self._others(i, m.first) else None
        return None

    def _others(self, i: int, end: int) -> bool:
        """Somebody else without a name acts between: she may be whom the name names."""
        t = self.t
        return any(
            t.dep[j] in ("nsubj", "nsubjpass") and t.pos[j] == "NOUN" and is_person(t.lemma[j])
            for j in range(i + 1, end)
        )

    def _envoy(self, i: int, place: Mention, office: Office) -> Figure:
        """The unnamed ambassador of a state: one person of this article."""
        t, state = self.t, place.figures[0]
        name = f"{called(state)} {' '.join(office.words)}"
        id_ = ids.local_id("person", name, t.text)
        figure = self.cast.figures.setdefault(
            id_, Figure(id_, name, "person", state.country, "government", titles={t.lower[i]})
        )
        figure.forms[name] += 1
        if place.kind != "pronoun":
            figure.forms[t.words(place.first, i + 1)] += 1
        return figure
