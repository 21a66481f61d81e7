"""Who is what of whom: titles beside names, appositions, copulas, bodies of states."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations, islice

from tieline.corpus import gazetteer, lexicon
from tieline.corpus.actors import Cast, Figure, Mention
from tieline.corpus.arguments import Argument, Arguments
from tieline.corpus.bodies import owner_of
from tieline.corpus.candidate import Candidate
from tieline.corpus.clauses import Clauses
from tieline.corpus.home import Home
from tieline.corpus.lexicon import category_of
from tieline.corpus.possessors import Possessors
from tieline.corpus.role_words import Role, portfolios, role_words
from tieline.corpus.seats import seats
from tieline.corpus.titles import Sought, Titles
from tieline.corpus.tokens import Tokens
from tieline.graph.predicates import PREDICATES

_PLACES = ("of", "at", "for", "with", "in", "from", "to", "on")
# Bodies that a state has one of.
_STATE_BODIES = lexicon.words("state_bodies")
_STAFF = lexicon.words("staff")
# What several may be without being it to each other: "Acme and Brisk are airlines".
_BODIES = lexicon.words("body_nouns") | lexicon.words("bodies") | lexicon.words("business")


def _of_home(body: Figure) -> bool:
    """ "The Department of Trade": a portfolio with no state beside it is the home state's."""
    words = body.name.lower().split()
    ministry = words[:2] in (["ministry", "of"], ["department", "of"]) or words[-1] == "ministry"
    listed = body.id in gazetteer.load().actors
    return ministry and not listed and not body.country and bool(portfolios().intersection(words))


@cache
def _is_act(noun: str) -> bool:
    """Whether a noun tells what is done, not who does it: an accord; a presidency is a body."""
    return any(category_of(e.predicate) != "AFFILIATE" for e in lexicon.load().nouns.get(noun, ()))


class Roles:
    """Finds the roles of one article; `sought` tells of each that has a holder."""

    def __init__(self, t: Tokens, cast: Cast, clauses: Clauses, arguments: Arguments, home: Home) -> None:
        self.t = t
        self.cast = cast
        self.clauses = clauses
        self.arguments = arguments
        self.home = home
        self.offices = home.offices
        self.titles = Titles(t, cast, arguments, self.offices, home)
        self.sought: list[Sought] = []
        self._viewing = lexicon.words("seeing") | lexicon.words("naming") | lexicon.words("denying")

    def note_titles(self) -> None:
        """Remember each person's titles, so that "the president" finds its bearer."""
        self.titles.note()

    def candidates(self) -> Iterator[Candidate]:
        for m, i, chamber in seats(self.t, self.cast):
            place = Mention(i, i + 1, i, (chamber,), "adjective")
            ends = Argument(m.figures[0], m, 0), Argument(chamber, place, 0)
            yield Candidate(ends[0], "belongs to", ends[1], i, (i,), "role:seat")
        yield from self.titles.candidates()
        yield from Possessors(self.t, self.cast, self.home).candidates()
        self.sought += self.titles.sought
        for m in list(self.cast.mentions):
            if m.kind == "name" and len(m.figures) == 1 and m.figures[0].type == "organization":
                yield from self._body(m)
        for i in range(len(self.t)):
            if self.t.pos[i] in ("NOUN", "PROPN") and (
                self.t.lower[i] in role_words() or self.t.lemma[i] in role_words()
            ):
                yield from self._noun(i)

    def _body(self, m: Mention) -> Iterator[Candidate]:
        """A state's own body: "Norway's Ministry of Trade", "the Norwegian parliament"."""
        t = self.t
        f = m.figures[0]
        words = {w.lower() for w in f.name.split()}
        if m.rule != "common noun" and (not words & _STATE_BODIES or len(words) < 2):
            return
        if t.lower[m.head] == "military" and t.dep[m.head] in ("compound", "amod", "nmod"):
            return  # "Norwegian military aid"
        places: list[Argument] = []
        inside = (c for i in range(m.first, m.last - 1) for c in t.children[i] if t.dep[c] == "poss")
        for c in dict.fromkeys((*t.children[m.head], *inside)):
            if t.dep[c] in ("poss", "amod", "compound", "nmod") and not m.first <= c < m.last:
                places += self.arguments.lift(c)
            elif t.dep[c] == "prep" and c == m.last and (t.lower[c] == "of" or self._posted(m, c)):
                if (inner := t.child(c, "pobj")) is not None:
                    places += self.arguments.lift(inner, True)
                    of = self.cast.at[inner]  # "the Legislative Assembly of the Faroe Islands"
                    named = t.lower[c] == "of" and t.word[m.first][0].isupper()
                    if of is not None and of.kind == "name" and named:
                        f.forms[t.words(m.first, of.last)] += 1
        before = owner_of(self.cast, t, m.first, m.head) if m.rule == "common noun" else None
        if not places and before is not None:
            places.append(Argument(before.figures[0], before, 0))
        state = gazetteer.load().state_at(t.text, t.start[m.first])
        if state and state.country == f.country:
            owner = self.cast.listed(state)
            places.append(Argument(owner, Mention(m.first, m.first + 1, m.first, (owner,), "adjective"), 0))
        home = self.home.state
        if not places and home and _of_home(f) and self._alone(home):
            places.append(Argument(home, self.home.mention(home, m.head), 1))
        for a in places:
            people = a.figure.type == "group" and a.figure.country  # "Palestinian police"
            if (people or a.figure.type in ("country", "organization")) and not self._foreign(f, a.figure):
                yield from self.offices.fits(Role("is part of"), Argument(f, m, 0), a, m.head, "role:part")

    def _posted(self, m: Mention, preposition: int) -> bool:
        """ "police in Peru": Peru's own; those in its capital are the city's."""
        t = self.t
        inner = t.child(preposition, "pobj") if t.lower[preposition] == "in" else None
        place = self.cast.at[inner] if inner is not None and t.lower[m.head] == "police" else None
        return place is not None and place.kind == "name" and place.figures[0].type == "country"

    @staticmethod
    def _foreign(body: Figure, owner: Figure) -> bool:
        """A body known to belong to one state is no part of another."""
        return bool(body.country and owner.country and body.country != owner.country)

    def _alone(self, state: Figure) -> bool:
        """No body of another state is named."""
        others = (f for f in self.cast.figures.values() if f.type == "organization" and f.mentions)
        return all(f.country in (None, state.country) for f in others)

    def _noun(self, i: int) -> Iterator[Candidate]:
        """A role noun that says its holder and its place: apposition, copula, "as"."""
        m = self.cast.at[i]
        if m is not None and m.kind == "name":
            return
        found = self.offices.around(i)
        if found is None:
            return
        first, last = found
        role = self.offices.role(first, last)
        holders = self._holders(i, first, last)
        if role is None or not holders:
            return
        places = self._places(i, first, last, role, {h.figure for h in holders})
        if m is not None:  # of "the Norwegian president" Norwegian, not with whom she met
            places = [p for p in places if p.mention.last <= i]
        if body := self.offices.body_within(first):
            places = [Argument(body.figures[0], body, 0)]
        self.sought.append(Sought(role.predicate, i, tuple(holders), tuple(places)))
        each = self._each(i, holders, places)
        for n, h in enumerate(holders):
            if h.figure.type != "person" and role.of_persons:
                continue
            for place in each[n : n + 1] if each else places:
                yield from self.offices.fits(role, h, place, i, "role:noun")
        if not places:
            for h in holders:
                # "elected president" alone may be of anything; a name's own apposition is an office
                if h.figure.type == "person" and self.t.dep[i] in ("appos", "nsubj", "dobj", "pobj"):
                    yield from self.home.held(role, h, first, i)
        if not places and PREDICATES[role.predicate].symmetric and self.t.lemma[i] not in _BODIES:
            for a, b in combinations(holders, 2):  # "Norway and Peru are allies"
                yield from self.offices.fits(role, a, b, i, "role:noun")

    def _each(self, i: int, holders: list[Argument], places: list[Argument]) -> list[Argument]:
        """ "The Norwegian and Peruvian presidents, Jane Roe and John Doe": to each his own."""
        several = len(places) > 1 and self.t.tag[i] in ("NNS", "NNPS")
        states = all(a.figure.type == "country" and a.mention.kind == "adjective" for a in places)
        return places if several and states and len(holders) == len(places) else []

    def _holders(self, i: int, first: int, last: int) -> list[Argument]:
        t = self.t
        m = self.cast.at[i]
        if m and m.kind == "nominal" and m.figures[0].type == "person":
            return [Argument(m.figures[0], m, 0)] if len(m.figures) == 1 else []
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
            each = self.arguments.of(self.clauses.spread(named), direct=True)
            if t.tag[i] in ("NNS", "NNPS") and all(a.figure.type == "person" for a in each):
                return each
            return self.arguments.lift(named, True)
        if dep == "attr" and t.lemma[head] in ("be", "become", "remain"):
            subject = self.clauses.subject(head)
            if t.dep[head] == "relcl" and t.dep[t.head[head]] == "attr":
                # "Acme and Brisk are carriers that are part of Lumenco": whom the carriers are
                subject = self.clauses.subject(t.head[t.head[head]])
            if t.tag[i] == "NNS" and [t.lower[j] for j in subject] in (["i"], ["he"], ["she"]):
                return []  # "if I was the organisers": an image
            return self.arguments.of(subject, direct=True)
        if dep in ("oprd", "xcomp") and t.pos[head] == "VERB":
            return self.arguments.of(self.clauses.object(head), direct=True)
        if dep == "pobj" and t.lower[head] == "as" and t.pos[t.head[head]] == "VERB":
            if t.lower[i] == "part":
                return []  # "fights as part of a mission": the fighting is, nobody named is
            verb = t.head[head]
            objects = self.clauses.object(verb)
            if objects and t.lemma[verb] in self._viewing:
                return self.arguments.of(objects, direct=True)  # "dismissed the claim as the voice of"
            people = self.arguments.of(objects, direct=True)
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

    def _places(self, i: int, first: int, last: int, role: Role, holders: set[Figure]) -> list[Argument]:
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
            if name == "to":  # "told Secretary Roe of his appeal to the ministers of Peru": none of hers
                found = [a for a in found if a.mention.head in tokens or not a.depth]
            if name == "of" and any(_is_act(self.t.lemma[k]) for k in tokens):
                # "the broker of the Paris accord", "an architect of the Norwegian invasion"
                found = [a for a in found if a.figure.type != "country" or not a.depth]
            if found:
                return found
        return []

    def _serves(self, of: Argument, i: int) -> bool:
        """ "Roe's longtime aide", "a Roe adviser"; a Roe scholar is none of hers."""
        owned = self.t.dep[of.mention.head] == "poss"
        return of.figure.type == "person" and (owned or self.t.lemma[i] in _STAFF)
