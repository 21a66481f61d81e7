"""The one filter as Cypher: text for a WHERE over an arrow `(a)-[r]->(b)`, and its parameters."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from tieline.cypher.statements import LABELS
from tieline.graph.filter import Filter


def condition(where: Filter, outlets: Collection[str] = ()) -> tuple[str, dict[str, Any]]:
    """Return the text and parameters that hold exactly where `Filter.passes` holds.

    The text is made of fixed pieces, so that it holds no value and engines keep its plan.

    Args:
        outlets: the store's spellings of `where.outlets`; Cypher folds case otherwise than Python.
    """
    pieces = ["r.status IN $statuses"]
    values: dict[str, Any] = {"statuses": list(where.statuses)}

    def ask(piece: str, **asked: Any) -> None:
        pieces.append(piece)
        values.update(asked)

    if where.disputed != "any":
        ask("r.disputed = $disputed", disputed=where.disputed == "only")
    if where.wanted_categories:
        ask("r.category IN $categories", categories=list(where.wanted_categories))
    if where.predicates:
        ask("r.predicate IN $predicates", predicates=list(where.predicates))
    if where.actor_types:
        for end in ("a", "b"):
            ask("(" + " OR ".join(f"{end}:{LABELS[kind]}" for kind in where.actor_types) + ")")
    if where.outlets:
        ask("any(outlet IN r.outlets WHERE outlet IN $outlets)", outlets=sorted(outlets))
    if where.min_origins > 1:
        ask("r.n_origins >= $min_origins", min_origins=where.min_origins)
    if where.min_confidence != "low":
        ask("r.confidence IN $confidences", confidences=list(where.confidences))
    if where.since_day:
        ask("r.last_day >= date($since)", since=where.since_day)
    if where.until_day:
        ask("r.first_day <= date($until)", until=where.until_day)
    return " AND ".join(pieces), values
