"""The lists of actors that ship with the product: whole, consistent, each form with one owner."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections import Counter, defaultdict
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

from tieline.corpus import gazetteer
from tieline.graph import ids

# The file, the name of its array, and the keys that hold forms of an entry beside `name`.
LISTS = {
    "polities": ("polity", ("names", "adjectives", "demonyms", "capitals", "metonyms")),
    "organizations": ("organization", ("aliases", "adjectives")),
    "groups": ("group", ("aliases", "adjectives")),
    "people": ("person", ("aliases",)),
}
STATUSES = {"UN member", "UN observer", "other", "constituent", "former"}
SECTORS = set(
    "intergovernmental government military court media non-governmental academic rebel party "
    "business sport".split()
)
OPTIONAL_KEYS = {
    "polities": {"ambiguous", "valid_from", "valid_to"},
    "organizations": {"ambiguous", "country", "part_of"},
    "groups": {"ambiguous"},
    "people": {"country"},
}
REQUIRED_KEYS = {
    "polities": {"id", "name", "status"},
    "organizations": {"name", "sector"},
    "groups": {"name"},
    "people": {"name", "roles"},
}


@cache
def entries(name: str) -> list[dict[str, Any]]:
    if name == "organizations":
        return list(gazetteer.organizations())
    if name == "people":
        return list(gazetteer.people())
    text = files("tieline.corpus").joinpath("lexicon", f"{name}.toml").read_text("utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)[LISTS[name][0]]
    return found


def forms(name: str, entry: dict[str, Any]) -> list[str]:
    return [entry["name"], *(form for key in LISTS[name][1] for form in entry.get(key, ()))]


def claims(*names: str) -> dict[str, list[tuple[str, bool]]]:
    """Every form with the entries that claim it and whether they call it ambiguous."""
    found: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for name in names:
        for entry in entries(name):
            for form in forms(name, entry):
                found[form].append((entry["name"], form in entry.get("ambiguous", ())))
    return found


@pytest.mark.parametrize("name", LISTS)
def test_keys(name: str) -> None:
    """An entry has the keys of its list and no others."""
    known = REQUIRED_KEYS[name] | OPTIONAL_KEYS[name] | set(LISTS[name][1])
    for entry in entries(name):
        assert REQUIRED_KEYS[name] <= entry.keys() <= known, entry["name"]


@pytest.mark.parametrize("name", LISTS)
def test_forms_are_clean(name: str) -> None:
    """Forms have no outer or double blanks, straight apostrophes, and stand once in their entry."""
    for entry in entries(name):
        found = forms(name, entry)
        assert len(found) == len(set(found)), entry["name"]
        for form in found:
            assert form == " ".join(form.split()) and form and not re.search("[‘’“”]", form), form


@pytest.mark.parametrize("name", LISTS)
def test_ambiguous_forms_are_forms(name: str) -> None:
    """What an entry calls ambiguous is one of its own forms."""
    for entry in entries(name):
        assert set(entry.get("ambiguous", ())) <= set(forms(name, entry)), entry["name"]


@pytest.mark.parametrize("name", LISTS)
def test_ids_are_unique(name: str) -> None:
    """No two entries of a list are one actor."""
    found = Counter(entry["id"] if "id" in entry else ids.slug(entry["name"]) for entry in entries(name))
    assert [key for key, count in found.items() if count > 1] == []


def test_united_nations_are_whole() -> None:
    """All 193 members and both observers of the United Nations are there, by their ISO code."""
    found = Counter(entry["status"] for entry in entries("polities"))
    assert found["UN member"] == 193 and found["UN observer"] == 2
    assert set(found) == STATUSES
    for entry in entries("polities"):
        if entry["status"].startswith("UN"):
            assert re.fullmatch("[A-Z]{2}", entry["id"]), entry["name"]


def test_a_form_means_one_polity() -> None:
    """No form is claimed by two polities unless all of them call it ambiguous."""
    shared = {f: who for f, who in claims("polities").items() if len(who) > 1}
    assert {f: who for f, who in shared.items() if not all(doubt for _, doubt in who)} == {}


def test_a_form_means_one_actor() -> None:
    """Across the lists a form has at most one claimant that does not call it ambiguous."""
    found = claims(*LISTS)
    assert {f: w for f, w in found.items() if sum(not doubt for _, doubt in w) > 1} == {}


def test_dates_of_polities() -> None:
    """Dates are ISO days in order, and no member of the United Nations has ended."""
    for entry in entries("polities"):
        days = [datetime.date.fromisoformat(entry[k]) for k in ("valid_from", "valid_to") if k in entry]
        assert days == sorted(days), entry["name"]
        assert not (entry["status"].startswith("UN") and "valid_to" in entry), entry["name"]


def test_countries_exist() -> None:
    """A country named by an organisation or a person is in the list of polities."""
    known = {entry["id"] for entry in entries("polities")}
    for name in ("organizations", "people"):
        for entry in entries(name):
            assert entry.get("country", "US") in known, entry["name"]


def test_sectors() -> None:
    """Each sector is one of the closed list and each occurs."""
    assert {entry["sector"] for entry in entries("organizations")} == SECTORS


def test_parents_exist() -> None:
    """An organisation is part of an entry of the list, and never of itself, directly or not."""
    parents = {entry["name"]: entry.get("part_of") for entry in entries("organizations")}
    for name in parents:
        seen = {name}
        above = parents[name]
        while above is not None:
            assert above in parents and above not in seen, name
            seen.add(above)
            above = parents[above]


def test_every_member_state_has_people() -> None:
    """For each member state somebody is listed who led it."""
    led = {entry.get("country") for entry in entries("people")}
    states = {entry["id"] for entry in entries("polities") if entry["status"].startswith("UN")}
    assert states - led == set()
