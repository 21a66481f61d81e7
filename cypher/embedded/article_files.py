"""The truth of an embedded store: one JSON file an article, whole or not there at all.

articles/ab/<id>.json   {"article": {…}, "extractor": …, "text": …, "lines": [interchange lines]}
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from tieline.graph.errors import StoreUnavailable
from tieline.graph.lines import as_line, from_line
from tieline.graph.model import Article, Reading

_json = json.JSONEncoder(ensure_ascii=False).encode


class _Vanished(Exception):
    """A writer took the file away after it was listed."""


class ArticleFiles:
    """The folder `articles` of a store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, reading: Reading) -> None:
        """Write an article beside its place and rename it there.

        Text that is not at hand is kept from the file that stands: the same id is the same text.
        """
        path = self._path(reading.article.id)
        if reading.text is None:
            reading = replace(reading, text=self.text(reading.article.id))
        head = {
            "article": asdict(reading.article),
            "extractor": reading.extractor,
            "text": reading.text,
        }
        # One evidence a line, so that people and their tools can compare two readings.
        lines = [_json(as_line(e)) for e in sorted(reading.evidence, key=lambda e: e.order)]
        content = f'{_json(head)[:-1]}, "lines": [\n' + ",\n".join(lines) + "\n]}\n"
        path.parent.mkdir(parents=True, exist_ok=True)
        # Half a character, as a broken page may hold, must not stop the file from being written.
        write_whole(path, content.encode("utf-8", "surrogatepass"))

    def give_text(self, id_: str, text: str) -> None:
        """Keep the text of an article that came without it; all else of it stays."""
        if self.text(id_) is None and (held := self.reading(id_)):
            self.put(replace(held, text=text))

    def remove(self, ids: Iterable[str]) -> None:
        for id_ in ids:
            self._path(id_).unlink(missing_ok=True)

    def text(self, id_: str) -> str | None:
        """Return an article's text; None where only its lines are at hand, or nothing."""
        try:
            text: str | None = self._load(self._path(id_))["text"]
        except _Vanished:
            return None
        return text

    def readings(self) -> Iterator[Reading]:
        """Yield all articles, the one written last at the end.

        So a rereading that was cut short before the old article left wins when they are added.
        """
        for _, path in sorted((entry.stat().st_mtime_ns, entry.path) for entry in self._entries()):
            with suppress(_Vanished):
                yield self._reading(Path(path))

    def reading(self, id_: str) -> Reading | None:
        """Return an article as it is kept; None where it is not."""
        try:
            return self._reading(self._path(id_))
        except _Vanished:
            return None

    def state(self) -> str:
        """Return a digest that changes with every writing, without reading the files."""
        digest = hashlib.sha256()
        for entry in sorted(self._entries(), key=lambda e: e.name):
            known = entry.stat()
            # The inode tells two writings apart that fall on one tick of the file system's clock.
            told = f"{entry.name} {known.st_size} {known.st_mtime_ns} {entry.inode()}\n"
            digest.update(told.encode())
        return digest.hexdigest()

    def _entries(self) -> Iterator[os.DirEntry[str]]:
        if not self.folder.is_dir():
            return
        for shelf in os.scandir(self.folder):
            if shelf.is_dir():
                yield from (e for e in os.scandir(shelf.path) if e.name.endswith(".json"))

    def _path(self, id_: str) -> Path:
        # A foreign producer's id may hold anything; a file's name must not.
        plain = re.fullmatch(r"[0-9a-f]{16}", id_)
        name = id_ if plain else hashlib.sha256(id_.encode("utf-8", "replace")).hexdigest()[:16]
        return self.folder / name[:2] / f"{name}.json"

    def _reading(self, path: Path) -> Reading:
        content = self._load(path)
        try:
            article = Article(**content["article"])
            evidence = tuple(replace(from_line(line), article=article) for line in content["lines"])
            return Reading(article, content["text"], evidence, content["extractor"])
        except (KeyError, TypeError, ValueError) as error:
            raise _unreadable(path, error) from error

    def _load(self, path: Path) -> dict[str, Any]:
        try:
            content: dict[str, Any] = json.loads(path.read_bytes())
            content["article"], content["extractor"], content["text"], content["lines"]
        except FileNotFoundError as error:
            raise _Vanished from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise _unreadable(path, error) from error
        return content


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that its old or its new content stands, even after power is lost."""
    beside = path.with_name(path.name + ".new")
    with open(beside, "wb") as stream:
        stream.write(content)
    swap_in(beside, path)


def swap_in(beside: Path, path: Path) -> None:
    """Put a finished file in the place of another, so that one of the two stands whatever happens."""
    with open(beside, "rb+") as stream:
        os.fsync(stream.fileno())
    os.replace(beside, path)
    if os.name == "posix":  # elsewhere a folder cannot be opened, nor need be
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _unreadable(path: Path, error: Exception) -> StoreUnavailable:
    return StoreUnavailable(
        f"{path} is no article of this store ({type(error).__name__}: {error})",
        "Delete the file, then build or load its article again.",
    )
