"""When an act happened: the date of its own clause, from data/occurrence.txt."""

from pathlib import Path

import pytest

from tieline.corpus.articles import Loaded, read_articles
from tieline.corpus.dates import url_published
from tieline.corpus.extract import extract
from tieline.graph.model import Article

PASSAGES = Path(__file__).parents[1] / "data" / "occurrence.txt"


def passages() -> dict[str, list[tuple[str, str, str]]]:
    """Each passage with source, target and date of what is asked of it."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    passage = ""
    for line in PASSAGES.read_text("utf-8").splitlines():
        if line.startswith("> "):
            source, target, when = (piece.strip() for piece in line[2:].split("|"))
            found.setdefault(passage, []).append((source, target, when))
        elif line and not line.startswith("#"):
            passage = line
    return found


def shown(first: str | None, last: str | None) -> str:
    if first == last:
        return first or "none"
    return f"{first or ''}..{last or ''}"


def test_an_act_has_the_date_of_its_own_clause() -> None:
    """Of a sentence's dates each act gets its own; what is another's, or the report's, dates nothing."""
    asked = passages()
    articles = [
        (Article(f"{i}", f"{i}", None, None, None, None, "2024-05-16", "given"), text)
        for i, text in enumerate(asked)
    ]
    wrong = []
    for (text, expected), reading in zip(asked.items(), extract(articles), strict=True):
        for source, target, when in expected:
            told = {
                shown(e.occurred_from, e.occurred_to)
                for e in reading.evidence
                if source in e.source.name and target in e.target.name
            }
            if told != {when}:
                wrong.append((text, source, target, when, told))
    assert not wrong


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2024/07/23/world/talks-end", "2024-07-23"),
        ("https://news.example/world/2024-07-23/talks-end?page=2", "2024-07-23"),
        ("https://news.example/world/talks-end-20240723", None),
        ("https://news.example/2024/13/45/talks-end", None),
        ("https://news.example/archive/2024/07/talks-end", None),
        ("https://news.example/2024/07/23/2023/06/01/talks", None),
        (None, None),
    ],
)
def test_an_address_tells_the_day_of_publication(url: str | None, day: str | None) -> None:
    """Year, month and day as parts of an article's address are its day; anything less tells nothing."""
    assert url_published(url) == day


def test_an_address_dates_an_article_that_tells_no_day(tmp_path: Path) -> None:
    """A day read off the address is inferred; a day that is given comes first."""
    url = "url: https://news.example/2024/07/23/talks-end\n"
    (tmp_path / "a.txt").write_text(f"---\n{url}---\nNorway met Chile on Monday.\n")
    (tmp_path / "b.txt").write_text(f"---\n{url}published: 2024-07-22\n---\nNorway met Chile.\n")
    found = [one.article for one in read_articles([tmp_path]) if isinstance(one, Loaded)]
    assert [(a.published, a.published_basis) for a in found] == [
        ("2024-07-23", "inferred"),
        ("2024-07-22", "given"),
    ]
