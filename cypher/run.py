"""How a statement is run: the one thing that both engines give to the rest of the room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from queue import Full, Queue
from threading import Event, Thread
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


def ahead(items: Iterable[T], count: int) -> Iterator[T]:
    """Yield the items; a thread makes up to `count` of them while the caller waits for a server.

    What making one raises is raised here in its place.
    """
    made: Queue[tuple[list[T], BaseException | None]] = Queue(count)  # one item, or none and why
    left = Event()

    def put(item: list[T], error: BaseException | None = None) -> None:
        while not left.is_set():
            with suppress(Full):
                return made.put((item, error), timeout=0.5)

    def make() -> None:
        try:
            for item in items:
                put([item])
                if left.is_set():
                    return
        except BaseException as error:
            put([], error)
        else:
            put([])

    # A daemon: waiting for a pipe's next line must not keep the command from ending.
    Thread(target=make, daemon=True).start()
    try:
        while True:
            item, error = made.get()
            if error is not None:
                raise error
            if not item:
                return
            yield from item
    finally:
        left.set()


def run_batches(run: Run, text: str, name: str, items: Iterable[Any]) -> Iterator[Row]:
    """Run a statement for each batch of items, passed as the parameter `name`."""
    for batch in batches(items):
        yield from run(text, **{name: batch})
