"""The gate: extraction may only get better. Scores annotated articles against pinned floors.

    python tests/gate.py                    score what is at hand, fail below a floor
    python tests/gate.py --pin              raise the floors to what is measured, less the tolerance
    python tests/gate.py --lower REASON     pin as measured even where lower; the reason is kept

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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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

Rates = dict[str, float]


@dataclass(frozen=True)
class Verdict:
    """What one set of articles scored, beside its floors; `measured` is None where it is missing."""

    name: str
    floors: Rates
    measured: Rates | None = None
    digest: str = ""
    other_data: bool = False

    @property
    def below(self) -> list[str]:
        found = self.measured or {}
        return [rate for rate, floor in self.floors.items() if found and found[rate] < floor]

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
    floors: Rates = pinned.get("floors", {})
    if not gold.is_dir():
        return Verdict(name, floors)
    digest = digest_of(gold, texts)
    return Verdict(
        name, floors, rates(measure(gold, texts)), digest, pinned.get("digest", digest) != digest
    )


def digest_of(*places: Path) -> str:
    """What the floors were measured on: every gold file and text, by name and content."""
    files = {p for place in places for p in place.iterdir() if p.suffix in (".json", ".txt", ".md")}
    seen = hashlib.sha256()
    for path in sorted(files):
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


def rates(scores: Scores) -> Rates:
    """What must not fall, so each is made to be better when higher."""
    return {
        "directed P": scores.count("directed").precision,
        "directed F1": scores.count("directed").f1,
        "typed F1": scores.count("typed").f1,
        "events F1": scores.count("events").f1,
        "hedges kept": 1 - scores.hedged_as_fact,
        "status F1": scores.status_macro_f1,
        "object": scores.object_right,
        "claimant": scores.claimant_right,
    }


def table(verdicts: list[Verdict]) -> Iterator[str]:
    """Measured over floor for each rate; `<` marks what is below."""
    measured = [v for v in verdicts if v.measured]
    names = list(measured[0].measured or {}) if measured else []
    yield "measured/floor".ljust(16) + "".join(name.rjust(14) for name in names)
    for v in measured:
        cells = (
            f"{value:.3f}{'<' if rate in v.below else '/'}{v.floors.get(rate, 0):.3f}"
            for rate, value in (v.measured or {}).items()
        )
        yield v.name.ljust(16) + "".join(cell.rjust(14) for cell in cells)
    for v in verdicts:
        if not v.measured:
            yield f"NOT SCORED: {v.name}: its articles are not bundled and not at hand"
        if v.other_data:
            yield f"FAILED: {v.name}: its articles or gold changed since the floors were pinned"
        if v.below:
            yield f"FAILED: {v.name}: {', '.join(v.below)} below the floor"


def pinned(settings: Mapping[str, Any], verdicts: list[Verdict], reason: str | None) -> Any:
    """The settings with new floors; without a reason none is lower than it was."""
    sets = dict(settings["sets"])
    lowered = list(settings["lowered"])
    for v in verdicts:
        if v.measured is None:
            continue
        reached = {
            rate: max(0.0, math.floor((value - _tolerance(settings, rate)) * 1000) / 1000)
            for rate, value in v.measured.items()
        }
        falls = {r: [f, reached[r]] for r, f in v.floors.items() if reached[r] < f}
        if reason and falls:
            lowered.append({"set": v.name, "reason": reason, "from_to": falls})
        elif falls:
            reached = {rate: max(value, v.floors.get(rate, 0)) for rate, value in reached.items()}
        sets[v.name] = {"digest": v.digest, "floors": reached}
    return {**settings, "sets": sets, "lowered": lowered}


def _tolerance(settings: Mapping[str, Any], rate: str) -> float:
    kind = "arrows" if rate.startswith(("directed", "typed", "events")) else "details"
    return float(settings["tolerance"][kind])


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--lower", metavar="REASON", help="pin as measured even where that is lower")
    options = parser.parse_args()
    settings = json.loads(FLOORS.read_text("utf-8"))
    verdicts = [judge(name, entry) for name, entry in settings["sets"].items()]
    if options.lower or (options.pin and not any(v.failed for v in verdicts)):
        settings = pinned(settings, verdicts, options.lower)
        FLOORS.write_text(json.dumps(settings, indent=1, ensure_ascii=False) + "\n", "utf-8")
        verdicts = [
            Verdict(v.name, settings["sets"][v.name].get("floors", {}), v.measured, v.digest)
            for v in verdicts
        ]
    for line in table(verdicts):
        print(line)
    if any(v.failed for v in verdicts):
        print("A change that is better all the same: python tests/gate.py --lower REASON")
    return int(any(v.failed for v in verdicts))


if __name__ == "__main__":
    sys.exit(main())
