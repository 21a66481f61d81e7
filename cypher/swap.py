"""One writing: articles in and out, and the arrows that this touches made anew, in one transaction.

Relations are a pure function of the evidence, bundle by bundle. So a writing reads the bundles it
touches whole, lets `graph.merge` make their relations, and swaps the arrows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby

from tieline.cypher import statements
from tieline.cypher.census import Census
from tieline.cypher.fetch import Fetched, Kept
from tieline.cypher.plan import Swap, known, plan
from tieline.cypher.relation_rows import actor_row, relation_row, relationship_type
from tieline.cypher.rows import Read, Row, article_row, bundle_key, evidence_row, standing
from tieline.cypher.run import Run, batches, run_batches
from tieline.graph.actors import ActorTable
from tieline.graph.merge import bundle
from tieline.graph.merge import relations as merged
from tieline.graph.model import Actor, Evidence, Relation


def add(run: Run, census: Census, readings: Sequence[Read]) -> Swap:
    """Take articles in; those that the store holds as they are cost one look."""
    swap = plan(run, readings)
    if swap.empty:
        return swap
    serial, last_removal = _lock(run, census)
    swap = plan(run, readings)  # another writer may have come first
    _carry_out(run, census, swap, serial, last_removal)
    return swap


def forget(run: Run, census: Census, ids: Collection[str]) -> Swap:
    """Remove those of these articles that the store holds."""
    swap = Swap(removed={row["id"] for row in known(run, ids)})
    if not swap.empty:
        serial, last_removal = _lock(run, census)
        swap = Swap(removed={row["id"] for row in known(run, ids)})
        _carry_out(run, census, swap, serial, last_removal)
    return swap


def _lock(run: Run, census: Census) -> tuple[int, int]:
    row = run(statements.LOCK_STORE)[0]
    census.follow(run, row["serial"], row["last_removal"])
    return row["serial"], row["last_removal"]


def _carry_out(run: Run, census: Census, swap: Swap, serial: int, last_removal: int) -> None:
    gone = swap.removed | {row["id"] for row in known(run, swap.put)}
    leaving = list(run_batches(run, statements.EVIDENCE_OF_ARTICLES, "ids", sorted(gone)))
    change = census.swap(gone, swap.put.values())
    table = census.table

    keys = {row["bundle"] for row in leaving}
    staying = run_batches(run, statements.EVIDENCE_OF_ARTICLES, "ids", sorted(change.articles))
    keys |= {row["bundle"] for row in staying if change.articles[row["article"]].intersection(row["parties"])}
    coming = {e.id: e for made in swap.put.values() for e in made.evidence.values()}
    kept = _whole_bundles(run, keys, gone, coming.values(), table)
    held = [k for k in kept if k.evidence.article.id not in gone]
    whole = {k.evidence.id: k.evidence for k in held} | coming
    found = merged(whole.values(), table)
    carried = _carried(found, table)

    removed = sorted({(k.row["source"], k.evidence.meaning.category, k.row["target"]) for k in kept})
    _do(
        run,
        statements.REMOVE_RELATIONS_OF_BUNDLES,
        [{"source": s, "category": c, "target": t} for s, c, t in removed],
    )
    if gone:
        for text in (statements.REMOVE_EVIDENCE_OF_ARTICLES, statements.REMOVE_ARTICLES):
            for batch in batches(sorted(gone)):
                run(text, ids=batch)
    ends = {actor.id: actor for r in found for actor in (r.source, r.target)}
    _put_actors(run, ends, change.actors, table)
    serial += 1
    _do(
        run,
        statements.CREATE_ARTICLES,
        (article_row(swap.put[id_], serial) for id_ in sorted(swap.put)),
    )
    _do(
        run,
        statements.CREATE_EVIDENCE,
        (
            evidence_row(e, swap.put[e.article.id], table, carried.get(e.id))
            for e in (coming[id_] for id_ in sorted(coming))
        ),
    )
    _do(run, statements.MOVE_EVIDENCE, _moves(held, table, carried))
    _put_relations(run, found)
    lonely = {end for s, _, t in removed for end in (s, t)} - ends.keys()
    for batch in batches(sorted(lonely)):
        run(statements.REMOVE_LONELY_ACTORS, ids=batch)
    run(
        statements.ADVANCE_STORE,
        serial=serial,
        last_removal=serial if gone else last_removal,
    )
    swap.serial = serial


def _whole_bundles(
    run: Run,
    keys: Collection[str],
    gone: Collection[str],
    coming: Iterable[Evidence],
    table: ActorTable,
) -> list[Kept]:
    """Return all evidence of the bundles touched, and of those it now falls into."""
    fetched = Fetched(run)
    kept = list(fetched.evidence(statements.EVIDENCE_OF_BUNDLES, "bundles", sorted(keys)))
    now = {bundle_key(bundle(e, table)) for e in coming}
    now |= {bundle_key(bundle(k.evidence, table)) for k in kept if k.evidence.article.id not in gone}
    further = sorted(now - set(keys))
    kept += fetched.evidence(statements.EVIDENCE_OF_BUNDLES, "bundles", further)
    return kept


def _carried(found: Iterable[Relation], table: ActorTable) -> dict[str, str]:
    """Return which relation each evidence carries.

    A denial stands against others too: it carries one of its own tie, one that is denied first.
    """
    carried: dict[str, str] = {}
    for relation in sorted(found, key=lambda r: (r.status != "denied", r.id)):
        for one in relation.evidence:
            if one.status != "denied" or standing(one, table, None)["tie"] == relation.tie_id:
                carried.setdefault(one.id, relation.id)
    return carried


def _moves(held: Iterable[Kept], table: ActorTable, carried: Mapping[str, str]) -> list[Row]:
    moves: list[Row] = []
    for kept in sorted(held, key=lambda k: k.evidence.id):
        id_ = kept.evidence.id
        now = standing(kept.evidence, table, carried.get(id_))
        if any(kept.row.get(key) != value for key, value in now.items()):
            moves.append({"id": id_, "props": now})
    return moves


def _put_actors(run: Run, ends: Mapping[str, Actor], changed: Collection[str], table: ActorTable) -> None:
    """Write the actors that relations newly join, and those that are described otherwise."""
    asked = sorted(ends.keys() | changed)
    known = {id_ for row in run_batches(run, statements.KNOWN_ACTORS, "ids", asked) for id_ in row["ids"]}
    wanted = (ends.keys() - known) | (known & set(changed))
    for kind, text in statements.PUT_ACTORS.items():
        rows = [actor_row(table.actors[id_]) for id_ in sorted(wanted) if table.actors[id_].type == kind]
        _do(run, text, rows)


def _put_relations(run: Run, found: Iterable[Relation]) -> None:
    ordered = sorted(found, key=lambda r: (relationship_type(r), r.source.id, r.target.id, r.id))
    for name, group in groupby(ordered, key=relationship_type):
        _do(run, statements.CREATE_RELATIONS[name], map(relation_row, group))


def _do(run: Run, text: str, rows: Iterable[Row]) -> None:
    """Write rows; a server is at work on one batch while the next is made here."""
    for batch in batches(rows):
        run(text, rows=batch)
