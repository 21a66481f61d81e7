"""Values of either engine as plain ones: dates as ISO text, nodes and relationships as mappings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any


def plain(value: object, special: Callable[[object], object]) -> Any:
    """Return a value as JSON can hold it.

    Args:
        special: replaces an engine's own value by lists, mappings and common ones; returns any
            other as it is.
    """
    value = special(value)
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(inner, special) for key, inner in value.items()}
    if isinstance(value, Sequence):
        return [plain(inner, special) for inner in value]
    return str(value)


def node(labels: Sequence[str], properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"labels": sorted(labels), "properties": dict(sorted(properties.items()))}


def relationship(kind: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": kind, "properties": dict(sorted(properties.items()))}


def path(nodes: Sequence[object], relationships: Sequence[object]) -> dict[str, Any]:
    return {"nodes": list(nodes), "relationships": list(relationships)}


def duration(months: int, days: int, seconds: int, nanoseconds: int = 0) -> str:
    """Return an ISO 8601 duration, each part as it is: 31 days are no month.

    >>> duration(14, 3, 5400), duration(0, 0, 0)
    ('P14M3DT5400S', 'PT0S')
    """
    fraction = f".{nanoseconds:09d}".rstrip("0") if nanoseconds else ""
    clock = f"T{seconds}{fraction}S" if seconds or nanoseconds or not (months or days) else ""
    return "P" + (f"{months}M" if months else "") + (f"{days}D" if days else "") + clock
