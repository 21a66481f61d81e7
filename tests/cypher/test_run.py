"""Items are made ahead of their use, in order, and a failure comes where it belongs."""

import threading
from collections.abc import Iterator

import pytest

from tieline.cypher.run import ahead


def test_what_is_made_ahead_comes_in_order() -> None:
    assert list(ahead(range(1000), 7)) == list(range(1000))


def test_a_failure_comes_after_what_was_made_before_it() -> None:
    def failing() -> Iterator[int]:
        yield from range(3)
        raise KeyError("the fourth")

    taken = []
    with pytest.raises(KeyError, match="the fourth"):
        for one in ahead(failing(), 10):
            taken.append(one)
    assert taken == [0, 1, 2]


def test_who_leaves_early_leaves_no_thread_at_work() -> None:
    """Nor is more made than was asked for."""
    made: list[int] = []
    before = set(threading.enumerate())
    items = ahead((made.append(n) or n for n in range(10**6)), 5)  # type: ignore[func-returns-value]
    assert next(items) == 0
    items.close()  # type: ignore[attr-defined]
    for thread in set(threading.enumerate()) - before:
        thread.join(5)
        assert not thread.is_alive()
    assert len(made) < 20
