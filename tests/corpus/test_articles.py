"""Articles are read from files, folders and standard input; what cannot be read is named."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.corpus.articles import Loaded, passed_over, read_articles
from tieline.graph import ids
from tieline.graph.errors import BadArticle, BadQuestion

HEADED = """\
---
title: "Elda says: no"
outlet: Lakeshore Tribune
tags:
  - fish
Published: 2024-05-04T09:15:00Z
url: https://example.org/elda
---

Elda refused the pact.
"""


def one(path: Path | str, published: str | None = None) -> Loaded:
    (found,) = read_articles([path], published=published)
    assert isinstance(found, Loaded), found
    return found


def error(path: Path | str) -> BadArticle:
    (found,) = read_articles([path])
    assert isinstance(found, BadArticle)
    return found


def test_header(tmp_path: Path) -> None:
    """A header gives the metadata, keys of other programs are ignored, the text begins after it."""
    path = tmp_path / "elda.md"
    path.write_text(HEADED)
    found = one(path)
    article = found.article
    assert (article.title, article.outlet, article.agency) == (
        "Elda says: no",
        "Lakeshore Tribune",
        None,
    )
    assert (article.published, article.published_basis) == ("2024-05-04", "given")
    assert found.text == "\nElda refused the pact.\n"
    assert article.document == str(path)
    assert article.id == ids.article_id(article.outlet, article.url, str(path), found.text)


def test_text_is_the_body(tmp_path: Path) -> None:
    """Nothing is changed but the byte order mark and the newlines."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfElda  refused.\r\n\rCaf\xc3\xa9 &amp; bar\r")
    assert one(path).text == "Elda  refused.\n\nCafé &amp; bar\n"


def test_first_headline_is_the_title(tmp_path: Path) -> None:
    """Without a title in the header, a headline at the start is one; a sentence is not."""
    path = tmp_path / "a.txt"
    path.write_text("# Elda refuses the pact\n\nThe vote was close.\n")
    assert one(path).article.title == "Elda refuses the pact"
    path.write_text("Elda refused the pact.\n\nThe vote was close.\n")
    assert one(path).article.title is None


def test_published(tmp_path: Path) -> None:
    """The header's date stands before the one given for all, that before the one in the text."""
    path = tmp_path / "a.txt"
    path.write_text("Elda refuses\n\nPublished: 4 May 2024\n\nThe vote was close.\n")
    assert (one(path).article.published, one(path).article.published_basis) == (
        "2024-05-04",
        "stated",
    )
    assert one(path, published="2024-06").article.published == "2024-06"
    path.write_text(HEADED)
    assert one(path, published="2024-06").article.published == "2024-05-04"
    with pytest.raises(BadQuestion, match="June"):
        read_articles([path], published="June")


def test_folders(tmp_path: Path) -> None:
    """A folder gives its articles in order, with those of its folders; the rest is passed over."""
    for name in (
        "b.txt",
        "a.md",
        "sub/c.TXT",
        ".hidden.txt",
        ".git/d.txt",
        "photo.png",
        "sub/README.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Elda refused the pact.")
    found = [f.article.document for f in read_articles([str(tmp_path)]) if isinstance(f, Loaded)]
    assert found == [f"{tmp_path}/{name}" for name in ("a.md", "b.txt", "sub/c.TXT")]
    assert passed_over([tmp_path]) == [f"{tmp_path}/photo.png"]
    (tmp_path / "sub/README.md").write_text(HEADED)
    assert len(list(read_articles([tmp_path]))) == 4


def test_standard_input() -> None:
    """ "-" reads one article, header and all."""
    (found,) = read_articles(["-"], stdin=io.BytesIO(HEADED.encode()))
    assert isinstance(found, Loaded)
    assert (found.article.document, found.article.outlet) == ("stdin", "Lakeshore Tribune")


def test_lines_of_json(tmp_path: Path) -> None:
    """Each line is an article named by its id or its number; a bad line is named and passed by."""
    path = tmp_path / "a.jsonl"
    rows = [
        {"id": "x7", "text": "Elda\r\nrefused.", "published": 2024, "outlet": "Tribune"},
        {"text": "It voted."},
        {"text": "It voted.", "published": "May"},
        {"id": 3},
        {"text": " "},
        {"text": "\ud800"},
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n{oops\n")
    found = list(read_articles([path]))
    good = [f for f in found if isinstance(f, Loaded)]
    assert [f.article.document for f in good] == [f"{path}#x7", f"{path}#2"]
    assert (good[0].text, good[0].article.published) == ("Elda\nrefused.", "2024")
    bad = [f.message for f in found if isinstance(f, BadArticle)]
    assert [message.split(":")[0] for message in bad] == [f"{path}, line {n}" for n in (3, 4, 5, 6, 8)]


def test_relations_are_no_articles(tmp_path: Path) -> None:
    """A file of relations is named once, with the command that takes it."""
    path = tmp_path / "relations.jsonl"
    path.write_text('{"evidence_id": "1"}\n' * 3)
    assert "tieline load" in error(path).hint


@pytest.mark.parametrize(
    ("name", "data", "message", "hint"),
    [
        ("a.txt", b"Elda\nrefused a caf\xe9.\n", "a.txt, line 2: byte 0xe9", "iconv -f latin1"),
        ("a.txt", "Elda refused.".encode("utf-16"), "UTF-16", "iconv -f utf-16"),
        ("a.txt", b"%PDF-1.7 \xff", "no text", "plain text"),
        ("a.txt", b"\0\1\2", "no text", "plain text"),
        ("a.txt", b" \n", "no text in it", "leave it out"),
        ("a.txt", b"---\ntitle: Elda\n---\n", "no text in it", "leave it out"),
        ("a.txt", b"a" * 2_000_001, "larger than 2 MB", "Split"),
        ("a.md", b"---\ntitle: Elda\n", "a.md, line 1: the header is not closed", "three hyphens"),
        ("a.md", b"---\ntitle: A\nElda refused.\n---\n", "a.md, line 3: neither", "three hyphens"),
        (
            "a.md",
            b"---\npublished: 4 May\n---\nx",
            'a.md, line 2: published is "4 May"',
            "2024-06-18",
        ),
        ("a.jsonl", b"\n", "no text in it", "leave it out"),
        ("a.jsonl", b"[" * 100_000, "a.jsonl, line 1: no JSON", "one JSON object a line"),
        ("a.pdf", b"%PDF", "only .txt, .md and .jsonl", "give - as the path"),
        ("folder/a.pdf", b"%PDF", "no article in this folder", ".txt, .md"),
        (None, b"", "no such file", "path"),
    ],
)
def test_bad_files(tmp_path: Path, name: str | None, data: bytes, message: str, hint: str) -> None:
    """What is no article is named with file, line and cure; the others are read."""
    path = tmp_path / (name or "missing.txt")
    if name:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    given = path.parent if path.parent != tmp_path else path
    good = tmp_path / "good.txt"
    good.write_text("Elda refused the pact.")
    bad, read = read_articles([given, good])
    assert isinstance(bad, BadArticle) and isinstance(read, Loaded)
    assert bad.message.startswith(str(given)) and message in bad.message and hint in bad.hint


@given(st.binary(max_size=200) | st.text().map(lambda text: f"---\n{text}".encode(errors="replace")))
def test_any_bytes(data: bytes) -> None:
    """Any bytes are an article or a named error."""
    (found,) = read_articles(["-"], stdin=io.BytesIO(data))
    assert isinstance(found, (Loaded, BadArticle))
