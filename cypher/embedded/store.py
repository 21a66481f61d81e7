"""The store in one folder: article files are the truth, a graph file beside them is their index.

    tieline-store.json   what the folder is
    articles/            the truth; see `article_files`
    index                the graph as last committed: a line that says of what, then the graph
    lookup               of that graph what names and paths ask for, made by writers; see `lookup`
    lock                 held by the one writer

A writer changes the files and then swaps the index. Readers take the index as it stands, so that
they never wait and never see half a writing; without a writer, an index that is missing, damaged,
of another version or behind the files is made anew from them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tieline.cypher import swap
from tieline.cypher.census import Census
from tieline.cypher.cypher_store import WINDOW, CypherStore
from tieline.cypher.embedded import lookup
from tieline.cypher.embedded.article_files import ArticleFiles, write_whole
from tieline.cypher.embedded.graph import GraphFile, ask, empty_graph, runner, stamp
from tieline.cypher.embedded.writer_lock import InUse, writer_lock
from tieline.cypher.plan import Swap
from tieline.cypher.rows import Read, read
from tieline.cypher.run import Run, batches
from tieline.graph.errors import StoreUnavailable
from tieline.graph.filter import Filter
from tieline.graph.model import Actor, Relation
from tieline.graph.store import Link, Table

if TYPE_CHECKING:
    from kglite import KnowledgeGraph

_MARK = "tieline-store.json"
_FORMAT = 1


class EmbeddedStore(CypherStore):
    """A store in a folder. Made by `open_store` or `create_store`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._folder = folder
        self._files = ArticleFiles(folder / "articles")
        self._index = GraphFile(folder / "index")
        self._lookup_place = folder / "lookup"
        self._lookup: lookup.Lookup | None = None
        self._graph: KnowledgeGraph | None = None

    def text(self, article_id: str) -> str | None:
        """Return an article's text, which is kept here only; None where it never was at hand."""
        return self._files.text(article_id)

    def run(self, text: str, parameters: Mapping[str, Any]) -> Table:
        return ask(self._current(), text, parameters)

    def close(self) -> None:
        self._graph = None
        self._forget_lookup()

    # Names and paths are asked of the lookup, unless the graph has been read for something else.

    def actors(self) -> Iterator[Actor]:
        found = self._looked_up()
        return iter(found.actors()) if found else super().actors()

    def degrees(self, actors: Collection[str]) -> dict[str, int]:
        found = self._looked_up()
        return found.degrees(actors) if found else super().degrees(actors)

    def links(
        self, actors: Collection[str], where: Filter, *, to: Collection[str] | None = None
    ) -> Iterator[Link]:
        found = self._looked_up()
        return iter(found.links(actors, where, to)) if found else super().links(actors, where, to=to)

    def relations(
        self,
        where: Filter,
        *,
        touching: Collection[str] | None = None,
        ids: Collection[str] | None = None,
    ) -> Iterator[Relation]:
        found = self._looked_up() if ids is not None and touching is None else None
        told = found.relations(ids, where, self._files) if found and ids is not None else None
        if told is not None:
            return iter(told)
        return super().relations(where, touching=touching, ids=ids)

    # --- writing ----------------------------------------------------------------------------------

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._forget_lookup()  # on some systems an open file cannot be swapped
        with ExitStack() as held:
            with self._disk():
                held.enter_context(self._lock())
                before = self._made_current()
            try:
                yield
            finally:
                # After an error too: what was finished before it need not be made anew.
                with self._disk():
                    if self._graph is not None:
                        state = self._files.state()
                        if state != before:
                            self._index.save(self._graph, stamp(state))
                        # After the index: until it is there, its stamp is another and nobody asks it.
                        if not lookup.carries(self._lookup_place, stamp(state)):
                            lookup.save(self._lookup_place, runner(self._graph), stamp(state))

    def _lock(self) -> AbstractContextManager[None]:
        return writer_lock(self._folder / "lock")

    @contextmanager
    def _disk(self) -> Iterator[None]:
        try:
            yield
        except InUse as error:
            raise StoreUnavailable(
                f"{self._folder} is being written by another tieline",
                "Wait until it has finished, then repeat.",
            ) from error
        except OSError as error:
            raise StoreUnavailable(
                f"{self._folder} cannot be written ({error.strerror or error})",
                "Mend the disk or the rights on the folder, then repeat the command.",
            ) from error

    def _add(self, window: list[Read]) -> Swap:
        done = super()._add(window)
        for made in window:
            id_, reading = made.article.id, made.reading
            if id_ not in done.put and reading.text is not None:
                with self._disk():
                    self._files.give_text(id_, reading.text)
        return done

    def _write(self, work: Callable[[Run], Swap]) -> Swap:
        graph, self._graph = self._graph, None  # unknown until the files say the same
        assert graph is not None, "within _writing"
        done = work(runner(graph))
        with self._disk():
            for made in done.put.values():
                self._files.put(made.reading)
            self._files.remove(done.removed)
        self._graph = graph
        if done.serial is not None:
            self._census.serial = done.serial
        return done

    def _made_current(self) -> str:
        """Hold the graph of the files as they are, made anew where need be; return their state.

        To be called under the lock.
        """
        state = self._files.state()
        if self._graph is None or self._index.changed or self._index.stamp() != stamp(state):
            self._census = Census()
            self._graph = self._index.load(stamp(state))
        if self._graph is None:
            self._graph, superseded = self._rebuilt(self._census)
            self._files.remove(superseded)
            state = self._files.state()
            self._index.save(self._graph, stamp(state))
            lookup.save(self._lookup_place, runner(self._graph), stamp(state))
        return state

    # --- reading ----------------------------------------------------------------------------------

    def _reader(self) -> Run:
        return runner(self._current())

    def _current(self) -> KnowledgeGraph:
        """Return the graph as last committed by whoever writes."""
        if self._graph is not None and not self._index.changed:
            return self._graph
        self._forget_lookup()
        self._census = Census()
        self._graph = self._index.load(stamp(self._files.state()))
        if self._graph is None:
            try:
                with self._lock():
                    self._made_current()
            except (InUse, OSError):
                self._graph = self._committed()
        assert self._graph is not None, "loaded, made or committed"
        return self._graph

    def _looked_up(self) -> lookup.Lookup | None:
        """Return the lookup where it tells what the graph would, and the graph is not at hand."""
        if self._graph is not None:
            return None
        if self._lookup is None or self._index.changed:
            self._forget_lookup()
            wanted = stamp(self._files.state())
            self._index.see()  # before it is read: one that comes in between is then seen as a change
            if self._index.stamp() == wanted:
                self._lookup = lookup.Lookup.open(self._lookup_place, wanted)
        return self._lookup

    def _forget_lookup(self) -> None:
        if self._lookup is not None:
            self._lookup.close()
            self._lookup = None

    def _committed(self) -> KnowledgeGraph:
        """Return the index as a writer at work left it, behind the files as it is.

        Where there is none of this version, or the disk takes none, the files are read without it.
        """
        carried = self._index.stamp()
        if carried and {**carried, "articles": ""} == stamp(""):
            graph = self._index.load(carried)
            if graph is not None:
                return graph
        self._index.see()
        return self._rebuilt(Census())[0]

    def _rebuilt(self, census: Census) -> tuple[KnowledgeGraph, set[str]]:
        """Return the graph of the files, and the articles that others of them have replaced."""
        graph = empty_graph()
        run = runner(graph)
        superseded: set[str] = set()
        for window in batches((read(r) for r in self._files.readings()), WINDOW):
            done = swap.add(run, census, window)
            census.serial = done.serial
            superseded |= {r.article.id for r in window} - done.put.keys()
            superseded |= done.removed
        return graph, superseded


def open_store(folder: Path) -> EmbeddedStore:
    """Open a store that is there.

    Raises:
        StoreUnavailable: the folder is missing, no store, or of a later version.
    """
    if not folder.exists():
        raise StoreUnavailable(f"there is no store at {folder}", "Make one with `tieline build ARTICLES…`.")
    _check_mark(folder)
    return EmbeddedStore(folder)


def create_store(folder: Path) -> EmbeddedStore:
    """Open a store, made first where the folder is missing or empty.

    Raises:
        StoreUnavailable: the folder holds other things, or cannot be made.
    """
    try:
        # What a first attempt that was cut short leaves is no reason to refuse.
        if not folder.exists() or set(os.listdir(folder)) <= {_MARK + ".new"}:
            folder.mkdir(parents=True, exist_ok=True)
            mark = json.dumps({"what": "a store of tieline", "format": _FORMAT})
            write_whole(folder / _MARK, mark.encode() + b"\n")
    except OSError as error:
        raise StoreUnavailable(
            f"cannot make a store at {folder} ({error.strerror})", "Name another folder by --store."
        ) from error
    _check_mark(folder)
    return EmbeddedStore(folder)


def _check_mark(folder: Path) -> None:
    try:
        mark = json.loads((folder / _MARK).read_bytes())
        later = mark["format"] > _FORMAT
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreUnavailable(
            f"{folder} is no store of tieline", "Name a store, or a new folder, by --store."
        ) from error
    if later:
        raise StoreUnavailable(
            f"{folder} was written by a later tieline", "Update tieline, or name another folder."
        )
