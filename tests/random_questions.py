"""Random questions in Cypher of the kind that people type: patterns, conditions, counts, order."""

from hypothesis import strategies as st

_LABELS = st.sampled_from(["", ":Actor", ":Actor", ":Country", ":Person", ":Organization"])
_TYPES = st.sampled_from(["", "", ":SUPPLIES", ":ATTACKS|SUPPLIES|BUYS_FROM", ":DENIED", ":REPRESENTS"])
_TIMES = st.sampled_from(["", "", "", "", "*1..2", "*2", "*0..1"])
_ARROWS = st.sampled_from(["-{}->", "<-{}-", "-{}-"])
_IDS = st.sampled_from(["country:KP", "country:RU", "country:UA", "person:kim-jong-un"])
_OF_RELATIONSHIPS = (
    "{}.status = 'stated'",
    "{}.disputed",
    "{}.n_origins > 1",
    "{}.category IN ['AID', 'ASSAULT']",
    "NOT {}.symmetric",
    "{}.first_day >= date('2024-01-01')",
    "{}.occurred_from IS NULL",
    "type({}) = 'SUPPLIES'",
)
_OF_NODES = (
    "{}.id <> 'country:RU'",
    "{}:Country",
    "NOT {}:Person",
    "{}.country IS NOT NULL",
    "{}.name CONTAINS 'Kim'",
    "EXISTS {{ ({})-[:SUPPLIES]->() }}",
    "NOT ({})-[:REPRESENTS]->()",
    "COUNT {{ ({})--() }} > 3",
)


@st.composite
def questions(draw: st.DrawFn) -> str:
    """A text whose rows have one order, or none that is asked for."""
    match, nodes, relationships = draw(_matches())
    node = draw(st.sampled_from(nodes))
    count = draw(st.sampled_from(["count(*)", f"count({node})", f"count(DISTINCT {node})"]))
    key = f"{node}.id"
    if relationships:
        name = draw(st.sampled_from(relationships))
        count = draw(st.sampled_from([count, f"count({name})", f"max({name}.last_day)"]))
        key = draw(st.sampled_from([key, f"{name}.predicate"]))
    asked = (
        f"RETURN {count} AS n",
        f"RETURN {key} AS k, {count} AS n ORDER BY k",
        f"RETURN {key} AS k, {count} AS n ORDER BY n DESC, k LIMIT 3",
        f"WITH {node}, {count} AS n WHERE n IS NOT NULL RETURN {node}.id AS k, n ORDER BY k",
        f"WITH DISTINCT {node} MATCH ({node})-[z]->(:Actor) RETURN {node}.id AS k, count(z) AS n ORDER BY k",
        f"RETURN DISTINCT {key} AS k ORDER BY k SKIP 1 LIMIT 2",
    )
    return f"{match} {draw(st.sampled_from(asked))}"


@st.composite
def _matches(draw: st.DrawFn) -> tuple[str, list[str], list[str]]:
    """A MATCH with its conditions, and the names of its nodes and single relationships."""
    nodes, relationships = ["a"], []
    text = f"(a:Actor {{id: '{draw(_IDS)}'}})" if draw(st.booleans()) else f"(a{draw(_LABELS)})"
    for name, node in zip("rst"[: draw(st.integers(1, 3))], "bcd", strict=False):
        times = draw(_TIMES) if "*" not in text else ""  # two of them take the engines too long
        text += draw(_ARROWS).format(f"[{name}{draw(_TYPES)}{times}]") + f"({node}{draw(_LABELS)})"
        nodes.append(node)
        relationships += [] if times else [name]
    if draw(st.integers(0, 5)) == 0:
        rest = text[text.index(")") + 1 :]
        text = f"(a:Actor {{id: '{draw(_IDS)}'}}) OPTIONAL MATCH (a){rest}"
    every = [c.format(r) for r in relationships for c in _OF_RELATIONSHIPS]
    every += [c.format(n) for n in nodes for c in _OF_NODES] + [f"a.id < {nodes[-1]}.id"]
    asked = draw(st.lists(st.sampled_from(every), max_size=2))
    where = f" WHERE {draw(st.sampled_from([' AND ', ' OR '])).join(asked)}" if asked else ""
    return f"MATCH {text}{where}", nodes, relationships
