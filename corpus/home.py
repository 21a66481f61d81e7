"""Which state an article means where it names none: "the Federal Government", "the president", "police".

The first of these that gives one answer:

    federal   the article says "the Federal Government": a federation among those it shows or names
    only      the only state named
    foremost  the state named twice as often as any other
    parts     the state whose parts ("Texas", "Victorian") it names
    offices   the state for which its people hold their offices, by the list of people, where it speaks of
              a government

A state that is named only as where somebody goes or fights ("troops to Peru", "the war in Peru") is not
the one that an article speaks from, unless somebody of it is named too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from tieline.corpus import gazetteer, lexicon, regions
from tieline.corpus.actors import Cast, Figure, Mention
from tieline.corpus.arguments import Argument
from tieline.corpus.candidate import Candidate
from tieline.corpus.offices import Offices
from tieline.corpus.role_words import Office, Role
from tieline.corpus.spelling import proper, role_nouns
from tieline.corpus.tokens import Tokens
from tieline.graph import ids

_FEDERATIONS = lexicon.words("federations")
_FEDERAL = lexicon.words("federal_bodies")
# What the United States calls otherwise: there secretaries head departments, and no party is the Opposition.
_NOT_AMERICAN = frozenset(("minister", "ministers", "opposition", "treasurer"))
_TOWARDS = frozenset(("to", "against", "on", "into", "toward", "towards", "with", "from"))
_ABROAD = lexicon.words("abroad")
# Whom the parts of a federation have too.
_OF_PARTS = frozenset(("minister", "premier", "treasurer"))
_CROWNS = frozenset(("king", "queen", "emperor"))
_POSSESSORS = frozenset(("'s", "'", "its", "their", "whose", "our", "your"))
_REALMS = frozenset(("republic", "country", "nation", "state", "government", "council", "cabinet"))
_FORMER = frozenset(("former", "ex", "late", "then"))


class Home:
    """The state, and the part of one, that an article speaks from.

    Attributes:
        state: None where the article does not show one.
        federal: whose "the Federal Government" is.
        region: the one part of a state that an article which names no state is about.
    """

    def __init__(self, t: Tokens, cast: Cast) -> None:
        self.t = t
        self.cast = cast
        self.offices = Offices(t, cast)
        self.federal = self._federation()
        self.state = next(filter(None, self._told()), None)

    def held(self, role: Role, holder: Argument, first: int, trigger: int) -> Iterator[Candidate]:
        """ "President Jane Roe" with nothing beside it that she is president of."""
        office = self.offices.office(first, trigger + 1)
        if self._anothers(office, trigger):
            return
        whose, rule = self._whose(office, holder.figure)
        # "vice president and general counsel": a firm's, where no list says otherwise
        business = self.t.lower[trigger + 1 : trigger + 2] == ["and"] and rule == "role:main-state"
        if whose is not None and not business:
            place = Argument(whose, self.mention(whose, trigger), 1)
            yield from self.offices.fits(role, holder, place, trigger, rule)

    def _anothers(self, office: Office, trigger: int) -> bool:
        """ "the firm's president", "its vice president", "president of the club": of somebody not known."""
        t = self.t
        before = t.lower[office.first - 1] if office.first else ""
        if before in _FORMER and office.first > 1:
            before = t.lower[office.first - 2]
        if office.words[-1] in ("minister", "secretary"):
            return False  # only states have them
        if before in _POSSESSORS:
            return t.lower[max(0, office.first - 2)] not in _REALMS
        of = t.lower[trigger + 1 : trigger + 2] == ["of"]
        owner = next((c for c in t.children[trigger + 1] if t.dep[c] == "pobj"), None) if of else None
        return owner is not None and t.lower[owner] not in _REALMS and self.cast.at[owner] is None

    def owned(self, role: Role, body: Argument, trigger: int) -> Iterator[Candidate]:
        """ "state television ABC", "state-owned ABC": of the state that the lists give, if it is named."""
        state = self.cast.country(body.figure.country) or self.state
        if state is not None and body.figure.country in (None, state.country):
            place = Argument(state, self.mention(state, trigger), 1)
            yield from self.offices.fits(role, body, place, trigger, "role:state-owned")

    def _whose(self, office: Office, holder: Figure) -> tuple[Figure | None, str]:
        """Whose an office is: of the state that its holder is listed for, else of the article's own."""
        if office.of_opposition:
            return self._opposition(), "role:opposition"
        known = self._holds(office, holder)
        if body := self._body(office, holder):
            return body, "role:listed"
        if known and (self.cast.country(known) or (self.state and self.state.country == known)):
            return self._listed(known), "role:listed"
        beside = office.first - 1
        kind = beside >= 0 and self.t.pos[beside] == "NOUN" and self.t.dep[beside] == "compound"
        if kind and self.t.lower[beside] not in role_nouns():
            return None, ""  # "the central bank president": no state's
        if beside >= 0 and self._unknown_body(beside):
            return None, ""  # "Lumenco president Jane Roe": of what the lists do not know
        if not office.of_state or office.elsewhere(self._roles(holder)):
            return None, ""
        if holder.country:
            return self.cast.country(holder.country), "role:listed"
        if office.words[-1] in _CROWNS:  # nicknames wear crowns too
            return None, ""
        if office.first and self.t.lower[office.first - 1] == "federal":
            return self.federal, "role:federal"
        of_part = office.words[-1] in _OF_PARTS and (office.words[-1] == "premier" or not self.state)
        if self.region and of_part and office.may_be_of(self.region.country):
            return self.region, "role:region"
        if self.state is None or not office.may_be_of(self.state.country):
            return None, ""
        return self.state, "role:main-state"

    def _unknown_body(self, i: int) -> bool:
        """A capitalised name right before an office that is no actor of the article."""
        t = self.t
        named = t.pos[i] == "PROPN" and t.dep[i] in ("compound", "nmod") and t.head[i] > i
        return named and self.cast.at[i] is None and proper(t, i) and t.lower[i] not in role_nouns()

    def _opposition(self) -> Figure | None:
        """The home state's opposition, where the article names it."""
        for figure in self.cast.figures.values():
            if self.state and figure.country == self.state.country and figure.name.endswith(" opposition"):
                return figure
        return None

    def _body(self, office: Office, holder: Figure) -> Figure | None:
        """Whose office somebody is listed with, where the article names that body or region."""
        for role in Home._roles(holder):
            title, _, body = role.partition(" of ")
            name = body.removeprefix("the ")
            if name and office.is_called(title):
                form = gazetteer.load().at(name, 0)
                listed = form.actor.id if form and form.text == name else ids.actor_id("organization", name)
                figure = self.cast.figures.get(listed)
                if figure and figure.type == "organization" and figure.mentions:
                    return figure
        return None

    @staticmethod
    def _holds(office: Office, holder: Figure) -> str | None:
        """The state for which somebody is listed with an office, or with one that says more."""
        listed = office.among(Home._roles(holder))
        return gazetteer.load().actors[holder.id].country if listed else None

    @staticmethod
    def _roles(holder: Figure) -> tuple[str, ...]:
        known = gazetteer.load().actors.get(holder.id)
        return known.roles if known else ()

    def mention(self, whose: Figure, trigger: int) -> Mention:
        """Where it is first named, else the office's own word."""
        named = (m for m in self.cast.mentions if whose in m.figures and m.kind != "pronoun")
        return next(named, Mention(trigger, trigger + 1, trigger, (whose,), "nominal", "home"))

    def _listed(self, code: str) -> Figure | None:
        known = gazetteer.load().actors.get(f"country:{code}")
        return self.cast.listed(known) if known else None

    def _told(self) -> Iterator[Figure | None]:
        """What each rule of the module's docstring tells, in its order."""
        yield self.federal
        states, parts = self._states, self._parts
        first = states[0] if states and states[0] not in self._goals else None
        if first and len(states) == 1 and not parts:
            yield first
        if first and first.mentions > 1 and (len(states) == 1 or first.mentions >= 2 * states[1].mentions):
            yield first
        own = {f.country for f in states if f not in self._goals}
        if len(parts) == 1 and own <= parts:
            yield self._listed(*parts)
        if len(self._held_for) == 1 and not own and "government" in self.t.lower:
            yield self._listed(*self._held_for)

    @cached_property
    def _states(self) -> list[Figure]:
        """The states named, the most often named first."""
        named = (f for f in self.cast.figures.values() if f.type == "country" and f.mentions)
        return sorted(named, key=lambda f: -f.mentions)

    @cached_property
    def _parts(self) -> set[str]:
        """The states whose parts act in the article."""
        parts = (f for f in self.cast.figures.values() if f.sector == regions.SECTOR)
        return {f.country for f in parts if f.country}

    @cached_property
    def region(self) -> Figure | None:
        named = {known.id: known for known in regions.named(self.t)}
        if len(named) != 1 or any(f not in self._goals for f in self._states):
            return None
        return self.cast.listed(*named.values())

    @cached_property
    def _held_for(self) -> set[str]:
        """The states of the people who bear one of their listed offices with no state beside it."""
        found = set()
        for m in self.cast.mentions:
            f = m.figures[0]
            title = self.offices.title_before(m) if m.kind == "name" and f.type == "person" else None
            if title is None:
                continue
            words, first = title
            office = self.offices.office(first, first + len(words))
            state = self._holds(office, f)
            former = self.t.lower[office.first - 1] in _FORMER if office.first else False
            if state and not former and self.offices.place_before(first) is None:
                found.add(state)
        return found

    def _federation(self) -> Figure | None:
        """Whose "the Federal Government" is, where the article says so."""
        t = self.t
        said = set()
        for i in range(len(t) - 1):
            owned = i and (m := self.cast.at[i - 1]) is not None and m.figures[0].type == "country"
            if t.lower[i] == "federal" and not owned:
                said.update(t.lower[i + 1 : i + 4])
        if not said & _FEDERAL:
            return None
        possible = _FEDERATIONS - ({"US"} if said & _NOT_AMERICAN else set())
        for shown in (self._held_for & possible, self._parts & possible):
            if len(shown) == 1:
                return self._listed(*shown)
        named = [f for f in self._states if f.country in possible and f not in self._goals]
        alone = len(named) == 1 or (named and named[0].mentions >= 2 * named[1].mentions)
        return named[0] if alone else None

    @cached_property
    def _goals(self) -> set[Figure]:
        """The states that are named only as where somebody goes, or fights."""
        places: dict[Figure, list[bool]] = {}
        for m in self.cast.mentions:
            if (
                m.figures[0].type == "country"
                and len(m.figures) == 1
                and m.kind not in ("pronoun", "nominal")
            ):
                places.setdefault(m.figures[0], []).append(self._goal(m))
        theirs = {f.country for f in self.cast.figures.values() if f.type in ("person", "organization")}
        return {f for f, goals in places.items() if all(goals) and f.country not in theirs}

    def _goal(self, m: Mention) -> bool:
        t = self.t
        above = t.head[m.head]
        if t.dep[m.head] == "pobj":
            what = t.lemma[t.head[above]]
            return t.lower[above] in _TOWARDS or (t.lower[above] in ("in", "for", "over") and what in _ABROAD)
        return t.dep[m.head] in ("amod", "compound", "nmod") and t.lemma[above] in (
            "war",
            "conflict",
            "mission",
        )
