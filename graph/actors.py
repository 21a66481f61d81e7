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

    Rules, each giving its reason: the same full name; a short name that an article explains by a full
    one; the same first and last name with or without initials between; the same name but for a usual
    spelling of its first name. None joins countries, which their codes tell apart, nor bodies by a name
    that says less than their id ("Senate").
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
        seekers: dict[str, set[str]] = {}
        spoilt: set[str] = set()
        for id_ in sorted(names):
            offered, seekers[id_], spoils = keys_of(id_, names[id_], aliases[id_])
            spoilt |= spoils
            for key in offered:
                bearers[(types[id_], key)].add(id_)
        for id_, sought in seekers.items():
            others = {
                root(other): key
                for key in sorted(sought - spoilt)
                for other in bearers.get((types[id_], key), ())
                if other != id_
            }
            # Its own among several is no choice: what was ambiguous before a merge stays so.
            if len(others) == 1 and root(id_) not in others:
                [(other, key)] = others.items()
                first, second = sorted((root(id_), other), key=lambda i: _rank(i, names))
                parent[second] = first
                reasons[second] = f"{reason}: {key}"

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
    merges = tuple(Merge(id_, canonical[id_], reasons[id_]) for id_ in canonical if canonical[id_] != id_)
    return ActorTable(dict(sorted(actors.items())), canonical, merges)


def meeting_keys(party: Party) -> set[str]:
    """Return all by which a rule could look for an actor so called: more than they use, never less.

    Actors of one type that share no key, directly or over others, do not meet in the merge table.
    """
    kind = _kind(party.id)
    if kind == "country":
        return set()
    # A body's other names speak for all articles that name it. Not a person's: a surname joins nobody,
    # and to look at all who share one would cost more than all else.
    found = {slug(name) for name in (party.name, *(party.aliases if kind != "person" else ()))}
    for keys_of, _ in _RULES:
        found.update(*keys_of(party.id, {party.name}, {party.name, *party.aliases}))
    return found


def _fullest(name: str) -> tuple[int, str]:
    return (-len(name), name)


def _rank(id_: str, names: Mapping[str, set[str]]) -> tuple[int, str, str]:
    """The one with the fuller name stays; its id is what the merged actor is called."""
    return (*_fullest(min(names[id_], key=_fullest)), id_)


# What an actor is found by, what it seeks others by, and what nobody may be found by for its sake.
_Keys = tuple[set[str], set[str], set[str]]


def _same_name(id_: str, names: set[str], aliases: set[str]) -> _Keys:
    if _kind(id_) == "country":  # its code decides
        return set(), set(), set()
    keys = {slug(n) for n in names if len(n.split()) > 1 and (_kind(id_) == "person" or _tells(id_, n))}
    return keys, keys, set()


def _explained(id_: str, names: set[str], aliases: set[str]) -> _Keys:
    """A body known only by a short name, which another article's full name explains."""
    if _kind(id_) in ("person", "country"):
        return set(), set(), set()
    if any(len(n.split()) > 1 for n in names):
        return {slug(a) for a in aliases if _is_acronym(a) or any(_begins(a, n) for n in names)}, set(), set()
    return set(), {slug(n) for n in names if _tells(id_, n)}, set()


def _first_and_last(id_: str, names: set[str], aliases: set[str]) -> _Keys:
    """Who has an initial is sought, never seeks: John Q. and John R. Smith stay two. Where there is a
    John Paul Smith too, a John Smith might be either."""
    if _kind(id_) != "person":
        return set(), set(), set()
    long = {n for n in names if len(n.split()) > 2}
    initials = {n for n in long if _has_initial(n)}
    short = {_ends(n) for n in names if len(n.split()) == 2}
    return {_ends(n) for n in initials}, short, {_ends(n) for n in long - initials}


def _transliterated(id_: str, names: set[str], aliases: set[str]) -> _Keys:
    """A rarer spelling of a first name seeks the usual one before the same rest."""
    if _kind(id_) != "person":
        return set(), set(), set()
    full = {slug(n) for n in names if len(n.split()) > 1}
    usual = {"-".join((_SPELLING.get(first, first), rest)) for n in full for first, rest in [n.split("-", 1)]}
    return full & usual, usual - full, set()


def _kind(id_: str) -> str:
    return id_.partition(":")[0]


def _tells(id_: str, name: str) -> bool:
    """Whether a name says no less than the id: "Senate" says less than organization:us-senate.

    Lists give such ids; another body of that short name is not the listed one.
    """
    return slug(name).count("-") >= id_.partition(":")[2].count("-")


def _is_acronym(name: str) -> bool:
    """Two capitals in one word: a common noun ("Council") explains nothing beyond its article."""
    return len(name.split()) == 1 and sum(c.isupper() for c in name) > 1


def _begins(short: str, full: str) -> bool:
    """Whether all that a full name adds is a legal form: SoftBank, SoftBank Group Corp."""
    words = full.split()
    rest = words[len(short.split()) :]
    return words[: len(short.split())] == short.split() and all(slug(w) in _LEGAL_FORMS for w in rest)


def _ends(name: str) -> str:
    words = name.split()
    return slug(f"{words[0]} {words[-1]}")


def _has_initial(name: str) -> bool:
    """Whether all that stands between first and last name are initials: "Q.", "Q. R.", "Q.R."."""
    return all(len(w) == 1 for middle in name.split()[1:-1] for w in middle.strip(".").split("."))


# The common legal forms of companies in the languages of large economies.
_LEGAL_FORMS = frozenset(
    "ag co company corp corporation group holdings inc limited llc ltd nv plc sa se".split()
)

# First names of other scripts: the usual spelling, then others that newsrooms use. Left out are the
# names that so many bear (Mohammed, Ahmed) that another spelling is often another man.
_SPELLING = {
    other: spellings[0]
    for spellings in map(
        str.split,
        (
            "abdullah abdallah abdulla",
            "alexander aleksandr alexandr",
            "alexei aleksei alexey aleksey",
            "andrei andrey",
            "andriy andrii",
            "dmitry dmitri dmitriy",
            "ebrahim ibrahim",
            "hussein hussain husayn",
            "khaled khalid",
            "maxim maksim",
            "mykhailo mykhaylo",
            "mustafa mostafa moustafa",
            "nikolai nikolay",
            "oleksii oleksiy",
            "osama usama",
            "sergei sergey",
            "serhiy serhii",
            "yasser yasir yassir yaser",
            "yevgeny yevgeni evgeny evgeni",
            "yuri yury",
            "yuriy yurii",
            "yousef yusuf youssef yousuf",
        ),
    )
    for other in spellings[1:]
}

_RULES = (
    (_same_name, "the same full name"),
    (_explained, "a short name that one full name explains"),
    (_first_and_last, "the same first and last name, initials aside"),
    (_transliterated, "the same name, its first name spelt otherwise"),
)
