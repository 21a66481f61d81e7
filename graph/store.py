"""What every store can do (see the room `cypher`).

Two keep what they are given, the embedded folder and Neo4j; a file of relations is only asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from tieline.graph.filter import Filter
from tieline.graph.model import Actor, Reading, Relation


@dataclass(frozen=True, slots=True)
class Link:
    """A relation as a path search sees it: ids and what decides among equals.

    Attributes:
        role: it tells a role or a lasting state, not an event.
        degree: of the end that was not asked for, as of `Store.degrees`; None where it is not told.
    """

    id: str
    source: str
    target: str
    symmetric: bool
    role: bool
    origins: int
    degree: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a Cypher text: column names and rows of plain values."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding did, in articles."""

    new: int
    replaced: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Size:
    """How much a store holds."""

    articles: int
    evidence: int
    actors: int
    relations: int


class Store(Protocol):
    """Relations, their evidence and their actors, kept.

    Whatever the order and batches of adding, the same readings give the same relations with the
    same ids. Every method raises StoreUnavailable when the store cannot be reached.
    """

    @property
    def address(self) -> str:
        """What names this store to a user; never holds a password."""
        ...

    def add(self, readings: Iterable[Reading]) -> Added:
        """Add articles, each replacing the one of the same id (or the same document, reread).

        Relations that gain or lose evidence are made anew by `graph.merge` and swapped in one
        transaction with it.
        """
        ...

    def forget(self, article_ids: Collection[str]) -> int:
        """Remove articles and what only they carried; how many there were."""
        ...

    def relations(
        self,
        where: Filter,
        *,
        touching: Collection[str] | None = None,
        ids: Collection[str] | None = None,
    ) -> Iterator[Relation]:
        """Relations under a filter, with their evidence, sorted by id.

        Args:
            touching: only those with an end among these actor ids.
            ids: only these relations.
        """
        ...

    def links(
        self, actors: Collection[str], where: Filter, *, to: Collection[str] | None = None
    ) -> Iterator[Link]:
        """Every relation under a filter that starts or ends at one of these actors.

        Args:
            to: only those that join one of them and one of these.
        """
        ...

    def degrees(self, actors: Collection[str]) -> dict[str, int]:
        """How many relations each has, under no filter; none is told of who has none."""
        ...

    def actors(self) -> Iterator[Actor]:
        """All actors that some relation joins, sorted by id."""
        ...

    def size(self) -> Size: ...

    def run(self, text: str, parameters: Mapping[str, Any]) -> Table:
        """Answer a reading Cypher text.

        Raises:
            BadQuestion: the text is wrong, writes, or is known to be answered differently here.
        """
        ...

    def close(self) -> None: ...
