"""Files, folders and standard input in, articles with their text out, each bad one named."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tieline.corpus import header
from tieline.corpus.cleaning import passages
from tieline.corpus.dates import bound_published, url_published
from tieline.corpus.decoding import MAX_BYTES, STDIN, clean, decoded, too_large
from tieline.corpus.header import Field
from tieline.graph import ids
from tieline.graph.errors import BadArticle, BadQuestion
from tieline.graph.model import Article

_TEXT = (".txt", ".md")
_LINES = ".jsonl"
# A headline stands within the first screen of a page.
_HEAD_CHARS = 2000
_LINE_HINT = 'Write one JSON object a line, like {"id": "1", "text": "…"}.'


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article and its text: the decoded body after the header, newlines as "\\n"."""

    article: Article
    text: str


def read_articles(
    paths: Iterable[str | Path], *, published: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[Loaded | BadArticle]:
    """Return the articles of files and folders in the order given, folders sorted and with theirs.

    Args:
        paths: `.txt`, `.md` and `.jsonl` files, folders, and "-" for standard input.
        published: a partial ISO date for the articles that do not give one.
        stdin: what "-" reads.

    Returns:
        An article for each that can be read, an error in the place of each that cannot.

    Raises:
        BadQuestion: `published` is no date.
    """
    try:
        given = header.publication(published) if published else None
    except ValueError:
        raise BadQuestion(f'"{published}" is no date', header.DATE_HINT) from None
    return (found for path in paths for found in _read(os.fspath(path), given, stdin))


def passed_over(paths: Iterable[str | Path]) -> list[str]:
    """Return the files in the given folders that `read_articles` leaves out by their suffix."""
    folders = (os.fspath(path) for path in paths if os.path.isdir(path))
    return [
        _shown(member)
        for folder in folders
        for member in _members(folder)
        if isinstance(member, str) and not _is_readable(member)
    ]


def _read(path: str, published: str | None, stdin: BinaryIO | None) -> Iterator[Loaded | BadArticle]:
    if path == "-":
        yield _guarded(STDIN, stdin, published)
    elif os.path.isdir(path):
        yield from _read_folder(path, published)
    elif _is_readable(path) or not os.path.exists(path):
        yield from _read_file(path, published)
    else:
        yield BadArticle(
            f"{_shown(path)}: only .txt, .md and .jsonl files are read",
            "Save its text as .txt, or pipe the text in and give - as the path.",
        )


def _read_folder(folder: str, published: str | None) -> Iterator[Loaded | BadArticle]:
    empty = True
    for member in _members(folder):
        if isinstance(member, BadArticle):
            empty = False
            yield member
        elif _is_readable(member) and not _is_readme(member):
            empty = False
            yield from _read_file(member, published)
    if empty:
        yield BadArticle(
            f"{_shown(folder)}: no article in this folder",
            "Articles are .txt, .md and .jsonl files.",
        )


def _members(folder: str) -> Iterator[str | BadArticle]:
    """Files below a folder, sorted; links to folders are not followed, since they may lead back."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(folder, error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = os.path.join(folder, entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _members(path)
        elif not entry.is_dir():
            yield path


def _is_readable(path: str) -> bool:
    return path.lower().endswith((*_TEXT, _LINES))


def _is_readme(path: str) -> bool:
    """A folder's own description, unless a header says that it is an article."""
    if os.path.basename(path).lower() not in ("readme.md", "readme.txt"):
        return False
    try:
        with open(path, "rb") as file:
            return not re.match(rb"(?:\xef\xbb\xbf)?---[ \t]*[\r\n]", file.read(64))
    except OSError:
        return False


def _read_file(path: str, published: str | None) -> Iterator[Loaded | BadArticle]:
    try:
        with open(path, "rb") as file:
            if path.lower().endswith(_LINES):
                yield from _read_lines(_shown(path), file, published)
            else:
                yield _guarded(_shown(path), file, published)
    except OSError as error:
        yield _unreadable(path, error)


def _guarded(document: str, file: BinaryIO | None, published: str | None) -> Loaded | BadArticle:
    try:
        data = file.read(MAX_BYTES + 1) if file else b""
        fields, body = header.split(document, decoded(document, data))
        return _loaded(document, fields, body, published)
    except BadArticle as error:
        return error
    except OSError as error:
        return _unreadable(document, error)


# --- .jsonl ---------------------------------------------------------------------------------------


def _read_lines(document: str, file: BinaryIO, published: str | None) -> Iterator[Loaded | BadArticle]:
    number = 0
    has_lines = False
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        where = f"{document}, line {number}"
        if not line.strip():
            continue
        has_lines = True
        if len(line) > MAX_BYTES:
            yield too_large(where)
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_BYTES)
            continue
        try:
            yield _from_record(document, where, number, line, published)
        except BadArticle as error:
            yield error
            if isinstance(error, _NotArticles) or b"\0" in line:
                return
    if not has_lines:
        yield _empty(document)


class _NotArticles(BadArticle):
    """A file of something else: one error for all its lines is enough."""


def _from_record(document: str, where: str, number: int, line: bytes, published: str | None) -> Loaded:
    try:
        record = json.loads(decoded(where, line, file=document))
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "no JSON"
        raise BadArticle(f"{where}: {reason}", _LINE_HINT) from None
    if not isinstance(record, dict):
        raise BadArticle(f"{where}: no JSON object", _LINE_HINT)
    if "evidence_id" in record and "text" not in record:
        raise _NotArticles(
            f"{document}: these are relations, no articles", "Use `tieline load` for this file."
        )
    if not isinstance(record.get("text"), str):
        raise BadArticle(f'{where}: no article in "text"', _LINE_HINT)
    known = {key: record[key] for key in ("id", *header.KEYS) if record.get(key) is not None}
    for key, value in known.items():
        if not isinstance(value, (str, int, float)) or isinstance(value, bool):
            raise BadArticle(f'{where}: "{key}" is no text', "Write it between double quotes.")
    values = {key: clean(where, str(value)).strip() for key, value in known.items()}
    fields = {key: Field(value, where) for key, value in values.items() if value}
    identifier = fields.pop("id", Field(str(number), where)).value
    text = clean(where, record["text"])
    return _loaded(f"{document}#{identifier}", fields, text, published, where=where)


# --- both -----------------------------------------------------------------------------------------


def _loaded(
    document: str,
    fields: Mapping[str, Field],
    text: str,
    published: str | None,
    where: str = "",
) -> Loaded:
    """Make the article of a document; `where` says in errors what its name does not."""
    if not text.strip():
        raise _empty(where or document)
    values = {key: field.value for key, field in fields.items()}
    outlet, url = values.get("outlet"), values.get("url")
    given = published
    if "published" in fields:
        try:
            given = header.publication(values["published"])
        except ValueError:
            place = fields["published"].where
            raise BadArticle(f'{place}: published is "{values["published"]}"', header.DATE_HINT) from None
    stated = None if given else bound_published(text)
    inferred = None if given or stated else url_published(url)
    article = Article(
        id=ids.article_id(outlet, url, document, text),
        document=document,
        title=values.get("title") or _headline(text),
        outlet=outlet,
        agency=values.get("agency"),
        url=url,
        published=given or stated or inferred,
        published_basis=("given" if given else "stated" if stated else "inferred" if inferred else None),
    )
    return Loaded(article, text)


def _headline(text: str) -> str | None:
    first = next(iter(passages(text[:_HEAD_CHARS])), None)
    if first is None or first.kind != "headline":
        return None
    return " ".join(text[first.start : first.end].split())


def _shown(path: str) -> str:
    """A path as text, whatever bytes the file system has in it."""
    return os.fsencode(path).decode("utf-8", "replace") or '""'


def _empty(where: str) -> BadArticle:
    return BadArticle(f"{where}: no text in it", "Put the article's text into it, or leave it out.")


def _unreadable(path: str, error: OSError) -> BadArticle:
    reason = (error.strerror or str(error)).lower()
    return BadArticle(f"{_shown(path)}: {reason}", "Check the path and who may read it.")
