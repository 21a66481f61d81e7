"""Which articles a writing takes in, which it replaces, and which it leaves as they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tieline.cypher import statements
from tieline.cypher.rows import Read, Row
from tieline.cypher.run import Run, run_batches
from tieline.graph.store import Added

# Articles that come by it share its name and are no rereading of each other.
STDIN = "stdin"


@dataclass(slots=True)
class Swap:
    """What a writing does, or did.

    Attributes:
        put: articles to take in, by id.
        removed: ids of articles that leave for good.
        serial: what the census must be set to, once the transaction is done; None: nothing to do.
    """

    put: dict[str, Read] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    added: Added = Added(0, 0, 0)
    serial: int | None = None

    @property
    def empty(self) -> bool:
        return not self.put and not self.removed


@dataclass(slots=True)
class _Known:
    document: str
    digest: str
    extractor: str


def plan(run: Run, readings: Sequence[Read]) -> Swap:
    """Settle which articles come and go, as if they came one by one."""
    documents = {r.article.document for r in readings} - {STDIN}
    rows = [
        *known(run, {r.article.id for r in readings}),
        *run_batches(run, statements.ARTICLES_BY_DOCUMENT, "documents", sorted(documents)),
    ]
    held = {r["id"]: _Known(r["document"], r["digest"], r["extractor"]) for r in rows}
    stored = frozenset(held)
    of_document: dict[str, set[str]] = defaultdict(set)
    for id_, one in held.items():
        of_document[one.document].add(id_)
    swap = Swap()
    new = replaced = unchanged = 0
    for made in readings:
        id_, document = made.article.id, made.article.document
        reread = of_document[document] - {id_} if document != STDIN else set()
        for other in reread:
            of_document[document].discard(other)
            del held[other]
            swap.put.pop(other, None)
            if other in stored:
                swap.removed.add(other)
        same = held.get(id_)
        if same and not _supersedes(made, same):
            unchanged += 1
            continue
        if same and same.digest == made.digest:
            unchanged += 1
        elif same or reread:
            replaced += 1
        else:
            new += 1
        if same:
            of_document[same.document].discard(id_)
        held[id_] = _Known(document, made.digest, made.reading.extractor)
        of_document[document].add(id_)
        swap.put[id_] = made
        swap.removed.discard(id_)
    swap.added = Added(new, replaced, unchanged)
    return swap


def _supersedes(made: Read, held: _Known) -> bool:
    """Whether a reading takes the place of what is held of the same article.

    Copies of one text differ by their documents: read by the same extractor the first by name
    stands, whichever came first.
    """
    document = made.article.document
    if made.digest == held.digest:
        return document < held.document
    return made.reading.extractor != held.extractor or document <= held.document


def known(run: Run, ids: Iterable[str]) -> list[Row]:
    return list(run_batches(run, statements.ARTICLES_BY_ID, "ids", sorted(set(ids))))
