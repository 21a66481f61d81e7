"""Who is named in which article, held while a store is written to, and the merge table it makes.

One reading of the articles fills it, none of the evidence; after that it follows each writing, so
that a batch costs what it brings and not what the store holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from tieline.cypher import statements
from tieline.cypher.rows import Read, parties_of
from tieline.cypher.run import Run
from tieline.graph.actors import ActorTable, merge_actors
from tieline.graph.model import Party


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
    """

    def __init__(self) -> None:
        self.serial: int | None = None
        self.table: ActorTable = merge_actors(())
        self._named: dict[str, tuple[Party, ...]] = {}
        self._uses: Counter[Party] = Counter()

    def follow(self, run: Run, serial: int, last_removal: int) -> None:
        """Catch up with what others have written.

        Args:
            serial: of the store's last writing.
            last_removal: of the last that removed an article, which only a new reading shows.
        """
        if self.serial == serial:
            return
        if self.serial is None or self.serial < last_removal:
            self._named.clear()
            self._uses.clear()
            self.serial = -1
        for row in run(statements.ARTICLE_ACTORS, serial=self.serial):
            self._enter(row["id"], parties_of(row["actors"]))
        self.table = merge_actors(self._uses)
        self.serial = serial

    def swap(self, gone: Iterable[str], put: Iterable[Read]) -> Change:
        """Leave out some articles, take in others, and say what that changes for the rest.

        The census is not valid again until its `serial` is set, once the writing is done.
        """
        self.serial = None
        put = list(put)
        before = frozenset(self._uses)
        for id_ in gone:
            self._leave(id_)
        for made in put:
            self._enter(made.article.id, tuple(made.places))
        if before == self._uses.keys():
            return Change({}, frozenset())
        old, self.table = self.table, merge_actors(self._uses)
        new = self.table
        changed = frozenset(id_ for id_, a in new.actors.items() if old.actors.get(id_) != a)
        # Claimants are told by name on the arrows, so that a new name is a change as well.
        moved = {
            id_
            for id_, canonical in new.canonical.items()
            if id_ in old.canonical
            and (
                old.canonical[id_] != canonical
                or old.actors[old.canonical[id_]].name != new.actors[canonical].name
            )
        }
        return Change(self._naming(moved, {made.article.id for made in put}), changed)

    def _naming(self, moved: Collection[str], but: Collection[str]) -> dict[str, frozenset[int]]:
        if not moved:
            return {}
        found = {}
        for id_, parties in self._named.items():
            places = frozenset(place for place, p in enumerate(parties) if p.id in moved)
            if places and id_ not in but:
                found[id_] = places
        return found

    def _enter(self, id_: str, parties: tuple[Party, ...]) -> None:
        self._named[id_] = parties
        self._uses.update(parties)

    def _leave(self, id_: str) -> None:
        for party in self._named.pop(id_, ()):
            self._uses[party] -= 1
            if not self._uses[party]:
                del self._uses[party]
