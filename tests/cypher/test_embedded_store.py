"""The folder: what a killed, a second or a half-way writer leaves, and an index that is amiss."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from made_up import actor, evidence
from random_corpora import expected

from tieline.cypher import cypher_store
from tieline.cypher.embedded.store import EmbeddedStore, create_store, open_store
from tieline.graph.errors import StoreUnavailable
from tieline.graph.filter import ANY
from tieline.graph.model import Reading

KP, RU = actor("country:KP", "North Korea"), actor("country:RU", "Russia")


def article(name: str, document: str = "") -> Reading:
    told = evidence(KP, "supplies", RU, object=name, quote=f"It supplied {name}.", title=name)
    told = replace(told, article=replace(told.article, document=document or f"{name}.md"))
    return Reading(told.article, "A text.", (told,), "1")


ONE, TWO, THREE = article("shells"), article("oil"), article("rice")
AGAIN = article("coal", document=ONE.article.document)

# More than the file changes of `write`, so that the last writer ends by itself.
KILL_POINTS = 45


@pytest.fixture
def store(tmp_path: Path) -> EmbeddedStore:
    made = create_store(tmp_path / "store")
    made.add([ONE])
    return made


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each article is its own writing."""
    monkeypatch.setattr(cypher_store, "WINDOW", 1)


def holds(folder: Path, *corpus: Reading) -> bool:
    """A store opened anew answers what these articles carry."""
    return list(open_store(folder).relations(ANY)) == expected(corpus)


def test_a_second_writer_is_locked_out(store: EmbeddedStore, tmp_path: Path) -> None:
    """While one writes, another is told so, and may write afterwards."""
    folder = tmp_path / "store"

    def while_writing() -> Iterator[Reading]:
        with pytest.raises(StoreUnavailable, match="being written") as caught:
            create_store(folder).add([THREE])
        assert "Wait" in caught.value.hint
        yield TWO

    store.add(while_writing())
    create_store(folder).add([THREE])
    assert holds(folder, ONE, TWO, THREE)


@pytest.mark.usefixtures("one_by_one")
@pytest.mark.parametrize("index", ["there", "missing"])
def test_a_reader_never_waits_nor_sees_half_a_writing(
    store: EmbeddedStore, tmp_path: Path, index: str
) -> None:
    """Readers have what was committed last until the writer is done; then they see the new."""
    folder = tmp_path / "store"
    reader = open_store(folder)
    assert reader.size().articles == 1

    def while_writing() -> Iterator[Reading]:
        yield TWO
        if index == "there":
            assert holds(folder, ONE)
        else:
            (folder / "index").unlink()
            assert holds(folder, ONE, TWO)
        yield THREE

    store.add(while_writing())
    assert reader.size().articles == 3
    assert holds(folder, ONE, TWO, THREE)


@pytest.mark.usefixtures("one_by_one")
def test_an_interrupted_writer_keeps_what_it_finished(store: EmbeddedStore, tmp_path: Path) -> None:
    """Ctrl-C or an error between articles loses none of those that were done."""

    def interrupted() -> Iterator[Reading]:
        yield TWO
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.add(interrupted())
    assert holds(tmp_path / "store", ONE, TWO)
    assert store.add([THREE]).new == 1
    assert holds(tmp_path / "store", ONE, TWO, THREE)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are forks")
def test_a_writer_killed_at_any_point_leaves_a_store_that_opens(tmp_path: Path) -> None:
    """At every change of a file, a kill leaves whole articles, and a repeat ends as undisturbed."""
    # One process forks all writers before the engine starts threads in it.
    script = f"""
import os, sys
sys.path[:0] = {sys.path!r}
from pathlib import Path
import test_embedded_store as here

def until(point):
    left = point
    def counted(call):
        def counting(*arguments, **named):
            nonlocal left
            left -= 1
            if left < 0:
                os.kill(os.getpid(), 9)
            return call(*arguments, **named)
        return counting
    for name in ("replace", "unlink", "fsync", "mkdir"):
        setattr(os, name, counted(getattr(os, name)))

for point in range({KILL_POINTS}):
    writer = os.fork()
    if writer == 0:
        until(point)
        here.write(Path({str(tmp_path)!r}) / f"store-{{point}}")
        os._exit(7)
    _, status = os.waitpid(writer, 0)
    print(os.waitstatus_to_exitcode(status))
"""
    said = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=True,
    )
    statuses = [int(line) for line in said.stdout.split()]
    assert statuses[0] == -9 and statuses[-1] == 7, "raise KILL_POINTS: the writer never finished"
    for point in range(KILL_POINTS):
        folder = tmp_path / f"store-{point}"
        opened = create_store(folder)
        names = {p.name for p in folder.glob("articles/*/*.json")}
        kept = [r for r in (ONE, TWO, AGAIN) if f"{r.article.id}.json" in names]
        if AGAIN in kept and ONE in kept:
            kept.remove(ONE)  # killed in between; what was written last stands
        assert list(opened.relations(ANY)) == expected(kept)
        write(folder)
        assert holds(folder, TWO, AGAIN)


def write(folder: Path) -> None:
    """A first writing, then one that takes an article in, and one's document anew."""
    create_store(folder).add([ONE])
    create_store(folder).add([TWO, AGAIN])


@pytest.mark.parametrize("harm", ["missing", "empty", "cut", "flipped", "version", "no json"])
def test_an_index_that_is_amiss_is_made_anew(store: EmbeddedStore, tmp_path: Path, harm: str) -> None:
    """The files are the truth: no harm to the index shows."""
    index = tmp_path / "store" / "index"
    line, _, graph = index.read_bytes().partition(b"\n")
    if harm == "missing":
        index.unlink()
    elif harm == "version":
        index.write_bytes(json.dumps(json.loads(line) | {"kglite": "0.1"}).encode() + b"\n" + graph)
    else:
        flipped = graph[:100] + bytes([graph[100] ^ 1]) + graph[101:]
        index.write_bytes(
            {
                "empty": b"",
                "cut": line + b"\n" + graph[:-40],
                "flipped": line + b"\n" + flipped,
                "no json": b"[1]\n" + graph,
            }[harm]
        )
    assert holds(tmp_path / "store", ONE)
    assert json.loads(index.read_bytes().partition(b"\n")[0]) == json.loads(line)


def test_an_index_behind_the_files_is_made_anew(store: EmbeddedStore, tmp_path: Path) -> None:
    """An article file that comes or goes by other hands is seen, by an open store's writer too."""
    other = create_store(tmp_path / "other")
    other.add([TWO])
    for file in (tmp_path / "other" / "articles").glob("*/*.json"):
        goal = tmp_path / "store" / "articles" / file.parent.name / file.name
        goal.parent.mkdir(exist_ok=True)
        file.rename(goal)
    assert holds(tmp_path / "store", ONE, TWO)
    assert holds(tmp_path / "other")
    other.add([THREE])
    assert holds(tmp_path / "other", THREE)


def test_a_disk_that_takes_no_writing_can_be_read(
    store: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without lock and index a store is read from its files; writing says what is wrong."""
    (tmp_path / "store" / "index").unlink()

    def refused(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tieline.cypher.embedded.store.writer_lock", refused)
    assert holds(tmp_path / "store", ONE)
    with pytest.raises(StoreUnavailable, match="Permission denied"):
        open_store(tmp_path / "store").add([TWO])


def test_a_damaged_article_is_named(store: EmbeddedStore, tmp_path: Path) -> None:
    """An article file that cannot be read stops the store with its name and the cure."""
    (file,) = (tmp_path / "store" / "articles").glob("*/*.json")
    file.write_text('{"article": 3')
    with pytest.raises(StoreUnavailable, match=file.name) as caught:
        list(open_store(tmp_path / "store").relations(ANY))
    assert "Delete the file" in caught.value.hint


def test_the_text_is_kept_once_it_is_at_hand(store: EmbeddedStore, tmp_path: Path) -> None:
    """Lines loaded without their text never take it away, and the text may come later."""
    id_ = ONE.article.id
    assert store.text(id_) == "A text."
    store.add([replace(ONE, text=None, extractor="2")])
    assert store.text(id_) == "A text."
    store.add([replace(TWO, text=None)])
    assert store.text(TWO.article.id) is None
    assert store.add([TWO]).unchanged == 1
    assert store.text(TWO.article.id) == "A text."
    assert holds(tmp_path / "store", ONE, TWO)
    assert store.text("unknown") is None


def test_other_files_in_the_folder_are_left_alone(store: EmbeddedStore, tmp_path: Path) -> None:
    """What people decided stands beside the articles and outlives them."""
    decisions = tmp_path / "store" / "decisions.jsonl"
    decisions.write_text("{}\n")
    store.forget([ONE.article.id])
    assert holds(tmp_path / "store")
    assert decisions.read_text() == "{}\n"


def test_a_foreign_article_id_stays_inside_the_folder(store: EmbeddedStore, tmp_path: Path) -> None:
    """An id that looks like a path names no file outside the store."""
    told = replace(ONE.evidence[0], article=replace(ONE.article, id="../../x/y", document="z.md"))
    foreign = Reading(told.article, None, (told,))
    store.add([foreign])
    assert holds(tmp_path / "store", ONE, foreign)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["store"]
    assert store.forget(["../../x/y"]) == 1
    assert holds(tmp_path / "store", ONE)
