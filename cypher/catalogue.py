"""The catalogue: the questions that analysts ask, found by name or words and filled with values."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from tieline.cypher.saved_query import Parameter, SavedQuery, read
from tieline.graph.dates import first_day
from tieline.graph.errors import BadQuestion
from tieline.graph.find import Tell, find_actor
from tieline.graph.store import Store


@cache
def catalogue() -> Mapping[str, SavedQuery]:
    """Return all questions by name, sorted by category and name.

    Raises:
        BadCatalogue: a header does not keep to the form; names file and line.
    """
    folder = files("tieline.cypher") / "queries"
    found = [read(f.name, f.read_text("utf-8")) for f in folder.iterdir() if f.name.endswith(".cypher")]
    return {query.name: query for query in sorted(found, key=lambda q: (q.category, q.name))}


def named(name: str) -> SavedQuery:
    """Return the question of this name.

    Raises:
        BadQuestion: there is none; the hint offers those of like names.
    """
    known = catalogue()
    if name in known:
        return known[name]
    near = get_close_matches(name.casefold().replace("_", "-"), known)
    offer = f"Did you mean {' or '.join(near)}? " if near else ""
    raise BadQuestion(f'no query "{name}" in the catalogue', f"{offer}`tieline queries` lists them.")


def holding(text: str) -> list[SavedQuery]:
    """Return the question of this name, else those that hold every word of a text.

    Words are looked for in name, category, question and note, whatever their case.
    """
    known = catalogue()
    if text in known:
        return [known[text]]
    wanted = text.casefold().split()
    found = []
    for query in known.values():
        told = " ".join((query.name, query.category, query.question, query.note)).casefold()
        if all(word in told for word in wanted):
            found.append(query)
    return found


def bound(
    query: SavedQuery, given: Mapping[str, str], store: Store, tell: Tell | None = None
) -> dict[str, Any]:
    """Return the values of a question's parameters, from words as people type them.

    Args:
        tell: as of `graph.find.find_actor`.

    Raises:
        BadQuestion: one is missing, unknown, or not of its type.
        UnknownActor: as `find_actor`.
    """
    known = {p.name: p for p in query.parameters}
    for name in given:
        if name not in known:
            takes = f"It takes {', '.join(known)}." if known else "It takes none."
            raise BadQuestion(f'"{query.name}" has no parameter "{name}"', takes)
    for parameter in query.parameters:
        if parameter.required and parameter.name not in given:
            raise BadQuestion(
                f'"{query.name}" needs {parameter.name}: {parameter.meaning}',
                f"Add -p {parameter.name}={typed(parameter.shown)}.",
            )
    values: dict[str, Any] = {p.name: p.default for p in query.parameters}
    for name, word in given.items():
        values[name] = _value(known[name], word, store, tell)
    actors = [values[p.name] for p in query.parameters if p.type == "actor"]
    if len(set(actors)) < len(actors):
        raise BadQuestion(f"both names are {actors[0]}", "Name two different actors.")
    return values


def _value(parameter: Parameter, word: str, store: Store, tell: Tell | None) -> Any:
    if parameter.type == "actor":
        return find_actor(store, word, tell=tell).id
    if parameter.type == "integer":
        if not re.fullmatch(r"\d{1,9}", word):
            raise _wrong(parameter, word, "a whole number")
        return int(word)
    if parameter.type == "date":
        try:
            return first_day(word).isoformat()
        except ValueError as error:
            raise _wrong(parameter, word, "a date: 2024, 2024-06 or 2024-06-18") from error
    return word


def _wrong(parameter: Parameter, word: str, wanted: str) -> BadQuestion:
    return BadQuestion(
        f'{parameter.name}="{word}" is not {wanted}',
        f"Write it as -p {parameter.name}={typed(parameter.shown)}.",
    )


def typed(value: object) -> str:
    """A value as it is typed on a command line."""
    word = value if isinstance(value, str) else json.dumps(value)
    return f'"{word}"' if re.search(r"\s", word) else word
