"""A state's bodies, named by common nouns: "Norway's foreign ministry", "the Norwegian army".

They are called by their state's adjective, so that a ministry is one actor however an article words it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tieline.corpus import gazetteer, lexicon
from tieline.corpus.actors import Cast, Figure, Mention
from tieline.corpus.home import Home
from tieline.corpus.tokens import Tokens
from tieline.graph import ids
from tieline.graph.model import ActorType

_ALONE = lexicon.words("bodies_alone")
_COURTS = lexicon.words("courts")
_COURT_KINDS = lexicon.words("court_kinds")
_MISSIONS = lexicon.words("missions")
# ... and that an article about one state may name without it.
_BARE = lexicon.words("bare_bodies")
# "the foreign ministry spokesman" speaks of the ministry.
_ACTING = lexicon.words("acting")
_ACTS = ("nsubj", "nsubjpass")
# Nouns that name a body only with a word before them: "foreign ministry", "air force".
_TWO = {
    "ministry": None,
    "force": ("air", "police", "security", "defence", "defense"),
    "forces": ("armed", "defence", "defense", "security"),
    "guard": ("coast", "national", "border"),
    "bank": ("central",),
    "police": ("federal", "national"),
    "agency": None,
    "agencies": ("intelligence", "security", "spy"),
    "services": ("intelligence", "security"),
    "watchdog": None,
    "regulator": None,
    "commission": None,
    "service": ("intelligence", "security", "spy"),
    "department": None,
    "intelligence": ("military", "naval"),
    "television": ("state",),
    "tv": ("state",),
    "radio": ("state",),
    "house": ("lower", "upper"),
    "assembly": ("national",),
    "bureau": None,
    "council": ("security",),
    "office": ("foreign",),
}


def add(t: Tokens, cast: Cast, home: Home) -> None:
    """Add the mentions of bodies; a capitalised one after a possessive becomes the same actor."""
    for first, i, owner in _bodies(t, cast):
        end = _seat(t, i)
        text = " ".join(
            (called(owner.figures[0]), _titled(t, first, i), t.words(i + 1, end) if end > i + 1 else "")
        )
        name(t, cast, first, i, owner, _epithet(t, owner, first, i) or text.strip(), "organization", end=end)
    for first, i in _courts(t, cast):
        if same := _named_court(t, cast, first, i):
            cast.add(Mention(first, i + 1, i, (same,), "nominal", "the court of that kind"))
            continue
        state = home.state
        text = f"{called(state)} {_titled(t, first, i)}" if state else t.words(first, i + 1)
        name(t, cast, first, i, None, text, "organization", state)
    for first, i, state in _bare(t, cast, home):
        name(t, cast, first, i, None, f"{called(state)} {_titled(t, first, i)}", "organization", state)
    for i, owner in _campaigns(t, cast):
        name(t, cast, i, i, owner, f"{owner.figures[0].party().name} campaign", "organization")
    cast.mentions.sort(key=lambda m: m.first)


def _titled(t: Tokens, first: int, i: int) -> str:
    return " ".join(w.capitalize() for w in t.lower[first : i + 1]).replace("Defence", "Defense")


def _bodies(t: Tokens, cast: Cast) -> Iterator[tuple[int, int, Mention]]:
    for i in range(len(t)):
        if t.pos[i] in ("NOUN", "PROPN") and (first := _first(t, i)) is not None:
            # "the military pact" is no army; at an embassy somebody else acts
            passing = t.dep[i] == "compound" and not (i + 1 < len(t) and t.lower[i + 1] in _ACTING)
            passing = passing or (t.lower[i] in _MISSIONS and t.dep[i] not in _ACTS)
            named = cast.at[i + 1] if i + 1 < len(t) else None  # "India's space agency ISRO"
            passing = passing or (named is not None and named.kind == "name" and t.pos[i + 1] == "PROPN")
            apart = [m for c in t.children[i] if t.dep[c] == "appos" and (m := cast.at[c])]
            passing = passing or any(m.figures[0].type == "organization" for m in apart)
            owner = _of_people(cast, t, first, i) or _of_union(cast, t, first, i)
            if not passing and _free(cast, first, i + 1) and owner:
                yield first, i, owner


def _of_people(cast: Cast, t: Tokens, first: int, i: int) -> Mention | None:
    """The state right before, or a people that is named like one: "Palestinian police"."""
    owner = owner_of(cast, t, first, i, ("country", "group"))
    people = owner is not None and owner.figures[0].type == "group"
    if owner is None or (people and not (owner.kind == "adjective" and owner.figures[0].country)):
        return None
    return owner


def _of_union(cast: Cast, t: Tokens, first: int, i: int) -> Mention | None:
    """What states join, where the lists know what it calls so: "the United Nations' nuclear watchdog"."""
    owner = owner_of(cast, t, first, i, ("organization", "group"))
    return owner if owner is not None and _epithet(t, owner, first, i) else None


def _epithet(t: Tokens, owner: Mention, first: int, i: int) -> str | None:
    """The form of the lists that says whose a body is and what it does: "UN nuclear watchdog"."""
    noun = " ".join(t.lower[first : i + 1])
    for whose in (owner.figures[0].name, called(owner.figures[0])):
        form = gazetteer.load().at(f"{whose} {noun}", 0)
        if form is not None and form.text == f"{whose} {noun}" and form.actor.type == "organization":
            return form.text
    return None


def _bare(t: Tokens, cast: Cast, home: Home) -> Iterator[tuple[int, int, Figure]]:
    """ "The foreign ministry said": that of the one state that the article is about."""
    state = home.state
    for i in range(len(t)):
        if state is None or t.lower[i] not in _BARE or t.pos[i] not in ("NOUN", "PROPN"):
            continue
        first = _first(t, i)
        if first is None or cast.at[i] or any(cast.at[first : i + 1]) or t.dep[i] == "compound":
            continue
        alone = t.lower[i] in ("parliament", "police")
        before = t.lower[first - 1] if first else ""
        told = any(t.dep[c] in ("poss", "prep", "relcl", "acl", "amod") and c < first for c in t.children[i])
        where = any(t.dep[c] in ("prep", "acl") and c == i + 1 for c in t.children[i])
        if (before == "the" or (alone and before != "a")) and not told and not where:
            yield first, i, state


def _seat(t: Tokens, i: int) -> int:
    """The end of "the Norwegian embassy in Peru": where a mission is says which one it is."""
    where = next((c for c in t.children[i] if c == i + 1 and t.lower[c] in ("in", "to", "at")), None)
    place = t.child(where, "pobj") if where is not None and t.lower[i] in _MISSIONS else None
    return place + 1 if place is not None and t.pos[place] == "PROPN" else i + 1


def _courts(t: Tokens, cast: Cast) -> Iterator[tuple[int, int]]:
    """Courts that nothing names but their kind: "a federal court", "the appeals court"."""
    for i in range(len(t)):
        if t.lower[i] not in _COURTS or t.pos[i] not in ("NOUN", "PROPN") or t.dep[i] == "compound":
            continue
        first = i
        while (
            first and t.lower[first - 1] in _COURT_KINDS and t.dep[first - 1] in ("amod", "compound", "nmod")
        ):
            first -= 1
        owned = any(t.dep[c] == "poss" or cast.at[c] for c in t.children[i])
        if first < i and not owned and not any(cast.at[first : i + 1]):
            yield first, i


def _named_court(t: Tokens, cast: Cast, first: int, i: int) -> Figure | None:
    """ "the appeals court", where one Court of Appeals is named."""
    kinds = {word.removesuffix("s") for word in t.lower[first:i]}
    named = []
    for figure in cast.figures.values():
        words = {word.removesuffix("s") for word in figure.name.lower().split()}
        if figure.type == "organization" and kinds < words and t.lower[i] in words:
            named.append(figure)
    listed = gazetteer.load().actors.get(ids.actor_id("organization", t.words(first, i + 1)))
    if listed:
        return cast.listed(listed)
    return named[0] if len(named) == 1 and t.lower[t.subtree(i)[0]] == "the" else None


def _campaigns(t: Tokens, cast: Cast) -> Iterator[tuple[int, Mention]]:
    """ "the Roe campaign said": who runs for an office, as a body."""
    saying = lexicon.words("saying")
    for i in range(1, len(t)):
        if t.lower[i] != "campaign" or cast.at[i] or t.dep[i] != "nsubj":
            continue
        owner = owner_of(cast, t, i, i, ("person",))
        if (
            owner
            and t.lemma[t.head[i]] in saying
            and not any(t.dep[c] in ("acl", "prep") for c in t.children[i])
        ):
            yield i, owner


def name(
    t: Tokens,
    cast: Cast,
    first: int,
    i: int,
    owner: Mention | None,
    text: str,
    kind: ActorType,
    state: Figure | None = None,
    end: int = 0,
) -> None:
    """Add a mention of the body or population that an owner, or the article's state, and a noun name.

    One of no known owner is an actor of this article only: two papers' "civil court" are two.
    """
    figure_of = owner.figures[0] if owner else state
    id_ = ids.actor_id(kind, text) if figure_of else ids.local_id(kind, text, t.text)
    country = figure_of.country if figure_of else None
    sector = "government" if kind == "organization" else "civilian"
    listed = gazetteer.load().at(text, 0) if kind == "organization" else None
    if listed and listed.text == text and listed.actor.type == kind:
        figure = cast.listed(listed.actor)  # "India's top court" may be listed as the Indian Supreme Court
    else:
        figure = cast.figures.setdefault(id_, Figure(id_, text, kind, country, sector))
    old = cast.at[i]
    if old is not None and old in cast.mentions:
        cast.mentions.remove(old)
        old.figures[0].forms[t.words(old.first, old.last)] -= 1
    figure.forms[t.words(first, i + 1)] += 1
    if owner and owner.first > i:  # "Police in Peru" has its capital from the sentence
        form = t.words(first, owner.last)
        figure.forms[form[0].lower() + form[1:] if t.pos[first] == "NOUN" else form] += 1
    elif owner:
        figure.forms[t.words(owner.first, max(end, i + 1))] += 1
    cast.add(Mention(first, i + 1, i, (figure,), "name", "common noun"))


def called(figure: Figure) -> str:
    """What an actor's bodies are called by: "Norwegian", "EU"."""
    if figure.sector == "civilian" and figure.name.endswith("s"):
        return figure.name[:-1]
    return _adjectives().get(figure.id, figure.name)


@cache
def _adjectives() -> dict[str, str]:
    entries = lexicon.read("polities")["polity"]
    found = {ids.actor_id("country", e["id"]): e["adjectives"][0] for e in entries if e.get("adjectives")}
    found |= {ids.actor_id("group", "European countries"): "European"}
    return {**found, "country:US": "US", "country:GB": "British", "country:AE": "UAE"}


def _first(t: Tokens, i: int) -> int | None:
    """The first token of a body's noun that ends at a token; None where none does."""
    lower = t.lower[i]
    before = t.lower[i - 1] if i else ""
    if lower in _COURTS:
        return i - 1 if before in _COURT_KINDS else i
    if lower in _TWO:
        wanted = _TWO[lower]
        if wanted is None:
            if (
                i
                and t.dep[i - 1] in ("amod", "compound")
                and t.pos[i - 1] in ("ADJ", "NOUN", "PROPN")
                and before not in ("state", "new", "other")
            ):
                first = i - 1
                if first > 1 and t.word[first - 1] == "-" and t.end[first - 1] == t.start[first]:
                    first -= 2  # "anti-graft agency"
                return first
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


def owner_of(
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
