"""What the embedded engine is known to answer otherwise than Neo4j, told before it runs.

What it merely does not know, it says itself; this list is for what it would answer silently wrong,
and for what deserves a better word than "syntax error".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieline.graph.errors import BadQuestion

ONLY_READS = "a question only reads"
WRITE_BY = "Write by `tieline build` or `tieline load`."
GIVE_PARAMETER = "Give each $name of the text by -p name=VALUE."
CURE = "Ask it of a Neo4j store: --store neo4j://HOST."

# Strings, quoted names and comments: what stands in them is no Cypher.
_SILENT = re.compile(
    r"""'(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*" | `[^`]*` | //[^\n]*""", re.VERBOSE | re.DOTALL
)
_TIMES = r"\{\s*\d*\s*,?\s*\d*\s*\}"  # {2}, {1,3}, {1,}

_REFUSED = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), what)
    for pattern, what in (
        (r"/\*", "a block comment"),
        (r";\s*\S", "several statements at once"),
        (r"\b(EXPLAIN|PROFILE)\b", "a query plan"),
        (r"\bSHORTEST\b", "SHORTEST"),
        (rf"\)\s*{_TIMES}", "a quantified path"),
        (r"\(\s*\([^()]*\)\s*<?-.*\)\s*[+*]", "a quantified path"),
        (rf"-\s*>?\s*({_TIMES}|[+*])\s*\(", "a quantified relationship"),
        (r"\(\s*\w*\s*:[^)\s{]*[&!%]", "a label expression"),
        (r"-\s*\[\s*\w*\s*:[^\]\s{]*[&!%]", "a type expression"),
        (r"\bduration\s*\.\s*between\b", "duration.between (duration.inDays and inMonths agree)"),
        (r"\bdb\s*\.\s*index\s*\.\s*fulltext\b", "full text (toLower(n.name) CONTAINS agrees)"),
        (r"\bdb\s*\.\s*labels\b", "db.labels"),
        (r"\bpercentile(Cont|Disc)\b", "percentileCont"),
        (r"\b(keys|properties)\s*\(", "keys() and properties() (name each property)"),
        (r"\breduce\s*\([^)]*\bcollect\s*\(", "an aggregate inside reduce()"),
        (r"\bIN\s+TRANSACTIONS\b", "CALL { } IN TRANSACTIONS"),
    )
)
_SHORTEST = re.compile(r"(?:(\w+)\s*=\s*)?\b(?:all)?shortestPaths?\s*\(", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(RETURN|WITH|MATCH|UNWIND|CALL|UNION)\b", re.IGNORECASE)
_UNBOUND = re.compile(r"-\s*\[[^\]*]*\*\s*(?:\d+\s*\.\.)?\s*(?:\{[^}]*\})?\s*\]\s*-")
_WRITES = re.compile(r"\b(CREATE|MERGE|DELETE|SET|REMOVE|DROP|FOREACH)\b", re.IGNORECASE)
_ANSWERS = re.compile(r"\b(RETURN|YIELD|SHOW|FINISH)\b", re.IGNORECASE)


def refuse(text: str) -> None:
    """Let a text pass that both engines answer alike.

    Raises:
        BadQuestion: names the construct, and Neo4j as the cure.
    """
    told = _SILENT.sub(lambda m: " " if m[0].startswith("//") else "x", text)
    for pattern, what in _REFUSED:
        if pattern.search(told):
            raise BadQuestion(f"the embedded store does not answer {what} as Neo4j does", CURE)
    for name, path, after in _shortest_paths(told):
        where = _CLAUSE.split(after, maxsplit=1)[0]
        if "{" in re.sub(r"\([^)]*\)", "", path) or (name and re.search(rf"\b{name}\b", where)):
            raise BadQuestion("the embedded store looks for the shortest path before it filters", CURE)
        told = told.replace(path, "")
    if _UNBOUND.search(told):
        raise BadQuestion("the embedded store cuts paths without a bound", f"Write *1..6. {CURE}")
    if told.strip() and not _ANSWERS.search(told):
        if _WRITES.search(told):
            raise BadQuestion(ONLY_READS, WRITE_BY)
        raise BadQuestion("the text returns nothing", "End it with RETURN.")


def _shortest_paths(text: str) -> Iterator[tuple[str | None, str, str]]:
    """Yield each shortest path's name, its pattern between the parentheses, and what follows."""
    for found in _SHORTEST.finditer(text):
        depth, end = 1, found.end()
        while depth and end < len(text):
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
        yield found[1], text[found.end() : end - 1], text[end:]
