"""A network as a file that other programs read: GraphML, JSON, CSV; the same bytes on every run."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
from networkx.readwrite.graphml import GraphMLWriter

from tieline.graph.errors import BadQuestion, TielineError
from tieline.graph.model import NOTICE
from tieline.graph.order import Edge, edges_by_origins

# XML 1.0 cannot hold these at all, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DAYS = ("first_day", "last_day")  # by which time is filtered; what is told are the dates as written
_SURROGATE = re.compile("[\ud800-\udfff]")


def graphml(network: nx.MultiDiGraph) -> str:
    """Return the network as GraphML, which Gephi, yEd, Cytoscape and networkx open.

    GraphML holds plain values only: lists are joined by "; ", `statuses` reads "stated 2; denied
    1", evidence is JSON text, what is unknown is left out, and characters that XML cannot hold
    become U+FFFD.
    """
    flat = nx.MultiDiGraph(**{k: _flat(v) for k, v in network.graph.items()})
    for node, known in sorted(network.nodes(data=True)):
        flat.add_node(_flat(node), **_flattened(known))
    for source, target, key, carried in _sorted_edges(network):
        flat.add_edge(_flat(source), _flat(target), _flat(key), **_flattened(carried))
    # Not `nx.write_graphml`: its bytes depend on whether lxml is installed.
    writer = GraphMLWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph_element(flat)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{writer}\n'


def node_link(network: nx.MultiDiGraph) -> str:
    """Return the network as networkx's node-link JSON, to be read with `edges="edges"`.

    An edge's `source` and `target` are actor ids; the names stand on the nodes.
    """
    data = nx.node_link_data(network, edges="edges")
    data["nodes"].sort(key=lambda node: node["id"])
    data["edges"].sort(key=lambda edge: (edge["source"], edge["target"], edge["key"]))
    return json_text(data, indent=1) + "\n"


def csv_table(network: nx.MultiDiGraph) -> str:
    """Return the relations as CSV for spreadsheets, one a line, in the order of `tieline relations`.

    Its columns are those of `tieline relations --json` but for the evidence, of which the quotes
    and urls are told; lists are joined by "; ", each line ends with the notice. The first character
    is a byte-order mark, without which some spreadsheets misread all but ASCII. A text that they
    would take for a formula is led by an apostrophe.
    """
    lines = io.StringIO(newline="")
    table = csv.writer(lines, lineterminator="\r\n")
    for n, (_, _, _, carried) in enumerate(edges_by_origins(network.edges(keys=True, data=True))):
        told = {name: value for name, value in carried.items() if name not in ("evidence", *_DAYS)}
        told["quotes"] = " | ".join(piece["quote"] for piece in carried["evidence"])
        told["urls"] = list(dict.fromkeys(piece["url"] for piece in carried["evidence"] if piece["url"]))
        told["notice"] = network.graph.get("notice", NOTICE)
        if not n:
            table.writerow(told)
        table.writerow([_cell(value) for value in told.values()])
    return "\ufeff" + _SURROGATE.sub("\ufffd", lines.getvalue())


FORMATS: dict[str, Callable[[nx.MultiDiGraph], str]] = {
    ".graphml": graphml,
    ".json": node_link,
    ".csv": csv_table,
}


def write(network: nx.MultiDiGraph, path: Path) -> None:
    """Write the network in the format that the file's name ends with.

    Raises:
        BadQuestion: the ending is none of FORMATS.
        TielineError: the file cannot be written.
    """
    convert = FORMATS.get(path.suffix.lower())
    if not convert:
        raise BadQuestion(f"{path}: no format for this ending", f"End it {' or '.join(FORMATS)}.")
    write_text(convert(network), path)


def write_text(text: str, path: Path) -> None:
    """Write a file as UTF-8 with `\\n`, the same on every system; on failure the old one stays.

    Raises:
        TielineError: the file cannot be written.
    """
    write_bytes(text.encode("utf-8"), path)


def write_bytes(content: bytes, path: Path) -> None:
    """Write a file; on failure the old one stays.

    Raises:
        TielineError: the file cannot be written.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe or a device cannot be replaced
            path.write_bytes(content)
            return
        target = path.resolve()  # a link stays one
        beside = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            beside.write_bytes(content)
            if target.exists():
                shutil.copymode(target, beside)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise TielineError(
            f"cannot write {path}: {error.strerror}", "Name a file in a folder you may write to."
        ) from error


def json_text(value: Any, *, indent: int | None = None) -> str:
    """Return JSON that any UTF-8 file can hold: lone surrogates are escaped, all else stands."""
    tight = None if indent else (",", ":")
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=tight)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _sorted_edges(network: nx.MultiDiGraph) -> list[Edge]:
    return sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3])


def _flattened(attributes: dict[str, Any]) -> dict[str, Any]:
    return {name: _flat(value) for name, value in attributes.items() if value is not None}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(_joined(value))
    return f"'{text}" if text.startswith(_FORMULA) else text


def _joined(value: Any) -> Any:
    """Lists and counts as one text, all else as it is."""
    if isinstance(value, dict):
        return "; ".join(f"{name} {count}" for name, count in value.items())
    return "; ".join(value) if isinstance(value, list) else value


def _flat(value: Any) -> Any:
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, list) and value and isinstance(value[0], dict):
        value = json_text(value)
    return _NOT_XML.sub("\ufffd", str(_joined(value)))
