"""Which of the articles' actors are the same: one merge table, each merge with its reason.

Articles name their own actors; what has the same id is one actor at once. Beyond that, names are
compared in the whole corpus, and only a name that points to exactly one actor merges: two people of
one surname stay two. The table is a pure, order-free function of the parties.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tieline.graph.ids import slug
from tieline.graph.model import Actor, Party


@dataclass(frozen=True, slots=True)
class Merge:
    """One actor of the articles that is another of the corpus, and why."""

    id: str
    into: str
    reason: str


@dataclass(frozen=True, slots=True)
class ActorTable:
    """The corpus's actors, and where each article's actor went.

    Attributes:
        actors: by canonical id.
        canonical: from every id that the articles use to a canonical one.
        merges: those that moved, sorted.
    """

    actors: Mapping[str, Actor]
    canonical: Mapping[str, str]
    merges: tuple[Merge, ...]

    def of(self, party: Party) -> Actor:
        """The corpus's actor behind an article's.

        Raises:
            KeyError: the table was made without this party.
        """
        return self.actors[self.canonical[party.id]]


def merge_actors(parties: Iterable[Party]) -> ActorTable:
    """Make the merge table of all parties; repeats are welcome.

    Rules, each giving its reason: the same full name spelt alike; an acronym or short name that one
    article explains by a full name; the same first and last name with other middle names.
    """
    names: dict[str, set[str]] = defaultdict(set)
    aliases: dict[str, set[str]] = defaultdict(set)
    types: dict[str, str] = {}
    for party in parties:
        names[party.id].add(party.name)
        aliases[party.id].update(party.aliases, (party.name,))
        types[party.id] = party.type

    parent = {id_: id_ for id_ in names}
    reasons: dict[str, str] = {}

    def root(id_: str) -> str:
        while parent[id_] != id_:
            id_ = parent[id_]
        return id_

    for keys_of, reason in _RULES:
        bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
        seekers: dict[tuple[str, str], set[str]] = defaultdict(set)
        for id_ in names:
            offered, sought = keys_of(types[id_], names[id_], aliases[id_])
            for key in offered:
                bearers[(types[id_], key)].add(root(id_))
            for key in sought:
                seekers[(types[id_], key)].add(id_)
        for typed in sorted(seekers):
            targets = bearers.get(typed, set())
            for id_ in sorted(seekers[typed]):
                others = {root(t) for t in targets} - {root(id_)}
                if len(others) == 1:
                    other = others.pop()
                    first, second = sorted((root(id_), other), key=lambda i: _rank(i, names))
                    parent[second] = first
                    reasons[second] = f"{reason}: {typed[1]}"

    members: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(names):
        members[root(id_)].append(id_)
    actors = {}
    for id_, members_of in members.items():
        all_names = {n for i in members_of for n in names[i]}
        name = min(names[id_], key=_fullest)
        also = sorted({a for i in members_of for a in aliases[i]} | all_names - {name})
        kind = types[id_]
        actors[id_] = Actor(
            id=id_,
            name=name,
            type=kind,  # type: ignore[arg-type]  # a Party's own, checked where lines are read
            aliases=tuple(a for a in also if a != name),
            country=id_.partition(":")[2] if kind == "country" else None,
        )
    canonical = {id_: root(id_) for id_ in sorted(names)}
    merges = tuple(
        Merge(id_, canonical[id_], reasons.get(id_, "through another"))
        for id_ in canonical
        if canonical[id_] != id_
    )
    return ActorTable(dict(sorted(actors.items())), canonical, merges)


def _fullest(name: str) -> tuple[int, str]:
    return (-len(name), name)


def _rank(id_: str, names: Mapping[str, set[str]]) -> tuple[int, str, str]:
    """The one with the fuller name stays; its id is what the merged actor is called."""
    return (*_fullest(min(names[id_], key=_fullest)), id_)


_Keys = tuple[set[str], set[str]]


def _same_name(kind: str, names: set[str], aliases: set[str]) -> _Keys:
    keys = {slug(n) for n in names if len(n.split()) > 1}
    return keys, keys


def _explained(kind: str, names: set[str], aliases: set[str]) -> _Keys:
    """An organisation known only by a short name, which another article's full name explains."""
    if kind == "person":
        return set(), set()
    full = any(len(n.split()) > 1 for n in names)
    return ({slug(a) for a in aliases} if full else set()), (
        set() if full else {slug(n) for n in names}
    )


def _first_and_last(kind: str, names: set[str], aliases: set[str]) -> _Keys:
    if kind != "person":
        return set(), set()
    long = {_ends(n) for n in names if len(n.split()) > 2 and _has_initial(n)}
    short = {_ends(n) for n in names if len(n.split()) == 2}
    return long | short, long | short


def _ends(name: str) -> str:
    words = name.split()
    return slug(f"{words[0]} {words[-1]}")


def _has_initial(name: str) -> bool:
    return all(len(w.strip(".")) == 1 for w in name.split()[1:-1])


_RULES = (
    (_same_name, "the same full name"),
    (_explained, "a short name that one full name explains"),
    (_first_and_last, "the same first and last name, initials aside"),
)
