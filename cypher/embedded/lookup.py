"""What a path asks of a store, in a file that opens at once however much it holds.

The graph has to be read whole before it answers anything, which takes ten seconds at half a million
relations. A way between two actors needs their names, the arrows at a few of them and, for the
hops, some article files. SQLite, because it comes with Python and reads no more than it is asked.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec

from tieline.cypher import fetch, statements
from tieline.cypher.embedded.article_files import ArticleFiles, write_whole
from tieline.cypher.relation_rows import relation_of, role
from tieline.cypher.rows import Row
from tieline.cypher.run import Run, batches
from tieline.graph.errors import StoreUnavailable
from tieline.graph.filter import Filter
from tieline.graph.model import Actor, ActorType, Relation
from tieline.graph.predicates import PREDICATES
from tieline.graph.store import Link

Stamp = Mapping[str, object]

_SCHEMA = """
CREATE TABLE stamp (stamp TEXT);
CREATE TABLE actors (n INTEGER PRIMARY KEY, id TEXT UNIQUE, type TEXT, degree INTEGER, actor TEXT);
CREATE TABLE arrows (id TEXT, source INTEGER, target INTEGER, articles TEXT, row TEXT);
"""
# Made after the rows, which is several times faster than with each of them.
_INDEXES = """
CREATE INDEX arrow ON arrows (id);
CREATE INDEX arrow_source ON arrows (source);
CREATE INDEX arrow_target ON arrows (target);
"""
_DEGREES = """
UPDATE actors SET degree =
  (SELECT count(*) FROM arrows WHERE source = n) + (SELECT count(*) FROM arrows WHERE target = n)
"""
_BATCH = 500  # parameters that the oldest SQLite takes are twice as many
_encode = msgspec.json.Encoder().encode
_actor = msgspec.json.Decoder(Actor).decode


class _End(msgspec.Struct, frozen=True):
    id: str
    type: ActorType


_NOBODY = _End("", "group")


class _Arrow(msgspec.Struct):
    """Of an arrow's properties those that a filter and a path look at."""

    id: str
    predicate: str
    category: str
    status: str
    disputed: bool
    confidence: str
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    first_day: str | None = None
    last_day: str | None = None
    source: _End = _NOBODY
    target: _End = _NOBODY


_arrow = msgspec.json.Decoder(_Arrow).decode


class Lookup:
    """The file, open for reading. It is never changed, only swapped whole."""

    def __init__(self, place: Path, file: sqlite3.Connection) -> None:
        self._place = place
        self._file = file

    @classmethod
    def open(cls, place: Path, wanted: Stamp) -> Lookup | None:
        """Return what is there if it carries this stamp."""
        with suppress(OSError, ValueError, TypeError, sqlite3.Error):
            file = sqlite3.connect(f"{place.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            if json.loads(file.execute("SELECT stamp FROM stamp").fetchone()[0]) == wanted:
                return cls(place, file)
            file.close()
        return None

    def close(self) -> None:
        self._file.close()

    def actors(self) -> Iterator[Actor]:
        with self._undamaged():
            for (told,) in self._file.execute("SELECT actor FROM actors ORDER BY id"):
                yield _actor(told)

    def degrees(self, actors: Collection[str]) -> dict[str, int]:
        with self._undamaged():
            return {id_: degree for id_, _, degree in self._known(actors) if degree}

    def links(
        self, actors: Collection[str], where: Filter, *, to: Collection[str] | None = None
    ) -> Iterator[Link]:
        with self._undamaged():
            here, there = self._known(actors), None
            if to is not None:
                others = self._known(to)
                if sum(degree for *_, degree in others) < sum(degree for *_, degree in here):
                    here, others = others, here
                there = {n for _, n, _ in others}
            seen: set[str] = set()
            for _, n, _ in here:
                for arrow in self._arrows(n, there):
                    if arrow.id not in seen and where.passes(arrow):
                        seen.add(arrow.id)
                        yield _link(arrow)

    def relations(self, ids: Collection[str], where: Filter, files: ArticleFiles) -> Iterator[Relation]:
        """Yield these relations under a filter, sorted by id, their evidence read from the files."""
        with self._undamaged():
            for id_ in sorted(set(ids)):
                for source, target, articles, row in self._file.execute(
                    "SELECT s.actor, t.actor, a.articles, a.row FROM arrows a "
                    "JOIN actors s ON s.n = a.source JOIN actors t ON t.n = a.target WHERE a.id = ?",
                    (id_,),
                ):
                    evidence = {e.id: e for article in json.loads(articles) for e in files.evidence(article)}
                    relation = relation_of(json.loads(row), _actor(source), _actor(target), evidence)
                    if relation is not None and where.passes(relation):
                        yield relation

    @contextmanager
    def _undamaged(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, ValueError, KeyError) as error:
            raise StoreUnavailable(
                f"{self._place} is damaged ({error})",
                "Delete the file, then repeat: the graph beside it tells the same.",
            ) from error

    def _known(self, ids: Collection[str]) -> list[tuple[str, int, int]]:
        """Return id, number and degree of those actors that are here."""
        found: list[tuple[str, int, int]] = []
        for batch in batches(sorted(ids), _BATCH):
            marks = ",".join("?" * len(batch))
            found += self._file.execute(f"SELECT id, n, degree FROM actors WHERE id IN ({marks})", batch)
        return found

    def _arrows(self, n: int, others: Collection[int] | None) -> Iterator[_Arrow]:
        """Yield the arrows from and to an actor, or those of them from and to some others."""
        for end, other in (("source", "target"), ("target", "source")):
            for across, row, *ends in self._file.execute(
                f"SELECT a.{other}, a.row, s.id, s.type, t.id, t.type FROM arrows a "
                f"JOIN actors s ON s.n = a.source JOIN actors t ON t.n = a.target WHERE a.{end} = ?",
                (n,),
            ):
                if others is None or across in others:
                    arrow = _arrow(row)
                    arrow.source, arrow.target = _End(*ends[:2]), _End(*ends[2:])
                    yield arrow


def save(place: Path, run: Run, carried: Stamp) -> None:
    """Write the file of a graph, whole or not at all.

    Args:
        run: runs statements on the graph.
        carried: what the file is to be known by.
    """
    with closing(sqlite3.connect(":memory:")) as file:
        file.executescript(_SCHEMA)
        file.execute("INSERT INTO stamp VALUES (?)", (json.dumps(carried),))
        numbers = {actor.id: n for n, actor in enumerate(fetch.actors(run))}
        rows = ((numbers[a.id], a.id, a.type, 0, _encode(a).decode()) for a in fetch.actors(run))
        file.executemany("INSERT INTO actors VALUES (?, ?, ?, ?, ?)", rows)
        articles = {row["id"]: row["article"] for row in run(statements.ARTICLES_OF_EVIDENCE)}
        for batch in batches(numbers):
            arrows = run(statements.RELATIONS_FROM, ids=batch)
            file.executemany(
                "INSERT INTO arrows VALUES (?, ?, ?, ?, ?)",
                (_arrow_row(row, numbers, articles) for row in sorted(arrows, key=_order)),
            )
        file.executescript(_INDEXES)
        file.execute(_DEGREES)
        file.commit()
        write_whole(place, file.serialize())


def _arrow_row(row: Row, numbers: Mapping[str, int], articles: Mapping[str, str]) -> tuple[Any, ...]:
    told = row["relation"]
    found = sorted({articles[id_] for id_ in told["evidence"]})
    ends = numbers[row["source"]], numbers[row["target"]]
    return told["id"], *ends, _encode(found).decode(), _encode(told).decode()


def _order(row: Row) -> str:
    id_: str = row["relation"]["id"]
    return id_


def _link(arrow: _Arrow) -> Link:
    return Link(
        id=arrow.id,
        source=arrow.source.id,
        target=arrow.target.id,
        symmetric=PREDICATES[arrow.predicate].symmetric,
        role=role(arrow.predicate),
        origins=len(arrow.origins),
    )
