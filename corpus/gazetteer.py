"""The names that ship with the product, and where they stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from tieline.corpus import lexicon
from tieline.graph import ids
from tieline.graph.model import ActorType

FormKind = Literal["name", "adjective", "capital", "metonym"]

# Acronyms that some papers write as the words they are spoken as: "Unasur".
_SPOKEN = re.compile(r"[A-Z]{5,}$")
_WORD = re.compile(r"\w+")
# The table of what no state has.
_NONE = "none"


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of the lists.

    Attributes:
        country: the polity it belongs to (a country: itself), an ISO code where there is one.
        parent: the id of the organisation it is part of.
        roles: a person's offices, for finding whom "the president" means; never a relation.
    """

    id: str
    name: str
    type: ActorType
    country: str | None = None
    sector: str | None = None
    parent: str | None = None
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a known actor."""

    text: str
    actor: Known
    kind: FormKind
    ambiguous: bool


@dataclass(frozen=True)
class Gazetteer:
    """The lists as lookups.

    Attributes:
        forms: by their first word, longest first.
        actors: by id.
        leaders: heads of state and government by a surname that no other listed leader bears, and
            nobody else who is listed for the state.
    """

    forms: Mapping[str, tuple[Form, ...]]
    actors: Mapping[str, Known]
    leaders: Mapping[str, Known]

    def at(self, text: str, start: int, below: int | None = None) -> Form | None:
        """The longest form that stands at this character, ending where a word ends.

        Args:
            below: only forms of fewer characters.
        """
        word = _WORD.match(text, start)
        if not word:
            return None
        key = "the" if word[0] == "The" else word[0]  # "the West" may begin a sentence
        behind = word.end()
        for form in self.forms.get(key, ()):
            written = form.text
            if (
                text.startswith(written[len(key) :], behind)
                if key == "the"
                else text.startswith(written, start)
            ):
                end = start + len(written)
                if (below is None or end - start < below) and not text[end : end + 1].isalnum():
                    return form
        return None

    def may_begin(self, word: str, after: str) -> bool:
        """Whether a form may begin with a token, cheaply: `at` alone says whether one stands there.

        Args:
            after: the character behind the token; a letter or digit there makes its word a longer one.
        """
        return word in self.forms or word == "The" or not word.isalpha() or after.isalnum() or after == "_"

    def state_at(self, text: str, start: int) -> Known | None:
        """The state whose name or adjective begins here: of "French foreign ministry" France."""
        word = _WORD.match(text, start)
        for form in self.forms.get(word[0], ()) if word else ():
            end = start + len(form.text)
            if form.actor.type == "country" and form.kind in ("name", "adjective"):
                if text.startswith(form.text, start) and not text[end : end + 1].isalnum():
                    return form.actor
        return None


@cache
def load() -> Gazetteer:
    """Read the lists of polities, organisations, groups and people."""
    forms: dict[str, dict[str, Form]] = defaultdict(dict)
    actors: dict[str, Known] = {}
    for actor, words, doubtful in _listed():
        actors[actor.id] = actor
        for kind, text in words:
            plain = text.replace("’", "'")
            first = _WORD.search(plain)
            if first and first.start() == 0:
                # The first list to name a form keeps it: polities before organisations before people.
                forms[first[0]].setdefault(plain, Form(plain, actor, kind, text in doubtful))
    by_word = {
        word: tuple(sorted(found.values(), key=lambda f: (-len(f.text), f.text)))
        for word, found in forms.items()
    }
    return Gazetteer(by_word, actors, _leaders(actors.values()))


# Where the family name stands first.
_FAMILY_FIRST = frozenset(("KP", "KR", "CN", "TW", "HK", "VN", "KH"))


_LEADING = frozenset(("president", "prime minister", "premier", "chancellor", "leader"))


def _leaders(actors: Iterable[Known]) -> dict[str, Known]:
    bearers: dict[str, list[Known]] = defaultdict(list)
    for actor in actors:
        if actor.type == "person":
            words = actor.name.split()
            family = words[0] if actor.country in _FAMILY_FIRST else words[-1]
            bearers[family].append(actor)
    leaders = {}
    for surname, found in bearers.items():
        leading = [actor for actor in found if not _LEADING.isdisjoint(actor.roles)]
        if len(leading) == 1 and surname != leading[0].name and len(surname) > 1:
            if sum(actor.country == leading[0].country for actor in found) == 1:
                leaders[surname] = leading[0]
    return leaders


_Listed = tuple[Known, list[tuple[FormKind, str]], set[str]]


def _listed() -> Iterator[_Listed]:
    for entry in lexicon.read("polities")["polity"]:
        actor = Known(
            ids.actor_id("country", entry["id"]),
            entry["name"],
            "country",
            entry["id"],
            "government",
        )
        words: list[tuple[FormKind, str]] = [("name", entry["name"])]
        keys: tuple[tuple[str, FormKind], ...] = (
            ("names", "name"),
            *((("adjectives", "adjective"),) if entry["id"] != "PS" else ()),
            ("capitals", "capital"),
            ("metonyms", "metonym"),
        )
        for key, kind in keys:
            words += [(kind, text) for text in entry.get(key, ())]
        yield actor, words, set(entry.get("ambiguous", ()))
        yield from _people(entry)
    for entry in organizations():
        yield _other("organization", entry)
    for entry in lexicon.read("groups")["group"]:
        yield _other("group", entry)
    for entry in people():
        yield _other("person", entry)


def people() -> Iterator[dict[str, Any]]:
    """The list of people, each with `name`, `aliases`, `roles` and, where there is one, `country`."""
    for country, lines in lexicon.read("people").items():
        for line in lines.split("\n"):
            forms, _, roles = line.partition(" | ")
            if forms:
                name, *aliases = forms.split("; ")
                entry = {"name": name, "aliases": aliases, "roles": roles.split("; ") if roles else []}
                yield entry if country == _NONE else {**entry, "country": country}


def organizations() -> Iterator[dict[str, Any]]:
    """The list of organisations, each with `name`, `aliases`, `adjectives`, `ambiguous` and `sector`, some
    with `country` and `part_of`."""
    for sector, states in lexicon.read("organizations").items():
        for country, lines in states.items():
            for line in lines.split("\n"):
                words, _, whole = line.partition(" > ")
                forms, _, adjectives = words.partition(" | ")
                if not forms:
                    continue
                marked = [form.split("; ") for form in (forms, adjectives) if form]
                ambiguous = [form[:-1] for some in marked for form in some if form[-1] == "?"]
                (name, *aliases), *rest = [[form.rstrip("?") for form in some] for some in marked]
                entry: dict[str, Any] = {"name": name, "aliases": aliases, "sector": sector}
                entry |= {"adjectives": rest[0] if rest else [], "ambiguous": ambiguous}
                if country != _NONE:
                    entry["country"] = country
                if whole:
                    entry["part_of"] = whole
                yield entry


def _people(entry: Mapping[str, Any]) -> Iterator[_Listed]:
    """A state's people as a party of its own: "Palestinians". A single Dane stands for nobody."""
    plural = [d for d in entry.get("demonyms", ()) if d.endswith(("s", "men", "people", "women"))]
    plural += [
        f"{a}s" for a in entry.get("adjectives", ()) if a.endswith(("an", "i")) and f"{a}s" not in plural
    ]
    stateless = entry["status"] == "UN observer" and entry["id"] == "PS"
    if plural:
        name = next((p for p in plural if p.endswith("s")), plural[0])
        people = Known(ids.actor_id("group", name), name, "group", entry["id"], "civilian")
        words: list[tuple[FormKind, str]] = [("name", p) for p in plural]
        if stateless:
            words += [("adjective", a) for a in entry.get("adjectives", ())]
        yield people, words, set()


def _other(kind: Any, entry: Mapping[str, Any]) -> _Listed:
    parent = entry.get("part_of")
    actor = Known(
        ids.actor_id(kind, entry["name"]),
        entry["name"],
        kind,
        entry.get("country"),
        entry.get("sector"),
        ids.actor_id("organization", parent) if parent else None,
        tuple(entry.get("roles", ())),
    )
    doubtful = set(entry.get("ambiguous", ()))
    words: list[tuple[FormKind, str]] = [("name", entry["name"])]
    words += [("name", text) for text in (*entry.get("aliases", ()), *sorted(doubtful))]
    words += [("adjective", text) for text in entry.get("adjectives", ())]
    if entry.get("sector") == "intergovernmental":
        words += [("name", text.capitalize()) for _, text in words if text.isupper() and _SPOKEN.match(text)]
        doubtful |= {text.capitalize() for text in doubtful if text.isupper()}
    words += [("name", f"United States {text[3:]}") for _, text in words if text.startswith("US ")]
    doubtful |= {f"United States {text[3:]}" for text in doubtful if text.startswith("US ")}
    for kind_of_word, text in list(words):
        for hyphened in _hyphened(text):
            words.append((kind_of_word, hyphened))
            doubtful |= {hyphened} & {h for d in doubtful for h in _hyphened(d)}
    return actor, words, doubtful


def _hyphened(text: str) -> tuple[str, ...]:
    """ "Southeast Asian" is as often written South-east or South-East Asian."""
    if not text.startswith(("North", "South")):
        return ()
    match = re.match(r"(North|South)(east|west)(?= )", text)
    if not match:
        return ()
    rest = text[match.end() :]
    return (f"{match[1]}-{match[2]}{rest}", f"{match[1]}-{match[2].title()}{rest}")
