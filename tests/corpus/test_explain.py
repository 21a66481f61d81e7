"""What `tieline explain` shows is what extraction did, and why it did not do more."""

import json
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from tieline.cli import main
from tieline.corpus.articles import Loaded, read_articles
from tieline.corpus.explain import Explained, explain
from tieline.corpus.explain_page import as_html
from tieline.corpus.explanation import as_text
from tieline.corpus.extract import extract
from tieline.graph.model import Article
from tieline.graph.paper import Paper

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"

# A sentence, the word that was considered, and the reason that is given for dropping it.
DROPS = [
    ("Artillery shells were supplied to Poland.", "supplied", "no source: nothing in subject"),
    ("Norway supplied shells to the mountaineers.", "supplied", "\"to\" 'mountaineers' is no known actor"),
    ("Norway criticised Norway.", "criticised", "an actor towards itself: Norway"),
    ("Jane Roe dominated Acme Corporation.", "dominated", "Acme Corporation is of type organization"),
    ("The Guardian threatened Norway.", "threatened", "what a paper reports"),
    ("Jane Roe, a director, resigned.", "director", "no place"),
    ("Norway and Peru rejected a deal.", "deal", "its verb undoes it"),
    ("A court ordered Acme Corporation to pay Norway.", "pay", "given because somebody was made to"),
    ("Norway summoned its ambassador.", "summoned", "its own envoy"),
    ("Norway requested aid for Poland.", "aid", "given by nobody named"),
    ("Norway met Peru, and Norway held a meeting with Peru.", "meeting", "verb:meet tells it already"),
    ("He signed the papers.", "He", "left unresolved, no person is certain"),
]
HOSTILE = (
    "<script>alert(1)</script> Norway condemned <b>Poland</b> on Monday.\n\n"
    "\"><img src=x onerror=alert(1)> Chile's \"'envoy' {{ 7 * 7 }} met Peru & Norway.\n"
)


def explained(*texts: str) -> list[Explained]:
    return list(explain((Article(str(n), f"{n}.txt", title=f"{t}\ud800"), t) for n, t in enumerate(texts)))


@cache
def dropped_from() -> dict[str, Explained]:
    """How each sentence of `DROPS` was read, all in one run."""
    return {each.text: each for each in explained(*(text for text, _, _ in DROPS))}


@cache
def samples() -> tuple[Explained, ...]:
    loaded = (each for each in read_articles([SAMPLES]) if isinstance(each, Loaded))
    return tuple(explain((each.article, each.text) for each in loaded))


@pytest.mark.parametrize(("text", "word", "reason"), DROPS, ids=[word for _, word, _ in DROPS])
def test_what_is_dropped_has_its_reason(text: str, word: str, reason: str) -> None:
    """Whatever was considered and told nothing is named with what was missing or wrong."""
    dropped = [d for s in dropped_from()[text].sentences for d in s.dropped]
    assert any(d.words == word and reason in d.reason for d in dropped), dropped
    assert all(text[d.start : d.end] == d.words for d in dropped)


def test_the_evidence_is_what_extract_writes() -> None:
    """The evidence under the sentences is that of `extract`, no more, no less, in its own sentence."""
    readings = extract((each.article, each.text) for each in samples())
    for each, reading in zip(samples(), readings, strict=True):
        assert tuple(t.evidence for s in each.sentences for t in s.told) == reading.evidence
        for sentence in each.sentences:
            assert all(sentence.start <= t.evidence.start < sentence.end for t in sentence.told)


def test_clauses_are_in_normal_form() -> None:
    """Voice is undone, and a slot is filled by the words of the text."""
    (each,) = explained("Artillery shells were supplied to Poland by Norway.")
    (verb,) = (c for s in each.sentences for c in s.clauses if c.kind == "verb")
    slots = dict(verb.slots)
    assert (verb.word, slots["subject"], slots["to"]) == ("supply", ("Norway",), ("Poland",))
    assert slots["object"] == ("Artillery shells",)


def test_no_text_of_an_article_becomes_part_of_the_page() -> None:
    """Words that look like HTML, templates or broken characters are shown, never obeyed."""

    class Tags(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.attributes: set[str] = set()
            self.tags: set[str] = set()
            self.text = ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.tags.add(tag)
            self.attributes |= {name for name, _ in attrs}

        def handle_data(self, data: str) -> None:
            self.text += data

    seen = Tags()
    page = as_html(explained(HOSTILE))
    seen.feed(page)
    assert not seen.tags & {"script", "img", "iframe"}
    assert not any(name.startswith("on") or name in ("src", "action") for name in seen.attributes)
    assert "<script>alert(1)</script>" in seen.text
    assert "{{ 7 * 7 }}" in seen.text
    page.encode("utf-8")


def test_the_page_has_every_arrow_marked() -> None:
    """Each evidence has one place on the page, and the words that tell it lead there."""
    page = as_html(samples())
    arrows = sum(len(s.told) for each in samples() for s in each.sentences)
    for number in range(1, arrows + 1):
        assert page.count(f'id="arrow-{number}"') == 1
    assert page.count("href=") == page.count('href="#arrow-') + 1  # and the empty icon
    assert page == as_html(samples())


def test_lines_fit_the_terminal() -> None:
    """Lines keep to the paper's width, and hold nothing that a terminal would obey."""
    for each in (*samples(), *explained(HOSTILE + "\x1b[31m Norway condemned Poland.\u202e")):
        lines = list(as_text(each, Paper(80)))
        assert max(map(len, lines)) <= 80
        assert not any("\x1b" in line or "\u202e" in line for line in lines)


def test_the_command(tmp_path: Path) -> None:
    """`tieline explain` prints lines or JSON, writes a page, and fails on what cannot be read."""
    article = tmp_path / "a.txt"
    article.write_text("Norway condemned Poland.")
    page = tmp_path / "a.html"

    def run(*arguments: str | Path) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["explain", *map(str, arguments)])
        return done.exit_code, done.stdout

    status, lines = run(article)
    assert status == 0
    assert "Norway ─condemns→ Poland" in lines
    status, told = run(article, "--json", "--html", page, "--published", "2024-01-05")
    (read,) = json.loads(told)
    assert status == 0
    assert read["published"] == "2024-01-05"
    assert read["sentences"][0]["evidence"][0]["predicate"] == "condemns"
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert run(tmp_path / "none.txt") == (1, "")
