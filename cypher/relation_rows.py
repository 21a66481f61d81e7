"""Relations and actors as parameter rows, and back without loss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import cast

from tieline.cypher.rows import Row
from tieline.cypher.statements import LABELS
from tieline.graph.model import ASSERTED, STATUSES, Actor, ActorType, Evidence, Relation
from tieline.graph.predicates import HEDGED_TYPES, PREDICATES


def relationship_type(relation: Relation) -> str:
    """Return its predicate's type where somebody asserts it, else its status's."""
    if relation.status in ASSERTED:
        return relation.meaning.relationship_type
    return HEDGED_TYPES[relation.status]


def relation_row(relation: Relation) -> Row:
    meaning = relation.meaning
    return {
        "source": relation.source.id,
        "target": relation.target.id,
        "first_day": relation.first_day,
        "last_day": relation.last_day,
        "props": {
            "id": relation.id,
            "tie": relation.tie_id,
            "predicate": relation.predicate,
            "object": relation.object,
            "object_key": relation.object_key,
            "category": meaning.category,
            "quad": meaning.quad,
            "status": relation.status,
            "disputed": relation.disputed,
            "symmetric": meaning.symmetric,
            "quote": relation.quote,
            "claimed_by": list(relation.claimed_by),
            "outlets": list(relation.outlets),
            "origins": list(relation.origins),
            "n_evidence": len(relation.evidence),
            "n_articles": relation.articles,
            "n_origins": len(relation.origins),
            "confidence": relation.confidence,
            "occurred_from": relation.occurred_from,
            "occurred_to": relation.occurred_to,
            "published_from": relation.published_from,
            "published_to": relation.published_to,
            # A denial stands against several relations, so that arrows name their evidence too.
            "evidence": [e.id for e in relation.evidence],
        },
    }


def relation_of(row: Row, source: Actor, target: Actor, evidence: Mapping[str, Evidence]) -> Relation | None:
    """Return the relation of an arrow's properties; None when none of its evidence is at hand."""
    told = tuple(evidence[id_] for id_ in row["evidence"] if id_ in evidence)
    if not told:
        return None
    counts = Counter(e.status for e in told)
    return Relation(
        id=row["id"],
        tie_id=row["tie"],
        source=source,
        predicate=row["predicate"],
        object=row["object"],
        object_key=row["object_key"],
        target=target,
        status=row["status"],
        statuses={s: counts[s] for s in STATUSES if counts[s]},
        disputed=row["disputed"],
        occurred_from=row.get("occurred_from"),
        occurred_to=row.get("occurred_to"),
        published_from=row.get("published_from"),
        published_to=row.get("published_to"),
        first_day=_day(row.get("first_day")),
        last_day=_day(row.get("last_day")),
        outlets=tuple(row["outlets"]),
        origins=tuple(row["origins"]),
        articles=row["n_articles"],
        confidence=row["confidence"],
        claimed_by=tuple(row["claimed_by"]),
        quote=row["quote"],
        evidence=told,
    )


def role(predicate: str) -> bool:
    return PREDICATES[predicate].kind != "event"


def actor_row(actor: Actor) -> Row:
    return {
        "id": actor.id,
        "props": {
            "name": actor.name,
            "aliases": list(actor.aliases),
            "country": actor.country,
            "sector": actor.sector,
        },
    }


def actor_of(row: Row, labels: Iterable[str]) -> Actor:
    kind = next(kind for kind, label in LABELS.items() if label in labels)
    return Actor(
        id=row["id"],
        name=row["name"],
        type=cast(ActorType, kind),
        aliases=tuple(row["aliases"]),
        country=row.get("country"),
        sector=row.get("sector"),
    )


def _day(day: object) -> str | None:
    """Both engines' dates print as ISO days."""
    return None if day is None else str(day)
