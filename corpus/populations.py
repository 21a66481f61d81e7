"""Populations treated as one party, named by common nouns: "Norwegian voters", "EU leaders"."""

from __future__ import annotations

from functools import cache

from tieline.corpus import lexicon
from tieline.corpus.actors import Cast, Figure, Mention
from tieline.corpus.bodies import called, name, owner_of
from tieline.corpus.home import Home
from tieline.corpus.spelling import role_nouns
from tieline.corpus.tokens import Tokens
from tieline.graph import ids
from tieline.graph.model import ActorType

# Populations that an article about one state may name without it.
_BARE = lexicon.words("bare")
# Two words for one party.
_SAME = {
    "demonstrators": "protesters",
    "nationals": "citizens",
    "strikers": "workers",
    "politicians": "lawmakers",
}
# Officers whom a city's name tells apart.
_LOCAL = lexicon.words("local_officers")
_BESIDE = ("compound", "nmod", "amod")
_REBELS = lexicon.words("rebels")
_OFFICIALS = lexicon.words("officials")


@cache
def _populations() -> frozenset[str]:
    return lexicon.grammar()["populations"]


def add(t: Tokens, cast: Cast, home: Home) -> None:
    """Add the mentions of populations."""
    for i in range(len(t)):
        if t.lower[i] in _populations() and t.pos[i] in ("NOUN", "PROPN") and cast.at[i] is None:
            _population(t, cast, home, i)
    cast.mentions.sort(key=lambda m: m.first)


def _population(t: Tokens, cast: Cast, home: Home, i: int) -> None:
    """ "Norwegian voters", "voters in Norway", "EU leaders"; "voters" where one state is the topic."""
    noun = _SAME.get(t.lower[i], t.word[i] if t.word[i][:2].isupper() else t.lower[i])
    if t.dep[i] == "compound" and t.lower[t.head[i]] in lexicon.words("representatives") | role_nouns():
        return  # "opposition soldiers" are not the opposition
    named = cast.at[i + 1] if i + 1 < len(t) and t.tag[i] == "NN" else None
    if t.dep[i] == "attr" or (named is not None and named.kind == "name" and t.dep[i] == "compound"):
        return  # "German regulator BaFin", "are members of the club": what they are, not who
    owner = owner_of(cast, t, i, i, ("country", "organization", "group"))
    for c in t.children[i]:
        if owner is None and t.dep[c] == "prep" and t.lower[c] in ("in", "of", "from"):
            inner = t.child(c, "pobj")
            m = cast.at[inner] if inner is not None else None
            if inner is not None and any(t.dep[d] == "conj" for d in t.children[inner]):
                return  # "leaders of Peru and Chile" stand for both states
            if (
                m
                and m.kind not in ("adjective", "capital")
                and len(m.figures) == 1
                and m.figures[0].type in ("country", "organization")
            ):
                owner = m
    if owner is None and t.dep[i] == "nsubj" and t.dep[t.head[i]] == "relcl":
        land = cast.at[t.head[t.head[i]]]  # "in Norway, where prosecutors"
        where = any(t.lower[c] == "where" for c in t.children[t.head[i]])
        if where and land and len(land.figures) == 1 and land.figures[0].type == "country":
            name(t, cast, i, i, None, f"{called(land.figures[0])} {noun}", "group", land.figures[0])
            return
    if owner is not None:
        figure = owner.figures[0]
        if figure.type == "organization" and noun in lexicon.grammar()["bodies"] and noun not in _OFFICIALS:
            return  # "Hamas fighters" act for Hamas
        if figure.type == "group" and figure.sector != "civilian":
            if noun in _OFFICIALS and noun != "lawmakers":  # "Western leaders": the West
                figure.forms[t.words(owner.first, i + 1)] += 1
                cast.add(Mention(i, i + 1, i, (figure,), "name", "common noun"))
            elif owner.kind == "adjective" or t.pos[owner.head] == "ADJ":
                name(t, cast, i, i, owner, f"{t.words(owner.first, owner.last)} {noun}", "group")
            return
        body = noun == "police" and figure.type == "country"
        name(t, cast, i, i, owner, f"{called(figure)} {noun}", "organization" if body else "group")
    elif noun in _LOCAL and (place := _place(t, cast, i)):
        local: ActorType = "organization" if noun == "police" else "group"
        figure = Figure(ids.actor_id(local, f"{place} {noun}"), f"{place} {noun}", local, None, "government")
        figure = cast.figures.setdefault(figure.id, figure)
        figure.forms[figure.name] += 1
        cast.add(Mention(i, i + 1, i, (figure,), "name", "common noun"))
    elif noun in _REBELS and _rebel_bodies(cast):
        return  # "the rebels" are those of the movement that is named
    elif noun in _BARE and not any(_tells(t, c) for c in t.children[i]):
        federal = i > 0 and t.lower[i - 1] == "federal"
        state = home.federal if federal else home.state
        if state:
            kind: ActorType = "organization" if noun == "police" else "group"
            name(t, cast, i - federal, i, None, f"{called(state)} {noun}", kind, state)


def _tells(t: Tokens, i: int) -> bool:
    """A word beside the noun that tells of another party than the home state's: "the armed opposition"."""
    return t.dep[i] in ("poss", "relcl", "amod", "compound") and t.lower[i] != "federal"


def _rebel_bodies(cast: Cast) -> bool:
    return any(f.type in ("organization", "group") and f.sector == "rebel" for f in cast.figures.values())


def _place(t: Tokens, cast: Cast, i: int) -> str:
    """ "Hamburg police", "police in Hamburg": the city; empty where none is named beside."""
    places = {k for first, last, label in t.named for k in range(first, last) if label == "GPE"}
    first = i
    while first and first - 1 in places and not cast.at[first - 1] and t.dep[first - 1] in _BESIDE:
        first -= 1
    if first < i:
        return t.words(first, i)
    for c in t.children[i]:
        inner = t.child(c, "pobj") if t.dep[c] == "prep" and t.lower[c] in ("in", "of") else None
        capital = inner is not None and (m := cast.at[inner]) is not None and m.kind == "capital"
        if inner is not None and inner in places and (capital or not cast.at[inner]):
            first = inner
            while first - 1 in places and t.dep[first - 1] == "compound":
                first -= 1
            return t.words(first, inner + 1)
    return ""
