"""The gate over the bundled articles, and its promise that floors only rise."""

import json
import warnings
from dataclasses import replace

import gate


def test_samples_reach_their_floors() -> None:
    """Extraction is at least as good on the sample articles as when the floors were pinned."""
    sets = json.loads(gate.FLOORS.read_text("utf-8"))["sets"]
    verdict = gate.judge("samples", sets["samples"])
    assert not verdict.failed, "\n".join(gate.table([verdict]))
    for name in sorted(sets):
        if not gate.folders(name)[0].is_dir():
            warnings.warn(f"gate: {name} is not bundled and not at hand, not scored", stacklevel=1)


def test_floors_only_rise() -> None:
    """Pinning raises a floor to one relation below what is measured; only a reason lowers one."""
    settings = {"tolerance": {"relations": 1}, "sets": {"made-up": {}}, "lowered": []}
    verdict = gate.Verdict("made-up", {"typed F1": 0.6}, {"typed F1": gate.Rate(0.8, 0.01)}, "d")
    raised = gate.pinned(settings, [verdict], "")
    assert raised["sets"]["made-up"] == {"digest": "d", "floors": {"typed F1": 0.79}}
    worse = replace(verdict, floors={"typed F1": 0.9})
    assert worse.failed
    assert gate.pinned(raised, [worse], "")["sets"]["made-up"]["floors"] == {"typed F1": 0.9}
    lowered = gate.pinned(raised, [worse], "other gold")
    assert lowered["sets"]["made-up"]["floors"] == {"typed F1": 0.79}
    assert [entry["reason"] for entry in lowered["lowered"]] == ["other gold"]
