import re

from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import actor, evidence, network_of_15, relation

from tieline.graph import network, paths, tables, text
from tieline.graph.model import NOTICE, Relation
from tieline.graph.paper import Paper, safe
from tieline.graph.store import Table

PAPER = Paper(88)
NORVIA, ESTMARK, VOST = actor("country:norvia"), actor("country:estmark"), actor("person:vost")
DISPUTED = relation(
    NORVIA,
    ESTMARK,
    evidence(NORVIA, "supplies", ESTMARK, object="shells", status="claimed", claimants=[VOST]),
    evidence(NORVIA, "supplies", ESTMARK, object="shells", status="denied", quote="Not one shell."),
)


def every_answer(relations: list[Relation], paper: Paper) -> list[str]:
    return [
        *text.of_relations(relations, paper, more=3),
        *text.of_actor(NORVIA, relations, paper, hidden=2),
        *text.between(NORVIA, ESTMARK, relations, paper, hidden=1),
        *text.of_actors([(r.source, 7) for r in relations], paper),
    ]


def test_an_arrow() -> None:
    """An arrow points from source to target whoever comes first; a symmetric one has no point."""
    gift = relation(NORVIA, ESTMARK, evidence(NORVIA, "gifts", ESTMARK, object="a car"))
    assert text.arrow(gift) == "Norvia ─gifts→ Estmark: a car"
    assert text.arrow(gift, seen_from=ESTMARK.id) == "Estmark ←gifts─ Norvia: a car"
    met = relation(ESTMARK, NORVIA, evidence(ESTMARK, "meets", NORVIA))
    assert text.arrow(met, seen_from=NORVIA.id) == "Norvia ─meets─ Estmark"


def test_between_shows_both_sides() -> None:
    """What is disputed stands in two columns, said and denied; below one another where narrow."""
    wide = list(text.between(NORVIA, ESTMARK, [DISPUTED], PAPER))
    assert wide == [
        "Norvia and Estmark",
        "",
        "Norvia ─supplies→ Estmark: shells   claimed by Vost · disputed · 2 origins",
        "    said                                      │ denied",
        "    “Norvia supplies shells: Estmark.”        │ “Not one shell.”",
        "    — The Courier, 2024-06-20 · claimed by    │ — The Courier, 2024-06-20 · denied",
        "      Vost                                    │",
    ]
    narrow = list(text.between(NORVIA, ESTMARK, [DISPUTED], Paper(60)))
    assert not any("│" in line for line in narrow)
    assert narrow.index("    said") < narrow.index("    denied") < len(narrow) - 1


def test_copies_stand_below_one_quote() -> None:
    """A quote that several outlets print is shown once, with all of them."""
    said = "Norvia has sold the bank."
    sold = [
        evidence(NORVIA, "sells to", ESTMARK, quote=said, outlet=outlet)
        for outlet in ("The Courier", "Sound Radio")
    ]
    lines = list(text.between(NORVIA, ESTMARK, [relation(NORVIA, ESTMARK, *sold)], PAPER))
    assert sum(said in line for line in lines) == 1
    assert "    — The Courier, 2024-06-20; Sound Radio, 2024-06-20" in lines


def test_no_arrow_without_its_quote() -> None:
    """Every arrow of every answer has a quote and where it stands below it."""
    relations = network_of_15()
    lines = "\n".join(text.of_relations(relations, PAPER))
    # An arrow begins a line; a quote and its place are further in.
    blocks = re.split(r"\n(?! )", lines)
    assert len(blocks) == len(relations)
    for block in blocks:
        assert "“" in block
        assert "— " in block


def test_paths_point_as_told_and_say_what_an_arrow_is() -> None:
    """Each hop shows its best arrow as it points, how many more there are; the notice ends it."""
    relations = network_of_15()
    walked = paths.InNetwork(network.build(relations))
    found = paths.paths("country:low-isles", "country:norvia", walked, every=True)
    best = {r.id: r for r in relations}
    lines = list(text.of_paths(found, best, PAPER))
    assert lines[0] == "1. Low Isles – Council of the Sound – Norvia (2 hops)"
    assert "  Council of the Sound ←vetoes─ Norvia: a monitoring panel" in lines
    assert "    2024-03-28 · 3 origins · +2 more" in lines
    assert " ".join(lines).endswith(NOTICE)
    told = text.paths_json(found, best)
    first = told["paths"][0]
    assert [a["name"] for a in first["actors"]] == ["Low Isles", "Council of the Sound", "Norvia"]
    assert len(first["relations"]) == 2
    assert told["more"] is False


_nasty = st.text(st.sampled_from("ab \x1b[2J\x07\r\n\t\u202e\u2066\x9b“é汉"), min_size=1, max_size=200)


@settings(deadline=None)
@given(_nasty, _nasty, st.integers(1, 200))
def test_nothing_that_a_terminal_obeys(name: str, quote: str, columns: int) -> None:
    """No name or quote brings an escape, a line break or a mark of direction to the terminal."""
    odd = actor("person:odd", f"x{name}", aliases=(name,))
    told = relation(odd, NORVIA, evidence(odd, "gifts", NORVIA, object=name, quote=f"x{quote}"))
    for line in every_answer([told], Paper(columns)):
        assert line == line.rstrip()
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", line)


@settings(deadline=None, max_examples=30)
@given(st.integers(20, 140))
def test_lines_keep_to_the_paper(columns: int) -> None:
    """Lines fit the paper, from 40 columns up; with colours they say the same."""
    relations = network_of_15()
    paper = Paper(columns)
    plain = [*text.of_relations(relations, paper), *text.between(NORVIA, ESTMARK, relations, paper)]
    assert max(map(len, plain)) <= paper.width
    inked = Paper(columns, coloured=True)
    coloured = [
        *text.of_relations(relations, inked),
        *text.between(NORVIA, ESTMARK, relations, inked),
    ]
    assert [re.sub(r"\x1b\[\d*m", "", line).rstrip() for line in coloured] == plain


def test_tables() -> None:
    """A table's columns are aligned and its long cells wrapped; CSV and JSON hold them whole."""
    table = Table(("who", "n", "says"), (("Norvia", 3, "a " * 30 + "b"), ("Talland", None, ["c"])))
    assert list(tables.as_text(table, Paper(40))) == [
        "who      n  says",
        "───────  ─  ────────────────────────────",
        "Norvia   3  a a a a a a a a a a a a a a",
        "            a a a a a a a a a a a a a a",
        "            a a b",
        'Talland     ["c"]',
    ]
    assert list(tables.as_csv(table))[2] == 'Talland,,"[""c""]"'
    assert tables.as_json(table)[1] == {"who": "Talland", "n": None, "says": ["c"]}
    assert tables.parameters(["a=3", "b=x=y", 'c=["d"]']) == {"a": 3, "b": "x=y", "c": ["d"]}


@given(st.text(max_size=30))
def test_safe_is_settled(given: str) -> None:
    """What is safe once stays as it is."""
    assert safe(safe(given)) == safe(given)
