"""The interchange file: one evidence a line, checked, the same every time."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import actor, evidence
from random_corpora import corpora

from tieline.graph.errors import BadLine, TielineError
from tieline.graph.line_schema import parsed, validator
from tieline.graph.lines import as_line, from_line, read_file, read_readings, write_lines
from tieline.graph.model import Evidence, Reading
from tieline.graph.predicates import CATEGORIES, OWN

NORVIA, ESTMARK = actor("country:XN", "Norvia"), actor("country:XE", "Estmark")

# What a producer that knows nothing of ours must write: every required key, and no other.
MINIMAL: Mapping[str, Any] = {
    "document": "wire/17",
    "source": "Norvia",
    "source_id": "country:XN",
    "source_type": "country",
    "predicate": "supplies",
    "target": "Estmark",
    "target_id": "country:XE",
    "target_type": "country",
    "category": "AID",
    "status": "stated",
    "evidence": "Norvia sends grain.",
    "start": 10,
    "end": 29,
}


def read(*lines: Mapping[str, Any] | str, **known: Any) -> list[Reading]:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    return list(read_readings(texts, "told.jsonl", **known))


def refused(*lines: Mapping[str, Any] | str, **known: Any) -> str:
    with pytest.raises(BadLine) as caught:
        read(*lines, **known)
    assert caught.value.hint
    return caught.value.message


def written(*told: Evidence) -> str:
    stream = io.StringIO()
    write_lines(told, stream)
    return stream.getvalue()


# --- round trips ----------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(corpus=corpora())
def test_lines_give_the_evidence_again(corpus: list[Reading]) -> None:
    """Evidence written and read is the same, article by article."""
    told = {r.article.document: {e.id: e for e in r.evidence} for r in corpus if r.evidence}
    text = written(*(e for r in corpus for e in r.evidence))
    found = list(read_readings(io.StringIO(text, newline="\n"), "told.jsonl"))
    # The language is known where the article is at hand; a line does not carry it.
    assert {r.article.document: {e.id: as_line(e) for e in r.evidence} for r in found} == {
        document: {id_: as_line(e) for id_, e in of.items()} for document, of in told.items()
    }
    assert all(r.text is None and r.extractor == "tests" for r in found)


@settings(max_examples=40, deadline=None)
@given(corpus=corpora(), data=st.data())
def test_the_file_is_the_same_every_time(corpus: list[Reading], data: st.DataObject) -> None:
    """The order of extraction does not show: lines stand by document, start, end and id."""
    told = [e for r in corpus for e in r.evidence]
    text = written(*told)
    assert written(*data.draw(st.permutations(told))) == text
    keys = [
        (x["document"], x["start"], x["end"], x["evidence_id"])
        for x in map(json.loads, text.split("\n")[:-1])
    ]
    assert keys == sorted(keys)


def test_what_is_written_keeps_to_the_schema() -> None:
    """A line has the schema's keys, in its order, and every required one."""
    line = as_line(evidence(NORVIA, "supplies", ESTMARK, claimants=[ESTMARK], occurred="2024-06"))
    schema = json.loads((Path(__file__).parents[2] / "graph" / "evidence.schema.json").read_text("utf-8"))
    assert list(line) == list(schema["properties"])
    assert set(schema["required"]) == MINIMAL.keys()
    validator()(line)


# --- foreign producers ----------------------------------------------------------------------------


def test_a_minimal_line_is_enough() -> None:
    """What a foreign producer leaves out is filled, and filled alike at each reading."""
    [reading] = read(MINIMAL)
    [told] = reading.evidence
    assert (told.object, told.object_key, told.claimants, told.confidence) == ("", "", (), "medium")
    assert (told.source.aliases, told.source_mention, told.occurred_from) == ((), None, None)
    assert told.origins == ("wire/17",)
    assert read(MINIMAL) == [reading]
    assert from_line(as_line(told)) == told


def test_an_unknown_predicate_takes_its_categorys_own() -> None:
    """A predicate off the list, or of another category, becomes what its category is called."""
    for category in CATEGORIES:
        for name in ("frobnicates", "supplies" if category != "AID" else "vetoes"):
            told = from_line({**MINIMAL, "predicate": name, "category": category})
            assert told.meaning == OWN[category]
    assert from_line({**MINIMAL, "predicate": "gifts"}).predicate == "gifts"


LINE = as_line(evidence(NORVIA, "supplies", ESTMARK, claimants=[ESTMARK], occurred="2024-06"))
WORDS = st.sampled_from(
    ["", "x", "country:", "country:XN", "ship:x", "person:a\nb", "person:a\n", "given", "high", "stated"]
    + ["AID", "2024", "2024-6", "2024-06", "2024-06-31", "2024-06-32", "2024\n", "\u0662024", "h\xe9\u2028"]
)
PLAIN = st.none() | st.booleans() | st.integers(-2, 2**70) | st.sampled_from([0.0, 1.5, 3.0, 1e30]) | WORDS
OF_ACTOR = st.sampled_from(["id", "name", "type", "aliases", "more"])
VALUES = st.recursive(
    PLAIN, lambda v: st.lists(v, max_size=3) | st.dictionaries(OF_ACTOR, v, max_size=4), max_leaves=6
)


@settings(max_examples=300, deadline=None)
@given(changed=st.dictionaries(st.sampled_from([*LINE, "more"]), VALUES, min_size=1, max_size=2))
def test_what_is_read_keeps_to_the_schema(changed: Mapping[str, Any]) -> None:
    """A line is taken if and only if the schema's own check takes it, and says what stands there."""
    line = {**LINE, **changed}
    try:
        validator()(line)
    except ValueError as error:
        with pytest.raises(ValueError) as caught:
            parsed(json.dumps(line))
        assert str(caught.value) == str(error)
    else:
        told = parsed(json.dumps(line))
        assert {key: told[key] for key in LINE} == {key: line[key] for key in LINE}


def test_the_producers_own_keys_are_passed_over() -> None:
    """Keys beyond the schema, empty lines and a byte order mark do no harm; 10.0 is an integer."""
    plain = read(MINIMAL)
    marked = "\ufeff" + json.dumps({**MINIMAL, "score": 0.9, "start": 10.0, "end": 29.0})
    [reading] = read(marked, "", "  \n")
    assert [reading] == plain
    assert isinstance(reading.evidence[0].start, int)


# --- refusals -------------------------------------------------------------------------------------


def without(key: str) -> Mapping[str, Any]:
    return {k: v for k, v in MINIMAL.items() if k != key}


REFUSED: dict[str, tuple[Mapping[str, Any] | str, str]] = {
    "no JSON": ("{", "no JSON"),
    "no object": ("[]", "must be object"),
    "nested too deep": ("[" * 100_000, ""),
    "a number too long": ('{"start": ' + "9" * 5000 + "}", "digits"),
    "a missing key": (without("target_id"), "target_id"),
    "an unknown category": ({**MINIMAL, "category": "HELP"}, "category"),
    "an unknown status": ({**MINIMAL, "status": "fact"}, "status"),
    "an unknown type": ({**MINIMAL, "source_type": "ship"}, "source_type"),
    "an empty quote": ({**MINIMAL, "evidence": "", "end": 10}, "evidence"),
    "an id of another type": (
        {**MINIMAL, "source_id": "person:norvia"},
        "person:norvia is the id of no country",
    ),
    "a claimant's id of another type": (
        {**MINIMAL, "claimants": [{"id": "group:x", "name": "X", "type": "person"}]},
        "group:x is the id of no person",
    ),
    "an id of no type": ({**MINIMAL, "target_id": "XE"}, "target_id"),
    "both ends one": ({**MINIMAL, "target_id": "country:XN"}, "both country:XN"),
    "a negative start": ({**MINIMAL, "start": -1, "end": 18}, "start"),
    "an end before the start": ({**MINIMAL, "start": 29, "end": 10}, "end 10 is not after start 29"),
    "a quote of another length": ({**MINIMAL, "end": 30}, "19 characters"),
    "half an offset": ({**MINIMAL, "start": 10.5}, "start"),
    "a date of no calendar": ({**MINIMAL, "published": "2023-02-29"}, "2023-02-29"),
    "a date in words": ({**MINIMAL, "occurred_from": "June 2024"}, "occurred_from"),
    "a date and more": ({**MINIMAL, "occurred_to": "2024\n"}, "occurred_to"),
    "an interval turned round": (
        {**MINIMAL, "occurred_from": "2024-06", "occurred_to": "2023"},
        "occurred_to 2023 is before occurred_from 2024-06",
    ),
    "half a surrogate pair": ({**MINIMAL, "evidence": "Norvia sends gr\ud800in."}, "surrogate"),
    "bytes that are no UTF-8": (json.dumps(MINIMAL).replace("grain", "gr\udce4in"), "not UTF-8"),
}


@pytest.mark.parametrize(("line", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_bad_line_is_refused(line: Mapping[str, Any] | str, reason: str) -> None:
    """The error names the file, the line and what is wrong in it, in one line."""
    message = refused(MINIMAL, "", line)
    assert message.startswith("told.jsonl, line 3: ")
    assert reason in message and "\n" not in message


def test_an_interval_may_end_in_its_own_year() -> None:
    """A vague end that holds the start is no turned interval."""
    assert from_line({**MINIMAL, "occurred_from": "2024-06-18", "occurred_to": "2024"}).occurred_to == "2024"


def test_the_quote_must_stand_in_the_article() -> None:
    """Where the article's text is at hand, a quote that is not what stands there is refused."""
    text = "Yesterday Norvia sends grain. More follows."
    [reading] = read(MINIMAL, text_of=lambda _: text[:10] + MINIMAL["evidence"])
    assert reading.evidence
    assert read(MINIMAL, text_of=lambda _: None) == [reading]
    assert "not what the article says from 10 to 29" in refused(MINIMAL, text_of=lambda _: text[1:])


def other(document: str, **known: Any) -> Mapping[str, Any]:
    return {**MINIMAL, "document": document, **known}


def test_an_articles_lines_must_follow_each_other() -> None:
    """A second run of one article would replace the first, so its lines are refused."""
    message = refused(MINIMAL, other("wire/18"), MINIMAL)
    assert message == "told.jsonl, line 3: apart from the other lines of wire/17"
    found = read(MINIMAL, other("wire/18"), other("wire/19"))
    assert [r.article.document for r in found] == ["wire/17", "wire/18", "wire/19"]


def test_an_articles_lines_must_agree_on_it() -> None:
    """Two lines of one article that date it differently are no article."""
    dated = {**MINIMAL, "published": "2024-06-18"}
    message = refused(dated, {**dated, "published": "2024-06-19"})
    assert message == "told.jsonl, line 2: another published than the line before has of wire/17"


def test_copies_under_two_names_are_two_readings() -> None:
    """One article found as two documents is read as both; which stands is the store's to say."""
    known = {"article_id": "a1", "outlet": "The Courier"}
    found = read(other("a", **known), other("b", **known))
    assert [(r.article.document, len(r.evidence)) for r in found] == [("a", 1), ("b", 1)]


def test_a_repeated_line_counts_once() -> None:
    """The same evidence told twice in one article is one."""
    [reading] = read(MINIMAL, MINIMAL)
    assert len(reading.evidence) == 1


def test_good_lines_are_read_past_bad_ones(tmp_path: Path) -> None:
    """With somebody to tell, a bad line is left out, and so is a file that is not there."""
    file = tmp_path / "told.jsonl"
    lines = [json.dumps(MINIMAL).encode(), b"{", b"\xff\xfe", json.dumps(other("wire/18")).encode()]
    file.write_bytes(b"\n".join(lines))
    told: list[TielineError] = []
    found = list(read_file(str(file), bad=told.append))
    assert [r.article.document for r in found] == ["wire/17", "wire/18"]
    assert [e.message.partition(": ")[0] for e in told] == [f"{file}, line 2", f"{file}, line 3"]
    assert list(read_file(str(tmp_path / "missing"), bad=told.append)) == []
    assert told[-1].message == f"{tmp_path / 'missing'}: no such file or directory"
    stdin = io.BytesIO(file.read_bytes())
    assert list(read_file("-", bad=told.append, stdin=stdin)) == found
