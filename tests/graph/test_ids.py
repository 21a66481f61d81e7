"""Ids: stable, and the same for the same words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.graph import ids


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Kim Jong-un", "kim-jong-un"),
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("IŞIK Holding", "isik-holding"),
        ("Łukasz Øberg", "lukasz-oberg"),
        ("U.S. Steel", "us-steel"),
        ("the Sea’s Friends", "the-seas-friends"),
        ("Straße & Æther", "strasse-aether"),
        ("朝鮮", "朝鮮"),
    ],
)
def test_a_slug_folds_what_spellings_differ_in(name: str, slug: str) -> None:
    """Case, accents and punctuation are folded away; letters of other scripts stay."""
    assert ids.slug(name) == slug


@given(st.text())
def test_a_slug_is_never_empty_and_stays(name: str) -> None:
    """Even a name without letters has an id, and the slug of a slug is itself."""
    slug = ids.slug(name)
    assert slug and ids.slug(slug) == slug
    assert "." not in slug and " " not in slug


def test_a_country_is_its_code() -> None:
    """A code is taken as it is, a country without one by its name."""
    assert ids.actor_id("country", "KP") == "country:KP"
    assert ids.actor_id("country", "Norvia") == "country:norvia"
    assert ids.actor_id("organization", "KP") == "organization:kp"


def test_ids_are_pinned() -> None:
    """Saved stores and queries hold these ids: a change of how they are made is a breaking one."""
    article = ids.article_id("The Courier", None, "a.md", "text")
    tie = ids.tie_id("country:XN", "supplies", "food", "country:XE")
    assert article == "a45e72807018989c"
    assert tie == "d7ba0774cba4ce40"
    assert ids.evidence_id(article, 0, 4, tie, "stated") == "506a99d462db19e7"
    assert ids.relation_id(tie, "2024-06-18/2024-06-18") == "206928516e86c9b3"


def test_the_parts_of_an_id_do_not_run_together() -> None:
    """What belongs to one part never counts for the next."""
    assert ids.tie_id("a", "bc", "", "d") != ids.tie_id("ab", "c", "", "d")
    assert ids.article_id("a", "b", "x", "") == ids.article_id("a", "b", "y", "")  # the url decides
    assert ids.article_id(None, None, "x", "") != ids.article_id(None, None, "y", "")
    assert re.fullmatch("[0-9a-f]{16}", ids.relation_id("\ud800", ""))
