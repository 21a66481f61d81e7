"""How Neo4j Browser draws a store: the page's colours, by quad; what nobody asserts apart.

A style file (GraSS) knows labels and relationship types only, has no comments, and takes no colon
inside a value. So an arrow's quad is written out for each type, and its status only where it is a type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from tieline.graph.predicates import HEDGED_TYPES, PREDICATES, QUADS

# Read beside the arrow; what makes it doubtful comes first, as long captions are cut at their end.
_SAYS = "'{predicate} {object}'"
_HEDGES = "'(%s) {predicate} {object}'"

# Sizes say what stands for itself: countries before bodies before people; sources below them all.
_NODES: Mapping[str, Mapping[str, str]] = {
    "Actor": {"diameter": "50px", "caption": "'{name}'"},
    "Country": {"color": "mark", "text": "sheet", "diameter": "65px"},
    "Organization": {"color": "soft", "text": "sheet", "diameter": "50px"},
    "Person": {"color": "line", "text": "ink", "diameter": "50px"},
    "Group": {"color": "wash", "text": "ink", "diameter": "50px"},
    "Evidence": {"color": "sheet", "text": "ink", "diameter": "20px", "caption": "'{quote}'"},
    "Article": {"color": "paper", "text": "ink", "diameter": "50px", "caption": "'{title}'"},
    "Store": {"color": "sheet", "text": "soft", "diameter": "20px", "caption": "'{id}'"},
}


def style() -> str:
    """Return the style file."""
    return "".join(f"{selector} {{\n{_body(told)}}}\n" for selector, told in _rules())


def colour(relationship_type: str) -> str:
    """Return the colour of an arrow of this type, as #rrggbb; all but ours are thin and pale.

    >>> colour("SUPPLIES") == colour("MEETS"), colour("DENIED") == colour("NEGATED")
    (False, True)
    """
    return _arrows().get(relationship_type, _page_colours()["line"])


def _rules() -> Iterator[tuple[str, dict[str, str]]]:
    page = _page_colours()
    yield (
        "node",
        {
            "diameter": "50px",
            "color": page["wash"],
            "border-color": page["mark"],
            "border-width": "2px",
            "text-color-internal": page["ink"],
            "font-size": "10px",
        },
    )
    for label, told in _NODES.items():
        shown = {k: v for k, v in told.items() if k in ("diameter", "caption")}
        if "color" in told:
            shown |= {
                "color": page[told["color"]],
                "border-color": page["mark"],
                "text-color-internal": page[told["text"]],
            }
        yield f"node.{label}", shown
    yield (
        "relationship",
        {
            "color": page["line"],
            "shaft-width": "1px",
            "font-size": "9px",
            "padding": "3px",
            "text-color-external": page["ink"],
            "text-color-internal": page["sheet"],
            "caption": "'<type>'",
        },
    )
    statuses = {type_: status for status, type_ in HEDGED_TYPES.items()}
    for type_, drawn in _arrows().items():
        status = statuses.get(type_)
        yield (
            f"relationship.{type_}",
            {
                "color": drawn,
                "shaft-width": "1px" if status else "3px",
                "caption": _HEDGES % status if status else _SAYS,
            },
        )


def _body(told: Mapping[str, str]) -> str:
    return "".join(f"  {key}: {value};\n" for key, value in told.items())


def _arrows() -> dict[str, str]:
    """Return the colour of each relationship type that joins actors."""
    page = _page_colours()
    of_quad = {quad: page[f"q{number}"] for number, quad in enumerate(QUADS)}
    asserted = {p.relationship_type: of_quad[p.quad] for p in PREDICATES.values()}
    coming = {HEDGED_TYPES[s]: page["soft"] for s in ("expected", "possible")}
    undone = {HEDGED_TYPES[s]: page["undone"] for s in ("denied", "negated")}
    return asserted | coming | undone


@cache
def _page_colours() -> Mapping[str, str]:
    """Return the page's colours on light paper by their names."""
    css = (files("tieline.graph") / "page_assets" / "page.css").read_text("utf-8")
    light = css.partition(":root {")[2].partition("}")[0]
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", light))
