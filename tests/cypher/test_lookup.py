"""The file that answers paths: it tells what the graph tells, and where it cannot, the graph does."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import actor, evidence
from random_corpora import corpora, filters

from tieline.cypher.embedded.store import create_store, open_store
from tieline.graph.errors import StoreUnavailable
from tieline.graph.filter import ANY, Filter
from tieline.graph.model import Reading

_TOLD = evidence(actor("country:KP", "North Korea"), "supplies", actor("country:RU", "Russia"))
ONE = Reading(_TOLD.article, None, (_TOLD,), "1")


@given(corpus=corpora(min_size=2), where=filters(), chosen=st.data())
@settings(max_examples=40, deadline=None)
def test_it_tells_what_the_graph_tells(corpus: list[Reading], where: Filter, chosen: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        written = create_store(Path(folder) / "store")
        written.add(corpus)
        opened = open_store(Path(folder) / "store")
        actors = list(written.actors())
        some = st.sets(st.sampled_from([*(a.id for a in actors), "person:nobody"]))
        these, those = chosen.draw(some), chosen.draw(some)
        every = [r.id for r in written.relations(ANY)]

        assert list(opened.actors()) == actors
        assert opened.degrees(these) == written.degrees(these)
        for to in (None, those):
            found = sorted(opened.links(these, where, to=to), key=repr)
            assert found == sorted(written.links(these, where, to=to), key=repr)
        assert list(opened.relations(where, ids=every)) == list(written.relations(where, ids=every))
        assert opened._graph is None, "the graph was read"


def test_without_it_the_graph_answers(tmp_path: Path) -> None:
    """As in a store that an earlier version wrote."""
    create_store(tmp_path / "store").add([ONE])
    (tmp_path / "store" / "lookup").unlink()
    assert len(list(open_store(tmp_path / "store").links(["country:KP"], ANY))) == 1


def test_one_that_is_behind_is_not_asked(tmp_path: Path) -> None:
    """A writer was killed between the graph and it."""
    place = tmp_path / "store" / "lookup"
    create_store(tmp_path / "store").add([ONE])
    old = place.read_bytes()
    create_store(tmp_path / "store").forget([ONE.article.id])
    place.write_bytes(old)
    assert list(open_store(tmp_path / "store").actors()) == []


@pytest.mark.parametrize("harm", ["never written", "deleted"])
def test_the_next_writing_makes_it_anew(tmp_path: Path, harm: str) -> None:
    """Though it changes no article."""
    place = tmp_path / "store" / "lookup"
    store = create_store(tmp_path / "store")
    beside = place.with_name("lookup.new")
    if harm == "never written":
        beside.mkdir()  # as a full disk would, this stops the file and nothing else
    store.add([ONE])
    assert [a.name for a in open_store(tmp_path / "store").actors()] == ["North Korea", "Russia"]
    if harm == "never written":
        assert not place.exists()
        beside.rmdir()
    else:
        place.unlink()
    create_store(tmp_path / "store").add([ONE])
    assert place.exists()


def test_no_relation_loses_part_of_its_evidence(tmp_path: Path) -> None:
    """Files come and go article by article while the graph stands, until their writer is done."""
    again = replace(_TOLD, article=replace(_TOLD.article, id="0123456789abcdef", document="zz.md"))
    create_store(tmp_path / "store").add([ONE, Reading(again.article, None, (again,), "1")])
    reader = open_store(tmp_path / "store")
    (link,) = reader.links(["country:KP"], ANY)
    next((tmp_path / "store" / "articles").rglob("0123456789abcdef.json")).unlink()
    (relation,) = reader.relations(ANY, ids=[link.id])
    assert relation.articles == len(relation.evidence) == 1


def test_a_copy_that_brings_the_text_brings_nothing_else(tmp_path: Path) -> None:
    """The held reading stands, in the graph and in its file."""
    store = create_store(tmp_path / "store")
    store.add([ONE])
    moved = replace(_TOLD, article=replace(_TOLD.article, document="zz.md"), start=7, end=9)
    store.add([Reading(moved.article, "A text.", (moved,), "1")])
    held, opened = list(store.relations(ANY)), open_store(tmp_path / "store")
    assert list(opened.relations(ANY, ids=[held[0].id])) == held
    assert opened.text(ONE.article.id) == "A text."


def test_damage_is_named_with_its_cure(tmp_path: Path) -> None:
    place = tmp_path / "store" / "lookup"
    create_store(tmp_path / "store").add([ONE])
    whole = place.read_bytes()
    place.write_bytes(whole.replace(b"North Korea", b'North"Korea'))
    with pytest.raises(StoreUnavailable, match="lookup is damaged") as caught:
        list(open_store(tmp_path / "store").actors())
    assert "Delete the file" in caught.value.hint
    place.unlink()
    assert [a.name for a in open_store(tmp_path / "store").actors()] == ["North Korea", "Russia"]
