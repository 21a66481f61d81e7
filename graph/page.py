"""One offline HTML file in which a network is looked at, searched and read, quote by quote."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

from tieline.graph.export import json_text, write_text
from tieline.graph.model import ACTOR_TYPES, NOTICE, STATUSES
from tieline.graph.predicates import QUADS

if TYPE_CHECKING:
    from pyvis.network import Network

TITLE = "Who does what to whom"

_ASSETS = Path(__file__).with_name("page_assets")
_VIS = "lib/vis-9.1.2/vis-network.min.js"  # the copy that pyvis itself puts into pages
# Each a room of its own that knows only those before it.
_ROOMS = (
    "elements",  # parts of the page
    "data",  # what the page carries
    "filter",  # which arrows are asked for
    "state",  # what is asked, chosen and looked at; all below follow it
    "drawing",
    "story",
    "table",
    "controls",
    "finding",
    "start",
)
_LABEL_LENGTH = 28  # longer names are cut on the picture only; layout leaves room for so much
_MAX_ROUNDNESS = 0.9  # vis-network draws loops beyond
# Told by one, the thinnest line that still shows its dashes; five origins are as good as more.
_WIDTHS = (1.6, 2.6, 3.4, 4.2, 5.0)
_SURROGATE = re.compile("[\ud800-\udfff]")

_OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hoverConnectedEdges": False, "tooltipDelay": 0},
    "nodes": {
        "borderWidth": 2,
        "scaling": {
            "min": 11,
            "max": 26,
            # Names too small to read are left out, so lesser actors appear on zooming in.
            "label": {"enabled": True, "min": 15, "max": 21, "drawThreshold": 6, "maxVisible": 24},
        },
    },
    "edges": {"arrowStrikethrough": False, "selectionWidth": 1.5, "hoverWidth": 0.8},
}


def write(network: nx.MultiDiGraph, path: Path, *, title: str = TITLE) -> None:
    """Write the page of a network made by `network.build`: one file that asks for no other.

    Raises:
        TielineError: the file cannot be written.
    """
    write_text(render(network, title=title), path)


def render(network: nx.MultiDiGraph, *, title: str = TITLE) -> str:
    """Return the page as HTML, the same for the same network.

    A Content-Security-Policy forbids every request, and every script but our two.
    """
    # Imported here: pyvis brings IPython, which takes a second.
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    held, articles = _hold(network)
    loader = ChoiceLoader([FileSystemLoader(_ASSETS), held.templateEnv.loader])
    env = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)

    def source(name: str) -> str:
        text, _, _ = loader.get_source(env, name)
        # The browser reads \r\n as \n, and the hashes must be of what it reads. Tools for
        # developers would ask for the source map.
        return re.sub(r"//# sourceMappingURL=.*", "", text.replace("\r\n", "\n")).strip()

    rooms = "\n\n".join(source(f"script/{room}.js") for room in _ROOMS)
    own = f'(() => {{\n"use strict";\n\n{rooms}\n}})();'
    scripts = [source(_VIS), own] if held.nodes else []
    data = {"actors": held.nodes, "arrows": held.edges, "articles": articles, "quads": QUADS}
    page = env.get_template("page.html.jinja").render(
        title=_SURROGATE.sub("\ufffd", title),
        notice=network.graph.get("notice", NOTICE),
        hashes=[_hash(script) for script in scripts],
        scripts=[Markup(script) for script in scripts],
        style=Markup(source("page.css")),
        data=Markup(_in_script(json_text(data | {"options": held.options}))),
        quads=_present(QUADS, held.edges),
        statuses=_counted(STATUSES, (arrow["status"] for arrow in held.edges)),
        types=_counted(ACTOR_TYPES, (actor["type"] for actor in held.nodes)),
        actors=len(held.nodes),
        arrows=len(held.edges),
    )
    return f"{page}\n"


def _hold(network: nx.MultiDiGraph) -> tuple[Network, list[dict[str, Any]]]:
    """Put the network into a pyvis one, numbered so that no text is ever a key; and its articles."""
    from pyvis.network import Network

    from tieline.graph.layout import positions

    held = Network(directed=True)  # else pyvis drops parallel arrows
    held.options = _OPTIONS
    places = positions(network)
    number = {actor: n for n, actor in enumerate(sorted(network))}
    for actor, n in number.items():
        x, y = places[actor]
        known = network.nodes[actor]
        label = known["name"]
        if len(label) > _LABEL_LENGTH:
            label = f"{label[: _LABEL_LENGTH - 1]}…"
        held.nodes.append(
            {"id": n, "label": label, "x": x, "y": y, "value": network.degree(actor)}
            | {"actor": actor, **known}
        )
    held.node_ids = list(number.values())
    held.node_map = {node["id"]: node for node in held.nodes}

    articles: dict[tuple[str | None, ...], int] = {}
    bends = _bends(network)
    edges = sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3])
    for n, (source, target, key, carried) in enumerate(edges):
        held.edges.append(
            {"id": n, "from": number[source], "to": number[target], "bend": bends[key]}
            | {"width": _WIDTHS[min(len(carried["origins"]), len(_WIDTHS)) - 1]}
            | _arrow(carried, articles)
        )
    named = ("document", "title", "outlet", "url", "published")
    return held, [_known(zip(named, article, strict=True)) for article in articles]


def _arrow(carried: dict[str, Any], articles: dict[tuple[str | None, ...], int]) -> dict[str, Any]:
    """What the page tells of a relation; articles are numbered as they are met."""
    told = ("predicate", "object", "category", "status", "disputed", "symmetric", "origins")
    dates = ("occurred_from", "occurred_to", "published_from", "published_to")
    evidence = []
    for piece in carried["evidence"]:
        article = tuple(piece[k] for k in ("document", "title", "outlet", "url", "published"))
        kept = ("quote", "status", "claimed_by", "occurred_from", "occurred_to", "confidence")
        evidence.append(
            _known((k, piece[k]) for k in kept) | {"article": articles.setdefault(article, len(articles))}
        )
    return _known((k, carried[k]) for k in (*told, *dates)) | {"evidence": evidence}


def _bends(network: nx.MultiDiGraph) -> dict[str, float]:
    """How far each arrow bends, by relation id, so that those between two actors lie apart.

    To the right of its own direction where positive; 0 is straight.
    """
    between: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for source, target, key in sorted(network.edges(keys=True)):
        between[min(source, target), max(source, target)].append((source, key))
    bends = {}
    for (first, _), arrows in between.items():
        middle = (len(arrows) - 1) / 2
        step = min(0.22, _MAX_ROUNDNESS / middle) if middle else 0.0
        for slot, (source, key) in enumerate(arrows):
            # Seen from the other end, right is left.
            side = 1 if source == first else -1
            bends[key] = round((slot - middle) * step * side, 3) + 0.0
    return bends


def _present(
    quads: dict[str, tuple[str, ...]], arrows: list[dict[str, Any]]
) -> list[tuple[str, int, list[tuple[str, int]]]]:
    """Quads with their count and the categories that some arrow has, each with its own."""
    counted = dict(_counted((c for cs in quads.values() for c in cs), (a["category"] for a in arrows)))
    found = []
    for quad, categories in quads.items():
        own = [(c, counted[c]) for c in categories if c in counted]
        found.append((quad, sum(count for _, count in own), own))
    return found


def _counted(choices: Iterable[str], values: Iterable[str]) -> list[tuple[str, int]]:
    counts: dict[str, int] = defaultdict(int)
    for value in values:
        counts[value] += 1
    return [(choice, counts[choice]) for choice in choices if counts[choice]]


def _known(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {name: value for name, value in pairs if value not in (None, "", [], False)}


def _in_script(json: str) -> str:
    """Escape what could end the script element, or a line of old JavaScript."""
    for character in "<>&\u2028\u2029":
        json = json.replace(character, f"\\u{ord(character):04x}")
    return json


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
