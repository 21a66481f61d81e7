"""The catalogue for people and machines: lines for a terminal, JSON, and what is typed to ask."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from tieline.cypher.catalogue import typed
from tieline.cypher.saved_query import Parameter, SavedQuery
from tieline.graph.paper import Paper

_INDENT = 2


def listed(queries: Iterable[SavedQuery], paper: Paper) -> Iterator[str]:
    """Yield the questions by category, each under its name."""
    for number, (category, group) in enumerate(groupby(queries, key=lambda q: q.category)):
        if number:
            yield ""
        yield paper.ink(category, "bold")
        found = list(group)
        width = max(len(query.name) for query in found) + 2
        for query in found:
            lines = paper.wrapped(query.question, indent=_INDENT + width)
            yield " " * _INDENT + paper.ink(query.name, "cyan") + lines[0][_INDENT + len(query.name) :]
            yield from lines[1:]


def explained(query: SavedQuery, paper: Paper) -> Iterator[str]:
    """Yield one question with all that is needed to ask it, on the command line and in Neo4j Browser."""
    yield f"{paper.ink(query.name, 'bold')}  {paper.ink(query.category, 'dim')}"
    yield from paper.wrapped(query.question)
    if query.note:
        yield from paper.wrapped(query.note, colour="dim")
    if query.parameters:
        yield ""
        yield "Parameters"
        for parameter in query.parameters:
            known = (
                f"such as {_json(parameter.example)}"
                if parameter.required
                else f"default {default(parameter)}"
            )
            told = f"{parameter.name}  {parameter.type}, {known}: {parameter.meaning}"
            yield from paper.wrapped(told, indent=_INDENT, hanging=_INDENT)
    yield ""
    yield from paper.wrapped(f"Columns: {', '.join(query.columns)}", hanging=_INDENT)
    yield ""
    yield "Ask it here, or in Neo4j Browser the two below:"
    yield f"  {command(query)}"
    yield ""
    if query.parameters:
        yield browser_parameters(query)
    yield query.text


def as_json(queries: Iterable[SavedQuery]) -> list[dict[str, Any]]:
    return [
        {
            "name": query.name,
            "category": query.category,
            "question": query.question,
            "note": query.note,
            "parameters": [
                {
                    "name": p.name,
                    "type": p.type,
                    "required": p.required,
                    "default": p.default,
                    "example": p.example,
                    "meaning": p.meaning,
                }
                for p in query.parameters
            ],
            "columns": list(query.columns),
            "cypher": query.text,
        }
        for query in queries
    ]


def command(query: SavedQuery) -> str:
    """Return a command that asks a question, its parameters filled as in their examples."""
    given = [f"-p {p.name}={typed(p.shown)}" for p in query.parameters if p.required or p.example]
    return " ".join([f"tieline query --name {query.name}", *given])


def browser_parameters(query: SavedQuery) -> str:
    """Return the line for Neo4j Browser that sets all parameters of a question."""
    pairs = (f"{p.name}: {_json(p.shown)}" for p in query.parameters)
    return f":params {{{', '.join(pairs)}}}"


def default(parameter: Parameter) -> str:
    return "none" if parameter.default is None else _json(parameter.default)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
