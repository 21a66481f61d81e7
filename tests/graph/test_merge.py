"""Relations are a pure, order-free function of the evidence."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import actor, evidence
from random_corpora import corpora

from tieline.graph.actors import ActorTable, merge_actors
from tieline.graph.merge import bundle, relations
from tieline.graph.model import STATUSES, Evidence, Reading, Relation

VOST, EKE = actor("person:irena-vost"), actor("person:halvar-eke")
NORVIA, ESTMARK = actor("country:XN", "Norvia"), actor("country:XE", "Estmark")


def meets(when: str | None, *, to: str | None = "", **known: Any) -> Evidence:
    """Vost meets Eke, from `when` to `to`, which is `when` where nothing else is said."""
    told = evidence(VOST, "meets", EKE, **known)
    return replace(told, occurred_from=when, occurred_to=when if to == "" else to)


def supplies(key: str, status: str = "stated", **known: Any) -> Evidence:
    """Norvia supplies Estmark with something of this class."""
    told = evidence(NORVIA, "supplies", ESTMARK, status=status, quote=f"{key} {status}", **known)
    return replace(told, object=key.rpartition("/")[2], object_key=key)


def table_of(told: Sequence[Evidence]) -> ActorTable:
    return merge_actors(p for e in told for p in (e.source, e.target, *e.claimants))


def merged(*told: Evidence) -> list[Relation]:
    """The relations of evidence, by the day they begin, those of unknown date last."""
    return sorted(relations(told, table_of(told)), key=lambda r: (r.occurred_from or "9999", r.predicate))


def all_evidence(corpus: Sequence[Reading]) -> list[Evidence]:
    return [e for reading in corpus for e in reading.evidence]


# --- occurrences ----------------------------------------------------------------------------------


def test_each_meeting_is_an_arrow() -> None:
    """What happened in 2019, in 2023 and is expected in 2024 are three relations of one tie."""
    found = merged(
        meets("2019-04-25", outlet="A"),
        meets("2023-09-13", outlet="B"),
        meets("2024-06", status="expected", outlet="C", published="2024-05-30"),
    )
    assert [r.occurred_from for r in found] == ["2019-04-25", "2023-09-13", "2024-06"]
    assert [r.status for r in found] == ["stated", "stated", "expected"]
    assert len({r.id for r in found}) == 3 and len({r.tie_id for r in found}) == 1


@pytest.mark.parametrize(
    ("dates", "groups"),
    [
        (["2023", "2023-09", "2023-09-13"], 1),
        (["2023-09-12", "2023-09-13"], 2),
        (["2023-09-12", "2023-09-13", "2023-09"], 3),  # September fits both days, so neither
        (["2023-09-12", "2023-09-13", "2023-09", "2023-09"], 3),
        (["2022", "2023"], 2),
        (["2023", "2023"], 1),
    ],
)
def test_compatible_dates_are_one_occurrence(dates: list[str], groups: int) -> None:
    """A vaguer date joins the one occurrence that it fits, and stays apart where it fits two."""
    assert len(merged(*(meets(d, outlet=str(n)) for n, d in enumerate(dates)))) == groups


def test_a_report_of_both_days_joins_them() -> None:
    """A meeting told by its first day, by its last and by both is one."""
    both = meets("2024-06-18", to="2024-06-19", outlet="C")
    [one] = merged(meets("2024-06-18", outlet="A"), meets("2024-06-19", outlet="B"), both)
    assert (one.occurred_from, one.occurred_to) == ("2024-06-18", "2024-06-19")


def test_the_most_precise_date_stands() -> None:
    """An article that knows only the year does not stretch a day over the year."""
    [one] = merged(meets("2024-06-18", outlet="A"), meets("2024", outlet="B"))
    assert (one.occurred_from, one.occurred_to) == ("2024-06-18", "2024-06-18")
    assert (one.first_day, one.last_day) == ("2024-06-18", "2024-06-18")
    assert one.articles == 2


def test_the_undated_join_the_only_occurrence() -> None:
    """Evidence of unknown date joins if exactly one occurrence fits."""
    [one] = merged(meets("2023-09-13", outlet="A"), meets(None, outlet="B"))
    assert one.outlets == ("A", "B")


def test_what_a_paper_tells_without_a_date_is_recent() -> None:
    """Undated news of 2024 is no telling of an occurrence that another article dates years before."""
    found = merged(meets("2019-04-25", outlet="A"), meets(None, outlet="B"))
    assert [r.outlets for r in found] == [("A",), ("B",)]


def test_the_undated_stay_together_where_two_fit() -> None:
    """Where several occurrences fit, or none is dated, what is undated is one relation."""
    undated = [meets(None, outlet="C"), meets(None, outlet="D")]
    [alone] = merged(*undated)
    assert alone.outlets == ("C", "D")
    found = merged(meets("2023-09-13", outlet="A"), meets("2024-04-25", outlet="B"), *undated)
    assert [r.outlets for r in found] == [("A",), ("B",), ("C", "D")]
    assert found[2].occurred_from is None
    assert (found[2].first_day, found[2].last_day) == ("2024-06-20", "2024-06-20")  # when printed


def test_nothing_is_told_before_it_began() -> None:
    """An undated article of 2020 tells of the meeting of 2019, not of that of 2023."""
    early = meets(None, outlet="C", published="2020-01-05")
    found = merged(meets("2019-04-25", outlet="A"), meets("2023-09-13", outlet="B"), early)
    assert [r.outlets for r in found] == [("A", "C"), ("B",)]


def test_an_expectation_is_of_the_next_time() -> None:
    """What is expected at an unknown date does not join what was over when it was printed."""
    hoped = meets(None, status="expected", outlet="B", published="2024-05-30")
    assert len(merged(meets("2023-09-13", outlet="A"), hoped)) == 2
    [one] = merged(meets("2024-06-18", outlet="A"), hoped)
    assert one.status == "stated" and one.statuses == {"stated": 1, "expected": 1}


def test_what_is_undated_decides_nothing_for_another() -> None:
    """Two undated articles find their places independently, whatever their documents are called."""
    dated = meets("2024-06", status="expected", outlet="M")
    for first, last in ("AZ", "ZA"):
        hoped = meets(None, status="expected", outlet=first, published=None)
        told = meets(None, outlet=last, published=None)
        [one] = merged(dated, hoped, told)
        assert one.articles == 3


def test_states_and_roles_have_one_occurrence() -> None:
    """However often and of whatever date a state or a role is told, it is one relation."""
    for predicate in ("has ties with", "leads"):
        told = [
            evidence(VOST, predicate, NORVIA, outlet=d, occurred=d or None)
            for d in ("", "2019", "2024-06", "2024")
        ]
        [one] = merged(*told)
        assert (one.occurred_from, one.occurred_to) == ("2019", "2024")
        assert (one.first_day, one.last_day) == ("2019-01-01", "2024-12-31")


def test_an_open_end_reaches_to_what_is_printed() -> None:
    """What began and has no end lasts until it was last told of."""
    since = replace(evidence(VOST, "leads", NORVIA), occurred_from="2019")
    [one] = merged(since)
    assert (one.first_day, one.last_day) == ("2019-01-01", "2024-06-20")
    assert one.occurred_to is None


# --- statuses and denials -------------------------------------------------------------------------


def test_the_strongest_status_stands_and_each_is_counted() -> None:
    """A relation has the first status of the list that some evidence has, and the count of each."""
    for n, strongest in enumerate(STATUSES):
        told = [meets("2024-06-18", status=s, quote=s) for s in STATUSES[n:]]
        [one] = merged(*told, replace(told[0], start=1, end=1 + len(told[0].quote)))
        assert one.status == strongest
        assert one.statuses == {s: 1 + (s == strongest) for s in STATUSES[n:]}


@pytest.mark.parametrize(
    ("statuses", "disputed"),
    [
        (["stated", "denied"], True),
        (["claimed", "negated"], True),
        (["expected", "denied"], False),
        (["denied", "negated"], False),
        (["stated", "possible"], False),
    ],
)
def test_disputed_is_asserted_and_contradicted(statuses: list[str], disputed: bool) -> None:
    """Disputed is what somebody asserts and somebody denies or negates."""
    [one] = merged(*(meets("2024-06-18", status=s, quote=s) for s in statuses))
    assert one.disputed is disputed


@pytest.mark.parametrize(
    ("denied", "hit"),
    [
        ("", {"food", "weapons", "weapons/munitions"}),
        ("weapons", {"weapons", "weapons/munitions"}),
        ("weapons/munitions", {"weapons/munitions"}),
        ("weapon", set()),
    ],
)
def test_a_denial_meets_its_object_and_what_lies_below(denied: str, hit: set[str]) -> None:
    """A denial of weapons disputes munitions, not food; one that names nothing disputes all."""
    told = [supplies(k, outlet=k) for k in ("food", "weapons", "weapons/munitions")]
    found = merged(*told, supplies(denied, "denied", outlet="D"))
    assert {r.object_key for r in found if r.disputed} == hit


def test_a_denial_meets_one_category_and_direction() -> None:
    """A denial counts within source, category and target: another verb of aid, no other direction."""
    denial = evidence(NORVIA, "gifts", ESTMARK, status="denied", outlet="D")
    found = merged(
        supplies("food", outlet="A"),
        evidence(ESTMARK, "supplies", NORVIA, outlet="B"),
        evidence(NORVIA, "invites", ESTMARK, outlet="C"),
        denial,
    )
    assert [(r.predicate, r.source.id) for r in found if r.disputed] == [("supplies", NORVIA.id)]
    own = next(r for r in found if r.predicate == "gifts")
    assert own.status == "denied" and own.evidence == (denial,)


@pytest.mark.parametrize(
    ("when", "published", "hit"),
    [
        ("2023", None, {"2023-09-13"}),
        (None, "2020", {"2019-04-25"}),
        (None, "2024", {"2019-04-25", "2023-09-13"}),
        (None, None, {"2019-04-25", "2023-09-13"}),
    ],
)
def test_a_denial_meets_its_time(when: str | None, published: str | None, hit: set[str]) -> None:
    """A denial disputes what overlaps its date; undated, what had begun when it was printed."""
    told = [
        replace(supplies("food", outlet=d), occurred_from=d, occurred_to=d)
        for d in ("2019-04-25", "2023-09-13")
    ]
    denial = supplies("", "denied", outlet="D", occurred=when, published=published)
    found = merged(*told, denial)
    assert {r.occurred_from for r in found if r.disputed} == hit


# --- who says so ----------------------------------------------------------------------------------


def wire(outlet: str, agency: str | None = None, **known: Any) -> Evidence:
    told = meets("2024-06-18", outlet=outlet, **known)
    return replace(told, article=replace(told.article, agency=agency))


def test_copies_are_one_origin() -> None:
    """Two printings of one wire story are two outlets and two articles, but one origin."""
    [one] = merged(wire("A", "AFP"), wire("B", "AFP"))
    assert (one.outlets, one.origins, one.articles) == (("A", "B"), ("AFP",), 2)
    [two] = merged(wire("A", "AFP"), wire("B", "AFP"), wire("C"))
    assert two.origins == ("AFP", "C")


def test_a_claimant_is_the_origin_wherever_it_is_told() -> None:
    """One ministry quoted by two papers is one origin; so is one named by two names that merge."""
    short = actor("organization:ksb", "KSB")
    full = actor("organization:kelman-sound-bank", "Kelman Sound Bank", aliases=("KSB",))
    [one] = merged(
        wire("A", status="claimed", claimants=[short]), wire("B", status="claimed", claimants=[full])
    )
    assert one.origins == one.claimed_by == ("Kelman Sound Bank",)


def test_only_who_tells_it_vouches_for_it() -> None:
    """Outlets, origins and confidence are of the evidence that has the relation's status."""
    denial = replace(wire("D", status="denied"), confidence="high")
    vague = replace(wire("A", status="claimed"), confidence="low")
    [one] = merged(vague, replace(wire("B", status="claimed"), confidence="medium"), denial)
    assert (one.outlets, one.confidence, one.articles) == (("A", "B"), "medium", 3)


def test_the_best_quote_is_strong_then_early() -> None:
    """The quote is of the strongest status, then the earliest, then the smallest id."""
    told = [
        wire("A", status="claimed", published="2024-06-18", quote="claimed early"),
        wire("B", published="2024-06-20", quote="stated late"),
        wire("C", published=None, quote="stated at an unknown date"),
        wire("D", published="2024-06-19", quote="stated early"),
    ]
    assert merged(*told)[0].quote == "stated early"
    equal = [wire(outlet, quote=f"told by {outlet}") for outlet in "EFG"]
    assert merged(*equal)[0].quote == min(equal, key=lambda e: e.id).quote


def test_an_object_is_worded_as_somebody_words_it() -> None:
    """Where the best quote names no object, the first by document that does names it."""
    told = [
        replace(meets(None, outlet=d), object=words)
        for d, words in (("A", "trade"), ("B", "grain"), ("C", ""))
    ]
    told[2] = replace(told[2], article=replace(told[2].article, published="2024-06-18"))
    assert merged(*told)[0].object == merged(*told[::-1])[0].object == "trade"


def test_symmetric_ends_are_ordered() -> None:
    """Who met whom is one arrow; who visited whom are two."""
    for predicate, arrows in (("meets", 1), ("visits", 2)):
        there, back = (evidence(a, predicate, b) for a, b in ((VOST, EKE), (EKE, VOST)))
        found = merged(there, back)
        assert len(found) == arrows
        assert found[0].source.id < found[0].target.id or arrows == 2


def test_who_is_joined_to_itself_is_no_relation() -> None:
    """Where merging makes both ends one actor, nothing is left to tell."""
    short = actor("organization:ksb", "KSB")
    full = actor("organization:kelman-sound-bank", "Kelman Sound Bank", aliases=("KSB",))
    assert merged(evidence(short, "funds", full)) == []


def test_two_tellings_of_one_id_stand_alike_in_any_order() -> None:
    """Of two readings of one passage the surer stands, whichever came first."""
    sure = meets("2024-06-18")
    unsure = replace(sure, confidence="low", occurred_from="2019", occurred_to="2019")
    assert sure.id == unsure.id
    assert merged(sure, unsure) == merged(unsure, sure) == merged(sure)


# --- laws -----------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(corpus=corpora(), data=st.data())
def test_order_and_repeats_change_nothing(corpus: list[Reading], data: st.DataObject) -> None:
    """The same evidence gives the same relations, in any order and however often it is told."""
    told = all_evidence(corpus)
    table = table_of(told)
    mixed = data.draw(st.permutations([*told, *told[::2]]))
    assert relations(mixed, table_of(mixed)) == relations(told, table)


@settings(max_examples=60, deadline=None)
@given(corpus=corpora())
def test_each_bundle_stands_alone(corpus: list[Reading]) -> None:
    """Relations made bundle by bundle are those made of all evidence at once."""
    told = all_evidence(corpus)
    table = table_of(told)
    keys = {bundle(e, table) for e in told}
    parts = [relations([e for e in told if bundle(e, table) == key], table) for key in keys]
    assert sorted((r for part in parts for r in part), key=lambda r: r.id) == relations(told, table)


@settings(max_examples=60, deadline=None)
@given(corpus=corpora())
def test_merging_is_idempotent_and_loses_nothing(corpus: list[Reading]) -> None:
    """The evidence of the relations gives them again, and holds all that joins two actors."""
    told = all_evidence(corpus)
    table = table_of(told)
    found = relations(told, table)
    again = [e for r in found for e in r.evidence]
    assert relations(again, table) == found
    assert {e.id for e in again} == {e.id for e in told if len({*bundle(e, table)[::2]}) == 2}
    assert len({r.id for r in found}) == len(found)
    assert all((r.first_day is None) == (r.last_day is None) for r in found)
    assert all(r.first_day <= r.last_day for r in found if r.first_day and r.last_day)
