"""The shipped JSON Schema of a line of the interchange file: what keeps to it is read, else it is told why.

Nearly all lines are right, so that one compiled reader parses and checks them at once. What it does not
take is parsed and checked again by those who say what is wrong with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal, NotRequired, Optional, TypedDict

_HALF_A_PAIR = re.compile("[\ud800-\udfff]")  # what no UTF-8 can write

_TYPES = {"string": str, "integer": int, "boolean": bool}
_LIMITS = {
    "minLength": "min_length",
    "minItems": "min_length",
    "maxItems": "max_length",
    "minimum": "ge",
    "pattern": "pattern",
}


def parsed(text: str) -> Mapping[str, Any]:
    """Return a line's keys and values; keys that the schema does not know may be left out.

    Raises:
        json.JSONDecodeError: the line is no JSON.
        ValueError: it does not keep to the schema, or is no text.
        RecursionError: it is nested too deep.
    """
    # The reader passes over what keys of others hold, halves of surrogate pairs as well.
    if "\\ud" not in text and "\\uD" not in text:
        with suppress(ValueError, RecursionError):
            return _reader()(text)
    if _HALF_A_PAIR.search(text):
        raise ValueError("not UTF-8")
    line: Mapping[str, Any] = json.loads(text)
    validator()(line)
    if _HALF_A_PAIR.search(json.dumps(line, ensure_ascii=False)):
        raise ValueError("half a surrogate pair")
    return line


@cache
def validator() -> Callable[[Any], Any]:
    """The schema as a function that raises ValueError and says where and why."""
    import fastjsonschema

    check: Callable[[Any], Any] = fastjsonschema.compile(_schema())
    return check


@cache
def _reader() -> Callable[[str], Mapping[str, Any]]:
    """The schema as a reader of JSON that raises ValueError."""
    import msgspec

    def value(node: Mapping[str, Any]) -> Any:
        if "$ref" in node:
            return value(schema["definitions"][node["$ref"].rpartition("/")[2]])
        if "enum" in node:
            return Literal[tuple(node["enum"])]
        kinds = [node["type"]] if isinstance(node["type"], str) else node["type"]
        if "object" in kinds:
            return keys(node)
        kind: Any = list[value(node["items"])] if "array" in kinds else _TYPES[kinds[0]]  # type: ignore[misc]
        limits = {ours: node[theirs] for theirs, ours in _LIMITS.items() if theirs in node}
        if "pattern" in limits:
            limits["pattern"] = limits["pattern"].replace("$", r"\Z")  # Python's $ allows a newline more
        limited = Annotated[kind, msgspec.Meta(**limits)]
        return Optional[limited] if "null" in kinds else limited  # noqa: UP045  # not known to mypy

    def keys(node: Mapping[str, Any]) -> Any:
        known = {key: value(of) for key, of in node["properties"].items()}
        optional = {key: NotRequired[known[key]] for key in known.keys() - set(node["required"])}
        return TypedDict("Keys", known | optional)  # type: ignore[operator]  # made of what the file says

    schema = _schema()
    return msgspec.json.Decoder(keys(schema)).decode


def _schema() -> Any:
    return json.loads(files("tieline.graph").joinpath("evidence.schema.json").read_text("utf-8"))
