"""What a page carries, written small: lists for objects, and every repeated text once.

`page_assets/script/data.js` reads it back; the two name the columns in the same order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import networkx as nx

from tieline.graph.model import ACTOR_TYPES, CONFIDENCES, STATUSES
from tieline.graph.order import edges_by_origins
from tieline.graph.predicates import PREDICATES, QUADS
from tieline.graph.quotes import Quotes, shortened

Place = tuple[float, float]
T = TypeVar("T")


def compact(network: nx.MultiDiGraph, places: Mapping[str, Place], quotes: Quotes) -> dict[str, Any]:
    """Return a network made by `network.build` as tables that hold numbers of one another.

    Args:
        places: x and y of each actor, in pixels.
        quotes: how much of each quote is carried.

    Returns:
        `texts`, of which the first is null; `predicates`, `actors` sorted by id, `articles` in the
        order they are met, and `arrows` as `tieline relations` lists them: those of most origins
        first. Rows of these refer to each other and to texts by number, counted from 0.
    """
    texts = _Numbers[str | None]({None: 0})
    predicates = _Numbers[tuple[Any, ...]]()
    articles = _Numbers[tuple[int, ...]]()
    number = {actor: n for n, actor in enumerate(sorted(network))}

    def told(piece: Mapping[str, Any], names: Sequence[str]) -> list[Any]:
        quote: str | None = piece["quote"]
        if quote is not None and quotes != "full":
            quote = shortened(quote, names) if quotes == "short" else None
        article = tuple(texts[piece[k]] for k in ("document", "title", "outlet", "url", "published"))
        return [
            quote,
            piece["start"],
            piece["end"],
            STATUSES.index(piece["status"]),
            [texts[name] for name in piece["claimed_by"]],
            articles[article],
            texts[piece["occurred_from"]],
            texts[piece["occurred_to"]],
            CONFIDENCES.index(piece["confidence"]),
            texts[piece["rule"]],
        ]

    def arrow(source: str, target: str, key: str, carried: Mapping[str, Any]) -> list[Any]:
        meaning = PREDICATES[carried["predicate"]]
        ends = (network.nodes[source], network.nodes[target])
        names = [carried["object"], *(name for end in ends for name in (end["name"], *end["aliases"]))]
        days = ("occurred_from", "occurred_to", "published_from", "published_to", "first_day", "last_day")
        return [
            key,
            carried["tie_id"],
            number[source],
            predicates[meaning.name, meaning.category, int(meaning.symmetric), meaning.kind],
            texts[carried["object"]],
            number[target],
            STATUSES.index(carried["status"]),
            int(carried["disputed"]),
            *(texts[carried[day]] for day in days),
            [texts[outlet] for outlet in carried["outlets"]],
            [texts[origin] for origin in carried["origins"]],
            carried["articles"],
            CONFIDENCES.index(carried["confidence"]),
            [told(piece, names) for piece in carried["evidence"]],
        ]

    def actor(id_: str) -> list[Any]:
        known = network.nodes[id_]
        aliases = [texts[alias] for alias in known["aliases"]]
        where = (texts[known["country"]], texts[known["sector"]])
        return [id_, texts[known["name"]], ACTOR_TYPES.index(known["type"]), aliases, *where, *places[id_]]

    return {
        "actors": [actor(id_) for id_ in number],
        "arrows": [arrow(*edge) for edge in edges_by_origins(network.edges(keys=True, data=True))],
        "articles": list(articles),
        "predicates": list(predicates),
        "texts": list(texts),
        "types": ACTOR_TYPES,
        "statuses": STATUSES,
        "confidences": CONFIDENCES,
        "quads": QUADS,
        "quotes": quotes,
    }


class _Numbers(dict[T, int]):
    """Things numbered as they are first asked for."""

    def __missing__(self, thing: T) -> int:
        number = self[thing] = len(self)
        return number
