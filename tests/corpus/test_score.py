"""Scoring follows the annotators' definitions, on a made-up gold of one document."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tieline.corpus.gold import BadGold
from tieline.corpus.score import LEVELS, Count, Scores, report, score
from tieline.graph.errors import BadLine, TielineError

GOLD = {
    "document": "fair.txt",
    "actors": [
        {"name": "Norland", "type": "country", "aliases": ["the Norlanders"]},
        {"name": "Sudria", "type": "country", "aliases": ["Sudrian"]},
        {"name": "Ada Berg", "type": "person", "aliases": ["Berg"]},
    ],
    "relations": [
        {
            "source": "Norland",
            "predicate": "sells",
            "object": "the grain ships",
            "target": "Sudria",
            "category": "AID",
            "status": "claimed",
            "claimed_by": ["Ada Berg"],
        },
        {
            "source": "Norland",
            "target": "Sudria",
            "category": "CONSULT",
            "status": "fact",
            "symmetric": True,
        },
        {"source": "Ada Berg", "target": "Norland", "category": "AFFILIATE", "status": "fact"},
        {
            "source": "Ada Berg",
            "target": "Sudria",
            "category": "ACCUSE",
            "status": "fact",
            "optional": True,
        },
    ],
}
SHARED = Path(__file__).parents[3] / "shared"


def _told(source: str, category: str, target: str, **more: Any) -> dict[str, Any]:
    return {
        "document": "somewhere/fair.md",
        "source": source,
        "category": category,
        "target": target,
        **more,
    }


def _score(folder: Path, *lines: dict[str, Any], gold: Any = GOLD) -> Scores:
    (folder / "fair.gold.json").write_text(json.dumps(gold))
    relations = folder / "relations.jsonl"
    relations.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return score(folder, relations)


def test_what_is_told_twice_counts_once(tmp_path: Path) -> None:
    """Each level counts a document's distinct arrows, however often and by what name they stand."""
    scores = _score(
        tmp_path,
        _told("Norlanders", "AID", "sudrian"),
        _told("Norland", "AID", "Sudria", predicate="lends to"),
        _told("Nobody", "AID", "Sudria", source_aliases=["the Norlanders"]),
    )
    assert scores.count("typed") == Count(right=1, wrong=0, missed=2)
    assert scores.count("events") == Count(right=1, wrong=0, missed=1)


def test_direction_and_category_matter_level_by_level(tmp_path: Path) -> None:
    """An arrow the wrong way is a right pair; of the wrong category, it is rightly directed."""
    way = _score(tmp_path, _told("Norland", "AFFILIATE", "Berg"))
    assert [way.count(level).right for level in LEVELS] == [1, 0, 0, 0]
    category = _score(tmp_path, _told("Berg", "SUPPORT", "Norland"))
    assert [category.count(level).right for level in LEVELS] == [1, 1, 0, 0]
    assert category.by_category()["SUPPORT"] == Count(0, 1, 0)


def test_two_ways_where_gold_has_one(tmp_path: Path) -> None:
    """Told both ways where gold has one, half is wrong; two-way gold is met from either end."""
    two = _score(tmp_path, _told("Sudria", "AID", "Norland", symmetric=True))
    assert two.count("typed") == Count(right=1, wrong=1, missed=2)
    one = _score(tmp_path, _told("Sudria", "CONSULT", "Norland"))
    assert one.count("typed") == Count(right=1, wrong=0, missed=2)


def test_optional_gold_counts_neither_way(tmp_path: Path) -> None:
    """What careful readers may leave out is not missed, and not wrong when told."""
    with_it = _score(tmp_path, _told("Berg", "ACCUSE", "Sudria"))
    assert with_it.count("typed") == Count(right=0, wrong=0, missed=3)


def test_details_are_asked_of_right_typed_arrows(tmp_path: Path) -> None:
    """Status, object and claimant count where the arrow is right and gold has something to say."""
    scores = _score(
        tmp_path,
        _told("Norland", "AID", "Sudria", status="stated", object="a ship", rule="verb"),
        _told("Norland", "CONSULT", "Sudria", status="stated", claimed_by=["Berg"], rule="verb"),
        _told("Sudria", "ASSAULT", "Berg", status="stated", rule="noun"),
    )
    assert scores.status_accuracy == 1 / 2
    assert scores.hedged_as_fact == 1
    assert (scores.object_right, scores.claimant_right) == (1, 0)
    assert scores.by_rule() == {"noun": Count(0, 1, 0), "verb": Count(2, 0, 0)}
    assert [a.source for a in scores.missed("typed")] == ["Ada Berg"]
    assert [a.target for a in scores.wrong("typed")] == ["Berg"]
    assert any("Sudria -> Berg" in line for line in report(scores, show=5))


@pytest.mark.parametrize(
    ("gold", "lines", "said"),
    [
        ({"document": "fair.txt", "actors": []}, [], "fair.gold.json: no relations"),
        (GOLD | {"actors": []}, [], 'relation 1: "norland" is none of the file\'s actors'),
        (GOLD, [_told("Norland", "GIVE", "Sudria")], 'line 1: "GIVE" is no category'),
        (GOLD, [_told("Norland", "AID", "Sudria", status="sure")], '"sure" is no status'),
        (GOLD, [{"document": "fair.txt", "target": "Sudria", "category": "AID"}], "no source"),
        (GOLD, [_told("A", "AID", "B") | {"document": "foul.txt"}], "none of its documents"),
    ],
)
def test_bad_files_are_named_with_a_cure(
    tmp_path: Path, gold: Any, lines: list[dict[str, Any]], said: str
) -> None:
    """A file that is not what it should be is refused by name, and line, with what to do."""
    with pytest.raises((BadGold, BadLine)) as caught:
        _score(tmp_path, *lines, gold=gold)
    assert said in caught.value.message and caught.value.hint


def test_missing_and_garbled_files_are_refused(tmp_path: Path) -> None:
    """No gold, no relations or no JSON is the user's to mend, not a traceback."""
    relations = tmp_path / "relations.jsonl"
    for content in (b"", b"{", b"\xff", b"[]"):
        (tmp_path / "fair.gold.json").write_bytes(content)
        with pytest.raises(BadGold):
            score(tmp_path, relations)
    (tmp_path / "fair.gold.json").write_text(json.dumps(GOLD))
    for content in (None, b"{", b"\xff", b"[]"):
        if content is not None:
            relations.write_bytes(content)
        with pytest.raises(BadLine):
            score(tmp_path, relations)
    with pytest.raises(TielineError):
        score(tmp_path / "nowhere", relations)


@pytest.mark.parametrize("name", ["seeds", "news"])
@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="no annotated articles at hand")
def test_numbers_are_the_referees(tmp_path: Path, name: str) -> None:
    """On distorted gold our numbers are those of the script that the figures are measured with."""
    relations = tmp_path / "relations.jsonl"
    relations.write_text("".join(json.dumps(line) + "\n" for line in _distorted(SHARED / "gold" / name)))
    told = subprocess.run(
        [sys.executable, SHARED / "tools" / "score.py", SHARED / "gold" / name, relations],
        capture_output=True,
        text=True,
        check=True,
    )
    theirs = json.loads(told.stdout.splitlines()[-1])
    ours = score(SHARED / "gold" / name, relations).as_json()
    words = {"tp": "right", "fp": "wrong", "fn": "missed", "object": "object_right"}
    words["claimant"] = "claimant_right"
    for key, value in theirs.items():
        mine = ours[words.get(key, key)]
        if isinstance(value, dict):
            value = {words.get(k, k): v for k, v in value.items()}
        assert mine == value, key


def _distorted(folder: Path) -> list[dict[str, Any]]:
    """Gold told with every kind of fault, and some arrows twice."""
    rng = random.Random(4)
    lines = []
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text())
        aliases = {a["name"]: a["aliases"] for a in gold["actors"]}
        for relation in [*gold["relations"], *rng.sample(gold["relations"], 9)]:
            line = {**relation, "document": f"any/{gold['document']}", "optional": None}
            if rng.random() < 0.2:
                continue
            if rng.random() < 0.2:
                line["source"], line["target"] = line["target"], line["source"]
            if rng.random() < 0.2:
                line["symmetric"] = not line["symmetric"]
            if rng.random() < 0.2:
                line["category"] = rng.choice(["CONSULT", "AID", "AFFILIATE", "ACCUSE"])
            if rng.random() < 0.3:
                line["status"] = rng.choice(["stated", "claimed", "expected", "denied"])
            if rng.random() < 0.2:
                line["claimed_by"] = [rng.choice(gold["actors"])["name"]]
            if rng.random() < 0.3:
                line["object"] = rng.choice(gold["relations"])["object"]
            if rng.random() < 0.3:
                line["source_aliases"] = aliases[line["source"]]
                line["source"] = rng.choice(["He", "The Foo's", line["source"].upper() + "’s"])
            if rng.random() < 0.1:
                line["target"] = "Nobody, at all."
            lines.append(line)
    return lines
