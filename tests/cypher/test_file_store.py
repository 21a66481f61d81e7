"""A relations file is asked like the store that it would make, and never written."""

from collections import Counter
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from random_corpora import corpora, expected, filters

from tieline.cypher import connect
from tieline.graph.errors import BadLine, BadQuestion, StoreUnavailable, TielineError
from tieline.graph.filter import ANY, Filter
from tieline.graph.lines import write_lines
from tieline.graph.model import Reading, Relation
from tieline.graph.store import Link


def told(relations: Iterable[Relation]) -> list[dict[str, Any]]:
    """What is said of relations; the file says no article's language."""
    return [r.as_json() for r in relations]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(corpus=corpora(), where=filters())
def test_it_answers_as_the_store_of_its_lines(corpus: list[Reading], where: Filter) -> None:
    """Relations, links, actors and size are those of its evidence, under any filter."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "relations.jsonl"
        with file.open("w", encoding="utf-8") as stream:
            write_lines((e for reading in corpus for e in reading.evidence), stream)
        store = connect.open_store(str(file), {})
        relations = expected(corpus)
        passing = [r for r in relations if where.passes(r)]
        assert told(store.relations(where)) == told(passing)
        ends = sorted({end.id for r in relations for end in (r.source, r.target)})
        assert [actor.id for actor in store.actors()] == ends
        assert store.size().relations == len(relations)
        some = set(ends[:2])
        touching = [r for r in passing if {r.source.id, r.target.id} & some]
        assert told(store.relations(where, touching=some)) == told(touching)
        links = [
            Link(
                r.id, r.source.id, r.target.id, r.meaning.symmetric, r.meaning.kind != "event", len(r.origins)
            )
            for r in touching
        ]
        assert sorted(store.links(some, where), key=lambda link: link.id) == links
        others = set(ends[1:3])
        closing = [
            k for k in links if {(k.source, k.target), (k.target, k.source)} & set(product(some, others))
        ]
        assert sorted(store.links(some, where, to=others), key=lambda link: link.id) == closing
        degrees = Counter(end.id for r in relations for end in (r.source, r.target) if end.id in some)
        assert store.degrees([*some, "none's"]) == degrees
        assert told(store.relations(ANY, ids={r.id for r in relations[:1]})) == told(relations[:1])


def test_what_a_file_cannot_do_names_load(tmp_path: Path) -> None:
    """It is not added to, forgets nothing, and speaks no Cypher; the hint says what does."""
    file = tmp_path / "relations.jsonl"
    file.touch()
    store = connect.open_store(str(file), {})
    for asked in (
        lambda: connect.create_store(str(file), {}),
        lambda: store.add([]),
        lambda: store.forget(["one"]),
    ):
        with pytest.raises(StoreUnavailable) as caught:
            asked()
        assert "tieline load" in caught.value.hint
    with pytest.raises(BadQuestion) as refused:
        store.run("MATCH (a) RETURN a", {})
    assert "tieline load" in refused.value.hint


def test_a_bad_line_or_no_file_is_one_line(tmp_path: Path) -> None:
    """Half a file would answer wrongly: the bad line is named, and so is a file that is not there."""
    file = tmp_path / "relations.jsonl"
    file.write_text('\n{"source": 1}\n')
    with pytest.raises(BadLine, match="line 2"):
        connect.open_store(str(file), {})
    with pytest.raises(TielineError, match="no such file"):
        connect.open_store(str(tmp_path / "none.jsonl"), {})
