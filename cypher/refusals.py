"""What the embedded engine is known to answer otherwise than Neo4j, told before it runs.

What it merely does not know, it says itself; this list is for what it would answer silently wrong,
and for what deserves a better word than "syntax error".
"""

from __future__ import annotations

import re

from tieline.graph.errors import BadQuestion

ONLY_READS = "a question only reads"
WRITE_BY = "Write by `tieline build` or `tieline load`."
GIVE_PARAMETER = "Give each $name of the text by -p name=VALUE."
CURE = "Ask it of a Neo4j store: --store neo4j://HOST."

_SILENT = re.compile(
    r"""'(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*" | `[^`]*` | //[^\n]*""", re.VERBOSE | re.DOTALL
)

_REFUSED = (
    (r"/\*", "a block comment"),
    (r";\s*\S", "several statements at once"),
    (r"\b(EXPLAIN|PROFILE)\b", "a query plan"),
    (r"\bSHORTEST\b", "SHORTEST"),
    (r"\(\s*\(.*\)\s*(\{\s*\d*\s*,?\s*\d*\s*\}|[+*])\s*(\(|$|\n)", "a quantified path"),
    (r"-\s*>?\s*(\{\s*\d*\s*,?\s*\d*\s*\}|[+*])\s*\(", "a quantified relationship"),
    (r"\(\s*\w*\s*:[^)\s{]*[&!%]", "a label expression"),
    (r"\[[^\]]*:[^\]{]*[&!%]", "a type expression"),
    (
        r"\[[^\]]*\*\s*(\d+\s*\.\.\s*)?(\{[^}]*\})?\s*\](?![^()]*\)\s*\))",
        "a path without upper bound",
    ),
    (r"shortestPaths?\s*\([^{}]*\[[^\]]*\*[^\]]*\{", "a shortest path over properties"),
    (r"\bduration\s*\.\s*between\b", "duration.between (duration.inDays and inMonths agree)"),
    (r"\bdb\s*\.\s*index\s*\.\s*fulltext\b", "full text (toLower(n.name) CONTAINS agrees)"),
    (r"\bdb\s*\.\s*labels\b", "db.labels"),
    (r"\bpercentile(Cont|Disc)\b", "percentileCont"),
    (r"\b(keys|properties)\s*\(", "keys() and properties() (name each property)"),
    (r"\breduce\s*\([^)]*\bcollect\s*\(", "an aggregate inside reduce()"),
    (r"\bIN\s+TRANSACTIONS\b", "CALL { } IN TRANSACTIONS"),
)
_PATTERNS = tuple((re.compile(p, re.IGNORECASE | re.DOTALL), what) for p, what in _REFUSED)

_SHORTEST = re.compile(r"(\w+)\s*=\s*(?:all)?shortestPaths?\s*\(", re.IGNORECASE)
_WHERE = re.compile(r"\bWHERE\b(.*?)(?=\b(?:RETURN|WITH|MATCH|UNWIND|CALL|UNION)\b|$)", re.I | re.S)
_WRITES = re.compile(r"\b(CREATE|MERGE|DELETE|SET|REMOVE|DROP|FOREACH)\b", re.IGNORECASE)
_ANSWERS = re.compile(r"\b(RETURN|YIELD|SHOW|FINISH)\b", re.IGNORECASE)


def refuse(text: str) -> None:
    """Let a text pass that both engines answer alike.

    Raises:
        BadQuestion: names the construct, and Neo4j as the cure.
    """
    told = _SILENT.sub(lambda m: " " if m[0].startswith("//") else "x", text)
    for pattern, what in _PATTERNS:
        if pattern.search(told):
            raise BadQuestion(f"the embedded store does not answer {what} as Neo4j does", CURE)
    for found in _SHORTEST.finditer(told):
        where = _WHERE.search(told, found.end())
        if where and re.search(rf"\b{found[1]}\b", where[1]):
            raise BadQuestion(
                "the embedded store looks for the shortest path before it filters", CURE
            )
    if told.strip() and not _ANSWERS.search(told):
        if _WRITES.search(told):
            raise BadQuestion(ONLY_READS, WRITE_BY)
        raise BadQuestion("the text returns nothing", "End it with RETURN.")
