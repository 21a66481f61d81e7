"""Where each actor stands on a picture, computed beforehand so that a page opens at rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from heapq import heappop, heappush
from math import cos, hypot, pi, sin, sqrt

import networkx as nx
import rustworkx as rx

Point = tuple[float, float]

_SEED = 6  # any number does; a fixed one gives the same picture on every run
_SPACING = 190.0  # pixels between two joined actors: room for a name and for three arrows
_STRETCH = 1.15  # the picture's part of a screen is a little wider than high, and so are names
_EVEN = 0.65  # distances from the middle are raised to this power; 1 leaves them as they are
# Spring layout weighs every pair: 1,000 actors take a second, 5,000 twenty.
_ANCHORS = 1000
CORE = 150  # names are drawn on all of a picture of so many, where they must not lie on each other
_GAP = 80.0  # between parts of the picture that nothing joins
_LINE = 24  # letters of a name in one line; it has two


def positions(
    network: nx.MultiDiGraph, statuses: Collection[str] | None = None
) -> dict[str, tuple[int, int]]:
    """Return x and y of every actor in pixels, the largest part about (0, 0), y downwards.

    What is joined stands near. Each unconnected part is laid out by itself, the largest on top and
    the others in rows beneath. Of a large one the best connected actors are laid out first, as if
    there were no others, who then find their places among them.

    Args:
        statuses: of the relations that the page opens with, by which the best connected are found;
            all where it is None.
    """
    plain = _joined(network, network.edges(data=True))
    seen = [edge for edge in network.edges(data=True) if statuses is None or edge[2]["status"] in statuses]
    first = _joined(network, seen)
    worth = Counter(end for source, target, _ in seen for end in (source, target))
    parts = [sorted(part) for part in nx.connected_components(plain)]
    parts.sort(key=lambda part: (-len(part), part))
    names = {i: str(known.get("name", i)) for i, known in network.nodes(data=True)}
    return _rows([_part(plain, part, best_connected(first, part, worth), names) for part in parts])


def best_connected(joined: nx.Graph, part: Collection[str], worth: Mapping[str, int]) -> list[str]:
    """Return the 150 actors that a page opens on, of those in one part.

    The most worthy actor, and again and again the most worthy of those joined to them; smaller ids
    first where they are equal. `page_assets/script/part.js` goes the same way.
    """
    ranked = sorted(part, key=lambda i: (-worth.get(i, 0), i))
    if len(ranked) <= CORE:
        return ranked
    found: dict[str, None] = {}
    waiting: list[tuple[int, str]] = []
    best = iter(ranked)
    while len(found) < CORE:
        actor = heappop(waiting)[1] if waiting else next(best)
        if actor in found:
            continue
        found[actor] = None
        for other in joined[actor]:
            if other not in found:
                heappush(waiting, (-worth.get(other, 0), other))
    return list(found)


def _joined(network: nx.MultiDiGraph, edges: Iterable[tuple[str, str, object]]) -> nx.Graph:
    plain = nx.Graph()
    plain.add_nodes_from(sorted(network))
    plain.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b, _ in edges if a != b}))
    return plain


def _part(plain: nx.Graph, part: list[str], core: list[str], names: Mapping[str, str]) -> dict[str, Point]:
    """Lay out one connected part, its core first."""
    placed = _apart(_spring(plain, sorted(core)), names)
    if len(core) == len(part):
        return placed
    # By degree, then by id: never by the order of a set.
    rest = sorted(set(part) - set(core), key=lambda i: (-plain.degree(i), i))
    # The others have room when the core is wider by this; at the end all is as wide as the core was.
    wider = sqrt(min(len(part), _ANCHORS) / len(core))
    placed = {actor: (x * wider, y * wider) for actor, (x, y) in placed.items()}
    anchors = rest[: _ANCHORS - len(core)]
    placed |= _among(plain, placed, _near(plain, placed, anchors))
    placed |= _near(plain, placed, rest[len(anchors) :])
    return {actor: (x / wider, y / wider) for actor, (x, y) in placed.items()}


def _near(plain: nx.Graph, placed: Mapping[str, Point], rest: list[str]) -> dict[str, Point]:
    """Place each of the rest beside those placed that it is joined to, however far about."""
    found = dict(placed)
    while rest:
        # The part is connected, so each round places somebody, but for anchors apart from the others.
        near = [(i, [found[n] for n in plain[i] if n in found]) for i in rest]
        if not any(joined for _, joined in near):
            near = [(i, [(0.0, 0.0)]) for i in rest]
        rest = [i for i, joined in near if not joined]
        for turn, (i, joined) in enumerate((i, joined) for i, joined in near if joined):
            x, y = (sum(axis) / len(joined) for axis in zip(*joined, strict=True))
            # The golden angle spreads the lesser actors of one anchor evenly about it.
            angle = turn * pi * (3 - sqrt(5))
            reach = _SPACING * (0.3 + 0.4 * (turn % 7) / 7)
            found[i] = (x + reach * cos(angle), y + reach * sin(angle))
    return {actor: at for actor, at in found.items() if actor not in placed}


def _among(plain: nx.Graph, fixed: Mapping[str, Point], moving: Mapping[str, Point]) -> dict[str, Point]:
    """Let springs and repulsion move some actors among others that stay."""
    part = sorted([*fixed, *moving])
    number = {actor: n for n, actor in enumerate(part)}
    size = _SPACING * sqrt(len(part))  # in which springs come to rest at the spacing
    start = {number[actor]: (x / size, y / size) for actor, (x, y) in (*fixed.items(), *moving.items())}
    stay = {number[actor] for actor in fixed}
    found = rx.spring_layout(_springs(plain, part), pos=start, fixed=stay, num_iter=30, seed=_SEED)
    rim = max(hypot(x, y) for x, y in fixed.values())

    def within(x: float, y: float) -> Point:
        # Few are flung far out, and would make all others small.
        inwards = min(1.0, 1.1 * rim / (hypot(x, y) or 1.0)) ** 0.97
        return x * inwards, y * inwards

    spots = {actor: found[number[actor]] for actor in moving}
    return {actor: within(x * size, y * size) for actor, (x, y) in spots.items()}


def _springs(plain: nx.Graph, part: list[str]) -> rx.PyGraph:
    """The part as rustworkx takes it, numbered in its order."""
    number = {actor: n for n, actor in enumerate(part)}
    graph = rx.PyGraph()
    graph.add_nodes_from(part)
    graph.add_edges_from(
        [(number[a], number[b], 1.0) for a in part for b in sorted(plain[a]) if a < b and b in number]
    )
    return graph


def _spring(plain: nx.Graph, part: list[str]) -> dict[str, Point]:
    """Place few actors by springs and repulsion (Fruchterman and Reingold 1991)."""
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    if len(part) == 2:
        return {part[0]: (0.0, 0.0), part[1]: (0.9 * _SPACING, 0.0)}
    size = round(_SPACING * sqrt(len(part)) / 2)
    found = rx.spring_layout(_springs(plain, part), num_iter=500, scale=size, seed=_SEED)
    spots = {actor: (found[n][0], found[n][1]) for n, actor in enumerate(part)}
    rim = max(hypot(x, y) for x, y in spots.values()) or 1.0
    # Springs crowd the middle, where those stand who matter, and leave the rim empty.
    wider = {actor: max(hypot(x, y) / rim, 0.01) ** (_EVEN - 1) for actor, (x, y) in spots.items()}
    return {actor: (x * wider[actor] * _STRETCH, y * wider[actor]) for actor, (x, y) in spots.items()}


def _apart(placed: Mapping[str, Point], names: Mapping[str, str]) -> dict[str, Point]:
    """Push actors apart until no name lies on another."""
    spots = {actor: list(at) for actor, at in placed.items()}
    # Names are drawn some eight pixels a letter, in one line or two beneath a mark of 40.
    widths = {actor: max(60.0, 8.0 * min(len(names[actor]), _LINE) + 16) for actor in placed}
    heights = {actor: 84.0 if len(names[actor]) <= _LINE else 100.0 for actor in placed}
    tallest = max(heights.values())
    for _ in range(100):  # enough for 150 names; a few overlaps left do no harm
        moved = False
        order = sorted(spots, key=lambda i: (spots[i][1], i))
        for n, a in enumerate(order):
            for b in order[n + 1 :]:
                dx, dy = spots[b][0] - spots[a][0], spots[b][1] - spots[a][1]
                if dy > 1.5 * tallest:  # those to come are further down, but for some pushed meanwhile
                    break
                over_x = (widths[a] + widths[b]) / 2 - abs(dx)
                over_y = (heights[a] + heights[b]) / 2 - abs(dy)
                if over_x <= 0 or over_y <= 0:
                    continue
                axis, push = (0, over_x) if over_x < over_y else (1, over_y)
                away = (dx, dy)[axis]
                step = (push / 2 + 1) * (1 if away >= 0 else -1)
                spots[a][axis] -= step
                spots[b][axis] += step
                moved = True
        if not moved:
            break
    return {actor: (x, y) for actor, (x, y) in spots.items()}


def _rows(parts: Collection[Mapping[str, Point]]) -> dict[str, tuple[int, int]]:
    """Put the parts into centred rows, the first part into a row of its own."""
    boxes = [_box(part) for part in parts]
    area = sum((right - left + _GAP) * (low - top + _GAP) for left, top, right, low in boxes)
    widest = max([b[2] - b[0] for b in boxes] + [_STRETCH * sqrt(area)], default=0.0)
    rows: list[list[int]] = []
    used = widest
    for n, (left, _, right, _) in enumerate(boxes):
        width = right - left + _GAP
        if n <= 1 or used + width > widest:
            rows.append([])
            used = 0.0
        rows[-1].append(n)
        used += width
    found: dict[str, tuple[int, int]] = {}
    top = 0.0
    all_parts = list(parts)
    for row in rows:
        height = max(boxes[n][3] - boxes[n][1] for n in row)
        x = -sum(boxes[n][2] - boxes[n][0] + _GAP for n in row) / 2 + _GAP / 2
        if row == [0]:
            top = -height / 2
        for n in row:
            left, part_top, right, _ = boxes[n]
            for actor, (px, py) in all_parts[n].items():
                found[actor] = (round(px - left + x), round(py - part_top + top))
            x += right - left + _GAP
        top += height + _GAP
    return found


def _box(part: Mapping[str, Point]) -> tuple[float, float, float, float]:
    """Left, top, right and low edge of a part, with room for the names at its rim."""
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    return (min(xs) - 60, min(ys) - 30, max(xs) + 60, max(ys) + 50)
