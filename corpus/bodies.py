"""States' bodies named by common nouns: "Norway's foreign ministry", "the Norwegian army".

A body named as such is an actor of its own; it is called by its state's adjective, so that the ministry
is one actor however an article words it.
"""

from __future__ import annotations

from functools import cache

from tieline.corpus import lexicon
from tieline.corpus.actors import Cast, Figure, Mention
from tieline.corpus.parsing import Tokens
from tieline.graph import ids

_ALONE = frozenset(("army", "navy", "military", "parliament", "marines", "legislature", "judiciary"))
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
    "office": ("foreign",),
}


def add(t: Tokens, cast: Cast) -> None:
    """Add the mentions of states' bodies; a capitalised body after a possessive becomes the same actor."""
    for i in range(len(t)):
        if t.pos[i] not in ("NOUN", "PROPN"):
            continue
        first = _first(t, i)
        if first is None or not _free(cast, first, i + 1):
            continue
        named = _owner(cast, t, first, i)
        if named is None:
            continue
        owner = named.figures[0]
        noun = " ".join(w.capitalize() for w in t.lower[first : i + 1]).replace("Defence", "Defense")
        adjective = _adjectives().get(owner.id, owner.name)
        name = f"{adjective} {noun}"
        id_ = ids.actor_id("organization", name)
        figure = cast.figures.setdefault(
            id_, Figure(id_, name, "organization", owner.country, "government")
        )
        old = cast.at[i]
        figure.forms[t.words(first, i + 1)] += 1
        figure.forms[t.words(named.first, i + 1)] += 1
        if old is not None and old in cast.mentions:
            cast.mentions.remove(old)
            old.figures[0].forms[t.words(old.first, old.last)] -= 1
        cast.add(Mention(first, i + 1, i, (figure,), "name", "body of a state"))
    cast.mentions.sort(key=lambda m: m.first)


@cache
def _adjectives() -> dict[str, str]:
    entries = lexicon.read("polities")["polity"]
    found = {ids.actor_id("country", e["id"]): e["adjectives"][0] for e in entries if e.get("adjectives")}
    return {**found, "country:US": "US", "country:GB": "British", "country:AE": "UAE"}


def _first(t: Tokens, i: int) -> int | None:
    """The first token of a body's noun that ends at a token; None where none does."""
    lower = t.lower[i]
    if lower in _ALONE:
        return i
    before = t.lower[i - 1] if i else ""
    if lower in _TWO:
        wanted = _TWO[lower]
        if wanted is None:
            if i and t.dep[i - 1] in ("amod", "compound") and t.pos[i - 1] in ("ADJ", "NOUN", "PROPN") and before not in ("state", "new", "other"):
                return i - 1
        elif before in wanted:
            return i - 1
    return None


def _free(cast: Cast, first: int, last: int) -> bool:
    """No listed name covers the span, and no name reaches beyond it."""
    for i in range(first, last):
        m = cast.at[i]
        if m and (m.first < first or m.last > last or m.figures[0].type != "organization" or " " not in m.figures[0].name):
            return False
    return True


def _owner(cast: Cast, t: Tokens, first: int, head: int) -> Mention | None:
    """The mention of the one state right before the body's noun: "Norway's", "Norwegian"."""
    j = first - 1
    while j >= 0 and (t.lower[j] in ("'s", "'") or (t.pos[j] == "ADJ" and cast.at[j] is None)):
        j -= 1
    m = cast.at[j] if j >= 0 else None
    if m and t.sentence[j] == t.sentence[head] and len(m.figures) == 1 and m.figures[0].type == "country":
        return m
    return None
