"""One offline HTML file in which a network is looked at, searched and read, quote by quote."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import networkx as nx

from tieline.graph.export import json_text, write_text
from tieline.graph.model import NOTICE
from tieline.graph.page_data import compact
from tieline.graph.quotes import Quotes

if TYPE_CHECKING:
    from pyvis.network import Network

Theme = Literal["auto", "light", "dark"]

TITLE = "Who does what to whom"

_ASSETS = Path(__file__).with_name("page_assets")
_VIS = "lib/vis-9.1.2/vis-network.min.js"  # the copy that pyvis itself puts into pages
# Each a room of its own that knows only those before it: first those that draw the first picture...
_PICTURE = (
    "elements",  # parts of the page
    "data",  # what the page carries
    "filter",  # which arrows are asked for
    "address",  # the state as the hash of an address
    "paths",  # the way between two actors
    "part",  # which of them are drawn
    "state",  # what is asked, chosen and looked at; all below follow it
    "theme",
    "drawn",
    "scene",  # what the picture consists of
    "brush",
    "labels",
    "pointing",
    "painting",
)
# ... then vis-network, and with it what answers.
_ANSWERS = (
    "drawing",
    "walking",
    "finding",
    "story",
    "sharing",
    "table",
    "controls",
    "timeline",
    "asked",
    "remembering",
    "start",
)
# Who sees the dark colours, as a media query of their style sheet; paper never does.
_DARK = {"auto": "screen and (prefers-color-scheme: dark)", "light": "not all", "dark": "screen"}
_NO_HTML = re.compile("[\x00\ud800-\udfff]")  # what a parser drops or no UTF-8 can write

_OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "interaction": {"hover": False, "selectable": False},
}


def write(
    network: nx.MultiDiGraph,
    path: Path,
    *,
    title: str = TITLE,
    theme: Theme = "auto",
    quotes: Quotes = "short",
    opening: Mapping[str, Any] | None = None,
    everything: bool = False,
) -> None:
    """Write the page of a network made by `network.build`: one file that asks for no other.

    Args:
        theme: light, dark, or as the reader's system has it; the page has a switch.
        quotes: how much of the articles' words the page carries: at most 25 words of each passage, all
            of it, or none.
        opening: what the page opens with: `criteria`, such as {"status": ["stated"]}, to which its
            filters are reset, and `path`, two actor ids.
        everything: draw all at once; else a large network opens on its best connected part.

    Raises:
        TielineError: the file cannot be written.
    """
    write_text(
        render(network, title=title, theme=theme, quotes=quotes, opening=opening, everything=everything), path
    )


def show(network: nx.MultiDiGraph, *, height: int = 640, **how: Any) -> Shown:
    """Return the page as what a notebook displays, `height` pixels high.

    Args:
        how: as for `write`.
    """
    return Shown(render(network, **how), height)


@dataclass(frozen=True, slots=True)
class Shown:
    """A page within a notebook's cell, walled off from the notebook."""

    html: str
    height: int

    def _repr_html_(self) -> str:
        # In a frame of its own: the notebook's scripts and styles do not reach it, nor it them.
        return (
            f'<iframe srcdoc="{escape(self.html)}" style="width: 100%; height: {self.height}px; border: 0" '
            'sandbox="allow-scripts allow-downloads allow-popups allow-modals"></iframe>'
        )


def render(
    network: nx.MultiDiGraph,
    *,
    title: str = TITLE,
    theme: Theme = "auto",
    quotes: Quotes = "short",
    opening: Mapping[str, Any] | None = None,
    everything: bool = False,
) -> str:
    """Return the page as HTML, the same for the same network; arguments as for `write`.

    A Content-Security-Policy forbids every request, and every script but the page's own.
    """
    # Imported here: pyvis brings IPython, which takes a second.
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    opens_with = dict(opening or {})
    held = _hold(network, opens_with.get("criteria", {}).get("status"))
    loader = ChoiceLoader([FileSystemLoader(_ASSETS), held.templateEnv.loader])
    env = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)

    def source(name: str) -> str:
        text, _, _ = loader.get_source(env, name)
        # The browser reads \r\n as \n, and the hashes must be of what it reads. Tools for
        # developers would ask for the source map.
        return re.sub(r"//# sourceMappingURL=.*", "", text.replace("\r\n", "\n")).strip()

    def script(rooms: Sequence[str]) -> str:
        return "\n\n".join(['"use strict";', *(source(f"script/{room}.js") for room in rooms)])

    scripts = [script(_PICTURE), source(_VIS), script(_ANSWERS)] if held.nodes else []
    notice = network.graph.get("notice", NOTICE)
    places = {node["actor"]: (node["x"], node["y"]) for node in held.nodes}
    data = compact(network, places, quotes)
    data |= {"options": held.options, "notice": notice, "title": _NO_HTML.sub("\ufffd", title)}
    data |= {"opening": opens_with, "everything": everything}
    page = env.get_template("page.html.jinja").render(
        title=data["title"],
        notice=notice,
        dark=_DARK[theme],
        hashes=[_hash(script) for script in scripts],
        scripts=[Markup(script) for script in scripts],
        style=Markup(source("page.css")),
        dark_style=Markup(source("dark.css")),
        data=Markup(_in_script(json_text(data))),
        actors=len(held.nodes),
        arrows=len(held.edges),
    )
    return f"{page}\n"


def _hold(network: nx.MultiDiGraph, statuses: Collection[str] | None) -> Network:
    """Put the network into a pyvis one, numbered so that no text is ever a key."""
    from pyvis.network import Network

    from tieline.graph.layout import positions

    held = Network(directed=True)  # else pyvis drops parallel arrows
    held.options = _OPTIONS
    places = positions(network, statuses)
    number = {actor: n for n, actor in enumerate(sorted(network))}
    for actor, n in number.items():
        x, y = places[actor]
        held.nodes.append({"id": n, "label": network.nodes[actor]["name"], "x": x, "y": y, "actor": actor})
    held.node_ids = list(number.values())
    held.node_map = {node["id"]: node for node in held.nodes}
    for source, target, key in sorted(network.edges(keys=True)):
        held.edges.append({"id": key, "from": number[source], "to": number[target]})
    return held


def _in_script(json: str) -> str:
    """Escape what could end the script element, or a line of old JavaScript."""
    for character in "<>&\u2028\u2029":
        json = json.replace(character, f"\\u{ord(character):04x}")
    return json


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
