"""What the embedded engine is known to answer otherwise than Neo4j, told before it runs.

What it merely does not know, it says itself; this list is for what it would answer silently wrong,
and for what deserves a better word than "syntax error". Found by asking both engines the same. Not
told by the text, and so not refused: 1.0 / 0 is null there and infinite in Neo4j, halves below zero
round away from it, and large floats print without an exponent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tieline.graph.errors import BadQuestion

ONLY_READS = "a question only reads"
WRITE_BY = "Write by `tieline build` or `tieline load`."
GIVE_PARAMETER = "Give each $name of the text by -p name=VALUE."
CURE = "Ask it of a Neo4j store: --store neo4j://HOST."

_TEXT = r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*\""""
_COMMENT = r"//[^\n]*"
# Strings, quoted names and comments: what stands in them is no Cypher.
_SILENT = re.compile(rf"(?P<text>{_TEXT})|(?P<name>`[^`]*`)|{_COMMENT}", re.DOTALL)
_TIMES = r"\{\s*\d*\s*,?\s*\d*\s*\}"  # {2}, {1,3}, {1,}
_PATHS = "Write a bound, *1..3, and all(r IN relationships(p) WHERE …)."
_SHORTEST_CURE = "`tieline path` finds the shortest chains under a filter."

# Text whose strings are '' -> what it is, and how to write it instead.
_REFUSED = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), what, cure)
    for pattern, what, cure in (
        (r"/\*", "a block comment", "Begin each line with //."),
        (r";\s*\S", "several statements at once", "Ask one at a time."),
        (r"\b(EXPLAIN|PROFILE)\b", "a query plan", ""),
        (r"\bSHORTEST\b", "SHORTEST", _SHORTEST_CURE),
        (rf"\)\s*{_TIMES}", "a quantified path", _PATHS),
        (r"\(\s*\([^()]*\)\s*<?-.*\)\s*[+*]", "a quantified path", _PATHS),
        (rf"-\s*>?\s*({_TIMES}|[+*])\s*\(", "a quantified relationship", _PATHS),
        (r"\(\s*\w*\s*:[^)\s{]*[&!%]", "a label expression", "Write WHERE n:A AND NOT n:B."),
        (r"-\s*\[\s*\w*\s*:[^\]\s{]*[&!%]", "a type expression", "Write WHERE NOT type(r) IN […]."),
        (r"[(\[]\s*\w*\s*:[^()\[\]]*\bWHERE\b", "a WHERE inside a pattern", "Write it after the pattern."),
        (r"\bduration\s*\.\s*between\b", "duration.between", "Write duration.inDays or duration.inMonths."),
        (
            r"\A(?!.*\bIS\s+NOT\s+NULL\b).*\bdate\s*\.\s*truncate\s*\(\s*''\s*,(?!\s*date\s*\()",
            "date.truncate of what may be null",
            "Add a WHERE … IS NOT NULL.",
        ),
        (r"\bround\s*\((?:(?:[^(),]|\([^()]*\))*,){2}", "a mode of rounding", "Write round(x, digits)."),
        (r"\bdb\s*\.\s*index\s*\.\s*fulltext\b", "full text", "Write toLower(n.name) CONTAINS 'word'."),
        (r"\bdb\s*\.\s*(labels|propertyKeys|schema)\b", "what it holds", "Ask by labels(n) or type(r)."),
        (r"\bpercentile(Cont|Disc)\b", "a percentile", ""),
        (r"(?<![.\w])(id|elementId)\s*\(", "id() and elementId()", "Write n.id or r.id."),
        (r"\b(keys|properties)\s*\(", "keys() and properties()", "Name each property."),
        (r"[{,]\s*\.\s*\*", "a projection of all properties", "Name each: n {.id, .name}."),
        (r"\w\s*\.\s*(type|label)\b(?!\s*\()", "a property type or label", "Write type(r) or labels(n)."),
        (r"\breduce\s*\([^)]*\bcollect\s*\(", "an aggregate inside reduce()", "Collect in a WITH before."),
        (
            r"\b(substring|left)\s*\(\s*\w+\.(first|last)_day\b",
            "a day as text",
            "Write toString(r.first_day).",
        ),
        (r"\bIN\s+TRANSACTIONS\b", "CALL { } IN TRANSACTIONS", ""),
    )
)
_SHORTEST = re.compile(r"(?:(\w+)\s*=\s*)?\b(?:all)?shortestPaths?\s*\(", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(RETURN|WITH|MATCH|UNWIND|CALL|UNION)\b", re.IGNORECASE)
_UNBOUND = re.compile(r"-\s*\[[^\]*]*\*\s*(?:\d+\s*\.\.)?\s*(?:\{[^}]*\})?\s*\]\s*-")
_WRITES = re.compile(r"\b(CREATE|MERGE|DELETE|SET|REMOVE|DROP|FOREACH)\b", re.IGNORECASE)
_ANSWERS = re.compile(r"\b(RETURN|YIELD|SHOW|FINISH)\b", re.IGNORECASE)

_NODE = re.compile(r"(?<![\w`])\(\s*(\w+)\s*(:\s*\w+)?")
_RELATIONSHIP = re.compile(r"-\s*\[\s*(\w+)")
_PROJECTED = re.compile(r"(?<![\w.])(\w+)\s*\{\s*\.")
_TITLE = re.compile(r"(?<![\w.])(\w+)\.title\b")

_ID = re.compile(rf"\{{\s*id\s*:\s*({_TEXT}|\$\w+)\s*\}}")
_REGEX = re.compile(rf"=~\s*({_TEXT}|\$\w+)")
_OF_REGEX = re.compile(r"\\[wdsb]|\(\?i.*[^\x00-\x7f]", re.IGNORECASE | re.DOTALL)
_DAY = r"['\"]\d{4}(?:-\d\d){0,2}['\"]"
_OPERATOR = r"(?:<>|[<>]=?|=(?!~))"
# Days are dates; what occurred or was published when is text.
_DAY_AS_TEXT = re.compile(
    rf"(?:(\S+)\s*{_OPERATOR}\s*|(\S+)\s+IN\s*\[\s*)(?:{_DAY}|\$(\w+))|{_DAY}\s*{_OPERATOR}\s*(\S+)",
    re.IGNORECASE,
)
_IS_TEXT = re.compile(r"(\)|\.(occurred|published)\w*)$")


def refuse(text: str, parameters: Mapping[str, Any] | None = None) -> None:
    """Let a text pass that both engines answer alike.

    Raises:
        BadQuestion: names the construct, how to write it instead, and Neo4j as the cure of last resort.
    """
    given = parameters or {}
    told = _SILENT.sub(_mask, text)
    for pattern, what, cure in _REFUSED:
        if pattern.search(told):
            raise _otherwise(what, cure)
    for what, cure in _of_names(told):
        raise _otherwise(what, cure)
    for what, cure in _of_values(re.sub(_COMMENT, "", text), given):
        raise _otherwise(what, cure)
    for name, path, after in _shortest_paths(told):
        where = _CLAUSE.split(after, maxsplit=1)[0]
        if "{" in re.sub(r"\([^)]*\)", "", path) or (name and re.search(rf"\b{name}\b", where)):
            raise BadQuestion(
                "the embedded store looks for the shortest path before it filters",
                f"{_SHORTEST_CURE} Or: {CURE}",
            )
        told = told.replace(path, "")
    if _UNBOUND.search(told):
        raise BadQuestion("the embedded store cuts paths without a bound", f"Write *1..6. Or: {CURE}")
    if told.strip() and not _ANSWERS.search(told):
        if _WRITES.search(told):
            raise BadQuestion(ONLY_READS, WRITE_BY)
        raise BadQuestion("the text returns nothing", "End it with RETURN.")


def _mask(found: re.Match[str]) -> str:
    return "''" if found["text"] else "x" if found["name"] else " "


def _otherwise(what: str, cure: str) -> BadQuestion:
    hint = f"{cure} Or: {CURE}" if cure else CURE
    return BadQuestion(f"the embedded store does not answer {what} as Neo4j does", hint)


def _of_names(told: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with what a variable is bound to."""
    nodes = dict(_NODE.findall(told))
    articles = {name for name, label in _NODE.findall(told) if "Article" in label}
    if any(name not in nodes for name in _PROJECTED.findall(told)):
        yield "a projection of a relationship", "Write {object: r.object}."
    if any(name not in articles for name in _TITLE.findall(told)):
        yield "a title of what is no article", "Write (x:Article) where it is bound, else n.name."
    for clause in _CLAUSE.split(told):
        names = _RELATIONSHIP.findall(re.sub(r"\{[^{}]*\}", "", clause))
        if len(set(names)) < len(names):
            yield "a relationship that stands twice in one pattern", "Give each its own name."


def _of_values(text: str, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with strings in a text, and with parameters."""
    ends = [given.get(value[1:], value) if value[0] == "$" else value[1:-1] for value in _ID.findall(text)]
    if _SHORTEST.search(text) and len(set(map(str, ends))) < len(ends):
        yield "the path of an actor to itself", "Name two different actors."
    for value in _REGEX.findall(text):
        written = str(given.get(value[1:], "")) if value[0] == "$" else value.replace("\\\\", "\\")
        if _OF_REGEX.search(written):
            yield (
                "a regular expression of more than ASCII",
                r"Write [A-Za-z0-9_], [0-9] or [ ] for \w, \d, \s.",
            )
    if re.search(r"\b(first|last)_day\b", text):
        for before, within, parameter, after in _DAY_AS_TEXT.findall(text):
            compared = before or within or after
            day = compared.endswith("_day") and isinstance(given.get(parameter), str)
            if day if parameter else not _IS_TEXT.search(compared):
                yield "a day compared with text", "Write date('2024-06-18')."


def _shortest_paths(text: str) -> Iterator[tuple[str | None, str, str]]:
    """Yield each shortest path's name, its pattern between the parentheses, and what follows."""
    for found in _SHORTEST.finditer(text):
        depth, end = 1, found.end()
        while depth and end < len(text):
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
        yield found[1], text[found.end() : end - 1], text[end:]
