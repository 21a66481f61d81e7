"""Who is what of whom: titles before names, appositions, copulas, "of" after a name, bodies of states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice

from tieline.corpus import gazetteer, lexicon
from tieline.corpus.actors import Cast, Figure, Mention
from tieline.corpus.arguments import Argument, Arguments
from tieline.corpus.clauses import Clauses
from tieline.corpus.frames import Candidate
from tieline.corpus.given import is_given
from tieline.corpus.seats import seats
from tieline.corpus.tokens import Tokens
from tieline.graph.predicates import PREDICATES

_PLACES = ("of", "at", "for", "with", "in", "from", "to", "on")
# Words between a state and a title that leave the role as it is.
_SKIP = lexicon.words("skip")
# Bodies that a state has one of; "the military" is as often the state itself.
_STATE_BODIES = lexicon.words("state_bodies")
_PERSON_ONLY = frozenset(
    (
        "leads",
        "represents",
        "works for",
        "plays for",
        "coaches",
        "is relative of",
        "is citizen of",
        "founded",
    )
)
_NO_PERSON_PLACE = frozenset(("leads", "plays for", "coaches", "is citizen of", "is part of", "belongs to"))
# Offices of a state that a name may bear without the state beside it.
_STATE_OFFICES = frozenset(tuple(office.split()) for office in lexicon.words("state_offices"))
_LEADING = frozenset(
    ("president", "leader", "premier", "chancellor", "king", "queen")
)  # a minister may be any
_OFFICIAL = lexicon.words("official_roles")
_RANKS = lexicon.words("ranks")
_STAFF = lexicon.words("staff")
# How many tokens before a name a title may take, and how many words a role may have.
_TITLE = 7
_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Role:
    """What a role noun says.

    Attributes:
        by_nationality: the predicate after a state's adjective, where it is another.
        reversed: the holder is the target.
    """

    predicate: str
    by_nationality: str | None = None
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """A role that has a holder, and what was found that it may be a role of."""

    predicate: str
    trigger: int
    holders: tuple[Argument, ...]
    places: tuple[Argument, ...]


@cache
def _roles() -> dict[tuple[str, ...], _Role]:
    found: dict[tuple[str, ...], _Role] = {}
    sections = lexicon.read("roles")
    for predicate, section in sections.items():
        for key in ("roles", "reversed"):
            for role in section.get(key, ()):
                found[_words(role)] = _Role(predicate, reversed=key == "reversed")
    for predicate, section in sections.items():
        for role in section.get("by_nationality", ()):
            plain = found.get(_words(role), _Role(predicate))
            found[_words(role)] = _Role(plain.predicate, predicate, plain.reversed)
    return found


def _words(role: str) -> tuple[str, ...]:
    return tuple(role.lower().replace("-", " - ").split())


@cache
def _role_words() -> frozenset[str]:
    return frozenset(word for words in _roles() for word in words)


class Roles:
    """Finds the roles of one article; `sought` tells of each that has a holder."""

    def __init__(self, t: Tokens, cast: Cast, clauses: Clauses, arguments: Arguments) -> None:
        self.t = t
        self.cast = cast
        self.clauses = clauses
        self.arguments = arguments
        self.sought: list[Sought] = []

    def note_titles(self) -> None:
        """Remember each person's titles, so that "the president" finds its bearer."""
        for m in self.cast.mentions:
            f = m.figures[0]
            if f.type == "person" and (title := self._title_before(m)):
                words, first = title
                f.titles.add(words[-1])
                place = self._before(first)
                if place is not None and place.figures[0].type == "country" and not f.country:
                    f.country = place.figures[0].country
            if f.type == "person" and m.kind == "name" and len(m.figures) == 1:
                for noun in self._described(m):
                    f.titles.add(self.t.lower[noun])
                    f.country = f.country or self._nation(noun)

    def _described(self, m: Mention) -> Iterator[int]:
        """The nouns that say what somebody is: "Jane Roe, a Norwegian banker", "the sprinter Jane Roe"."""
        t = self.t
        around = [c for c in t.children[m.head] if t.dep[c] == "appos"]
        if t.dep[m.head] == "appos":
            around.append(t.head[m.head])
        if m.first and t.head[m.first - 1] == m.head and t.dep[m.first - 1] in ("compound", "nmod"):
            around.append(m.first - 1)
        for i in around:
            if t.pos[i] == "NOUN" and self.cast.at[i] is None and t.tag[i] == "NN":
                yield i

    def _nation(self, noun: int) -> str | None:
        """The state whose adjective or possessive stands before what somebody is."""
        t = self.t
        beside = (*t.children[noun], *(t.children[t.head[noun]] if t.dep[noun] == "compound" else ()))
        for c in beside:
            place = self.cast.at[c]
            if c < noun and place and len(place.figures) == 1 and place.figures[0].type == "country":
                if t.dep[c] in ("amod", "poss", "compound", "nmod"):
                    country: str | None = place.figures[0].country
                    return country
        return None

    def candidates(self) -> Iterator[Candidate]:
        for m, i, chamber in seats(self.t, self.cast):
            place = Mention(i, i + 1, i, (chamber,), "adjective")
            ends = Argument(m.figures[0], m, 0), Argument(chamber, place, 0)
            yield Candidate(ends[0], "belongs to", ends[1], i, (i,), "role:seat")
        for m in list(self.cast.mentions):
            if m.kind == "name" and len(m.figures) == 1:
                yield from self._title(m)
                if m.figures[0].type == "person":
                    yield from self._of(m)
                    yield from self._possessed(m)
                elif m.figures[0].type == "organization":
                    yield from self._body(m)
        for i in range(len(self.t)):
            if self.t.pos[i] in ("NOUN", "PROPN") and (
                self.t.lower[i] in _role_words() or self.t.lemma[i] in _role_words()
            ):
                yield from self._noun(i)

    def _title_before(self, m: Mention) -> tuple[tuple[str, ...], int] | None:
        """The longest role that ends before a name, ranks between them passed over, and its first
        token."""
        t = self.t
        end = m.first
        start = t.sentences[t.sentence[m.first]][0]
        while end > start:
            for first in range(max(start, end - _WORDS), end):
                words = tuple(t.lower[first:end])
                if words in _roles() and self._plain(first, end):
                    rank = words[-1] in _RANKS and self._title_before_rank(first, start)
                    return rank or (words, first)
            if t.lower[end - 1] not in _RANKS:
                return None
            end -= 1
        return None

    def _title_before_rank(self, end: int, start: int) -> tuple[tuple[str, ...], int] | None:
        """ "army spokesman General Jane Roe": what stands before a rank says more than the rank."""
        for first in range(max(start, end - _WORDS), end):
            words = tuple(self.t.lower[first:end])
            if words in _roles() and self._plain(first, end):
                return words, first
        return None

    def _plain(self, first: int, last: int) -> bool:
        """No name stands in the span."""
        return all(
            m is None or m.kind in ("nominal", "pronoun") or last - first > 1
            for m in self.cast.at[first:last]
        )

    def _before(self, i: int, *, persons: bool = False) -> Mention | None:
        """The actor named right before a title: "Norwegian", "Norway's", "the Acme"."""
        t = self.t
        j = i - 1
        # "Norwegian Financial Services Minister": the portfolio stands between
        portfolio = t.lower[i] in ("minister", "secretary")
        while j >= 0 and self.cast.at[j] is None and i - j <= _TITLE:
            named = portfolio and (t.word[j][0].isupper() or t.lower[j] in ("and", "for", ",", "&"))
            field = t.pos[j] == "NOUN" and t.dep[j] in ("compound", "nmod") and t.word[j].islower()
            if t.lower[j] not in _SKIP and t.pos[j] not in ("ADJ", "ADV") and not (named or field):
                return None  # of a "trade policy adviser" the field may stand between
            j -= 1
        m = self.cast.at[j] if j >= 0 and t.sentence[j] == t.sentence[i] else None
        if m is not None and m.kind == "pronoun" and persons and t.dep[j] == "poss" and len(m.figures) == 1:
            return m
        if m is None or m.kind in ("pronoun", "nominal") or len(m.figures) != 1:
            return None
        return m if persons or m.figures[0].type != "person" else None

    def _title(self, m: Mention) -> Iterator[Candidate]:
        """ "Norwegian Prime Minister Jane Roe", "the Acme chief Jane Roe", "state broadcaster ABC"."""
        title = self._title_before(m)
        if title is None:
            return
        words, first = title
        role = _roles()[words]
        if m.figures[0].type != "person" and role.predicate in _PERSON_ONLY:
            return
        persons = role.predicate not in _NO_PERSON_PLACE
        place = self._before(first, persons=persons)
        if place is None and first and self.t.word[first - 1] in ("and", "&"):
            place = self._before_other(first)
        holder = Argument(m.figures[0], m, 0)
        trigger = first + len(words) - 1
        place = place or self._within(first, m.first) or self._behind(m)
        places = (Argument(place.figures[0], place, 0),) if place else ()
        self.sought.append(Sought(role.predicate, trigger, (holder,), places))
        if place is not None:
            yield from self._of_role(
                role, holder, Argument(place.figures[0], place, 0), trigger, "role:title"
            )
        elif m.figures[0].type == "person" and words in _STATE_OFFICES:
            yield from self._bare(role, holder, trigger)

    def _within(self, first: int, last: int) -> Mention | None:
        """ "Senate majority leader Jane Roe": the title itself opens with the place."""
        m = self.cast.at[first]
        if m is None or m.kind != "name" or m.last >= last or len(m.figures) != 1:
            return None
        figure = m.figures[0]  # "Transportation" of a "Transportation Secretary" is no body
        return m if figure.type == "organization" and figure.id in gazetteer.load().actors else None

    def _before_other(self, first: int) -> Mention | None:
        """ "Norwegian president and army chief Jane Roe": what stands before the other title."""
        t = self.t
        j = first - 2
        while j > first - 5 and j >= 0 and self.cast.at[j] is None:
            j -= 1
        m = self.cast.at[j] if j >= 0 and t.sentence[j] == t.sentence[first] else None
        if m is None or m.kind in ("pronoun", "nominal") or len(m.figures) != 1:
            return None
        # "the Senate and President Jane Roe" names two: between them must stand a title
        titled = any(word in _role_words() for word in t.lower[j + 1 : first - 1])
        return m if titled and m.figures[0].type != "person" else None

    def _behind(self, m: Mention) -> Mention | None:
        """ "Prime Minister Jane Roe of Norway": the place right behind the name."""
        t = self.t
        if m.last + 1 < len(t) and t.lower[m.last] == "of":
            for j in range(m.last + 1, min(m.last + 3, len(t))):
                place = self.cast.at[j]
                if (
                    place
                    and place.kind != "adjective"
                    and place.figures[0].type in ("country", "organization")
                ):
                    return place
        return None

    def _bare(self, role: _Role, holder: Argument, trigger: int) -> Iterator[Candidate]:
        """ "President Jane Roe" with no state beside it: the state she is listed for if the article names
        it, else the only state that the article is about."""
        country = holder.figure.country
        crowned = self.t.lower[trigger] in ("king", "queen", "emperor")  # nicknames wear crowns too
        state = self.cast.country(country) if country or crowned else self.cast.main_state()
        named = next((x for x in self.cast.mentions if state in x.figures and x.kind != "pronoun"), None)
        if state is not None and named is not None:
            rule = "role:listed" if country else "role:main-state"
            yield from self._of_role(role, holder, Argument(state, named, 1), trigger, rule)

    def _possessed(self, m: Mention) -> Iterator[Candidate]:
        """ "China's Xi Jinping", "NBC's Jane Roe": whose the person is; what of it, only the lists know."""
        t = self.t
        person = m.figures[0]
        for c in t.children[m.head]:
            owner = self.cast.at[c]
            if t.dep[c] != "poss" or c >= m.first or owner is None or owner.kind == "pronoun":
                continue
            state = owner.figures[0]
            if len(owner.figures) == 1 and state.type == "country":
                leads = person.country == state.country and person.titles & _LEADING
                predicate = "leads" if leads else "is citizen of"
                if person.country == state.country and person.titles and not leads:
                    predicate = "represents"
            elif len(owner.figures) == 1 and state.type == "organization":
                # Firms name what they make like people; a given name is none of these.
                if m.last - m.first < 2 or not is_given(t.word[m.first]):
                    continue
                party = state.sector == "party" or state.name.endswith(" Party")
                predicate = "belongs to" if party else "works for"
            else:
                continue
            yield Candidate(
                Argument(person, m, 0), predicate, Argument(state, owner, 0), m.head, (), "role:possessed"
            )

    def _of(self, m: Mention) -> Iterator[Candidate]:
        """ "Jane Roe of the Institute": works there."""
        t = self.t
        for c in t.children[m.head]:
            if (
                t.dep[c] == "prep"
                and t.lower[c] in ("of", "from", "at", "with")
                and m.last <= c <= m.last + 1
                and (inner := t.child(c, "pobj")) is not None
            ):
                for a in self.arguments.lift(inner, True):
                    if a.figure.type == "organization":
                        yield from self._of_role(
                            _Role("works for"), Argument(m.figures[0], m, 0), a, m.head, "role:of"
                        )

    def _body(self, m: Mention) -> Iterator[Candidate]:
        """A state's own body: "Norway's Ministry of Trade", "the Norwegian parliament"."""
        t = self.t
        f = m.figures[0]
        words = {w.lower() for w in f.name.split()}
        if not words & _STATE_BODIES or len(words) < 2 or t.lower[m.head] == "military":
            return
        places: list[Argument] = []
        for c in t.children[m.head]:
            if t.dep[c] in ("poss", "amod", "compound", "nmod") and not m.first <= c < m.last:
                places += self.arguments.lift(c)
            elif t.dep[c] == "prep" and t.lower[c] == "of" and c == m.last:
                if (inner := t.child(c, "pobj")) is not None:
                    places += self.arguments.lift(inner, True)
        state = gazetteer.load().state_at(t.text, t.start[m.first])
        if state and state.country == f.country:
            owner = self.cast.listed(state)
            places.append(Argument(owner, Mention(m.first, m.first + 1, m.first, (owner,), "adjective"), 0))
        for a in places:
            if a.figure.type in ("country", "organization") and not self._foreign(f, a.figure):
                yield from self._of_role(_Role("is part of"), Argument(f, m, 0), a, m.head, "role:part")

    def _office_of_state(self, trigger: int) -> bool:
        found = self._role_at(trigger)
        return found is not None and tuple(self.t.lower[found[0] : found[1]]) in _STATE_OFFICES

    @staticmethod
    def _foreign(body: Figure, owner: Figure) -> bool:
        """A body known to belong to one state is no part of another."""
        return bool(body.country and owner.country and body.country != owner.country)

    def _noun(self, i: int) -> Iterator[Candidate]:
        """A role noun that says its holder and its place: apposition, copula, "as"."""
        m = self.cast.at[i]
        if m is not None and m.kind == "name":
            return
        found = self._role_at(i)
        if found is None:
            return
        first, last = found
        role = self._lemmatised(first, last)
        holders = self._holders(i, first, last)
        if role is None or not holders:
            return
        places = self._places(i, first, last, role, {h.figure for h in holders})
        self.sought.append(Sought(role.predicate, i, tuple(holders), tuple(places)))
        for h in holders:
            if h.figure.type != "person" and role.predicate in _PERSON_ONLY:
                continue
            for place in places:
                yield from self._of_role(role, h, place, i, "role:noun")
        if not places and tuple(self.t.lower[first:last]) in _STATE_OFFICES:
            for h in holders:
                # "elected president" alone may be of anything; a name's own apposition is an office
                if h.figure.type == "person" and self.t.dep[i] in ("appos", "nsubj", "dobj", "pobj"):
                    yield from self._bare(role, h, i)
        if not places and PREDICATES[role.predicate].symmetric:
            for a, b in combinations(holders, 2):  # "Norway and Peru are allies"
                yield from self._of_role(role, a, b, i, "role:noun")

    def _role_at(self, i: int) -> tuple[int, int] | None:
        """The span of the longest role around a token: "chief of staff" around "chief"."""
        t = self.t
        a, b = t.sentences[t.sentence[i]]
        spans = [
            (first, last)
            for first in range(max(a, i - _WORDS + 1), i + 1)
            for last in range(i + 1, min(b, i + _WORDS) + 1)
            if last - first <= _WORDS
        ]
        spans.sort(key=lambda s: s[0] - s[1])
        return next((s for s in spans if self._lemmatised(*s)), None)

    def _lemmatised(self, first: int, last: int) -> _Role | None:
        words = tuple(self.t.lower[first:last])
        return _roles().get(words) or _roles().get((*words[:-1], self.t.lemma[last - 1]))

    def _holders(self, i: int, first: int, last: int) -> list[Argument]:
        t = self.t
        dep, head = t.dep[i], t.head[i]
        if first <= head < last:
            dep, head = t.dep[head], t.head[head]
        while dep == "conj" and t.pos[head] in ("NOUN", "PROPN") and self.cast.at[head] is None:
            dep, head = t.dep[head], t.head[head]
        if dep == "pobj" and t.lower[head] in ("of", "among") and t.lower[t.head[head]] == "one":
            # "one of her closest allies": what one is, all of them are
            dep, head = t.dep[t.head[head]], t.head[t.head[head]]
        if dep == "conj":
            # "a fellow at the Institute and a former envoy": coordinated with the wrong noun
            for above in islice(t.ancestors(head), 4):
                if t.dep[above] == "appos":
                    dep, head = "appos", t.head[above]
                    break
        if dep == "appos" and self.cast.at[head]:
            return self.arguments.lift(head, True)
        for named in self._apposed(i):
            return self.arguments.lift(named, True)
        if dep == "attr" and t.lemma[head] in ("be", "become", "remain"):
            return self.arguments.of(self.clauses.subject(head), direct=True)
        if dep in ("oprd", "xcomp") and t.pos[head] == "VERB":
            return self.arguments.of(self.clauses.object(head), direct=True)
        if dep == "pobj" and t.lower[head] == "as" and t.pos[t.head[head]] == "VERB":
            if t.lower[i] == "part":
                return []  # "fights as part of a mission": the fighting is, nobody named is
            verb = t.head[head]
            people = self.arguments.of(self.clauses.object(verb), direct=True)
            return people or self.arguments.of(self.clauses.subject(verb), direct=True)
        return []

    def _apposed(self, i: int) -> Iterator[int]:
        """The name set beside a role noun, or beside what its "of" takes: "the founder of Acme, Jane Roe"."""
        t = self.t
        for c in t.children[i]:
            m = self.cast.at[c]
            if t.dep[c] == "appos" and m and m.kind == "name":
                yield c
        for c in t.children[i]:
            if t.dep[c] == "prep" and (inner := t.child(c, "pobj")) is not None:
                for d in t.children[inner]:
                    m = self.cast.at[d]
                    if t.dep[d] == "appos" and m and m.kind == "name" and m.figures[0].type == "person":
                        yield d

    def _places(self, i: int, first: int, last: int, role: _Role, holders: set[Figure]) -> list[Argument]:
        """Of what the role is: the possessor or adjective, else what its first preposition takes."""
        works = role.predicate == "works for"
        # "a Netflix analyst at Macquarie": what one works on stands before, where behind
        for name in ("at", "for", "with", "of", "to", "G") if works else ("G", *_PLACES):
            tokens = []
            for j in {i, last - 1}:
                tokens += [k for k in self.clauses.noun(j).get(name, []) if not first <= k < last]
            found = [
                a
                for a in self.arguments.of(tokens, direct=name not in ("of", "G"))
                if a.figure not in holders
            ]
            if works and name == "G":
                # "a Norway expert", "a British analyst": the topic, the nationality
                found = [a for a in found if a.figure.type == "organization" or self._serves(a, i)]
            if works and name == "to" and self.t.lemma[last - 1] not in _STAFF:
                continue  # "handed the banker over to Peru"
            if name in ("in", "to", "on", "from"):
                found = [a for a in found if a.mention.kind == "name"]
            if found:
                return found
        return []

    def _serves(self, of: Argument, i: int) -> bool:
        """ "Roe's longtime aide", "a Roe adviser"; a Roe scholar is none of hers."""
        owned = self.t.dep[of.mention.head] == "poss"
        return of.figure.type == "person" and (owned or self.t.lemma[i] in _STAFF)

    def _of_role(
        self, role: _Role, holder: Argument, place: Argument, trigger: int, rule: str
    ) -> Iterator[Candidate]:
        """The candidate that a role with both its ends is, if they fit it."""
        predicate = role.predicate
        if place.mention.kind == "adjective" and place.figure.type == "country" and role.by_nationality:
            predicate = role.by_nationality
        if holder.figure is place.figure:
            return
        if predicate == "owns" and place.mention.kind == "adjective" and place.figure.type == "country":
            return  # "its Chinese parent": whence, not whose
        if predicate == "rivals" and self.t.pos[place.mention.head] == "ADJ":
            return  # "Boeing's European rival", "Democratic rival Jane Roe": whence, not whose
        if predicate == "works for" and place.figure.type == "country":
            # "China's top diplomat" acts for China; "a Chinese analyst" need not
            if place.mention.kind == "adjective" and self.t.lower[trigger] not in _OFFICIAL:
                return
            predicate = "represents"
        if place.figure.type == "person" and predicate == "represents" and self._office_of_state(trigger):
            if state := self.cast.country(place.figure.country):  # "his defence minister": of his state
                place = Argument(state, place.mention, place.depth + 1)
        if place.figure.type == "person" and predicate in _NO_PERSON_PLACE:
            return
        if predicate == "is relative of" and place.figure.type != "person":
            return
        if predicate == "is citizen of" and place.figure.type != "country":
            return
        ends = (place, holder) if role.reversed else (holder, place)
        depth = holder.depth + place.depth
        yield Candidate(ends[0], predicate, ends[1], trigger, (trigger,), rule, depth)
