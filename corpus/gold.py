"""Gold files and relations files read as arrows between the gold's actors, ready to be compared.

A gold file, `NAME.gold.json`, lists one document's actors with every name it gives them, and the
relations that a careful reader draws:

    {"document": "NAME.txt",
     "actors": [{"name": "North Korea", "type": "country", "aliases": ["Pyongyang", "the North"]}],
     "relations": [{"source": "North Korea", "predicate": "supplies", "object": "artillery shells",
                    "target": "Russia", "category": "AID", "status": "claimed", "claimed_by": [],
                    "symmetric": false, "optional": false, "evidence": "…"}]}

Optional relations are those that careful readers might or might not draw.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tieline.graph.errors import BadLine, TielineError
from tieline.graph.model import STATUSES
from tieline.graph.predicates import CATEGORIES

SUFFIX = ".gold.json"
_FORM = 'Its form: {"document": …, "actors": [{"name", "aliases"}], "relations": [{"source", …}]}.'


class BadGold(TielineError):
    """A gold file, or a folder of them, that cannot be read as such."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """One relation, of gold or told, as far as it is compared.

    Attributes:
        source, target: as worded.
        ends: source and target by the gold's own names; "?name" for whom the gold does not know.
        sayers: whom it is laid to, named like the ends.
        evidence, rule: for people; not compared.
    """

    document: str
    source: str
    target: str
    ends: tuple[str, str]
    category: str
    symmetric: bool
    optional: bool
    status: str
    predicate: str
    object: str
    sayers: frozenset[str]
    evidence: str
    rule: str


@dataclass(frozen=True, slots=True)
class Gold:
    """One document's gold.

    Attributes:
        document: its key, as `document_key` makes it.
        names: every name of its actors, folded, to the actor's own name.
    """

    document: str
    names: Mapping[str, str]
    relations: tuple[Arrow, ...]

    def actor(self, name: str, aliases: Iterable[str] = ()) -> str:
        """The actor by the first name that the gold knows; "?name" where it knows none."""
        for candidate in (name, *aliases):
            if known := self.names.get(fold(candidate)):
                return known
        return f"?{fold(name)}"


def read_gold(path: Path) -> list[Gold]:
    """Return the gold of a file, or of each gold file of a folder, sorted by file name.

    Raises:
        BadGold: names the file and what is wrong in it.
    """
    paths = sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]
    if not paths:
        raise BadGold(f"{path}: no gold file in this folder", f"Gold files are named NAME{SUFFIX}.")
    found: dict[str, Gold] = {}
    for one in paths:
        try:
            gold = _gold(json.loads(one.read_text("utf-8")))
            if gold.document in found:
                raise ValueError(f"a second gold file for the document {gold.document}")
        except OSError as error:
            raise BadGold(f"{one}: {_reason(error)}", "Check the path.") from error
        except (UnicodeDecodeError, json.JSONDecodeError) as error:
            raise BadGold(f"{one}: no JSON in UTF-8 ({error})", _FORM) from error
        except ValueError as error:
            raise BadGold(f"{one}: {error}", _FORM) from error
        found[gold.document] = gold
    return list(found.values())


def read_told(path: Path, documents: Mapping[str, Gold]) -> tuple[dict[str, list[Arrow]], tuple[str, ...]]:
    """Return the arrows of a relations file by document, and its documents that have no gold.

    Of each line only what is compared is read, so any producer may leave out the rest; document,
    source, target and category must stand.

    Raises:
        BadLine: names file and line, and what is wrong in it.
    """
    told: dict[str, list[Arrow]] = {name: [] for name in documents}
    unknown = set()
    for number, text in enumerate(_lines(path), 1):
        if not text.strip():
            continue
        where = f"{path}, line {number}"
        try:
            line = _record(json.loads(text), "the line")
            name = document_key(_text(line, "document"))
            if name in documents:
                arrow = _arrow(line, documents[name])
                if arrow.ends[0] != arrow.ends[1]:  # one actor under two of its names is no arrow
                    told[name].append(arrow)
            else:
                unknown.add(name)
        except json.JSONDecodeError as error:
            hint = "Each line is one JSON object; see `tieline extract`."
            raise BadLine(f"{where}: no JSON ({error.msg})", hint) from error
        except ValueError as error:
            raise BadLine(f"{where}: {error}", "Mend the line, or leave it out.") from error
    return told, tuple(sorted(unknown))


def document_key(document: str) -> str:
    """A document's name without folders and suffix: gold and texts may lie in different places.

    >>> document_key("corpus/samples/panel-veto.md"), document_key("wire.jsonl#17")
    ('panel-veto', '17')
    """
    _, sharp, identifier = document.rpartition(".jsonl#")
    return identifier if sharp else re.sub(r"\.(txt|md|gold\.json)$", "", Path(document).name)


def fold(name: str) -> str:
    """A name without case, leading article, possessive and the points around it."""
    plain = unicodedata.normalize("NFKC", name).replace("’", "'").lower().strip()
    plain = re.sub(r"^(the )?(a )?(an )?", "", plain)
    return plain.removesuffix("'s").strip(" .,")


def _gold(data: Any) -> Gold:
    record = _record(data, "the file")
    names: dict[str, str] = {}
    for number, entry in enumerate(_list(record, "actors"), 1):
        actor = _record(entry, f"actor {number}")
        name = _text(actor, "name")
        for alias in (name, *_texts(actor, "aliases")):
            names.setdefault(fold(alias), name)
    gold = Gold(document_key(_text(record, "document")), names, ())
    relations = []
    for number, entry in enumerate(_list(record, "relations"), 1):
        try:
            arrow = _arrow(_record(entry, "it"), gold)
            if unknown := [e for e in (*arrow.ends, *arrow.sayers) if e.startswith("?")]:
                raise ValueError(f'"{unknown[0][1:]}" is none of the file\'s actors')
        except ValueError as error:
            raise ValueError(f"relation {number}: {error}") from error
        relations.append(arrow)
    return Gold(gold.document, names, tuple(relations))


def _arrow(record: Mapping[str, Any], gold: Gold) -> Arrow:
    source, target, category = (_text(record, key) for key in ("source", "target", "category"))
    if category not in CATEGORIES:
        raise ValueError(f'"{category}" is no category')
    status = _text(record, "status", "")
    status = "stated" if status == "fact" else status
    if status and status not in STATUSES:
        raise ValueError(f'"{status}" is no status')
    return Arrow(
        document=gold.document,
        source=source,
        target=target,
        ends=(
            gold.actor(source, _texts(record, "source_aliases")),
            gold.actor(target, _texts(record, "target_aliases")),
        ),
        category=category,
        symmetric=bool(record.get("symmetric")),
        optional=bool(record.get("optional")),
        status=status,
        predicate=_text(record, "predicate", ""),
        object=_text(record, "object", ""),
        sayers=frozenset(gold.actor(name) for name in _texts(record, "claimed_by")),
        evidence=_text(record, "evidence", ""),
        rule=_text(record, "rule", ""),
    )


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8") as stream:
            yield from stream
    except OSError as error:
        raise BadLine(f"{path}: {_reason(error)}", "Check the path.") from error
    except UnicodeDecodeError as error:
        raise BadLine(f"{path}: not UTF-8", "Write the file again as UTF-8.") from error


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _record(value: Any, what: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{what} is no JSON object")
    return value


def _text(record: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = record.get(key)
    value = default if value is None else value
    if not isinstance(value, str):
        raise ValueError(f"no text in {key}" if key in record else f"no {key}")
    return value


def _list(record: Mapping[str, Any], key: str) -> list[Any]:
    value = record.get(key)
    if not isinstance(value, list):
        raise ValueError(f"no list in {key}" if key in record else f"no {key}")
    return value


def _texts(record: Mapping[str, Any], key: str) -> list[str]:
    values = _list(record, key) if record.get(key) is not None else []
    if not all(isinstance(value, str) for value in values):
        raise ValueError(f"{key} holds more than texts")
    return values
