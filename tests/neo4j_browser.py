"""Neo4j Browser as its user sees it: logged in, commands typed, slides turned, the drawing read."""

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from neo4j_server import Neo4jServer

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

# What is drawn of an arrow, and, from the drawing's own data, which arrow it is.
_ARROWS = """
all => all.map(one => ({
  type: one.__data__.type,
  predicate: one.__data__.propertyMap.predicate,
  object: one.__data__.propertyMap.object,
  caption: one.querySelector('text').textContent,
  colour: one.querySelector('path').getAttribute('fill').toLowerCase(),
}))
"""
_DROP = """
(target, [name, content]) => {
  const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0));
  const dropped = new DataTransfer();
  dropped.items.add(new File([bytes], name));
  target.dispatchEvent(new DragEvent('drop', {dataTransfer: dropped, bubbles: true}));
}
"""


@dataclass(frozen=True)
class Arrow:
    """One arrow of a drawing: `caption` and `colour` as drawn, the rest as stored."""

    type: str
    predicate: str
    object: str
    caption: str
    colour: str


class Neo4jBrowser:
    """A user of the Neo4j Browser that a server carries."""

    def __init__(self, page: "Page", server: Neo4jServer) -> None:
        self.page = page
        page.set_default_timeout(120_000)
        page.route("**", _only_this_machine)
        page.goto(f"{server.http_url}/browser/", wait_until="domcontentloaded")
        page.get_by_test_id("username").fill(server.user)
        page.get_by_test_id("password").fill(server.password)
        page.get_by_test_id("connect").click()
        page.get_by_text("You are connected as user").wait_for()

    def type(self, text: str) -> "Locator":
        """Run a command as typed, and return the frame that answers it."""
        self.page.locator("[data-testid=activeEditor] textarea").focus()
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.insert_text(text)
        return self.run()

    def run(self) -> "Locator":
        """Run what stands in the editor, and return the frame that answers it."""
        frames = self.page.get_by_test_id("frame")
        before = frames.count()
        self.page.get_by_test_id("editor-Run").click()
        self.page.wait_for_function(
            "count => document.querySelectorAll('[data-testid=frame]').length > count", arg=before
        )
        return frames.first

    def click_query(self, frame: "Locator") -> None:
        """Click the first query of a guide's slide, which puts it into the editor."""
        query = frame.locator("pre.runnable").first
        words = query.inner_text().split()
        query.click()
        editor = self.page.locator("[data-testid=activeEditor] .view-lines")
        editor.get_by_text(words[-1]).last.wait_for()

    def arrows(self, frame: "Locator") -> list[Arrow]:
        """Return the arrows of a frame's drawing, once they are drawn."""
        drawn = frame.locator("svg.neod3viz .relationship")
        drawn.first.wait_for(state="attached")
        found: list[dict[str, Any]] = drawn.evaluate_all(_ARROWS)
        return [Arrow(**one) for one in found]

    def drop(self, name: str, content: bytes) -> None:
        """Drop a file on the window."""
        target = self.page.locator(".filedrop").first
        target.evaluate(_DROP, [name, base64.b64encode(content).decode()])


def _only_this_machine(route: "Route") -> None:
    """Keep Neo4j Browser from hosts that tests cannot reach, which it would wait for."""
    if urlsplit(route.request.url).hostname in ("127.0.0.1", "localhost"):
        route.continue_()
    else:
        route.abort()
