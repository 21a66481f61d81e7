"""A relations file asked as it lies: held in memory, never written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

from tieline.cypher.plan import STDIN
from tieline.graph.actors import merge_actors
from tieline.graph.errors import BadQuestion, StoreUnavailable, TielineError
from tieline.graph.filter import Filter
from tieline.graph.lines import read_file
from tieline.graph.merge import relations
from tieline.graph.model import Actor, Reading, Relation
from tieline.graph.store import Added, Link, Size, Table

_LOAD = "Load it into a store: `tieline load FILE --store FOLDER`."


class FileStore:
    """A `graph.store.Store` of one file's relations, which answers and takes nothing up."""

    def __init__(self, address: str, readings: Collection[Reading]) -> None:
        self._address = address
        self._readings = readings
        told = [e for reading in readings for e in reading.evidence]
        table = merge_actors(p for e in told for p in (e.source, e.target, *e.claimants))
        self._relations = relations(told, table)
        self._evidence = len({e.id for e in told})

    @property
    def address(self) -> str:
        return self._address

    def relations(
        self,
        where: Filter,
        *,
        touching: Collection[str] | None = None,
        ids: Collection[str] | None = None,
    ) -> Iterator[Relation]:
        for one in self._relations:
            if touching is not None and not {one.source.id, one.target.id} & set(touching):
                continue
            if (ids is None or one.id in ids) and where.passes(one):
                yield one

    def links(
        self, actors: Collection[str], where: Filter, *, to: Collection[str] | None = None
    ) -> Iterator[Link]:
        met = {one.id: one for actor in actors for one in self._touching[actor]}
        for one in met.values():
            ends = one.source.id, one.target.id
            closes = to is None or any(a in actors and b in to for a, b in (ends, ends[::-1]))
            if closes and where.passes(one):
                role = one.meaning.kind != "event"
                yield Link(one.id, *ends, one.meaning.symmetric, role, len(one.origins))

    def degrees(self, actors: Collection[str]) -> dict[str, int]:
        return {actor: len(self._touching[actor]) for actor in actors if actor in self._touching}

    def actors(self) -> Iterator[Actor]:
        ends = {end.id: end for one in self._relations for end in (one.source, one.target)}
        return (ends[id_] for id_ in sorted(ends))

    def size(self) -> Size:
        actors = sum(1 for _ in self.actors())
        return Size(len(self._readings), self._evidence, actors, len(self._relations))

    def run(self, text: str, parameters: Mapping[str, Any]) -> Table:
        raise BadQuestion(f"{self._address} is a file of relations, which speaks no Cypher", _LOAD)

    def add(self, readings: Iterable[Reading]) -> Added:
        raise only_asked(self._address)

    def forget(self, article_ids: Collection[str]) -> int:
        raise only_asked(self._address)

    def close(self) -> None:
        pass

    @cached_property
    def _touching(self) -> Mapping[str, list[Relation]]:
        found: dict[str, list[Relation]] = defaultdict(list)
        for one in self._relations:
            for end in {one.source.id, one.target.id}:
                found[end].append(one)
        return found


def open_store(path: Path) -> FileStore:
    """Open a file that `tieline extract` or another extractor wrote.

    Raises:
        TielineError: the file cannot be read.
        BadLine: a line that does not keep to the schema; no answer is given without it.
    """

    def refuse(error: TielineError) -> NoReturn:
        raise error

    held: dict[str, Reading] = {}
    id_of: dict[str, str] = {}
    for reading in read_file(str(path), bad=refuse):
        # As a store would hold them: a document once, and of copies the first by name.
        id_, document = reading.article.id, reading.article.document
        if document != STDIN and id_of.setdefault(document, id_) != id_:
            held.pop(id_of[document], None)
            id_of[document] = id_
        if id_ not in held or document < held[id_].article.document:
            held[id_] = reading
    return FileStore(str(path), list(held.values()))


def only_asked(address: str) -> StoreUnavailable:
    """What is said to a command that would write."""
    return StoreUnavailable(f"{address} is a file of relations, which can only be asked", _LOAD)
