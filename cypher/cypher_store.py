"""What the stores that speak Cypher share: every question asked through one way to run a statement."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any

from tieline.cypher import fetch, swap
from tieline.cypher.census import Census
from tieline.cypher.plan import Swap
from tieline.cypher.rows import Read, Row, read
from tieline.cypher.run import Run, batches
from tieline.graph.errors import StoreUnavailable
from tieline.graph.filter import Filter
from tieline.graph.model import Actor, Reading, Relation
from tieline.graph.store import Added, Link, Size, Table

# Raised when the same evidence would give other nodes or arrows: by other rows or by `graph.merge`.
SCHEMA = 1

# Articles a transaction. Some 5,000 evidence: fewer make hubs be rewritten more often, more hold
# the other writers back for more than a few seconds.
WINDOW = 200

# An analyst's question over half a million relations takes seconds; a cartesian slip takes hours.
QUESTION_TIMEOUT_S = 60


class CypherStore(ABC):
    """A `graph.store.Store` over an engine that speaks Cypher."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._census = Census()

    @property
    def address(self) -> str:
        return self._address

    def add(self, readings: Iterable[Reading]) -> Added:
        new = replaced = unchanged = 0
        try:
            with self._writing():
                for window in batches(self._read(readings), WINDOW):
                    added = self._add(window).added
                    new += added.new
                    replaced += added.replaced
                    unchanged += added.unchanged
        except StoreUnavailable as error:
            stored = new + replaced + unchanged
            raise StoreUnavailable(error.message, f"{error.hint} {_committed(stored)}") from error
        return Added(new, replaced, unchanged)

    def forget(self, article_ids: Collection[str]) -> int:
        forgotten = 0
        with self._writing():
            for window in batches(sorted(set(article_ids)), WINDOW):
                forgotten += len(self._forget(window).removed)
        return forgotten

    def relations(
        self,
        where: Filter,
        *,
        touching: Collection[str] | None = None,
        ids: Collection[str] | None = None,
    ) -> Iterator[Relation]:
        return fetch.relations(self._reader(), where, touching=touching, ids=ids)

    def links(
        self, actors: Collection[str], where: Filter, *, to: Collection[str] | None = None
    ) -> Iterator[Link]:
        return fetch.links(self._reader(), actors, where, to=to)

    def degrees(self, actors: Collection[str]) -> dict[str, int]:
        return fetch.degrees(self._reader(), actors)

    def actors(self) -> Iterator[Actor]:
        return fetch.actors(self._reader())

    def size(self) -> Size:
        return fetch.size(self._reader())

    def rows(self, text: str) -> Iterator[Row]:
        """Yield what a statement of ours answers, without holding it all where the engine streams."""
        yield from self._reader()(text)

    @abstractmethod
    def run(self, text: str, parameters: Mapping[str, Any]) -> Table: ...

    @abstractmethod
    def close(self) -> None: ...

    def _add(self, window: list[Read]) -> Swap:
        return self._write(lambda run: swap.add(run, self._census, window))

    def _forget(self, window: list[str]) -> Swap:
        return self._write(lambda run: swap.forget(run, self._census, window))

    def _read(self, readings: Iterable[Reading]) -> Iterator[Read]:
        """Yield what is to be written of each reading."""
        return map(read, readings)

    @abstractmethod
    def _writing(self) -> AbstractContextManager[None]:
        """Make ready for some transactions, and settle them."""

    @abstractmethod
    def _write(self, work: Callable[[Run], Swap]) -> Swap:
        """Do a writing in one transaction, then let the census know its serial."""

    @abstractmethod
    def _reader(self) -> Run:
        """What runs reading statements."""


def _committed(articles: int) -> str:
    # "Before it": a commit whose answer was lost may have been done all the same.
    if not articles:
        return "No article was stored before it."
    many = "1 article was" if articles == 1 else f"{articles:,} articles were"
    return f"{many} stored before it; the command, repeated, goes on from there."
