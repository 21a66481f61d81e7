"""How soon a page of made-up relations is seen, how smoothly it moves, and how soon it answers.

    python benchmarks/pages.py [ACTORS RELATIONS]... (default: 1000 3000 5000 15000 20000 60000)
    python benchmarks/pages.py --rivals [ACTORS RELATIONS]... (default: 1000 3000 5000 15000)

Headless Chromium that draws by software; everything drawn (`tieline html --all`); the middle of three
runs, of rivals' pages one run. First picture: from opening the file to the frame after the picture was
drawn. Frames a second: the frames drawn while the mouse drags, and while its wheel turns. Filter, search,
path: from a tick, from Enter in the search, from "Find the path" to the frame after. Run it on a machine
that does nothing else. With --rivals also the pages of `pages_rivals.py`, in the same run.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import pages_rivals

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from browser import empty_page, started_browser  # noqa: E402  # found beside the tests

_SIZES = (1000, 3000, 5000, 15000, 20000, 60000)
_RUNS = 3
_MOVED_S = 3.0
_PATIENCE_S = 120
# Notes when anything is drawn on a large canvas, before any script of the page runs.
_WATCH = """
window.inked = []; let ink = false;
const watch = (kind, names) => {
  for (const name of names) {
    const draw = kind.prototype[name];
    kind.prototype[name] = function (...a) { ink ||= this.canvas.width > 150; return draw.apply(this, a); };
  }
};
watch(CanvasRenderingContext2D, ["fill", "stroke", "fillText", "drawImage"]);
watch(WebGLRenderingContext, ["drawArrays", "drawElements"]);
watch(WebGL2RenderingContext, ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]);
const tick = () => { if (ink) inked.push(performance.now()); ink = false; requestAnimationFrame(tick); };
requestAnimationFrame(tick);
"""
_ANSWER = """async (call) => {
  const before = inked.length, start = performance.now();
  (0, eval)(call);
  while (inked.length === before) await new Promise(requestAnimationFrame);
  return inked.at(-1) - start;
}"""
_CANVAS = """() => {
  const boxes = [...document.querySelectorAll("canvas")].map((canvas) => canvas.getBoundingClientRect());
  const { x, y, right, bottom } = boxes.sort((a, b) => b.width * b.height - a.width * a.height)[0];
  return [Math.max(x, 0), Math.max(y, 0), Math.min(right, innerWidth), Math.min(bottom, innerHeight)];
}"""


@contextmanager
def opened(page_file: Path) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Give a file's page once its picture is seen, cut off from the network, and what is known of it.

    `first ms` is None where nothing was drawn within two minutes.
    """
    with started_browser() as browser, empty_page(browser) as page:
        found: dict[str, Any] = {"MB": round(page_file.stat().st_size / 1e6, 1), "requests": 0, "errors": 0}

        def refuse(route: Any) -> None:
            found["requests"] += 1
            route.abort()

        def count(told: Any) -> None:
            found["errors"] += told.type == "error"

        page.set_viewport_size({"width": 1400, "height": 900})
        page.route("**/*", lambda r: r.continue_() if r.request.url.startswith("file:") else refuse(r))
        page.on("console", count)
        page.add_init_script(_WATCH)
        page.goto(page_file.as_uri(), wait_until="commit")
        from playwright.sync_api import TimeoutError as NothingSeen

        try:
            page.wait_for_function("() => inked.length > 0", polling=100, timeout=1000 * _PATIENCE_S)
        except NothingSeen:
            yield page, found | {"first ms": None}
            return
        page.wait_for_timeout(2000)
        yield page, found | {"first ms": round(page.evaluate("inked[0]"))}


def frames(page: Any) -> dict[str, float]:
    """Frames a second while the picture is dragged by a corner, and while the wheel turns on its middle."""
    left, top, right, low = page.evaluate(_CANVAS)
    x, y = left + 0.08 * (right - left), low - 0.1 * (low - top)  # rarely anything stands there
    page.mouse.move(x, y)
    page.mouse.down()
    pan = _frames(page, lambda n: page.mouse.move(x + n % 200, y - n % 150))
    page.mouse.up()
    page.mouse.move((left + right) / 2, (top + low) / 2)
    return {
        "pan fps": pan,
        "zoom fps": _frames(page, lambda n: page.mouse.wheel(0, -60 if n // 12 % 2 else 60)),
    }


def _frames(page: Any, move: Callable[[int], None]) -> float:
    page.wait_for_timeout(500)
    before, start, n = page.evaluate("inked.length"), time.monotonic(), 0
    while time.monotonic() - start < _MOVED_S:
        move(n := n + 1)
    drawn: int = page.evaluate("inked.length") - before
    return round(drawn / (time.monotonic() - start), 1)


def _answers(page: Any, names: tuple[str, str]) -> dict[str, float]:
    """Milliseconds from what a reader does to the new picture."""

    def answered(call: str) -> float:
        spent = round(page.evaluate(_ANSWER, call), 1)
        page.wait_for_timeout(1000)  # the picture glides there
        return float(spent)

    found = {"filter ms": answered("document.querySelector('#choices input').click()")}
    answered("document.getElementById('reset').click()")
    page.get_by_label("Find an actor or a deed").fill(names[0])
    found["search ms"] = answered("document.getElementById('search').requestSubmit()")
    page.keyboard.press("Escape")
    page.get_by_text("Path between two").click()
    page.locator("#path-from").fill(names[0])
    page.locator("#path-to").fill(names[1])
    found["path ms"] = answered("document.getElementById('path').requestSubmit()")
    page.keyboard.press("Escape")
    return found


def _measured(page_file: Path, names: tuple[str, str]) -> dict[str, Any]:
    runs = []
    for _ in range(_RUNS):
        with opened(page_file) as (page, found):
            runs.append(found | _answers(page, names) | frames(page))
    return {name: median(run[name] for run in runs) for name in runs[0]}


def _written(lines: Path, page_file: Path) -> float:
    start = time.monotonic()
    command = [
        sys.executable,
        "-m",
        "tieline.cli",
        "html",
        "--all",
        "--quotes",
        "full",
        "--store",
        str(lines),
    ]
    subprocess.run([*command, "-o", str(page_file)], check=True, capture_output=True)
    return round(time.monotonic() - start, 1)


def main() -> None:
    beside = "--rivals" in sys.argv
    asked = [int(number) for number in sys.argv[1:] if number.isdigit()] or list(_SIZES[: 4 if beside else 6])
    with TemporaryDirectory() as folder:
        lines, page_file = Path(folder) / "relations.jsonl", Path(folder) / "page.html"
        for actors, relations in zip(asked[::2], asked[1::2], strict=True):
            made = [sys.executable, str(ROOT / "benchmarks/networks.py"), str(actors), str(relations)]
            subprocess.run([*made, "-o", str(lines)], check=True)
            told = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
            spent = _written(lines, page_file)
            names = told[0]["source"], told[-1]["target"]
            print(actors, relations, "tieline", {"s": spent} | _measured(page_file, names), flush=True)
            if beside:
                for name, rival, spent in pages_rivals.written(lines, Path(folder)):
                    with opened(rival) as (page, found):
                        moved = frames(page) if found["first ms"] is not None else {}
                    print(actors, relations, name, {"s": spent} | found | moved, flush=True)


if __name__ == "__main__":
    main()
