"""What a Cypher text answers, as aligned lines, CSV and JSON; and its parameters, as typed."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Any

from tieline.graph.errors import BadQuestion
from tieline.graph.paper import Paper, safe
from tieline.graph.store import Table

_LEAST_COLUMN = 12  # narrower ones break names into syllables
_GAP = 2


def as_text(table: Table, paper: Paper) -> Iterator[str]:
    """Yield aligned lines, long cells wrapped so that the table fits the paper where it can."""
    heads = [safe(name) for name in table.columns]
    rows = [[safe(_cell(value)) for value in row] for row in table.rows]
    widths = _widths([heads, *rows], paper.columns)
    yield paper.ink(_line(heads, widths), "bold")
    yield _line(["─" * width for width in widths], widths)
    for row in rows:
        wrapped = [
            textwrap.wrap(cell, width, break_on_hyphens=False) or [""]
            for cell, width in zip(row, widths, strict=True)
        ]
        for cells in zip_longest(*wrapped, fillvalue=""):
            yield _line(cells, widths)


def as_csv(table: Table) -> Iterator[str]:
    """Yield the lines of a CSV file; lists and mappings as JSON text, null as nothing."""
    for row in (table.columns, *table.rows):
        line = io.StringIO()
        csv.writer(line, lineterminator="").writerow([_cell(value) for value in row])
        yield line.getvalue()


def as_json(table: Table) -> list[dict[str, Any]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def parameters(given: Iterable[str]) -> dict[str, Any]:
    """Return parameters from NAME=VALUE; a value that is JSON (3, true, ["a"]) is read as such.

    Raises:
        BadQuestion: one has no name or no value.
    """
    found: dict[str, Any] = {}
    for name, value in words(given).items():
        try:
            found[name] = json.loads(value)
        except ValueError:
            found[name] = value
    return found


def words(given: Iterable[str]) -> dict[str, str]:
    """Return names and values from NAME=VALUE, the values as they were typed.

    Raises:
        BadQuestion: one has no name or no value.
    """
    found = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not (name and equals):
            raise BadQuestion(f'"{text}" is no parameter', "Write -p NAME=VALUE.")
        found[name] = value
    return found


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=True))
    return (" " * _GAP).join(padded).rstrip()


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return what each column needs, the widest ones cut until all fit."""
    widths = [max(1, *map(len, column)) for column in zip(*rows, strict=True)]
    room -= _GAP * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _LEAST_COLUMN:
        widths[widths.index(max(widths))] -= 1
    return widths
