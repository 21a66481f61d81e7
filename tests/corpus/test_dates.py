"""The date grammar, by cases in data/dates.txt and by laws that hold for any text."""

import re
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieline.corpus.dates import DateExpression, bound_published, find_dates

CASES = Path(__file__).parents[1] / "data" / "dates.txt"
ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def cases() -> list[tuple[int, str, str, str]]:
    """Rows of line number, published, sentence, expected."""
    rows = []
    for number, line in enumerate(CASES.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            published, sentence, expected = (part.strip() for part in line.split("|"))
            rows.append((number, published, sentence, expected))
    return rows


def shown(text: str, found: list[DateExpression]) -> str:
    """The expressions as the case file writes them."""
    lines = []
    for it in found:
        dates = it.first if it.first == it.last else f"{it.first or ''}..{it.last or ''}"
        lines.append(f"{text[it.start : it.end]} = {dates} {it.kind}")
    return "; ".join(lines) or "none"


def read(text: str, published: str) -> list[DateExpression]:
    day, _, tense = published.partition(" ")
    known: Any = tense or None
    return find_dates(text, None if day == "-" else day, tense=known)


@pytest.mark.parametrize(("number", "published", "sentence", "expected"), cases())
def test_case(number: int, published: str, sentence: str, expected: str) -> None:
    """Every line of the case file is read as it says, and nothing more is read."""
    assert shown(sentence, read(sentence, published)) == expected, f"dates.txt:{number}"


def test_cases_are_many_and_hold_traps() -> None:
    """The case file holds at least 120 cases, 12 kinds and 25 traps."""
    expected = [row[3] for row in cases()]
    kinds = {part.rsplit(" ", 1)[1] for line in expected if line != "none" for part in line.split("; ")}
    assert len(expected) >= 120 and len(kinds) >= 12 and expected.count("none") >= 25


WORDS = re.findall(r"\w+|[^\w\s]", CASES.read_text(encoding="utf-8"))
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join),
    st.text("0123456789/-. T:"),
)
PUBLISHED = st.one_of(
    st.none(),
    st.dates().map(str),
    st.sampled_from(["2024", "2024-02", "0001-01-01", "9999", "2024-13", "soon"]),
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, PUBLISHED, st.sampled_from([None, "past", "future"]))
def test_any_text_is_read_without_error(text: str, published: str | None, tense: Any) -> None:
    """No text raises; expressions come in order, apart, inside the text, and dated in ISO 8601."""
    end = 0
    for found in find_dates(text, published, tense=tense):
        assert end <= found.start < found.end <= len(text)
        ends = [date for date in (found.first, found.last) if date is not None]
        assert ends and all(ISO.fullmatch(date) for date in ends)
        if len(ends) == 2 and len(ends[0]) == len(ends[1]):
            assert ends[0] <= ends[1]
        end = found.end
    bound_published(text)


@given(st.dates(date(1600, 1, 1), date(2099, 12, 31)), PUBLISHED)
def test_full_date_needs_no_publication(day: date, published: str | None) -> None:
    """A full date reads the same whatever the article's own, in each common writing."""
    month = day.strftime("%B")
    for words in (str(day), f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}"):
        text = f"They met on {words} in Geneva."
        assert shown(text, find_dates(text, published)) == f"{words} = {day} date"


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_weekday_lies_in_the_week_beside_publication(published: date, back: int) -> None:
    """A bare weekday is at most six days back, in a future clause at most six days ahead."""
    for tense, day in (
        ("past", published - timedelta(back)),
        ("future", published + timedelta(back)),
    ):
        text = f"The cabinet meets on {day.strftime('%A')}."
        known: Any = tense
        assert [it.first for it in find_dates(text, str(published), tense=known)] == [str(day)]


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.sampled_from(cases()))
def test_vague_publication_never_contradicts_a_day(published: date, case: Any) -> None:
    """What is read where only the month of publication is known is read for each of its days."""
    vague = find_dates(case[2], str(published)[:7])
    assert set(vague) <= set(find_dates(case[2], str(published)))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Envoy quits\nBy A. Writer\nSep 12, 2023 01:52 PM IST\nHe left.", "2023-09-12"),
        ("Envoy quits\nPublished: 4 May 2024\nUpdated: 6 May 2024\nHe left.", "2024-05-04"),
        ("Envoy quits\nPUBLISHED : 21 Sep 2023 at 10:45\nHe left.", "2023-09-21"),
        ("Envoy quits\n\nPublished :`2024-07-22 23:36:41`\n\nHe left.", "2024-07-22"),
        ("Envoy quits\nUpdated 6 May 2024\nHe left on 1 May 2024.", "2024-05-06"),
        ("OSLO, June 18, 2024 (Fjord Wire) — The envoy left.", "2024-06-18"),
        ("Envoy quits\nJune 18, 2024\nHe left.", "2024-06-18"),
        ("Envoy quits\nPosted on 12/09/2023\nHe left.", None),
        ("OSLO, June 18 (Fjord Wire) — The envoy left.", None),
        ("Envoy quits\nHe left on June 18, 2024, at 10:30.", None),
        ("Envoy quits\nA study published May 4, 2023, found envoys tired", None),
        ("Envoy quits\nRegister until June 20, 2024 5:00 PM", None),
        ("Published: 4 May 2024\nPublished: 9 May 2024\nTwo stories.", None),
        ("", None),
    ],
)
def test_stated_publication(text: str, day: str | None) -> None:
    """Only a label, a byline, a dateline with its year or a line of its own tells the day."""
    assert bound_published(text) == day


def test_dateless_sentence_costs_little() -> None:
    """A sentence without dates takes under 20 microseconds; the best of many runs is timed."""
    text = "The two governments accuse each other of arming rebels along a disputed mountain border."
    best = min(_timed(text) for _ in range(20))
    assert best < 20e-6


def _timed(text: str) -> float:
    start = time.perf_counter()
    for _ in range(100):
        find_dates(text, "2024-06-19")
    return (time.perf_counter() - start) / 100
