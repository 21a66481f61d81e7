"""Objects meet in classes."""

from __future__ import annotations

import pytest

from tieline.corpus import lexicon
from tieline.corpus.objects import classify


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("the 5,000 artillery shell", "weapons/munitions"),
        ("ammunition", "weapons/munitions"),
        ("a russian - make limousine", "vehicle/car"),
        ("the air - defense system", "weapons/air defense"),
        ("a cease - fire", "ceasefire"),
    ],
)
def test_longest_phrase(phrase: str, key: str) -> None:
    """The longest listed phrase that ends at the head decides, with hyphens or without."""
    assert classify(phrase.split()) == key


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("aid", "aid"),
        ("humanitarian aid", "aid/humanitarian"),
        ("oil shipment", "energy/oil"),
        ("defense equipment", "weapons"),
        ("ballistic missile technology", "weapons/missiles"),
        ("nuclear energy cooperation", "energy"),
    ],
)
def test_open_head(phrase: str, key: str) -> None:
    """A head that says little takes the class of the nearest telling word before it."""
    assert classify(phrase.split()) == key


def test_unlisted() -> None:
    """An unlisted head is its own class, whatever stands before it; no words have none."""
    assert classify(("the", "oil", "minister")) == "minister"
    assert classify(()) == ""


def test_words_stand_once() -> None:
    """No phrase is in two classes, modifiers name listed classes, and all is lower case."""
    table = lexicon.read("objects")
    phrases = [phrase for listed in table["words"].values() for phrase in listed]
    modifiers = [word for listed in table["modifiers"].values() for word in listed]
    assert len(set(phrases)) == len(phrases)
    assert len(set(modifiers)) == len(modifiers)
    assert set(table["modifiers"]) <= set(table["words"])
    assert all(text == text.lower() for text in (*phrases, *modifiers))


def test_no_phrase_is_too_long_to_be_found() -> None:
    """Every listed phrase is classified as listed."""
    listed = lexicon.read("objects")
    for path, phrases in listed["words"].items():
        for phrase in phrases:
            if phrase not in listed["open"]["heads"]:
                assert classify(phrase.split()) == path
