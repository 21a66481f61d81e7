"""Bodies named beside whose they are: "Roe's Unity faction", "its Lumenco brand", "state-owned Acme"."""

from __future__ import annotations

from collections.abc import Iterator

from tieline.corpus import lexicon
from tieline.corpus.actors import Cast, Mention
from tieline.corpus.arguments import Argument
from tieline.corpus.candidate import Candidate
from tieline.corpus.given import is_given
from tieline.corpus.home import Home
from tieline.corpus.role_words import Role
from tieline.corpus.tokens import Tokens

# What belongs to who leads it: "Roe's Unity faction"; and what is so called without such a noun.
_LED = lexicon.words("led")
_MOVEMENTS = frozenset(("party", "rebel"))
_OWNING = frozenset(("owned", "run", "controlled"))
# What a firm has under a name of its own.
_KEPT = lexicon.words("kept")


class Possessors:
    """Finds whose the bodies of one article are, where a possessor stands beside their names."""

    def __init__(self, t: Tokens, cast: Cast, home: Home) -> None:
        self.t = t
        self.cast = cast
        self.home = home

    def candidates(self) -> Iterator[Candidate]:
        for m in list(self.cast.mentions):
            if m.kind == "name" and len(m.figures) == 1:
                yield from self._led(m)
                yield from self._owned(m)
                yield from self._kept(m)

    def _owned(self, m: Mention) -> Iterator[Candidate]:
        """ "state-owned Acme"."""
        i = m.first - 1
        if i > 1 and self.t.lower[i - 2 : i] == ["state", "-"] and self.t.lower[i] in _OWNING:
            yield from self.home.owned(Role("is part of"), Argument(m.figures[0], m, 0), i)

    def _led(self, m: Mention) -> Iterator[Candidate]:
        """ "Roe's Unity faction", "his Unity movement": whoever has a movement of that name leads it."""
        t = self.t
        body = m.figures[0]
        noun = t.head[m.head] if t.dep[m.head] in ("compound", "nmod", "amod") else m.head
        called = noun != m.head and t.lower[noun] in _LED
        if body.type != "organization" or not (called or (noun == m.head and body.sector in _MOVEMENTS)):
            return
        for owner in self._owners(noun, m):
            person = owner.figures[0]
            if person.type == "person" and (owner.kind == "name" or is_given(person.name.split()[0])):
                predicate = "leads" if owner.kind == "name" else "belongs to"
                ends = Argument(person, owner, 0), Argument(body, m, 0)
                yield Candidate(ends[0], predicate, ends[1], noun, (noun,), "role:led")

    def _kept(self, m: Mention) -> Iterator[Candidate]:
        """ "Acme's popular Lumenco website", "its Lumenco brand"."""
        t = self.t
        body, noun = m.figures[0], t.head[m.head]
        under = t.dep[m.head] in ("compound", "nmod") and m.last <= noun and t.lower[noun] in _KEPT
        if body.type != "organization" or not under:
            return
        for owner in self._owners(noun, m):
            firm = owner.figures[0]
            if firm.type == "organization" and firm is not body:
                ends = Argument(body, m, 0), Argument(firm, owner, 0)
                yield Candidate(ends[0], "is part of", ends[1], noun, (noun,), "role:kept")

    def _owners(self, noun: int, m: Mention) -> Iterator[Mention]:
        """Who possesses a noun, told before the name that the noun has."""
        for c in self.t.children[noun]:
            owner = self.cast.at[c]
            if self.t.dep[c] == "poss" and c < m.first and owner and len(owner.figures) == 1:
                yield owner
