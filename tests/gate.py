"""The gate: extraction may only get better. Scores annotated articles against pinned floors.

    python tests/gate.py                    score what is at hand, fail below a floor
    python tests/gate.py --pin              raise the floors to what is measured, less the tolerance
    python tests/gate.py --lower REASON     likewise, lower too where it must be; REASON is kept

`floors.json` names the sets. "samples" are the bundled articles; any other name is a folder of
annotated articles that is not bundled, and is said to be missing where it is. A set joins by its
name: "NAME": {} under "sets", then --pin.
"""

import argparse
import hashlib
import json
import math
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tieline.corpus.articles import Loaded, read_articles
from tieline.corpus.extract import extract
from tieline.corpus.score import Scores, score
from tieline.graph.lines import write_lines

ROOT = Path(__file__).parents[1]
FLOORS = Path(__file__).with_name("floors.json")
# Annotated articles that belong to their publishers, beside the checkout where somebody has them.
ANNOTATED = ROOT.parent / "shared" / "gold"


@dataclass(frozen=True)
class Rate:
    """A rate and how far one relation moves it."""

    value: float
    step: float


@dataclass(frozen=True)
class Verdict:
    """What one set scored, beside its floors; `measured` is empty where the set is missing."""

    name: str
    floors: Mapping[str, float]
    measured: Mapping[str, Rate] = field(default_factory=dict)
    digest: str = ""
    other_data: bool = False

    @property
    def below(self) -> list[str]:
        return [name for name, r in self.measured.items() if r.value < self.floors.get(name, 0)]

    @property
    def failed(self) -> bool:
        return bool(self.below) or self.other_data


def folders(name: str) -> tuple[Path, Path]:
    """Where a set's gold and its texts lie."""
    if name == "samples":
        return ROOT / "tests" / "data" / "samples", ROOT / "corpus" / "samples"
    return ANNOTATED / name, ANNOTATED / name


def judge(name: str, pinned: Mapping[str, Any]) -> Verdict:
    """Extract, score and compare one set of `floors.json`."""
    gold, texts = folders(name)
    floors = pinned.get("floors", {})
    if not gold.is_dir():
        return Verdict(name, floors)
    digest = digest_of(gold, texts)
    other_data = pinned.get("digest", digest) != digest
    return Verdict(name, floors, rates(measure(gold, texts)), digest, other_data)


def digest_of(*places: Path) -> str:
    """What the floors were measured on: every gold file and text, by name and content."""
    files = {p for place in places for p in place.iterdir() if p.suffix in (".json", ".txt", ".md")}
    seen = hashlib.sha256()
    for path in sorted(p for p in files if p.name != "README.md"):
        seen.update(f"{path.name}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return seen.hexdigest()[:16]


def measure(gold: Path, texts: Path) -> Scores:
    found = list(read_articles([texts]))
    articles = [(one.article, one.text) for one in found if isinstance(one, Loaded)]
    assert len(articles) == len(found), [f for f in found if not isinstance(f, Loaded)]
    with tempfile.TemporaryDirectory() as folder:
        relations = Path(folder) / "relations.jsonl"
        with relations.open("w", encoding="utf-8") as stream:
            write_lines((e for reading in extract(articles) for e in reading.evidence), stream)
        return score(gold, relations)


def rates(scores: Scores) -> dict[str, Rate]:
    """What must not fall, so each is made to be better when higher."""
    directed, typed, events = (scores.count(level) for level in ("directed", "typed", "events"))
    hedged = sum(d.kinds[0] != "stated" for d in scores.details)
    objects = sum(d.object is not None for d in scores.details)
    claimants = sum(d.claimant is not None for d in scores.details)
    values = {
        "directed P": (directed.precision, directed.right + directed.wrong),
        "directed F1": (directed.f1, directed.right + directed.missed),
        "typed F1": (typed.f1, typed.right + typed.missed),
        "events F1": (events.f1, events.right + events.missed),
        "hedges kept": (1 - scores.hedged_as_fact, hedged),
        "status F1": (scores.status_macro_f1, hedged),
        "object": (scores.object_right, objects),
        "claimant": (scores.claimant_right, claimants),
    }
    return {name: Rate(value, 1 / (relations or 1)) for name, (value, relations) in values.items()}


def table(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Measured over floor for each rate; `<` marks what is below."""
    measured = [v for v in verdicts if v.measured]
    yield "measured/floor".ljust(15) + "".join(n.rjust(13) for n in [*measured[0].measured])
    for v in measured:
        cells = (
            f"{r.value:.3f}{'<' if name in v.below else '/'}{v.floors.get(name, 0):.3f}"
            for name, r in v.measured.items()
        )
        yield v.name.ljust(15) + "".join(cell.rjust(13) for cell in cells)
    for v in verdicts:
        if not v.measured:
            yield f"NOT SCORED: {v.name}: its articles are not bundled, and not at hand"
        if v.other_data:
            yield f"FAILED: {v.name}: its articles or gold changed since the floors were pinned"
        if v.below:
            yield f"FAILED: {v.name}: {', '.join(v.below)} below the floor"


def pinned(settings: Mapping[str, Any], verdicts: Sequence[Verdict], reason: str) -> dict[str, Any]:
    """Return the settings with new floors; without a reason none is lower than it was."""
    sets, lowered = dict(settings["sets"]), list(settings["lowered"])
    relations = settings["tolerance"]["relations"]
    for v in filter(lambda v: v.measured, verdicts):
        reached = {
            name: max(0.0, math.floor((r.value - relations * r.step) * 1000) / 1000)
            for name, r in v.measured.items()
        }
        falls = {n: [old, reached[n]] for n, old in v.floors.items() if reached.get(n, 0) < old}
        if reason and falls:
            lowered.append({"set": v.name, "reason": reason, "from_to": falls})
        else:
            reached |= {name: old for name, (old, _) in falls.items()}
        sets[v.name] = {"digest": v.digest, "floors": reached}
    return {**settings, "sets": sets, "lowered": lowered}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--lower", metavar="REASON", default="")
    options = parser.parse_args()
    settings = json.loads(FLOORS.read_text("utf-8"))
    verdicts = [judge(name, entry) for name, entry in settings["sets"].items()]
    if options.lower or (options.pin and not any(v.below for v in verdicts)):
        settings = pinned(settings, verdicts, options.lower)
        FLOORS.write_text(json.dumps(settings, indent=1, ensure_ascii=False) + "\n", "utf-8")
        floors = {name: entry.get("floors", {}) for name, entry in settings["sets"].items()}
        verdicts = [Verdict(v.name, floors[v.name], v.measured, v.digest) for v in verdicts]
    for line in table(verdicts):
        print(line)
    failed = any(v.failed for v in verdicts)
    if failed:
        print("If the change is right all the same: python tests/gate.py --lower REASON")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
