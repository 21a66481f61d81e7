"""One question of the catalogue, and how it is read from its file.

A file NAME.cypher opens with a header of comments, which Neo4j Browser passes over:

    // name: goods
    // category: Supply and gifts
    // question: Who gives what to whom?
    // note: what keeps its rows from being misread; may be left out
    // parameter: goods text = "", such as "weapons": what it does
    // columns: giver, goods, receiver

A line that is further in than its key goes on with the one before. A parameter has a type out of
TYPES and, as JSON, a default, an example, or both; without a default it must be given.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from tieline.graph.errors import TielineError

TYPES = ("actor", "date", "integer", "text")

_ONCE = ("name", "category", "question", "columns")
_KEYS = (*_ONCE, "note", "parameter")
_HEADER = re.compile(r"//(?: (?P<key>\w+): (?P<value>\S.*)|   (?P<more>\S.*))")
_NAME = re.compile(r"[a-z]+(-[a-z]+)*")
_PARAMETER = re.compile(
    r"(?P<name>\w+) (?P<type>\w+)(?: = (?P<default>.+?))?(?:, such as (?P<example>.+?))?: (?P<meaning>.+)"
)
_USED = re.compile(r"\$(\w+)")
_NO_CODE = re.compile(r"'(?:\\.|[^'\\])*'|//[^\n]*")


class BadCatalogue(TielineError):
    """A file of the catalogue whose header does not keep to the form."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question leaves open.

    Attributes:
        type: one of TYPES; an actor is a name as people type it, in the text its id.
        default: what stands where nothing is given; None, too, may be a default.
        required: it has no default.
    """

    name: str
    type: str
    meaning: str
    default: Any = None
    example: Any = None
    required: bool = False

    @property
    def shown(self) -> Any:
        """A value to try it with."""
        return self.default if self.example is None else self.example


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """One question of the catalogue.

    Attributes:
        question: one sentence.
        note: what keeps its rows from being misread, or empty.
        columns: of the answer, in order.
        text: the Cypher without its header.
    """

    name: str
    category: str
    question: str
    note: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    text: str


def read(file: str, content: str) -> SavedQuery:
    """Return the question that a file holds.

    Raises:
        BadCatalogue: its header does not keep to the form.
    """
    header, text = _split(file, content)
    lines: dict[str, list[tuple[int, str]]] = {key: [] for key in _KEYS}
    for number, key, value in header:
        if key not in _KEYS:
            raise _bad(file, number, f'no key "{key}"; there are {", ".join(_KEYS)}')
        lines[key].append((number, value))
    for key in _KEYS:
        if (key in _ONCE and not lines[key]) or (key != "parameter" and len(lines[key]) > 1):
            raise _bad(
                file, header[-1][0], f'"{key}" must stand {"once" if key in _ONCE else "once at most"}'
            )
    name, category, question, columns = (lines[key][0][1] for key in _ONCE)
    if f"{name}.cypher" != file or not _NAME.fullmatch(name):
        raise _bad(file, lines["name"][0][0], "the name must be the file's, in small letters and hyphens")
    if not re.fullmatch(r"[^?]+\?", question):
        raise _bad(file, lines["question"][0][0], "the question must be one sentence that ends with ?")
    query = SavedQuery(
        name=name,
        category=category,
        question=question,
        note=lines["note"][0][1] if lines["note"] else "",
        parameters=tuple(_parameter(file, number, value) for number, value in lines["parameter"]),
        columns=tuple(columns.split(", ")),
        text=text,
    )
    used, told = set(_USED.findall(_NO_CODE.sub("", text))), [p.name for p in query.parameters]
    if used != set(told) or len(told) != len(used):
        odd = sorted(used.symmetric_difference(told)) or told
        raise _bad(file, header[-1][0], f"text and header differ on the parameters {', '.join(odd)}")
    return query


def _split(file: str, content: str) -> tuple[list[tuple[int, str, str]], str]:
    """Return the header's lines, joined, as (line, key, value), and the text below it."""
    header: list[tuple[int, str, str]] = []
    lines = content.splitlines()
    for number, line in enumerate(lines, 1):
        if not line.startswith("//"):
            text = "\n".join(lines[number - 1 :]).strip()
            if not header or not text:
                raise _bad(file, number, "a header of comments must come first, then the text")
            return header, text
        found = _HEADER.fullmatch(line)
        if found is None or (found["more"] and not header):
            raise _bad(file, number, "a header's line is `// key: value`")
        if found["more"]:
            number, key, value = header.pop()
            header.append((number, key, f"{value} {found['more']}"))
        else:
            header.append((number, found["key"], found["value"]))
    raise _bad(file, len(lines), "there is no text below the header")


def _parameter(file: str, number: int, line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if found is None:
        raise _bad(file, number, 'a parameter is `name type = default, such as "example": what it does`')
    if found["type"] not in TYPES:
        raise _bad(file, number, f'no type "{found["type"]}"; there are {", ".join(TYPES)}')
    given = {}
    for key in ("default", "example"):
        if found[key] is not None:
            try:
                given[key] = json.loads(found[key])
            except ValueError as error:
                raise _bad(file, number, f"the {key} {found[key]} is no JSON") from error
            if not _is_of(given[key], found["type"]):
                raise _bad(file, number, f"the {key} {found[key]} is no {found['type']}")
    required = "default" not in given
    if required and given.get("example") is None:
        raise _bad(file, number, "a parameter without a default needs an example")
    return Parameter(found["name"], found["type"], found["meaning"], required=required, **given)


def _is_of(value: object, type: str) -> bool:
    if value is None:
        return type == "date"
    if type == "date":
        return isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None
    return isinstance(value, bool) is False and isinstance(value, int if type == "integer" else str)


def _bad(file: str, number: int, what: str) -> BadCatalogue:
    return BadCatalogue(f"queries/{file}, line {number}: {what}", "Mend the file's header.")
