"""What is known of an article, an actor, a piece of evidence and a relation.

Offsets are characters, half-open: `text[start:end] == quote`. Dates are ISO 8601 with their own
precision ("2024", "2024-06", "2024-06-18") or None. Everything is frozen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from tieline.graph import ids
from tieline.graph.predicates import PREDICATES, Predicate

ActorType = Literal["country", "person", "organization", "group"]
Status = Literal["stated", "claimed", "expected", "possible", "denied", "negated"]
Confidence = Literal["high", "medium", "low"]

ACTOR_TYPES: tuple[ActorType, ...] = ("country", "person", "organization", "group")
# In the order in which they decide a relation's status: the first that some evidence has.
STATUSES: tuple[Status, ...] = ("stated", "claimed", "expected", "possible", "denied", "negated")
ASSERTED: tuple[Status, ...] = ("stated", "claimed")
CONTRADICTING: tuple[Status, ...] = ("denied", "negated")
CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")

NOTICE = "An arrow is what an outlet wrote, read by a machine with a known error rate; it is no verdict."


@dataclass(frozen=True, slots=True)
class Article:
    """One document's metadata. Its text is kept apart, in the local store only."""

    id: str
    document: str
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    url: str | None = None
    published: str | None = None
    published_basis: Literal["given", "stated", "inferred"] | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as one article names it: the ends of an evidence, and its claimants."""

    id: str
    name: str
    type: ActorType
    aliases: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash(self.id)  # as good, and not made anew of all aliases at each look


@dataclass(frozen=True)
class Evidence:
    """One passage of one article that carries a relation: the atom, replaced only with its article."""

    article: Article
    source: Party
    predicate: str
    object: str
    object_key: str
    target: Party
    status: Status
    claimants: tuple[Party, ...]
    quote: str
    start: int
    end: int
    source_mention: tuple[int, int] | None
    target_mention: tuple[int, int] | None
    occurred_from: str | None
    occurred_to: str | None
    confidence: Confidence
    rule: str
    producer: str

    @property
    def meaning(self) -> Predicate:
        return PREDICATES[self.predicate]

    @cached_property
    def tie_id(self) -> str:
        """The tie between the actors as this article names them; merging may move it."""
        ends = [self.source.id, self.target.id]
        if self.meaning.symmetric:
            ends.sort()
        return ids.tie_id(ends[0], self.predicate, self.object_key, ends[1])

    @cached_property
    def id(self) -> str:
        return ids.evidence_id(self.article.id, self.start, self.end, self.tie_id, self.status)

    @property
    def origins(self) -> tuple[str, ...]:
        """Who it really comes from: its claimants, else the agency, else the outlet or document."""
        if self.claimants:
            return tuple(c.name for c in self.claimants)
        return (self.article.agency or self.article.outlet or self.article.document,)

    @property
    def order(self) -> tuple[str, int, int, str]:
        """The sort key of the interchange file."""
        return (self.article.document, self.start, self.end, self.id)


@dataclass(frozen=True, slots=True)
class Reading:
    """One article as read: what is known of it, its text where that is at hand, what it carries."""

    article: Article
    text: str | None
    evidence: tuple[Evidence, ...]
    extractor: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of the whole corpus."""

    id: str
    name: str
    type: ActorType
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True)
class Relation:
    """One occurrence of a tie: the arrow.

    `status` is the strongest of its evidence, `statuses` counts each; `first_day` and `last_day`
    say when it occurred, else when it was published (ISO days, both or neither).
    """

    id: str
    tie_id: str
    source: Actor
    predicate: str
    object: str
    object_key: str
    target: Actor
    status: Status
    statuses: Mapping[str, int]
    disputed: bool
    occurred_from: str | None
    occurred_to: str | None
    published_from: str | None
    published_to: str | None
    first_day: str | None
    last_day: str | None
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    articles: int
    confidence: Confidence
    claimed_by: tuple[str, ...]
    quote: str
    evidence: tuple[Evidence, ...]

    @property
    def meaning(self) -> Predicate:
        return PREDICATES[self.predicate]

    @property
    def category(self) -> str:
        return self.meaning.category

    def as_json(self) -> dict[str, Any]:
        """The object that `--json` prints for a relation."""
        return {
            "id": self.id,
            "tie_id": self.tie_id,
            "source": self.source.name,
            "source_id": self.source.id,
            "predicate": self.predicate,
            "object": self.object,
            "target": self.target.name,
            "target_id": self.target.id,
            "category": self.category,
            "quad": self.meaning.quad,
            "symmetric": self.meaning.symmetric,
            "status": self.status,
            "statuses": dict(self.statuses),
            "disputed": self.disputed,
            "occurred_from": self.occurred_from,
            "occurred_to": self.occurred_to,
            "published_from": self.published_from,
            "published_to": self.published_to,
            "outlets": list(self.outlets),
            "origins": list(self.origins),
            "articles": self.articles,
            "confidence": self.confidence,
            "evidence": [quoted(e) for e in self.evidence],
        }


def quoted(evidence: Evidence) -> dict[str, Any]:
    """One evidence as it stands under a relation in `--json`."""
    article = evidence.article
    return {
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "status": evidence.status,
        "claimed_by": [c.name for c in evidence.claimants],
        "document": article.document,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published,
        "occurred_from": evidence.occurred_from,
        "occurred_to": evidence.occurred_to,
        "confidence": evidence.confidence,
        "rule": evidence.rule,
    }
