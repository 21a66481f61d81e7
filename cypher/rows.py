"""Articles, evidence, relations and actors as parameter rows, and back without loss.

An article's own actors stand once on its node, as one JSON text (a property can hold no list of
lists); its evidence names them by their places in it. So an alias is kept once an article instead
of once a line, and all actors of a store are read without touching its evidence.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from tieline.graph import ids
from tieline.graph.actors import ActorTable
from tieline.graph.errors import BadArticle
from tieline.graph.merge import Bundle, bundle
from tieline.graph.model import (
    Article,
    Evidence,
    Party,
    Reading,
)

Row = Mapping[str, Any]

_ARTICLE_KEYS = tuple(f.name for f in fields(Article))
_DIGEST_LENGTH = 16
_LARGEST = 2**63  # what an integer property holds
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Read:
    """A reading made ready for a store.

    Attributes:
        evidence: by id, each once, all of this very article.
        places: the article's own actors, sorted, each with its place; evidence names them by it.
        digest: of all that is kept but the article's text and document.
    """

    reading: Reading
    evidence: Mapping[str, Evidence]
    places: Mapping[Party, int]
    digest: str

    @property
    def article(self) -> Article:
        return self.reading.article


def read(reading: Reading) -> Read:
    """Return a reading with what a store compares it by.

    Raises:
        BadArticle: it holds what no store can keep.
    """
    from msgspec.json import encode  # the same bytes as the standard library's, sooner

    found: dict[str, Evidence] = {}
    for one in sorted(reading.evidence, key=lambda e: e.id):
        if one.article is not reading.article and one.article != reading.article:
            one = replace(one, article=reading.article)
        other = found.setdefault(one.id, one)
        # Of two evidences with one id the same stands, whichever line came first.
        if other is not one and repr(one) < repr(other):
            found[one.id] = one
    parties = sorted({p for e in found.values() for p in _parties(e)}, key=_party_order)
    places = {party: place for place, party in enumerate(parties)}
    kept = {k: v for k, v in _article_props(reading.article).items() if k != "document"}
    digest = hashlib.sha256()
    try:
        reading.article.document.encode()
        for part in (kept, reading.extractor, _party_lists(parties)):
            digest.update(encode(part))
        for id_, one in found.items():
            digest.update(encode((id_, _evidence_props(one, places))))
    except UnicodeEncodeError as error:
        raise BadArticle(
            f"{ascii(reading.article.document)} holds half a character",
            "Save it as UTF-8, then read it again.",
        ) from error
    if any(not 0 <= e.start < e.end < _LARGEST for e in found.values()):
        raise BadArticle(
            f"{reading.article.document} has evidence at an impossible place",
            "Mend start and end of its lines.",
        )
    reading = replace(reading, evidence=tuple(found.values()))
    return Read(reading, found, places, digest.hexdigest()[:_DIGEST_LENGTH])


# --- articles -------------------------------------------------------------------------------------


def article_row(made: Read, serial: int) -> Row:
    """Return the row of an article's node; `serial` says with which writing it came."""
    props = _article_props(made.article)
    props |= {
        "extractor": made.reading.extractor,
        "digest": made.digest,
        "serial": serial,
        "actors": _json(_party_lists(made.places)),
    }
    return {"id": made.article.id, "props": props}


def article_of(row: Row) -> Article:
    known: dict[str, Any] = {key: row.get(key) for key in _ARTICLE_KEYS}
    return Article(**known)


def parties_of(actors: str) -> tuple[Party, ...]:
    """Return the article's own actors from the JSON text on its node."""
    return tuple(Party(i, name, kind, tuple(a)) for i, name, kind, a in json.loads(actors))


def _article_props(article: Article) -> dict[str, Any]:
    return {key: getattr(article, key) for key in _ARTICLE_KEYS if key != "id"}


# --- evidence -------------------------------------------------------------------------------------


def bundle_key(key: Bundle) -> str:
    """Return a bundle's name as evidence carries it: short whatever the ids are, for its index."""
    return ids.tie_id(key[0], key[1], "", key[2])


def evidence_row(evidence: Evidence, made: Read, table: ActorTable, relation: str | None) -> Row:
    """Return the row of an evidence's node.

    Args:
        relation: the id of the relation that it carries; None where merging joined both its ends.
    """
    props = _evidence_props(evidence, made.places) | standing(evidence, table, relation)
    return {"id": evidence.id, "article": evidence.article.id, "props": props}


def standing(evidence: Evidence, table: ActorTable, relation: str | None) -> dict[str, Any]:
    """Return what merging settles of an evidence, and may settle anew."""
    key = bundle(evidence, table)
    return {
        "source": key[0],
        "target": key[2],
        "tie": ids.tie_id(key[0], evidence.predicate, evidence.object_key, key[2]),
        "bundle": bundle_key(key),
        "relation": relation,
    }


def evidence_of(row: Row, article: Article, parties: Sequence[Party]) -> Evidence:
    """Return the evidence of a node's properties, exactly as it was added."""
    source, target, *claimants = (parties[place] for place in row["parties"])
    return Evidence(
        article=article,
        source=source,
        predicate=row["predicate"],
        object=row["object"],
        object_key=row["object_key"],
        target=target,
        status=row["status"],
        claimants=tuple(claimants),
        quote=row["quote"],
        start=row["start"],
        end=row["end"],
        source_mention=_span(row.get("source_mention")),
        target_mention=_span(row.get("target_mention")),
        occurred_from=row.get("occurred_from"),
        occurred_to=row.get("occurred_to"),
        confidence=row["confidence"],
        rule=row["rule"],
        producer=row["producer"],
    )


def _evidence_props(evidence: Evidence, places: Mapping[Party, int]) -> dict[str, Any]:
    return {
        "parties": [places[party] for party in _parties(evidence)],
        "predicate": evidence.predicate,
        "object": evidence.object,
        "object_key": evidence.object_key,
        "status": evidence.status,
        "claimed_by": [c.name for c in evidence.claimants],
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "source_mention": evidence.source_mention and list(evidence.source_mention),
        "target_mention": evidence.target_mention and list(evidence.target_mention),
        "occurred_from": evidence.occurred_from,
        "occurred_to": evidence.occurred_to,
        "confidence": evidence.confidence,
        "rule": evidence.rule,
        "producer": evidence.producer,
    }


def _parties(evidence: Evidence) -> tuple[Party, ...]:
    return (evidence.source, evidence.target, *evidence.claimants)


def _party_lists(parties: Iterable[Party]) -> list[list[Any]]:
    return [[p.id, p.name, p.type, list(p.aliases)] for p in parties]


def _party_order(party: Party) -> tuple[Any, ...]:
    return (party.id, party.name, party.type, party.aliases)


def _span(pair: Sequence[int] | None) -> tuple[int, int] | None:
    return (pair[0], pair[1]) if pair else None
