"""The embedded engine: a graph in memory, asked in Cypher, and the file that it is kept in."""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tieline.cypher import statements
from tieline.cypher.cypher_store import QUESTION_TIMEOUT_S, SCHEMA
from tieline.cypher.embedded.article_files import write_whole
from tieline.cypher.embedded.refusals import CURE, GIVE_PARAMETER, ONLY_READS, WRITE_BY, refuse
from tieline.cypher.plain import duration, node, path, plain, relationship
from tieline.cypher.run import Run
from tieline.graph import predicates
from tieline.graph.errors import BadQuestion
from tieline.graph.store import Table

if TYPE_CHECKING:
    from kglite import KnowledgeGraph

Stamp = Mapping[str, Any]

# These rewritings count wrongly: none of two undirected hops, and nothing but null of what an
# OPTIONAL MATCH found. Seen by comparing with a real Neo4j; `disabled_passes` turns them off.
_WRONG_PASSES = ["fuse_match_return_aggregate", "fuse_optional_match_aggregate"]


def empty_graph() -> KnowledgeGraph:
    """Return a graph that holds no article yet."""
    import kglite

    graph = _quiet(kglite.KnowledgeGraph())
    run = runner(graph)
    for text in statements.SCHEMA:
        run(text)
    run(statements.CREATE_STORE, schema=SCHEMA)
    return graph


def runner(graph: KnowledgeGraph) -> Run:
    """Return what runs statements on a graph."""
    graph.read_only(False)

    def run(text: str, /, **parameters: Any) -> list[dict[str, Any]]:
        return list(graph.cypher(text, params=parameters, disabled_passes=_WRONG_PASSES))

    return run


def ask(graph: KnowledgeGraph, text: str, parameters: Mapping[str, Any]) -> Table:
    """Answer a user's text.

    Raises:
        BadQuestion: it is wrong, writes, takes too long, or is answered otherwise by Neo4j.
    """
    import kglite

    refuse(text, parameters)
    graph.read_only(True)
    limit = QUESTION_TIMEOUT_S * 1000
    try:
        answer: Any = graph.cypher(
            text, params=dict(parameters), timeout_ms=limit, disabled_passes=_WRONG_PASSES
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


def stamp(state: str) -> Stamp:
    """Return what an index of article files in this state carries, made by what runs here."""
    import kglite

    return {
        "kglite": kglite.__version__,
        "schema": SCHEMA,
        "predicates": predicates.VERSION,
        "articles": state,
    }


class GraphFile:
    """A graph in one file, swapped whole; its first line is its stamp.

    Stamp and graph in one file cannot come apart, whatever is killed between two writings.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._seen: tuple[int, int] | None = None

    @property
    def changed(self) -> bool:
        """Whether another has swapped it since it was last seen here."""
        return self._identity() != self._seen

    def see(self) -> None:
        self._seen = self._identity()

    def stamp(self) -> Stamp | None:
        """Return its stamp; None where there is no file, or none that can be read."""
        try:
            with open(self._place, "rb") as stream:
                carried = json.loads(stream.readline())
        except (OSError, ValueError):
            return None
        return carried if isinstance(carried, dict) else None

    def load(self, wanted: Stamp) -> KnowledgeGraph | None:
        """Return the graph if the file carries this stamp and is whole."""
        import kglite

        seen = self._identity()
        try:
            line, _, content = self._place.read_bytes().partition(b"\n")
            if json.loads(line) != wanted:
                return None
            graph = kglite.from_bytes(content)  # which finds any damage
        except (OSError, ValueError, kglite.KgError):
            return None
        self._seen = seen
        return _quiet(graph)

    def save(self, graph: KnowledgeGraph, carried: Stamp) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # how it lays out columns is no user's concern
            content = graph.to_bytes()
        write_whole(self._place, json.dumps(carried).encode() + b"\n" + content)
        self.see()

    def _identity(self) -> tuple[int, int] | None:
        try:
            known = self._place.stat()
        except OSError:
            return None
        return (known.st_ino, known.st_mtime_ns)


def _quiet(graph: KnowledgeGraph) -> KnowledgeGraph:
    import kglite

    kglite.set_query_warning_policy("silent")  # of an empty graph, that its labels are unknown
    graph.set_default_timeout(0)  # a statement of ours ends by itself
    return graph


def _special(value: object) -> object:
    """Tell the engine's own mappings by their keys; it adds properties `type` and `title`."""
    if not isinstance(value, Mapping):
        return value
    keys = value.keys()
    if keys == {"id", "labels", "properties"}:
        own = {"type"} if "Article" in value["labels"] else {"type", "title"}
        properties = value["properties"].items()
        return node(value["labels"], {k: v for k, v in properties if k not in own and v is not None})
    if keys == {"id", "start", "end", "type", "properties"}:
        properties = value["properties"].items()
        return relationship(value["type"], {k: v for k, v in properties if v is not None})
    if keys == {"nodes", "relationships"}:
        return path(value["nodes"], value["relationships"])
    if keys == {"months", "days", "seconds"}:
        return duration(value["months"], value["days"], value["seconds"])
    return value
