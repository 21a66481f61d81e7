"""How soon a page of made-up relations is seen, how smoothly it moves, and how soon it answers.

    python benchmarks/pages.py [ACTORS RELATIONS]... (default: 1000 3000 5000 15000 20000 60000)

One run in headless Chromium that draws by software, everything drawn (`tieline html --all`). First
picture: from opening the file to the frame after the picture was drawn. Frames a second: the frames
drawn while the mouse drags, and while its wheel turns. Filter and search: from the call to the next
frame. Run it on a machine that does nothing else.
"""

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from browser import started_browser  # noqa: E402  # found beside the tests

_SIZES = (1000, 3000, 5000, 15000, 20000, 60000)
_MOVED_S = 3.0
# Notes when anything is drawn, before any script of the page runs.
_WATCH = """
window.inked = []; let ink = false;
for (const name of ["fill", "stroke", "fillText"]) {
  const draw = CanvasRenderingContext2D.prototype[name];
  CanvasRenderingContext2D.prototype[name] = function (...a) { ink = true; return draw.apply(this, a); };
}
const tick = () => { if (ink) inked.push(performance.now()); ink = false; requestAnimationFrame(tick); };
requestAnimationFrame(tick);
"""
_ANSWER = """async (call) => {
  const before = inked.length, start = performance.now();
  (0, eval)(call);
  while (inked.length === before) await new Promise(requestAnimationFrame);
  return inked.at(-1) - start;
}"""


def measured(page_file: Path) -> dict[str, Any]:
    with started_browser() as browser:
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        errors: list[str] = []
        page.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
        page.add_init_script(_WATCH)
        page.goto(page_file.as_uri(), wait_until="commit")
        page.wait_for_function("() => inked.length > 0", polling=100, timeout=120_000)
        found = {"first picture ms": page.evaluate("inked[0]")}
        page.wait_for_timeout(2000)
        found["filter ms"] = page.evaluate(_ANSWER, "tieline.filter({status: ['claimed']})")
        page.evaluate(_ANSWER, "tieline.filter({})")
        box = page.locator("#picture").bounding_box()
        assert box
        corner = (box["x"] + 20, box["y"] + box["height"] - 20)
        page.wait_for_timeout(1000)
        page.mouse.move(*corner)
        page.mouse.down()
        found["pan fps"] = _frames(page, lambda n: page.mouse.move(corner[0] + n % 200, corner[1] - n % 150))
        page.mouse.up()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        found["zoom fps"] = _frames(page, lambda n: page.mouse.wheel(0, -60 if n // 12 % 2 else 60))
        return {name: round(value, 1) for name, value in found.items()} | {"errors": len(errors)}


def _frames(page: Any, move: Any) -> float:
    before, start, n = page.evaluate("inked.length"), time.monotonic(), 0
    while time.monotonic() - start < _MOVED_S:
        move(n := n + 1)
    drawn: int = page.evaluate("inked.length") - before
    return drawn / (time.monotonic() - start)


def main() -> None:
    asked = [int(number) for number in sys.argv[1:]] or list(_SIZES)
    with TemporaryDirectory() as folder:
        lines, page_file = Path(folder) / "relations.jsonl", Path(folder) / "page.html"
        for actors, relations in zip(asked[::2], asked[1::2], strict=True):
            made = [sys.executable, str(ROOT / "benchmarks/networks.py"), str(actors), str(relations)]
            subprocess.run([*made, "-o", str(lines)], check=True)
            start = time.monotonic()
            command = [sys.executable, "-m", "tieline.cli", "html", "--all", "--store", str(lines)]
            subprocess.run([*command, "-o", str(page_file)], check=True, capture_output=True)
            spent = round(time.monotonic() - start, 1)
            size = round(page_file.stat().st_size / 1e6, 1)
            print(actors, relations, {"command s": spent, "MB": size} | measured(page_file), flush=True)


if __name__ == "__main__":
    main()
