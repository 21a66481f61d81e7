"""The one filter on relations, of command line and library.

`cypher/conditions.py` and the page's `filter.js` put it in their own words; tests compare all three.
`cypher/embedded/lookup.py` asks it of what is kept of an arrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from tieline.graph.dates import first_day, last_day
from tieline.graph.errors import BadQuestion
from tieline.graph.model import ACTOR_TYPES, ASSERTED, CONFIDENCES, STATUSES
from tieline.graph.predicates import CATEGORIES, PREDICATES, QUADS


class _Typed(Protocol):
    @property
    def type(self) -> str: ...


class Filterable(Protocol):
    """What a filter looks at: of a `Relation`, or of what a store keeps of one."""

    @property
    def source(self) -> _Typed: ...
    @property
    def target(self) -> _Typed: ...
    @property
    def predicate(self) -> str: ...
    @property
    def category(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def disputed(self) -> bool: ...
    @property
    def outlets(self) -> tuple[str, ...]: ...
    @property
    def origins(self) -> tuple[str, ...]: ...
    @property
    def confidence(self) -> str: ...
    @property
    def first_day(self) -> str | None: ...
    @property
    def last_day(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Filter:
    """What a relation must be to be shown. An empty tuple asks for nothing.

    Attributes:
        statuses: of the relation; default: what somebody asserts.
        disputed: keep all, only the disputed, or hide them.
        actor_types: both ends must be of these.
        outlets: at least one of these wrote it (case ignored).
        min_origins: at least so many independent origins.
        min_confidence: the relation's own or better.
        since, until: partial ISO dates; a relation without any date passes neither.

    Raises:
        BadQuestion: a value that no relation can have.
    """

    statuses: tuple[str, ...] = ASSERTED
    disputed: Literal["any", "only", "hide"] = "any"
    categories: tuple[str, ...] = ()
    quads: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    actor_types: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    min_origins: int = 1
    min_confidence: str = "low"
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        for asked, known, what in (
            (self.statuses, STATUSES, "status"),
            (self.categories, CATEGORIES, "category"),
            (self.quads, tuple(QUADS), "quad"),
            (self.predicates, tuple(PREDICATES), "predicate"),
            (self.actor_types, ACTOR_TYPES, "actor type"),
            ((self.min_confidence,), CONFIDENCES, "confidence"),
        ):
            for value in asked:
                if value not in known:
                    raise BadQuestion(f'no {what} "{value}"', f"Choose from: {', '.join(known)}.")
        for day in (self.since, self.until):
            try:
                first_day(day) if day else None
            except ValueError as error:
                raise BadQuestion(str(error), "Write 2024, 2024-06 or 2024-06-18.") from error

    @property
    def confidences(self) -> tuple[str, ...]:
        return CONFIDENCES[: CONFIDENCES.index(self.min_confidence) + 1]

    @property
    def since_day(self) -> str | None:
        return first_day(self.since).isoformat() if self.since else None

    @property
    def until_day(self) -> str | None:
        return last_day(self.until).isoformat() if self.until else None

    @property
    def wanted_categories(self) -> tuple[str, ...]:
        """Categories and quads as one list of categories; empty for all."""
        of_quads = tuple(c for quad in self.quads for c in QUADS[quad])
        if not self.categories or not of_quads:
            return self.categories or of_quads
        # Asking for a quad and a category outside it asks for nothing; "-" is no category.
        return tuple(c for c in self.categories if c in of_quads) or ("-",)

    def passes(self, relation: Filterable) -> bool:
        """Whether a relation is to be shown. The stores' Cypher says the same; a test holds them together."""
        wanted = self.wanted_categories
        outlets = {o.casefold() for o in relation.outlets}
        return (
            relation.status in self.statuses
            and (self.disputed == "any" or relation.disputed == (self.disputed == "only"))
            and (not wanted or relation.category in wanted)
            and (not self.predicates or relation.predicate in self.predicates)
            and (
                not self.actor_types or {relation.source.type, relation.target.type} <= set(self.actor_types)
            )
            and (not self.outlets or any(o.casefold() in outlets for o in self.outlets))
            and len(relation.origins) >= self.min_origins
            and relation.confidence in self.confidences
            and (not self.since_day or (relation.last_day or "") >= self.since_day)
            and (
                not self.until_day
                or (relation.first_day is not None and relation.first_day <= self.until_day)
            )
        )


ANY = Filter(statuses=STATUSES)
