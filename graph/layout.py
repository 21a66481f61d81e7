"""Where each actor stands on a picture, computed beforehand so that a page opens at rest."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import cos, hypot, pi, sin, sqrt

import networkx as nx
import rustworkx as rx

Point = tuple[float, float]

_SEED = 6  # any number does; a fixed one gives the same picture on every run
_SPACING = 190.0  # pixels between two joined actors: room for a name and for three arrows
_STRETCH = 1.35  # screens are wider than high, and so are names
_EVEN = 0.65  # distances from the middle are raised to this power; 1 leaves them as they are
# Spring layout weighs every pair: 1,000 actors take a second, 5,000 twenty.
_ANCHORS = 1000
# Names are drawn on all of a small picture, where they must not lie on each other.
_NAMED = 150
_GAP = 80.0  # between parts of the picture that nothing joins


def positions(network: nx.MultiDiGraph) -> dict[str, tuple[int, int]]:
    """Return x and y of every actor in pixels, the largest part about (0, 0), y downwards.

    What is joined stands near. Each unconnected part is laid out by itself, the largest on top and
    the others in rows beneath.
    """
    plain = nx.Graph()
    plain.add_nodes_from(sorted(network))
    plain.add_edges_from(sorted({(min(e), max(e)) for e in network.edges() if e[0] != e[1]}))
    parts = [sorted(part) for part in nx.connected_components(plain)]
    parts.sort(key=lambda part: (-len(part), part))
    names = {i: str(known.get("name", i)) for i, known in network.nodes(data=True)}
    return _rows([_apart(_part(plain, part), names) for part in parts])


def _part(plain: nx.Graph, part: list[str]) -> dict[str, Point]:
    """Lay out one connected part; of a large one the best joined actors first."""
    # By degree, then by id: never by the order of a set.
    ranked = sorted(part, key=lambda i: (-plain.degree(i), i))
    anchors = sorted(ranked[:_ANCHORS])
    placed = _spring(plain, anchors)
    rest = ranked[_ANCHORS:]
    while rest:
        # The part is connected, so each round places somebody.
        near = [(i, [placed[n] for n in plain[i] if n in placed]) for i in rest]
        rest = [i for i, joined in near if not joined]
        for turn, (i, joined) in enumerate((i, joined) for i, joined in near if joined):
            x, y = (sum(axis) / len(joined) for axis in zip(*joined, strict=True))
            # The golden angle spreads the lesser actors of one anchor evenly about it.
            angle = turn * pi * (3 - sqrt(5))
            reach = _SPACING * (0.3 + 0.4 * (turn % 7) / 7)
            placed[i] = (x + reach * cos(angle), y + reach * sin(angle))
    return placed


def _spring(plain: nx.Graph, part: list[str]) -> dict[str, Point]:
    """Place actors by springs and repulsion (Fruchterman and Reingold 1991)."""
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    if len(part) == 2:
        return {part[0]: (0.0, 0.0), part[1]: (0.9 * _SPACING, 0.0)}
    number = {actor: n for n, actor in enumerate(part)}
    graph = rx.PyGraph()
    graph.add_nodes_from(part)
    graph.add_edges_from(
        [(number[a], number[b], 1.0) for a in part for b in sorted(plain[a]) if a < b and b in number]
    )
    # Small pictures are looked at longest, and more rounds cost them nothing.
    rounds = 500 if len(part) <= _NAMED else 50
    size = round(_SPACING * sqrt(len(part)) / 2)
    found = rx.spring_layout(graph, num_iter=rounds, scale=size, seed=_SEED)
    spots = {actor: (found[n][0], found[n][1]) for actor, n in number.items()}
    rim = max(hypot(x, y) for x, y in spots.values()) or 1.0
    # Springs crowd the middle, where those stand who matter, and leave the rim empty.
    wider = {actor: max(hypot(x, y) / rim, 0.01) ** (_EVEN - 1) for actor, (x, y) in spots.items()}
    return {actor: (x * wider[actor] * _STRETCH, y * wider[actor]) for actor, (x, y) in spots.items()}


def _apart(placed: Mapping[str, Point], names: Mapping[str, str]) -> dict[str, Point]:
    """Push actors of a small picture apart until no name lies on another."""
    if len(placed) > _NAMED:
        return dict(placed)
    spots = {actor: list(at) for actor, at in placed.items()}
    # Names are drawn some eight pixels a letter, cut at 28 letters, beneath a mark of 40.
    widths = {actor: max(60.0, 8.0 * min(len(names[actor]), 28) + 16) for actor in placed}
    height = 84.0
    order = sorted(spots)
    for _ in range(100):  # enough for 150 names; a few overlaps left do no harm
        moved = False
        for n, a in enumerate(order):
            for b in order[n + 1 :]:
                dx, dy = spots[b][0] - spots[a][0], spots[b][1] - spots[a][1]
                over_x = (widths[a] + widths[b]) / 2 - abs(dx)
                over_y = height - abs(dy)
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
