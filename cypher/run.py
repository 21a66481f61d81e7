"""How a statement is run: the one thing that both engines give to the rest of the room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Protocol, TypeVar

from tieline.cypher.rows import Row

T = TypeVar("T")

# Larger batches gain nothing over Bolt and hold locks and memory for longer.
BATCH = 1000


class Run(Protocol):
    """Runs one statement, inside a transaction where it writes; rows as plain mappings."""

    def __call__(self, text: str, /, **parameters: Any) -> Sequence[Row]: ...


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Yield lists of at most `size`, none of them empty."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def run_batches(run: Run, text: str, name: str, items: Iterable[Any]) -> Iterator[Row]:
    """Run a statement for each batch of items, passed as the parameter `name`."""
    for batch in batches(items):
        yield from run(text, **{name: batch})
