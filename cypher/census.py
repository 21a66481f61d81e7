"""Who is named in which article, held while a store is written to, and the merge table it makes.

One reading of the articles fills it, none of the evidence; after that it follows each writing. The
table is made anew only for actors whose names can meet those that came or went, so that a batch
costs what it brings and not what the store holds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from tieline.cypher import statements
from tieline.cypher.rows import Read, parties_of
from tieline.cypher.run import Run
from tieline.graph.actors import ActorTable, meeting_keys, merge_actors
from tieline.graph.model import Actor, Party

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """What a writing does to the corpus's actors.

    Attributes:
        articles: those left untouched by it that name an actor which is now another, or is called
            otherwise; each with the places of these actors in it.
        actors: canonical ids that are new or are now described otherwise.
    """

    articles: Mapping[str, frozenset[int]]
    actors: frozenset[str]


class Census:
    """The articles' own actors, as of one writing of the store.

    Attributes:
        serial: of the last writing that it knows; None when it must be read anew.
        table: of all that are named. Changed in place.
    """

    def __init__(self) -> None:
        self.serial: int | None = None
        self._clear()

    def follow(self, run: Run, serial: int, last_removal: int) -> None:
        """Catch up with what others have written.

        Args:
            serial: of the store's last writing.
            last_removal: of the last that removed an article, which only a new reading shows.
        """
        if self.serial == serial:
            return
        if self.serial is None or self.serial < last_removal:
            self._clear()
            self.serial = -1
        rows = run(statements.ARTICLE_ACTORS, serial=self.serial)
        self._revise((), {row["id"]: parties_of(row["actors"]) for row in rows})
        self.serial = serial

    def swap(self, gone: Iterable[str], put: Iterable[Read]) -> Change:
        """Leave out some articles, take in others, and say what that changes for the rest.

        The census is not valid again until its `serial` is set, once the writing is done.
        """
        self.serial = None
        coming = {made.article.id: tuple(made.places) for made in put}
        moved, described = self._revise(gone, coming)
        return Change(self._naming(moved, coming), frozenset(described))

    def _clear(self) -> None:
        self._named: dict[str, tuple[Party, ...]] = {}
        self._uses: Counter[Party] = Counter()
        self._parties: dict[str, set[Party]] = defaultdict(set)
        self._bearers: dict[_Key, Counter[str]] = defaultdict(Counter)
        self._actors: dict[str, Actor] = {}
        self._canonical: dict[str, str] = {}
        self.table = ActorTable(self._actors, self._canonical, ())

    def _revise(
        self, gone: Iterable[str], coming: Mapping[str, tuple[Party, ...]]
    ) -> tuple[set[str], set[str]]:
        """Return whose canonical id or name is another now, and who is described otherwise."""
        uses: Counter[Party] = Counter()
        for id_ in gone:
            uses.subtract(self._named.pop(id_, ()))
        for id_, parties in coming.items():
            self._named[id_] = parties
            uses.update(parties)
        appear = [p for p, n in uses.items() if n > 0 and not self._uses[p]]
        vanish = [p for p, n in uses.items() if n < 0 and self._uses[p] == -n]
        for party, count in uses.items():
            self._uses[party] += count
        changed = {p.id for p in (*appear, *vanish)}
        near = self._near(changed)
        for party in vanish:
            del self._uses[party]
            self._parties[party.id].discard(party)
            for key in _keys(party):
                self._bearers[key][party.id] -= 1
                if not self._bearers[key][party.id]:
                    del self._bearers[key][party.id]
        for party in appear:
            self._parties[party.id].add(party)
            for key in _keys(party):
                self._bearers[key][party.id] += 1
        return self._remade(near | self._near(changed))

    def _near(self, ids: Collection[str]) -> set[str]:
        """Return these actors and all whose names join them, over as many others as it takes."""
        found = set(ids)
        rest = list(ids)
        asked: set[_Key] = set()
        while rest:
            for party in self._parties.get(rest.pop(), ()):
                for key in _keys(party) - asked:
                    asked.add(key)
                    new = self._bearers[key].keys() - found
                    found |= new
                    rest.extend(new)
        return found

    def _remade(self, ids: set[str]) -> tuple[set[str], set[str]]:
        made = merge_actors(p for id_ in ids for p in self._parties.get(id_, ()))
        moved = set()
        for id_, canonical in made.canonical.items():
            old = self._canonical.get(id_)
            # Claimants are told by name on the arrows, so that a new name is a change as well.
            if old is not None and (
                old != canonical or self._actors[old].name != made.actors[canonical].name
            ):
                moved.add(id_)
        described = {id_ for id_, actor in made.actors.items() if self._actors.get(id_) != actor}
        for id_ in ids:
            self._actors.pop(id_, None)
            self._canonical.pop(id_, None)
        self._actors.update(made.actors)
        self._canonical.update(made.canonical)
        return moved, described

    def _naming(self, moved: Collection[str], but: Collection[str]) -> dict[str, frozenset[int]]:
        if not moved:
            return {}
        found = {}
        for id_, parties in self._named.items():
            places = frozenset(place for place, p in enumerate(parties) if p.id in moved)
            if places and id_ not in but:
                found[id_] = places
        return found


@lru_cache(maxsize=1 << 17)  # of the actors that one corpus names often
def _keys(party: Party) -> frozenset[_Key]:
    return frozenset((party.type, key) for key in meeting_keys(party))
