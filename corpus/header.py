"""What an article's header says: `key: value` lines between two lines of three hyphens."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tieline.graph.dates import first_day
from tieline.graph.errors import BadArticle

KEYS = ("title", "outlet", "agency", "published", "url")
DATE_HINT = "Write the date as 2024, 2024-06 or 2024-06-18."

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Field:
    """A value and where it stands, for the error that names it."""

    value: str
    where: str


def split(document: str, text: str) -> tuple[dict[str, Field], str]:
    """Split a text into its header's known keys and its body; keys of other programs are ignored.

    Raises:
        BadArticle: a header that is not closed, or holds something else.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return {}, text
    header: dict[str, Field] = {}
    key = ""
    for number, line in enumerate(lines[1:], start=2):
        where = f"{document}, line {number}"
        if line.rstrip() == _FENCE:
            plain = {key: Field(_unquoted(f.value), f.where) for key, f in header.items()}
            return {key: f for key, f in plain.items() if f.value}, "\n".join(lines[number:])
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] in " \t-":  # a value that goes on, or a list under a key of another program
            if key in header:
                begun = header[key]
                header[key] = Field(f"{begun.value} {line.strip()}".strip(), begun.where)
            continue
        name, colon, value = line.partition(":")
        if not colon or not re.fullmatch(r"[\w .-]{1,40}", name):
            raise BadArticle(
                f"{where}: neither `key: value` nor the `---` that ends a header",
                "Close the header with a line of three hyphens, or begin the file with its text.",
            )
        key = name.strip().lower()
        if key in KEYS:
            # ">" and "|" announce in YAML that the value follows on the next lines.
            header[key] = Field(re.sub(r"^[>|][+-]?$", "", value.strip()), where)
    raise BadArticle(
        f"{document}, line 1: the header is not closed",
        "Put a line of three hyphens after the last `key: value`.",
    )


def publication(value: str) -> str:
    """Return a partial ISO date as it is; the time of day that many headers add is left out.

    Raises:
        ValueError: the text is no such date.
    """
    day = re.sub(r"(?<=^\d{4}-\d\d-\d\d)[T ]\d.*", "", value.strip())
    first_day(day)
    return day


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        escaped = '\\"' if value[0] == '"' else "''"
        value = value[1:-1].replace(escaped, value[0])
    return value.strip()
