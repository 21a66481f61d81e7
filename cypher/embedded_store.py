"""The store in one folder: article files are the truth, a graph file beside them is their index.

    tieline-store.json   what the folder is
    articles/            the truth; see `article_files`
    index                the graph as last committed: a line that says of what, then the graph
    lock                 held by the one writer

A writer changes the files and then swaps the index. Readers take the index as it stands, so that
they never wait and never see half a writing; without a writer, an index that is missing, damaged,
of another version or behind the files is made anew from them.
"""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tieline.cypher import statements, swap
from tieline.cypher.article_files import ArticleFiles, write_whole
from tieline.cypher.census import Census
from tieline.cypher.cypher_store import QUESTION_TIMEOUT_S, SCHEMA, WINDOW, CypherStore
from tieline.cypher.plain import duration, node, path, plain, relationship
from tieline.cypher.plan import Swap
from tieline.cypher.refusals import CURE, GIVE_PARAMETER, ONLY_READS, WRITE_BY, refuse
from tieline.cypher.rows import Read, read
from tieline.cypher.run import Run, batches
from tieline.cypher.writer_lock import InUse, writer_lock
from tieline.graph import predicates
from tieline.graph.errors import BadQuestion, StoreUnavailable
from tieline.graph.store import Table

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
        self._index = folder / "index"
        self._graph: KnowledgeGraph | None = None
        self._seen: tuple[int, int] | None = None

    def text(self, article_id: str) -> str | None:
        """Return an article's text, which is kept here only; None where it never was at hand."""
        return self._files.text(article_id)

    def run(self, text: str, parameters: Mapping[str, Any]) -> Table:
        import kglite

        refuse(text)
        graph = self._current()
        graph.read_only(True)
        try:
            answer: Any = graph.cypher(
                text, params=dict(parameters), timeout_ms=QUESTION_TIMEOUT_S * 1000
            )
            columns = tuple(answer.columns)
            rows = tuple(tuple(plain(row[c], _special) for c in columns) for row in answer)
        except kglite.ReadOnlyError as error:
            raise BadQuestion(ONLY_READS, WRITE_BY) from error
        except kglite.CypherTimeoutError as error:
            raise BadQuestion(
                f"no answer within {QUESTION_TIMEOUT_S} seconds", "Name an actor, or add LIMIT."
            ) from error
        except (kglite.KgError, TypeError, ValueError, OverflowError) as error:
            reason = str(error).strip().splitlines()[0]
            hint = GIVE_PARAMETER if "Missing parameter" in reason else CURE
            raise BadQuestion(reason, hint) from error
        return Table(columns, rows)

    def close(self) -> None:
        self._graph = None

    # --- writing ----------------------------------------------------------------------------------

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with self._disk(), writer_lock(self._folder / "lock"):
                before = self._made_current()
                try:
                    yield
                finally:
                    if self._graph is not None and self._files.state() != before:
                        self._save(self._graph)
        except InUse as error:
            raise StoreUnavailable(
                f"{self._folder} is being written by another tieline",
                "Wait until it has finished, then repeat.",
            ) from error

    @contextmanager
    def _disk(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreUnavailable(
                f"{self._folder} cannot be written ({error.strerror or error})",
                "Mend the disk or the rights on the folder, then repeat the command.",
            ) from error

    def _add(self, window: list[Read]) -> Swap:
        done = super()._add(window)
        for made in window:
            id_, reading = made.article.id, made.reading
            if id_ not in done.put and reading.text is not None and self._files.text(id_) is None:
                with self._disk():
                    self._files.put(reading)
        return done

    def _write(self, work: Callable[[Run], Swap]) -> Swap:
        graph, self._graph = self._graph, None  # unknown until the files say the same
        assert graph is not None, "within _writing"
        graph.read_only(False)
        done = work(_runner(graph))
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
        stamp = _stamp(state)
        if self._graph is None or self._identity() != self._seen or self._read_stamp() != stamp:
            self._census = Census()
            self._graph = self._load(stamp)
        if self._graph is None:
            self._graph, superseded = self._rebuilt(self._census)
            self._files.remove(superseded)
            self._save(self._graph)
            state = self._files.state()
        return state

    # --- reading ----------------------------------------------------------------------------------

    def _reader(self) -> Run:
        return _runner(self._current())

    def _current(self) -> KnowledgeGraph:
        """Return the graph as last committed by whoever writes."""
        if self._graph is not None and self._identity() == self._seen:
            return self._graph
        self._census = Census()
        stamp = _stamp(self._files.state())
        self._graph = self._load(stamp)
        if self._graph is None:
            try:
                with writer_lock(self._folder / "lock"):
                    self._made_current()
            except (InUse, OSError):
                self._graph = self._committed()
        assert self._graph is not None, "loaded, made or committed"
        return self._graph

    def _committed(self) -> KnowledgeGraph:
        """Return the index as a writer at work left it, behind the files as it is.

        Where there is none of this version, or the disk takes none, the files are read without it.
        """
        stamp = self._read_stamp()
        graph = self._load(stamp) if stamp and _usable(stamp) else None
        if graph is None:
            self._seen = self._identity()
            graph, _ = self._rebuilt(Census())
        return graph

    def _rebuilt(self, census: Census) -> tuple[KnowledgeGraph, set[str]]:
        """Return the graph of the files, and the articles that others of them have replaced."""
        graph = _empty_graph()
        run = _runner(graph)
        superseded: set[str] = set()
        for window in batches((read(r) for r in self._files.readings()), WINDOW):
            done = swap.add(run, census, window)
            census.serial = done.serial
            superseded |= {r.article.id for r in window} - done.put.keys() | done.removed
        return graph, superseded

    # --- the index --------------------------------------------------------------------------------

    def _identity(self) -> tuple[int, int] | None:
        try:
            known = self._index.stat()
        except OSError:
            return None
        return (known.st_ino, known.st_mtime_ns)

    def _read_stamp(self) -> dict[str, Any] | None:
        try:
            with open(self._index, "rb") as stream:
                stamp = json.loads(stream.readline())
        except (OSError, ValueError):
            return None
        return stamp if isinstance(stamp, dict) else None

    def _load(self, stamp: Mapping[str, Any]) -> KnowledgeGraph | None:
        """Return the index's graph if it carries this stamp and is whole."""
        import kglite

        try:
            seen = self._identity()
            line, _, content = self._index.read_bytes().partition(b"\n")
            if json.loads(line) != stamp:
                return None
            kglite.set_query_warning_policy("silent")
            graph = kglite.from_bytes(content)
        except (OSError, ValueError, kglite.KgError):
            return None
        graph.set_default_timeout(0)
        self._seen = seen
        return graph

    def _save(self, graph: KnowledgeGraph) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # how it lays out columns is no user's concern
            content = graph.to_bytes()
        line = json.dumps(_stamp(self._files.state())).encode()
        write_whole(self._index, line + b"\n" + content)
        self._seen = self._identity()


def open_store(folder: Path) -> EmbeddedStore:
    """Open a store that is there.

    Raises:
        StoreUnavailable: the folder is missing, no store, or of a later version.
    """
    if not folder.exists():
        raise StoreUnavailable(
            f"there is no store at {folder}", "Make one with `tieline build ARTICLES…`."
        )
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


def _stamp(state: str) -> dict[str, Any]:
    import kglite

    return {
        "kglite": kglite.__version__,
        "schema": SCHEMA,
        "predicates": predicates.VERSION,
        "articles": state,
    }


def _usable(stamp: Mapping[str, Any]) -> bool:
    return {**stamp, "articles": ""} == _stamp("")


def _empty_graph() -> KnowledgeGraph:
    import kglite

    kglite.set_query_warning_policy("silent")
    graph = kglite.KnowledgeGraph()
    graph.set_default_timeout(0)
    run = _runner(graph)
    for text in statements.SCHEMA:
        run(text)
    run(statements.CREATE_STORE, schema=SCHEMA)
    return graph


def _runner(graph: KnowledgeGraph) -> Run:
    def run(text: str, /, **parameters: Any) -> list[dict[str, Any]]:
        return list(graph.cypher(text, params=parameters))

    return run


def _special(value: object) -> object:
    """Tell the engine's own mappings by their keys; it adds properties `type` and `title`."""
    if not isinstance(value, Mapping):
        return value
    keys = value.keys()
    if keys == {"id", "labels", "properties"}:
        own = {"type"} if "Article" in value["labels"] else {"type", "title"}
        properties = value["properties"].items()
        return node(
            value["labels"], {k: v for k, v in properties if k not in own and v is not None}
        )
    if keys == {"id", "start", "end", "type", "properties"}:
        properties = value["properties"].items()
        return relationship(value["type"], {k: v for k, v in properties if v is not None})
    if keys == {"nodes", "relationships"}:
        return path(value["nodes"], value["relationships"])
    if keys == {"months", "days", "seconds"}:
        return duration(value["months"], value["days"], value["seconds"])
    return value
