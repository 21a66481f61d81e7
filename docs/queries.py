"""Make queries.md, the catalogue as a page: each question with its parameters, Cypher and first rows.

.venv/bin/python docs/queries.py
"""

import csv
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tieline.cypher.catalogue import catalogue
from tieline.cypher.catalogue_text import browser_parameters, command, default
from tieline.cypher.saved_query import SavedQuery
from tieline.graph.model import NOTICE

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "queries.md"
ROWS = ROOT / "tests" / "data" / "catalogue"

_SHOWN = 3  # rows of a question
_CELL = 48  # characters; longer ones make a table that nobody can read
_HEAD = f"""\
# Questions

The catalogue of questions that analysts ask, with their first answers from the sample articles.
`tieline queries [TEXT]` finds and explains them; the command below each asks it of any store, actors
named as you would type them. In Neo4j Browser, run the `:params` line and then the Cypher; there actors
go by their ids, which `find-actor` finds.

**{NOTICE}** Only what is stated or claimed counts, unless a question says otherwise. Corroboration is
counted by origins, never by copies.

Written by `python docs/queries.py` from `cypher/queries`.
"""


def page() -> str:
    lines = [_HEAD]
    for category, queries in groupby(catalogue().values(), key=lambda q: q.category):
        lines.append(f"## {category}\n")
        for query in queries:
            lines += _told(query)
    return "\n".join(lines)


def _told(query: SavedQuery) -> Iterator[str]:
    yield f"### {query.name}\n"
    yield f"{query.question} {query.note}".strip() + "\n"
    yield f"```sh\n{command(query)}\n```\n"
    if query.parameters:
        yield "| parameter | type | default | |\n| --- | --- | --- | --- |"
        for parameter in query.parameters:
            told = "must be given" if parameter.required else default(parameter)
            yield f"| `{parameter.name}` | {parameter.type} | {told} | {parameter.meaning} |"
        yield ""
    yield "<details><summary>Cypher</summary>\n"
    if query.parameters:
        yield f"```text\n{browser_parameters(query)}\n```\n"
    yield f"```cypher\n{query.text}\n```\n\n</details>\n"
    with (ROWS / f"{query.name}.csv").open(encoding="utf-8", newline="") as stream:
        head, *rows = csv.reader(stream)
    yield f"| {' | '.join(head)} |\n|{' --- |' * len(head)}"
    for row in rows[:_SHOWN]:
        yield f"| {' | '.join(map(_cell, row))} |"
    more = len(rows) - _SHOWN
    yield f"\n… and {more} more\n" if more > 0 else ""


def _cell(text: str) -> str:
    for mark in "|<>*_[]":
        text = text.replace(mark, f"\\{mark}")
    return text if len(text) <= _CELL else f"{text[:_CELL].rstrip(chr(92))}…"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
