"""What a store holds, as values of the model: functions of anything that runs a statement."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tieline.cypher import statements
from tieline.cypher.conditions import condition
from tieline.cypher.relation_rows import actor_of, relation_of, role
from tieline.cypher.rows import Row, article_of, evidence_of, parties_of
from tieline.cypher.run import Run, batches, run_batches
from tieline.graph.filter import Filter
from tieline.graph.model import Actor, Article, Evidence, Party, Relation
from tieline.graph.predicates import PREDICATES
from tieline.graph.store import Link, Size


@dataclass(frozen=True, slots=True)
class Kept:
    """An evidence and the properties of its node."""

    evidence: Evidence
    row: Row


def relations(
    run: Run,
    where: Filter,
    *,
    touching: Collection[str] | None = None,
    ids: Collection[str] | None = None,
) -> Iterator[Relation]:
    """Yield relations under a filter, with their evidence, sorted by id; see `Store.relations`."""
    text, values = condition(where, _outlets(run, where))
    if ids is not None:
        rows = _named(run, ids, text, values)
        if touching is not None:
            rows = (r for r in rows if r["source"] in touching or r["target"] in touching)
    elif touching is not None:
        asked = statements.RELATIONS_TOUCHING.format(condition=text)
        rows = _for_each(run, asked, "touching", sorted(touching), values)
    else:
        rows = iter(run(statements.RELATIONS.format(condition=text), **values))
    found = {row["relation"]["id"]: row for row in rows}
    fetched = Fetched(run)
    for batch in batches(sorted(found)):
        yield from _relations(run, fetched, [found.pop(id_) for id_ in batch])


def links(
    run: Run, actors: Collection[str], where: Filter, *, to: Collection[str] | None = None
) -> Iterator[Link]:
    """Yield each relation under a filter that joins one of these actors, and one of `to`, once."""
    text, values = condition(where, _outlets(run, where))
    if to is None:
        asked = statements.LINKS.format(condition=text)
    else:
        asked, values["to"] = statements.LINKS_BETWEEN.format(condition=text), sorted(to)
    seen: set[str] = set()
    for row in _for_each(run, asked, "touching", sorted(actors), values):
        if row["id"] in seen:
            continue
        seen.add(row["id"])
        yield Link(
            id=row["id"],
            source=row["source"],
            target=row["target"],
            symmetric=PREDICATES[row["predicate"]].symmetric,
            role=role(row["predicate"]),
            origins=row["origins"],
            degree=row.get("degree"),
        )


def degrees(run: Run, actors: Collection[str]) -> dict[str, int]:
    """Return how many relations each of these actors has, where it has any."""
    return {row["id"]: row["n"] for row in run_batches(run, statements.DEGREES, "ids", sorted(actors))}


def actors(run: Run) -> Iterator[Actor]:
    """Yield all actors, sorted by id."""
    found = [actor_of(row["actor"], row["labels"]) for row in run(statements.ACTORS)]
    yield from sorted(found, key=lambda a: a.id)


def size(run: Run) -> Size:
    return Size(
        articles=run(statements.COUNT_ARTICLES)[0]["n"],
        evidence=run(statements.COUNT_EVIDENCE)[0]["n"],
        actors=run(statements.COUNT_ACTORS)[0]["n"],
        relations=run(statements.COUNT_RELATIONS)[0]["n"],
    )


class Fetched:
    """Evidence as it is fetched; each article and each of its actors is made once."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._articles: dict[str, tuple[Article, tuple[Party, ...]]] = {}
        self._parties: dict[Party, Party] = {}

    def evidence(self, text: str, name: str, items: Iterable[str]) -> Iterator[Kept]:
        """Yield what a statement for evidence answers, batch by batch."""
        for batch in batches(items):
            rows = self._run(text, **{name: batch})
            self._learn({row["article"] for row in rows} - self._articles.keys())
            for row in rows:
                if row["article"] in self._articles:  # else a writer took it in between
                    article, parties = self._articles[row["article"]]
                    yield Kept(evidence_of(row["evidence"], article, parties), row["evidence"])

    def _learn(self, ids: Iterable[str]) -> None:
        for row in run_batches(self._run, statements.WHOLE_ARTICLES, "ids", sorted(ids)):
            node = row["article"]
            parties = (self._parties.setdefault(p, p) for p in parties_of(node["actors"]))
            self._articles[node["id"]] = (article_of(node), tuple(parties))


def _relations(run: Run, fetched: Fetched, rows: list[Row]) -> Iterator[Relation]:
    wanted = sorted({id_ for row in rows for id_ in row["relation"]["evidence"]})
    told = {
        kept.evidence.id: kept.evidence for kept in fetched.evidence(statements.EVIDENCE_BY_ID, "ids", wanted)
    }
    ends = _actors(run, {row[end] for row in rows for end in ("source", "target")})
    for row in rows:
        if row["source"] not in ends or row["target"] not in ends:
            continue  # a writer took it since it was found
        relation = relation_of(row["relation"], ends[row["source"]], ends[row["target"]], told)
        if relation is not None:
            yield relation


def _named(run: Run, ids: Collection[str], text: str, values: Mapping[str, Any]) -> Iterator[Row]:
    """Yield the arrows of these relations, through their evidence, which is indexed."""
    between = statements.RELATIONS_BETWEEN.format(condition=text)
    anywhere = statements.RELATIONS_ANYWHERE.format(condition=text)
    for batch in batches(sorted(set(ids))):
        ends = run(statements.ENDS_OF_RELATIONS, ids=batch)
        pairs = sorted({(row["source"], row["target"]) for row in ends})
        rows = [{"source": source, "target": target} for source, target in pairs]
        yield from run(between, rows=rows, ids=batch, **values)
        # A denial that stands against several occurrences names one of them only.
        rest = sorted(set(batch) - {row["id"] for row in ends})
        if rest:
            yield from run(anywhere, ids=rest, **values)


def _for_each(
    run: Run, text: str, name: str, items: Iterable[str], values: Mapping[str, Any]
) -> Iterator[Row]:
    for batch in batches(items):
        yield from run(text, **{name: batch}, **values)


def _outlets(run: Run, where: Filter) -> set[str]:
    """The store's spellings of the outlets asked for; one without a name goes by its document."""
    if not where.outlets:
        return set()
    asked = {outlet.casefold() for outlet in where.outlets}
    named = {row[key] for row in run(statements.OUTLETS) for key in ("outlet", "document")}
    return {name for name in named if name and name.casefold() in asked}


def _actors(run: Run, ids: Iterable[str]) -> dict[str, Actor]:
    rows = run_batches(run, statements.ACTORS_BY_ID, "ids", sorted(ids))
    return {row["actor"]["id"]: actor_of(row["actor"], row["labels"]) for row in rows}
