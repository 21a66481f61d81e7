import json
import random
from pathlib import Path

import networkx as nx
import pytest
from made_up import actor, evidence, network_of_15, relation

from tieline.graph import export, network
from tieline.graph.errors import BadQuestion, TielineError
from tieline.graph.model import NOTICE

RELATIONS = network_of_15()
BUILT = network.build(RELATIONS)
# Of each kind that XML, JSON or UTF-8 stumbles over: controls, markup, a lone surrogate, an emoji.
HOSTILE = "a\x00b\x0b<c>&amp;]]>\"'\ud800\ufffe é🙂 \t\n; d"


def test_graphml_reopens(tmp_path: Path) -> None:
    """networkx reads the GraphML back: every actor, every arrow under its id, the notice."""
    path = tmp_path / "out.graphml"
    export.write(BUILT, path)
    read = nx.read_graphml(path, force_multigraph=True)
    assert read.graph["notice"] == NOTICE
    assert set(read.edges(keys=True)) == set(BUILT.edges(keys=True))
    assert read.nodes["country:norvia"]["aliases"] == "the Norvian Republic"
    assert "country" not in read.nodes["country:norvia"]
    for source, target, key, carried in BUILT.edges(keys=True, data=True):
        flat = read.edges[source, target, key]
        assert json.loads(flat["evidence"]) == carried["evidence"]
        assert flat["outlets"] == "; ".join(carried["outlets"])
        assert flat["disputed"] is carried["disputed"]
        assert flat["articles"] == carried["articles"]


def test_json_reopens(tmp_path: Path) -> None:
    """The JSON is networkx node-link data, whole, with the notice."""
    path = tmp_path / "out.json"
    export.write(BUILT, path)
    read = nx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges")
    assert read.graph["notice"] == NOTICE
    assert dict(read.nodes(data=True)) == dict(BUILT.nodes(data=True))
    for source, target, key, carried in BUILT.edges(keys=True, data=True):
        kept = {k: v for k, v in carried.items() if k not in ("source", "target")}
        assert read.edges[source, target, key] == kept


@pytest.mark.parametrize("convert", export.FORMATS.values())
def test_same_bytes(convert: object) -> None:
    """The same relations in any order give the same bytes."""
    shuffled = random.Random(1).sample(RELATIONS, len(RELATIONS))
    assert convert(network.build(shuffled)) == convert(BUILT)  # type: ignore[operator]


def test_hostile_text(tmp_path: Path) -> None:
    """Any text is written: JSON keeps it whole, XML replaces only what it cannot hold."""
    a = actor("country:XA", HOSTILE, aliases=(HOSTILE,))
    b = actor("country:XB")
    found = evidence(a, "aids", b, object=HOSTILE, quote=HOSTILE, title=HOSTILE, outlet=HOSTILE)
    built = network.build([relation(a, b, found)])
    export.write(built, tmp_path / "out.json")
    data = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert data["nodes"][0]["name"] == HOSTILE
    export.write(built, tmp_path / "out.graphml")
    read = nx.read_graphml(tmp_path / "out.graphml")
    held = "a\ufffdb\ufffd<c>&amp;]]>\"'\ufffd\ufffd é🙂 \t\n; d"
    assert read.nodes["country:XA"]["name"] == held
    assert read.edges["country:XA", "country:XB"]["object"] == held


@pytest.mark.parametrize("ending", export.FORMATS)
def test_empty(ending: str, tmp_path: Path) -> None:
    """A network without relations is a file that reopens."""
    path = tmp_path / f"out{ending}"
    export.write(network.build([]), path)
    assert path.stat().st_size


def test_errors_say_the_cure(tmp_path: Path) -> None:
    """An unknown ending or an unwritable file is an error with a hint, not a traceback."""
    with pytest.raises(BadQuestion) as refused:
        export.write(BUILT, tmp_path / "out.gexf")
    assert ".graphml" in refused.value.hint
    with pytest.raises(TielineError) as failed:
        export.write(BUILT, tmp_path / "nowhere" / "out.json")
    assert failed.value.hint
