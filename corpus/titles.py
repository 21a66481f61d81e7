"""Titles beside a name: "Norwegian Prime Minister Jane Roe", "China's Xi Jinping", "Jane Roe of Acme"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from tieline.corpus import gazetteer
from tieline.corpus.actors import Cast, Mention
from tieline.corpus.arguments import Argument, Arguments
from tieline.corpus.candidate import Candidate
from tieline.corpus.given import is_given
from tieline.corpus.home import Home
from tieline.corpus.offices import Offices
from tieline.corpus.role_words import Role, role_words, roles
from tieline.corpus.tokens import Tokens

# Before a name of a list: "co-chairs Dr Jane Roe and Dr John Doe".
_ADDRESSES = frozenset(("dr", "mr", "mrs", "ms", "prof", "sir", "dame"))
# What two states' leaders do with each other: whose each is, it leaves open.
_MEETING = frozenset(
    ("meet", "discuss", "talk", "sign", "agree", "hold", "speak", "shake", "between", "exchange", "meeting")
    + ("summit", "talks", "call", "pledge", "vow", "host", "attend", "join", "invite", "visit", "agreement")
)
_LEADING = frozenset(
    ("president", "leader", "premier", "chancellor", "king", "queen")
)  # a minister may be any


@dataclass(frozen=True, slots=True)
class Sought:
    """A role that has a holder, and what was found that it may be a role of."""

    predicate: str
    trigger: int
    holders: tuple[Argument, ...]
    places: tuple[Argument, ...]


class Titles:
    """Finds the titles of one article's names."""

    def __init__(self, t: Tokens, cast: Cast, arguments: Arguments, offices: Offices, home: Home) -> None:
        self.t = t
        self.cast = cast
        self.arguments = arguments
        self.offices = offices
        self.home = home
        self.sought: list[Sought] = []
        # Where who bears an office of a state by its name has it.
        self.offices_of: dict[Mention, Mention] = {}

    def note(self) -> None:
        """Remember each person's titles, so that "the president" finds its bearer."""
        for m in self.cast.mentions:
            f = m.figures[0]
            if f.type == "person" and (title := self.offices.title_before(m)):
                words, first = title
                f.titles.add(words[-1])
                place = self.offices.place_before(first)
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
        for m in list(self.cast.mentions):
            if m.kind == "name" and len(m.figures) == 1:
                yield from self._title(m)
                if m.figures[0].type == "person":
                    yield from self._of(m)
                    yield from self._possessed(m)

    def _title(self, m: Mention) -> Iterator[Candidate]:
        """ "Norwegian Prime Minister Jane Roe", "the Acme chief Jane Roe", "state broadcaster ABC"."""
        title = self.offices.title_before(m) or self.offices.announced(m)
        if title is None:
            yield from self._several(m)
            yield from self._headed(m)
            yield from self._followed(m)
            return
        words, first = title
        role = roles()[words]
        if m.figures[0].type != "person" and role.of_persons:
            return
        place = self.offices.place_before(first, persons=role.in_person)
        if place is None and first and self.t.word[first - 1] in ("and", "&"):
            place = self._before_other(first)
        holder = Argument(m.figures[0], m, 0)
        trigger = first + len(words) - 1
        place = (
            self.offices.place_of(m)
            or self.offices.body_within(first)
            or place
            or self._within(first, m.first)
            or self._behind(m)
        )
        place = place or self._shared(m, first, trigger)
        places = (Argument(place.figures[0], place, 0),) if place else ()
        self.sought.append(Sought(role.predicate, trigger, (holder,), places))
        if place is not None:
            if self.offices.office(first, trigger + 1).of_state:
                self.offices_of[m] = place
            yield from self.offices.fits(
                role, holder, Argument(place.figures[0], place, 0), trigger, "role:title"
            )
        elif m.figures[0].type == "person":
            for found in self.home.held(role, holder, first, trigger):
                self.offices_of[m] = found.target.mention
                yield found
        elif words[0] == "state":
            yield from self.home.owned(role, holder, trigger)

    def _several(self, m: Mention) -> Iterator[Candidate]:
        """ "Senior Labour figures Jane Roe and John Doe": each of the list is one."""
        t = self.t
        i = m.first - 1
        while i > 0 and t.lower[i].rstrip(".") in _ADDRESSES:
            i -= 1
        if i < 0 or not t.lower[i].endswith("s") or m.figures[0].type != "person":
            return
        spans = ((k, (*t.lower[k:i], t.lower[i][:-1])) for k in range(max(0, i - 3), i + 1))
        found = next(((k, words) for k, words in spans if words in roles()), None)
        place = self.offices.place_before(found[0]) if found else None
        if found is None or place is None:
            return
        heads = [m.head]
        for head in heads:
            heads += [c for c in t.children[head] if t.dep[c] == "conj"]
        for head in heads:
            other = self.cast.at[head]
            if other and other.kind == "name" and other.figures[0].type == "person":
                of = Argument(place.figures[0], place, 0)
                holder = Argument(other.figures[0], other, 0)
                yield from self.offices.fits(roles()[found[1]], holder, of, i, "role:title")

    def _headed(self, m: Mention) -> Iterator[Candidate]:
        """ "President of the Chess Society, Jane Roe, says": whatever the parser sees in it."""
        t = self.t
        body = self.cast.at[m.first - 2] if m.first > 3 and t.word[m.first - 1] == "," else None
        if body is None or body.figures[0].type != "organization" or not self.offices.closed(m):
            return
        i = body.first - (t.lower[body.first - 1] == "the") - 1
        if m.figures[0].type != "person" or t.lower[i] not in ("of", "for", "at", "with"):
            return
        found = next((k for k in range(max(0, i - 5), i) if tuple(t.lower[k:i]) in roles()), None)
        if found is not None and t.sentence[found] == t.sentence[m.first]:
            role = roles()[tuple(t.lower[found:i])]
            ends = Argument(m.figures[0], m, 0), Argument(body.figures[0], body, 0)
            yield from self.offices.fits(role, *ends, i - 1, "role:title")

    def _followed(self, m: Mention) -> Iterator[Candidate]:
        """ "Jane Roe, Trade and Industry Minister, ...": a portfolio of the home state."""
        t = self.t
        first = m.last + 1
        if m.figures[0].type != "person" or t.word[m.last : first] != [","]:
            return
        for k in range(first + 1, min(first + 6, len(t) - 1)):
            if not (t.word[k][0].isupper() or t.lower[k] in ("and", "&", "of", "for")):
                return
            if t.lower[k] == "minister" and t.word[k + 1] in (",", "."):
                office = self.offices.office(k, k + 1)
                if office.first == first:
                    holder = Argument(m.figures[0], m, 0)
                    yield from self.home.held(roles()[("minister",)], holder, k, k)
                return

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
        titled = any(word in role_words() for word in t.lower[j + 1 : first - 1])
        return m if titled and m.figures[0].type != "person" else None

    def _shared(self, m: Mention, first: int, trigger: int) -> Mention | None:
        """ "Mali's president Jane Roe and prime minister John Doe": one state's, where nothing tells that
        two meet and the state has such an office."""
        t = self.t
        beside = self.cast.at[first - 2] if first > 2 and t.lower[first - 1] == "and" else None
        place = self.offices_of.get(beside) if beside is not None else None
        if beside is None or place is None or place.figures[0].type != "country":
            return None
        office, state = self.offices.office(first, trigger + 1), place.figures[0]
        other = m.figures[0].country not in (None, state.country)
        meeting = any(t.lemma[j] in _MEETING for j in islice(t.ancestors(beside.head), 4))
        meeting = meeting or any(t.lemma[c] in _MEETING for c in t.children[t.head[beside.head]])
        bearers = beside.figures[0].titles & m.figures[0].titles
        fits = office.of_state and office.may_be_of(state.country) and not bearers
        return place if fits and not other and not meeting else None

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
                        yield from self.offices.fits(
                            Role("works for"), Argument(m.figures[0], m, 0), a, m.head, "role:of"
                        )
