"""Files, folders and standard input in, articles with their text out; what cannot be read is named."""

from __future__ import annotations

import json
import os
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tieline.corpus.cleaning import passages
from tieline.corpus.dates import bound_published
from tieline.graph import ids
from tieline.graph.dates import first_day
from tieline.graph.errors import BadArticle, BadQuestion
from tieline.graph.model import Article

_TEXT = (".txt", ".md")
_LINES = ".jsonl"
_KEYS = ("title", "outlet", "agency", "published", "url")
# A long report has 100 kB; what is larger is a dump of many articles or no article at all.
_MAX_BYTES = 2_000_000
_PARTIAL_DATE = "Write the date as 2024, 2024-06 or 2024-06-18."
# How files begin that are often saved under a name ending in .txt.
_MAGIC = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")


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
        given = _date(published)
    except ValueError:
        raise BadQuestion(f'"{published}" is no date', _PARTIAL_DATE) from None
    return (found for path in paths for found in _read(os.fspath(path), given, stdin))


def passed_over(paths: Iterable[str | Path]) -> list[str]:
    """Return the files inside the given folders that `read_articles` leaves unread by their suffix."""
    folders = (os.fspath(path) for path in paths if os.path.isdir(path))
    return [
        _shown(member)
        for folder in folders
        for member in _members(folder)
        if isinstance(member, str) and not _is_readable(member)
    ]


def _read(path: str, published: str | None, stdin: BinaryIO | None) -> Iterator[Loaded | BadArticle]:
    if path == "-":
        yield _guarded("stdin", stdin, published)
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
            f"{_shown(folder)}: no article in this folder", "Articles are .txt, .md and .jsonl files."
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
        data = file.read(_MAX_BYTES + 1) if file else b""
        header, body = _split(document, _decoded(document, data))
        return _loaded(document, header, body, published)
    except BadArticle as error:
        return error
    except OSError as error:
        return _unreadable(document, error)


# --- .jsonl ---------------------------------------------------------------------------------------


def _read_lines(
    document: str, file: BinaryIO, published: str | None
) -> Iterator[Loaded | BadArticle]:
    number = 0
    blank = True
    while line := file.readline(_MAX_BYTES + 1):
        number += 1
        where = f"{document}, line {number}"
        if len(line) > _MAX_BYTES:
            while line and not line.endswith(b"\n"):
                line = file.readline(_MAX_BYTES)
            blank = False
            yield _too_large(where)
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        blank = False
        try:
            yield _from_record(document, where, number, line, published)
        except _NotArticles as error:
            yield error
            return
        except BadArticle as error:
            yield error
    if blank:
        yield _empty(document)


class _NotArticles(BadArticle):
    """A whole file of something else: one error is enough."""


def _from_record(
    document: str, where: str, number: int, line: bytes, published: str | None
) -> Loaded:
    try:
        record = json.loads(_decoded(where, line, source=document))
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "no JSON"
        raise BadArticle(
            f"{where}: {reason}", 'Write one JSON object a line, like {"id": "1", "text": "…"}.'
        ) from None
    if isinstance(record, dict) and "evidence_id" in record and "text" not in record:
        raise _NotArticles(
            f"{document}: these are relations, no articles", "Use `tieline load` for this file."
        )
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise BadArticle(
            f'{where}: no article in "text"',
            'Write one JSON object a line, like {"id": "1", "text": "…"}.',
        )
    identifier = record.get("id")
    known = {"id": number if identifier in (None, "") else identifier}
    known |= {key: record[key] for key in _KEYS if record.get(key) is not None}
    for key, value in known.items():
        if isinstance(value, (dict, list, bool)):
            raise BadArticle(f'{where}: "{key}" is no text', "Write it between double quotes.")
    values = {key: _clean(where, str(value)) for key, value in known.items()}
    header = {key: (value.strip(), where) for key, value in values.items() if value.strip()}
    text = _clean(where, record["text"])
    return _loaded(f"{document}#{values['id']}", header, text, published, where=where)


# --- .txt and .md ---------------------------------------------------------------------------------


def _split(document: str, text: str) -> tuple[dict[str, tuple[str, str]], str]:
    """Split a text into its header (value and place of each key) and its body."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return {}, text
    header: dict[str, tuple[str, str]] = {}
    key = ""
    for number, line in enumerate(lines[1:], start=2):
        where = f"{document}, line {number}"
        if line.rstrip() == "---":
            return _unquoted(header), "\n".join(lines[number:])
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] in " \t-":  # a value that goes on, or a list under a key that is not ours
            if key in header:
                value, place = header[key]
                header[key] = (f"{value} {line.strip()}".strip(), place)
            continue
        name, colon, value = line.partition(":")
        if not colon or not re.fullmatch(r"[\w .-]{1,40}", name):
            raise BadArticle(
                f"{where}: neither `key: value` nor the `---` that ends a header",
                "Close the header with a line of three hyphens, or begin the file with its text.",
            )
        key = name.strip().lower()
        if key in _KEYS:
            header[key] = (re.sub(r"^[>|][+-]?$", "", value.strip()), where)
    raise BadArticle(
        f"{document}, line 1: the header is not closed",
        "Put a line of three hyphens after the last `key: value`.",
    )


def _unquoted(header: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    plain = {}
    for key, (value, where) in header.items():
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            doubled = '\\"' if value[0] == '"' else "''"
            value = value[1:-1].replace(doubled, value[0])
        if value.strip():
            plain[key] = (value.strip(), where)
    return plain


# --- both -----------------------------------------------------------------------------------------


def _loaded(
    document: str,
    header: Mapping[str, tuple[str, str]],
    text: str,
    published: str | None,
    where: str = "",
) -> Loaded:
    if not text.strip():
        raise _empty(where or document)
    values = {key: value for key, (value, _) in header.items()}
    try:
        given = _date(values.get("published")) or published
    except ValueError:
        value, place = header["published"]
        raise BadArticle(f'{place}: published is "{value}"', _PARTIAL_DATE) from None
    stated = None if given else bound_published(text)
    outlet, url = values.get("outlet"), values.get("url")
    article = Article(
        id=ids.article_id(outlet, url, document, text),
        document=document,
        title=values.get("title") or _headline(text),
        outlet=outlet,
        agency=values.get("agency"),
        url=url,
        published=given or stated,
        published_basis="given" if given else "stated" if stated else None,
    )
    return Loaded(article, text)


def _headline(text: str) -> str | None:
    first = next(iter(passages(text)), None)
    if first is None or first.kind != "headline":
        return None
    return " ".join(text[first.start : first.end].split())


def _date(value: str | None) -> str | None:
    """A partial ISO date; the time of day that many headers add is left out.

    Raises:
        ValueError: the text is no date.
    """
    if not value:
        return None
    value = re.sub(r"(?<=^\d{4}-\d\d-\d\d)[T ]\d.*", "", value.strip())
    first_day(value)
    return value


def _decoded(where: str, data: bytes, source: str = "") -> str:
    """Decode the bytes of a file, or of one line of the file `source`."""
    if len(data) > _MAX_BYTES:
        raise _too_large(where)
    name = shlex.quote(source or where)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise BadArticle(
            f"{where}: UTF-16, not UTF-8", f"Convert it: iconv -f utf-16 -t utf-8 {name} > new-file"
        )
    if b"\0" in data or data.startswith(_MAGIC):
        raise BadArticle(f"{where}: this is no text", "Save the article as plain text first.")
    try:
        return _clean(where, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        number = before.count(b"\n") + 1
        line = where if source else f"{where}, line {number}"
        raise BadArticle(
            f"{line}: byte 0x{data[error.start]:02x} is not UTF-8",
            f"If it is Latin-1, convert it: iconv -f latin1 -t utf-8 {name} > new-file",
        ) from None


def _clean(where: str, text: str) -> str:
    """The text without a byte order mark, its newlines as "\\n"."""
    if any("\ud800" <= c <= "\udfff" or c == "\0" for c in text):
        raise BadArticle(f"{where}: holds signs that are no text", "Write the text again as UTF-8.")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _shown(path: str) -> str:
    """A path as text, whatever bytes the file system has in it."""
    return os.fsencode(path).decode("utf-8", "replace")


def _empty(where: str) -> BadArticle:
    return BadArticle(f"{where}: no text in it", "Put the article's text into it, or leave it out.")


def _too_large(where: str) -> BadArticle:
    return BadArticle(
        f"{where}: larger than {_MAX_BYTES // 1_000_000} MB",
        "Split it into one file, or one line of a .jsonl file, for each article.",
    )


def _unreadable(path: str, error: OSError) -> BadArticle:
    reason = (error.strerror or str(error)).lower()
    return BadArticle(f"{_shown(path)}: {reason}", "Check the path and who may read it.")
