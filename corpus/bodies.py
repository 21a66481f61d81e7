"""Actors named by common nouns: a state's bodies ("Norway's foreign ministry", "the Norwegian army") and
populations treated as one party ("Norwegian voters", "EU leaders").

They are called by their state's adjective, so that a ministry is one actor however an article words it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tieline.corpus import gazetteer, lexicon
from tieline.corpus.actors import Cast, Figure, Mention
from tieline.corpus.parsing import Tokens
from tieline.graph import ids
from tieline.graph.model import ActorType

_ALONE = frozenset(
    (
        "army",
        "navy",
        "military",
        "parliament",
        "marines",
        "legislature",
        "judiciary",
        "police",
        "court",
    )
)
# Populations that an article about one state may name without it.
_BARE = lexicon.words("bare")
# Nouns that name a body only with a word before them: "foreign ministry", "air force".
_TWO = {
    "ministry": None,
    "force": ("air", "police", "security", "defence", "defense"),
    "forces": ("armed", "defence", "defense", "security"),
    "guard": ("coast", "national", "border"),
    "bank": ("central",),
    "court": ("supreme", "constitutional", "high", "top", "federal"),
    "police": ("federal", "national"),
    "agency": ("spy", "intelligence", "space", "security", "news"),
    "service": ("intelligence", "security", "spy"),
    "department": None,
    "intelligence": ("military",),
    "house": ("lower", "upper"),
    "assembly": ("national",),
    "bureau": None,
    "council": ("security",),
    "office": ("foreign",),
}


def add(t: Tokens, cast: Cast) -> None:
    """Add the mentions of bodies and populations; a capitalised body after a possessive becomes the same
    actor."""
    for first, i, owner in _bodies(t, cast):
        noun = " ".join(w.capitalize() for w in t.lower[first : i + 1]).replace("Defence", "Defense")
        _name(t, cast, first, i, owner, f"{_called(owner.figures[0])} {noun}", "organization")
    for i in range(len(t)):
        if t.lower[i] in _populations() and t.pos[i] in ("NOUN", "PROPN") and cast.at[i] is None:
            _population(t, cast, i)
    cast.mentions.sort(key=lambda m: m.first)


def _bodies(t: Tokens, cast: Cast) -> Iterator[tuple[int, int, Mention]]:
    for i in range(len(t)):
        if t.pos[i] in ("NOUN", "PROPN") and (first := _first(t, i)) is not None:
            # "the military pact" is no army
            if t.dep[i] != "compound" and _free(cast, first, i + 1) and (owner := _owner(cast, t, first, i)):
                yield first, i, owner


def _name(
    t: Tokens, cast: Cast, first: int, i: int, owner: Mention | None, name: str, kind: ActorType
) -> None:
    id_ = ids.actor_id(kind, name)
    country = owner.figures[0].country if owner else None
    sector = "government" if kind == "organization" else "civilian"
    listed = gazetteer.load().at(name, 0) if kind == "organization" else None
    if listed and listed.text == name and listed.actor.type == kind:
        figure = cast.listed(listed.actor)  # "India's top court" may be listed as the Indian Supreme Court
    else:
        figure = cast.figures.setdefault(id_, Figure(id_, name, kind, country, sector))
    old = cast.at[i]
    if old is not None and old in cast.mentions:
        cast.mentions.remove(old)
        old.figures[0].forms[t.words(old.first, old.last)] -= 1
    figure.forms[t.words(first, i + 1)] += 1
    if owner and owner.first < first:
        figure.forms[t.words(owner.first, i + 1)] += 1
    cast.add(Mention(first, i + 1, i, (figure,), "name", "common noun"))


def _population(t: Tokens, cast: Cast, i: int) -> None:
    """ "Norwegian voters", "voters in Norway", "EU leaders"; "voters" where one state is the topic."""
    noun = _SAME.get(t.lower[i], t.lower[i])
    if t.dep[i] == "attr":
        return  # "are members of the club": what they are, not who
    owner = _owner(cast, t, i, i, ("country", "organization", "group"))
    for c in t.children[i]:
        if owner is None and t.dep[c] == "prep" and t.lower[c] in ("in", "of", "from"):
            inner = t.child(c, "pobj")
            m = cast.at[inner] if inner is not None else None
            if (
                m
                and m.kind != "adjective"
                and len(m.figures) == 1
                and m.figures[0].type in ("country", "organization")
            ):
                owner = m
    if owner is not None:
        figure = owner.figures[0]
        if figure.type == "organization" and noun in lexicon.grammar()["bodies"] and noun not in _OFFICIALS:
            return  # "Hamas fighters" act for Hamas
        if figure.type == "group" and figure.sector != "civilian":
            if noun in _OFFICIALS:  # "Western leaders": the West
                figure.forms[t.words(owner.first, i + 1)] += 1
                cast.add(Mention(i, i + 1, i, (figure,), "name", "common noun"))
            elif owner.kind == "adjective":
                _name(t, cast, i, i, owner, f"{t.words(owner.first, owner.last)} {noun}", "group")
            return
        _name(t, cast, i, i, owner, f"{_called(figure)} {noun}", "group")
    elif noun in _BARE and not any(t.dep[c] in ("poss", "relcl", "amod", "compound") for c in t.children[i]):
        state = cast.main_state()
        if state:
            _name(
                t,
                cast,
                i,
                i,
                None,
                f"{_called(state)} {noun}",
                "organization" if noun == "police" else "group",
            )


# "the foreign ministry spokesman" speaks of the ministry.
_ACTING = lexicon.words("acting")
# Two words for one party.
_SAME = {
    "demonstrators": "protesters",
    "nationals": "citizens",
    "strikers": "workers",
    "politicians": "lawmakers",
}
_OFFICIALS = lexicon.words("officials")


@cache
def _populations() -> frozenset[str]:
    return lexicon.grammar()["populations"]


def _called(figure: Figure) -> str:
    if figure.sector == "civilian" and figure.name.endswith("s"):
        return figure.name[:-1]
    return _adjectives().get(figure.id, figure.name)


@cache
def _adjectives() -> dict[str, str]:
    entries = lexicon.read("polities")["polity"]
    found = {ids.actor_id("country", e["id"]): e["adjectives"][0] for e in entries if e.get("adjectives")}
    return {**found, "country:US": "US", "country:GB": "British", "country:AE": "UAE"}


def _first(t: Tokens, i: int) -> int | None:
    """The first token of a body's noun that ends at a token; None where none does."""
    lower = t.lower[i]
    before = t.lower[i - 1] if i else ""
    if lower in _TWO:
        wanted = _TWO[lower]
        if wanted is None:
            if (
                i
                and t.dep[i - 1] in ("amod", "compound")
                and t.pos[i - 1] in ("ADJ", "NOUN", "PROPN")
                and before not in ("state", "new", "other")
            ):
                return i - 1
        elif before in wanted:
            return i - 1
    return i if lower in _ALONE else None


def _free(cast: Cast, first: int, last: int) -> bool:
    """No listed name covers the span, and no name reaches beyond it."""
    for i in range(first, last):
        m = cast.at[i]
        if m and (
            m.first < first
            or m.last > last
            or m.figures[0].type != "organization"
            or " " not in m.figures[0].name
        ):
            return False
    return True


def _owner(
    cast: Cast, t: Tokens, first: int, head: int, types: tuple[str, ...] = ("country",)
) -> Mention | None:
    """The mention of the one state right before the body's noun: "Norway's", "Norwegian"."""
    j = first - 1
    while j >= 0 and (t.lower[j] in ("'s", "'") or (t.pos[j] == "ADJ" and cast.at[j] is None)):
        j -= 1
    m = cast.at[j] if j >= 0 else None
    if m and t.sentence[j] == t.sentence[head] and len(m.figures) == 1 and m.figures[0].type in types:
        return m
    return None
