"""The one filter on relations."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from made_up import actor, evidence, relation
from random_corpora import corpora, expected, filters

from tieline.graph.errors import BadQuestion
from tieline.graph.filter import ANY, Filter
from tieline.graph.model import ASSERTED, STATUSES, Reading, Relation

VOST, NORVIA, BANK = actor("person:irena-vost"), actor("country:XN", "Norvia"), actor("organization:bank")
TOLD = relation(VOST, NORVIA, evidence(VOST, "visits", NORVIA, occurred="2024-06"))


def told(**known: Any) -> Relation:
    return replace(TOLD, **known)


def test_by_default_what_somebody_asserts() -> None:
    """Stated and claimed pass unasked; expected, possible, denied and negated do not."""
    passing = [s for s in STATUSES if Filter().passes(told(status=s))]
    assert tuple(passing) == ASSERTED
    assert all(ANY.passes(told(status=s)) for s in STATUSES)


@pytest.mark.parametrize(("asked", "passing"), [("any", [True, False]), ("only", [True]), ("hide", [False])])
def test_disputed(asked: Any, passing: list[bool]) -> None:
    """Disputed relations are kept with the others, kept alone, or hidden."""
    assert [d for d in (True, False) if Filter(disputed=asked).passes(told(disputed=d))] == passing


@pytest.mark.parametrize(
    ("asked", "passes"),
    [
        (Filter(categories=("CONSULT",)), True),
        (Filter(categories=("AID",)), False),
        (Filter(quads=("verbal cooperation",)), True),
        (Filter(quads=("material conflict",)), False),
        (Filter(quads=("verbal cooperation",), categories=("CONSULT", "AID")), True),
        (Filter(quads=("verbal cooperation",), categories=("AGREE",)), False),
        (Filter(quads=("material conflict",), categories=("CONSULT",)), False),
        (Filter(predicates=("visits", "meets")), True),
        (Filter(predicates=("meets",)), False),
        (Filter(outlets=("THE COURIER",)), True),
        (Filter(outlets=("Nobody", "the courier")), True),
        (Filter(outlets=("Courier",)), False),
        (Filter(min_origins=1), True),
        (Filter(min_origins=2), False),
        (Filter(actor_types=("person", "country")), True),
        (Filter(actor_types=("person",)), False),
    ],
)
def test_each_question(asked: Filter, passes: bool) -> None:
    """Within one question any value will do, and both ends must be of the types asked for."""
    assert asked.passes(TOLD) is passes


def test_confidence_is_at_least() -> None:
    """Asking for medium keeps what is surer."""
    asked = Filter(min_confidence="medium")
    assert [c for c in ("high", "medium", "low") if asked.passes(told(confidence=c))] == ["high", "medium"]


@pytest.mark.parametrize(
    ("since", "until", "passes"),
    [
        ("2024-06-30", None, True),  # it may have been that day
        ("2024-07", None, False),
        (None, "2024-06-01", True),
        (None, "2024-05", False),
        ("2024", "2024", True),
        ("2024-06-10", "2024-06-11", True),
        ("2023", "2023", False),
    ],
)
def test_dates_match_by_overlap(since: str | None, until: str | None, passes: bool) -> None:
    """A relation of some day in June is within every span that shares a day with June."""
    assert Filter(since=since, until=until).passes(TOLD) is passes


def test_without_a_date_nothing_is_within_dates() -> None:
    """A relation of unknown date passes only where no date is asked for."""
    undated = told(first_day=None, last_day=None)
    assert Filter().passes(undated)
    assert not Filter(since="0001").passes(undated)
    assert not Filter(until="9999").passes(undated)


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"statuses": ("fact",)}, "stated, claimed"),
        ({"categories": ("HELP",)}, "AID"),
        ({"quads": ("conflict",)}, "material conflict"),
        ({"predicates": ("frobnicates",)}, "supplies"),
        ({"actor_types": ("ship",)}, "country"),
        ({"min_confidence": "sure"}, "high"),
        ({"since": "June"}, "2024-06"),
        ({"until": "2024-00"}, "2024-06"),
    ],
)
def test_what_no_relation_can_have_is_no_question(wrong: Any, word: str) -> None:
    """The error names the value, its hint those that there are."""
    with pytest.raises(BadQuestion) as caught:
        Filter(**wrong)
    [value] = wrong.values()
    assert (value if isinstance(value, str) else value[0]) in caught.value.message
    assert word in caught.value.hint


@settings(max_examples=50, deadline=None)
@given(corpus=corpora(), asked=filters())
def test_asking_more_never_shows_more(corpus: list[Reading], asked: Filter) -> None:
    """What passes a filter passes it without any one of its questions."""
    free = Filter(statuses=STATUSES)
    for one in filter(asked.passes, expected(corpus)):
        for name in Filter.__slots__:
            assert replace(asked, **{name: getattr(free, name)}).passes(one)
