"""Partial dates as intervals."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.graph.dates import first_day, interval, last_day, overlap


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-06-18", "2024-06-18", "2024-06-18"),
    ],
)
def test_a_partial_date_is_an_interval(partial: str, first: str, last: str) -> None:
    """A year and a month stand for all their days."""
    assert first_day(partial).isoformat() == first
    assert last_day(partial).isoformat() == last


@pytest.mark.parametrize(
    "wrong",
    [
        *("", "24", "2024-6", "2024-06-8", "2024-06-18T00", "2024-", "20240618", "2024-06-18-01", " 2024"),
        *("2024-13", "2024-00", "2024-06-00", "2024-00-05", "2023-02-29", "0000", "२०२४", "2024\n"),
    ],
)
def test_what_no_calendar_has_is_refused(wrong: str) -> None:
    """The error names the text, whichever end is asked for."""
    for end in (first_day, last_day):
        with pytest.raises(ValueError) as caught:
            end(wrong)
        assert repr(wrong) in str(caught.value)


@given(st.dates())
def test_every_day_is_a_date(day: date) -> None:
    """A day lies within its own month and year."""
    for length in (4, 7, 10):
        partial = day.isoformat()[:length]
        assert first_day(partial) <= day <= last_day(partial)


def test_an_open_end_reaches_to_the_calendars() -> None:
    """Only where both ends are unknown is there no interval."""
    assert interval(None, None) is None
    assert interval("2024", None) == (date(2024, 1, 1), date.max)
    assert interval(None, "2024-02") == (date.min, date(2024, 2, 29))
    assert interval("2024-02", "2024-03") == (date(2024, 2, 1), date(2024, 3, 31))


@given(a=st.tuples(st.dates(), st.dates()), b=st.tuples(st.dates(), st.dates()))
def test_intervals_overlap_where_they_share_a_day(a: tuple[date, date], b: tuple[date, date]) -> None:
    """Both ends belong to an interval; overlap has no direction."""
    first, second = ((min(days), max(days)) for days in (a, b))
    shared = max(first[0], second[0]) <= min(first[1], second[1])
    assert overlap(first, second) is overlap(second, first) is shared
