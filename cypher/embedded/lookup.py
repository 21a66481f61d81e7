"""What names and paths ask of a store, in a file that opens at once however much it holds.

The graph has to be read whole before it answers anything, which takes ten seconds at half a million
relations. A way between two actors needs their names, the arrows at a few of them and, for the
hops, some article files. SQLite, because it comes with Python and reads no more than it is asked.

Whatever it cannot answer the graph can: a store without this file is slower, and nothing else. A
damaged one is named with its cure.
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
from tieline.cypher.embedded.article_files import ArticleFiles, swap_in
from tieline.cypher.relation_rows import relation_of, role
from tieline.cypher.rows import Row
from tieline.cypher.run import Run, batches
from tieline.graph.errors import StoreUnavailable
from tieline.graph.filter import Filter
from tieline.graph.model import Actor, ActorType, Evidence, Relation
from tieline.graph.predicates import PREDICATES
from tieline.graph.store import Link

Stamp = Mapping[str, object]

# To be raised with the tables below, so that a file of another layout is not asked.
_LAYOUT = 1
_TABLES = """
CREATE TABLE stamp (stamp TEXT);
CREATE TABLE actors (n INTEGER PRIMARY KEY, id TEXT UNIQUE, type TEXT, degree INTEGER, actor TEXT);
CREATE TABLE arrows (id TEXT, source INTEGER, target INTEGER, articles TEXT, row TEXT);
"""
# Made after the rows, which is several times faster than with each of them.
_INDEXES = """
CREATE INDEX arrow ON arrows (id);
CREATE INDEX arrow_source ON arrows (source);
CREATE INDEX arrow_target ON arrows (target);
UPDATE actors SET degree =
  (SELECT count(*) FROM arrows WHERE source = n) + (SELECT count(*) FROM arrows WHERE target = n);
"""
_BATCH = 500  # of the parameters that any SQLite takes at once
_encode = msgspec.json.Encoder().encode
_actor = msgspec.json.Decoder(Actor).decode


class _End(msgspec.Struct, frozen=True):
    id: str
    type: ActorType


_NOBODY = _End("", "group")


class _Arrow(msgspec.Struct):
    """Of an arrow's properties those that a filter and a path look at; its ends are set beside."""

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
        with suppress(sqlite3.Error):
            uri = f"{place.resolve().as_uri()}?mode=ro&immutable=1"
            file = sqlite3.connect(uri, uri=True, check_same_thread=False)
            with suppress(sqlite3.Error, ValueError, TypeError):
                if json.loads(file.execute("SELECT stamp FROM stamp").fetchone()[0]) == _stamp(wanted):
                    return cls(place, file)
            file.close()
        return None

    def close(self) -> None:
        self._file.close()

    def actors(self) -> list[Actor]:
        """Return all actors, sorted by id."""
        with self._undamaged():
            return [_actor(told) for (told,) in self._file.execute("SELECT actor FROM actors ORDER BY id")]

    def degrees(self, actors: Collection[str]) -> dict[str, int]:
        with self._undamaged():
            return {id_: degree for id_, _, degree in self._known(actors) if degree}

    def links(self, actors: Collection[str], where: Filter, to: Collection[str] | None = None) -> list[Link]:
        """Return what `Store.links` yields."""
        with self._undamaged():
            here, there = self._known(actors), None
            if to is not None:
                others = self._known(to)
                if sum(degree for *_, degree in others) < sum(degree for *_, degree in here):
                    here, others = others, here
                there = {n for _, n, _ in others}
            arrows = {a.id: a for _, n, _ in here for a in self._arrows(n, there) if where.passes(a)}
        return [_link(arrow) for arrow in arrows.values()]

    def relations(self, ids: Collection[str], where: Filter, files: ArticleFiles) -> list[Relation] | None:
        """Return these relations under a filter, sorted by id, their evidence read from the files.

        None where the files do not hold all of it: a writer is at work.
        """
        read: dict[str, Evidence] = {}
        found = []
        with self._undamaged():
            for id_ in sorted(set(ids)):
                for source, target, articles, row in self._file.execute(
                    "SELECT s.actor, t.actor, a.articles, a.row FROM arrows a "
                    "JOIN actors s ON s.n = a.source JOIN actors t ON t.n = a.target WHERE a.id = ?",
                    (id_,),
                ):
                    told = json.loads(row)
                    if not read.keys() >= set(told["evidence"]):
                        readings = map(files.reading, json.loads(articles))
                        read |= {e.id: e for reading in readings if reading for e in reading.evidence}
                    if not read.keys() >= set(told["evidence"]):
                        return None
                    relation = relation_of(told, _actor(source), _actor(target), read)
                    if relation is not None and where.passes(relation):
                        found.append(relation)
        return found

    @contextmanager
    def _undamaged(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.DatabaseError, ValueError, KeyError, TypeError) as error:
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


def carries(place: Path, wanted: Stamp) -> bool:
    """Whether a file is there and carries this stamp."""
    found = Lookup.open(place, wanted)
    if found is not None:
        found.close()
    return found is not None


def save(place: Path, run: Run, carried: Stamp) -> None:
    """Write the file of a graph, or leave none: whatever stops it stops nothing else.

    Args:
        run: runs statements on the graph.
        carried: what the file is to be known by.
    """
    beside = place.with_name(place.name + ".new")
    try:
        beside.unlink(missing_ok=True)
        with closing(sqlite3.connect(beside)) as file:
            _fill(file, run, carried)
        swap_in(beside, place)
    except (OSError, sqlite3.Error):
        for stale in (beside, place):
            with suppress(OSError):
                stale.unlink(missing_ok=True)


def _fill(file: sqlite3.Connection, run: Run, carried: Stamp) -> None:
    # It is swapped in when it is whole, so that it needs no journal meanwhile.
    file.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
    file.execute("INSERT INTO stamp VALUES (?)", (json.dumps(_stamp(carried)),))
    numbers: dict[str, int] = {}
    for n, actor in enumerate(fetch.actors(run)):
        numbers[actor.id] = n
        row = (n, actor.id, actor.type, 0, _encode(actor).decode())
        file.execute("INSERT INTO actors VALUES (?, ?, ?, ?, ?)", row)
    articles = {row["id"]: row["article"] for row in run(statements.ARTICLES_OF_EVIDENCE)}
    for batch in batches(numbers):
        file.executemany(
            "INSERT INTO arrows VALUES (?, ?, ?, ?, ?)",
            (_arrow_row(row, numbers, articles) for row in run(statements.RELATIONS_FROM, ids=batch)),
        )
    file.commit()
    file.executescript(_INDEXES)


def _stamp(carried: Stamp) -> Stamp:
    return {**carried, "lookup": _LAYOUT}


def _arrow_row(row: Row, numbers: Mapping[str, int], articles: Mapping[str, str]) -> tuple[Any, ...]:
    told = row["relation"]
    found = sorted({articles[id_] for id_ in told["evidence"]})
    ends = numbers[row["source"]], numbers[row["target"]]
    return told["id"], *ends, _encode(found).decode(), _encode(told).decode()


def _link(arrow: _Arrow) -> Link:
    return Link(
        id=arrow.id,
        source=arrow.source.id,
        target=arrow.target.id,
        symmetric=PREDICATES[arrow.predicate].symmetric,
        role=role(arrow.predicate),
        origins=len(arrow.origins),
    )
