"""A whole store as the CSV files that `neo4j-admin database import full` takes.

The import tool writes a database's files itself, many times as fast as any load over the network. What
it makes is the same store, row for row. A text stands in quotes, so that an empty one is no null, and
lists are joined by a character that no name holds.
"""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tieline.cypher import statements
from tieline.cypher.rows import Row
from tieline.graph.errors import BadQuestion, TielineError

SCHEMA_FILE = "schema.cypher"
# The unit separator, made for this; in a name it can only be dirt.
_BETWEEN = "\x1f"

Rows = Callable[[str], Iterator[Row]]
"""Answers a reading statement, row by row."""


@dataclass(frozen=True, slots=True)
class _File:
    """One CSV file.

    Attributes:
        statement: answers its rows; each column is looked up in the row, then in its properties.
        head: of the import tool; what follows a colon is the column's type.
    """

    name: str
    statement: str
    head: str


_NODES = (
    _File(
        "store.csv",
        statements.WHOLE_STORE,
        "id:ID(Store),schema:long,serial:long,last_removal:long,locked:boolean,:LABEL",
    ),
    _File(
        "actors.csv",
        statements.ACTORS_IN_ORDER,
        "id:ID(Actor),name,aliases:string[],country,sector,:LABEL",
    ),
    _File(
        "articles.csv",
        statements.ARTICLES_IN_ORDER,
        "id:ID(Article),document,title,outlet,agency,url,published,published_basis,language,extractor,"
        "digest,serial:long,actors,:LABEL",
    ),
    _File(
        "evidence.csv",
        statements.EVIDENCE_IN_ORDER,
        "id:ID(Evidence),parties:long[],predicate,object,object_key,status,claimed_by:string[],quote,"
        "start:long,end:long,source_mention:long[],target_mention:long[],occurred_from,occurred_to,"
        "confidence,rule,producer,source,target,tie,bundle,relation,:LABEL",
    ),
)
_RELATIONSHIPS = (
    _File("in.csv", statements.EVIDENCE_OF_ARTICLES_IN_ORDER, ":START_ID(Evidence),:END_ID(Article),:TYPE"),
    _File(
        "relations.csv",
        statements.RELATIONS_IN_ORDER,
        ":START_ID(Actor),:END_ID(Actor),:TYPE,id,tie,predicate,object,object_key,category,quad,status,"
        "disputed:boolean,symmetric:boolean,quote,claimed_by:string[],outlets:string[],origins:string[],"
        "n_evidence:long,n_articles:long,n_origins:long,confidence,occurred_from,occurred_to,"
        "published_from,published_to,first_day:date,last_day:date,evidence:string[]",
    ),
)


def write(rows: Rows, folder: Path) -> str:
    """Write a store's files into a new folder and return the command that imports them.

    Beside them lies a Cypher file to be run on the new database: constraints, indexes, and the empty
    lists, which the tool takes for nothing.

    Raises:
        BadQuestion: the folder's name is none that the command can hold.
        TielineError: the folder holds something already, or cannot be written.
    """
    if any(c in ",=\n" for c in str(folder.absolute())):
        raise BadQuestion(f"{folder}: neo4j-admin takes no comma or = in a path", "Name another folder.")
    with _made_whole(folder) as beside:
        for file in (*_NODES, *_RELATIONSHIPS):
            with (beside / file.name).open("w", encoding="utf-8", newline="") as stream:
                stream.writelines(_lines(file, rows(file.statement)))
        texts = (f"{text};\n" for text in (*statements.AFTER_IMPORT, *statements.SCHEMA))
        (beside / SCHEMA_FILE).write_text("".join(texts), encoding="utf-8", newline="\n")
    return command(folder)


def command(folder: Path, database: str = "neo4j") -> str:
    """Return the one command, as a shell takes it."""
    place = folder.absolute()
    return shlex.join(
        [
            *("neo4j-admin", "database", "import", "full", database),
            *(f"--nodes={place / file.name}" for file in _NODES),
            *(f"--relationships={place / file.name}" for file in _RELATIONSHIPS),
            "--id-type=string",
            "--array-delimiter=U+001F",
            "--multiline-fields=true",  # a quote may run over the end of a line
            f"--report-file={place / 'import.report'}",
        ]
    )


@contextmanager
def _made_whole(folder: Path) -> Iterator[Path]:
    """Give a folder beside, which takes the name once all is written."""
    beside = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise TielineError(f"{folder} holds something already", "Name a new folder by -o.")
        beside.mkdir(parents=True)
        try:
            yield beside
            beside.replace(folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise TielineError(
            f"cannot write {folder} ({error.strerror or error})", "Name a folder where there is room."
        ) from error


def _lines(file: _File, rows: Iterable[Row]) -> Iterator[str]:
    keys = [_key(column) for column in file.head.split(",")]
    yield file.head + "\n"
    for row in rows:
        found = {**row.get("props", {}), **row}
        yield ",".join([_field(found.get(key)) for key in keys]) + "\n"


def _key(column: str) -> str:
    """Return what a column is called in a row: its name, or its part in the import."""
    name, _, role = column.partition(":")
    return name or role.partition("(")[0]


def _field(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, (list, tuple)):
        value = _BETWEEN.join(str(one).replace(_BETWEEN, " ") for one in value)
    return '"' + str(value).replace('"', '""') + '"'
