"""Rows hold what they are made of."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from random_corpora import corpora, expected, readings

from tieline.cypher import relation_rows, rows
from tieline.graph.actors import merge_actors
from tieline.graph.errors import BadArticle
from tieline.graph.model import Reading


@settings(max_examples=60, deadline=None)
@given(reading=readings("article"))
def test_evidence_survives_its_row(reading: Reading) -> None:
    """Evidence -> row -> evidence is the same, its actors, claimants and offsets included."""
    made = rows.read(reading)
    table = merge_actors(made.places)
    node = rows.article_row(made, serial=1)
    properties = {"id": node["id"], **node["props"]}
    parties = rows.parties_of(properties["actors"])
    article = rows.article_of(properties)
    assert article == reading.article
    for one in made.evidence.values():
        row = rows.evidence_row(one, made, table, relation=None)
        stored = {k: v for k, v in row["props"].items() if v is not None}
        assert rows.evidence_of(stored, article, parties) == one


@settings(max_examples=60, deadline=None)
@given(corpus=corpora())
def test_relation_survives_its_row(corpus: list[Reading]) -> None:
    """Relation -> row -> relation is the same, given its ends and its evidence."""
    evidence = {e.id: e for r in corpus for e in r.evidence}
    for relation in expected(corpus):
        row = relation_rows.relation_row(relation)
        stored = {**row["props"], "first_day": row["first_day"], "last_day": row["last_day"]}
        stored = {k: v for k, v in stored.items() if v is not None}
        found = relation_rows.relation_of(stored, relation.source, relation.target, evidence)
        assert found == relation


@settings(max_examples=60, deadline=None)
@given(reading=readings("article"))
def test_the_digest_ignores_order_text_and_document(reading: Reading) -> None:
    """One digest for the same lines in any order, from any path, with or without the text."""
    other = Reading(
        article=replace(reading.article, document="elsewhere.md"),
        text="at hand",
        evidence=reading.evidence[::-1],
        extractor=reading.extractor,
    )
    assert rows.read(other).digest == rows.read(reading).digest


@settings(max_examples=20, deadline=None)
@given(reading=readings("article"))
def test_what_no_store_can_keep_is_refused(reading: Reading) -> None:
    """Half a character or an offset beyond all texts is told as a bad article, with its cure."""
    bad = [replace(reading, extractor="\ud800")]
    bad += [replace(reading, article=replace(reading.article, document="\udc80"))]
    if reading.evidence:
        far = replace(reading.evidence[0], start=2**63, end=2**63 + 1)
        bad += [replace(reading, evidence=(far,))]
    for one in bad:
        with pytest.raises(BadArticle) as caught:
            rows.read(one)
        caught.value.message.encode()
        assert caught.value.hint


@given(reading=readings("article"))
@settings(max_examples=30, deadline=None)
def test_rows_hold_only_what_a_property_can(reading: Reading) -> None:
    """Properties are scalars and lists of one kind: what Neo4j refuses, no row holds."""
    made = rows.read(reading)
    table = merge_actors(made.places)
    nodes = [rows.article_row(made, 1)]
    nodes += [rows.evidence_row(e, made, table, None) for e in made.evidence.values()]
    nodes += [relation_rows.relation_row(r) for r in expected([reading])]
    nodes += [relation_rows.actor_row(a) for a in table.actors.values()]
    for node in nodes:
        json.dumps(node)
        for value in node["props"].values():
            inner = value if isinstance(value, list) else [value]
            assert len({type(v) for v in inner}) <= 1
            assert all(v is None or isinstance(v, (str, bool, int, float)) for v in inner)
