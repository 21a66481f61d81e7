"""The closed list of what a relation can say: predicate, category, kind, symmetry.

Categories are PLOVER's sixteen (Halterman et al. 2023) and AFFILIATE for structure. The list is
versioned: a predicate is a relationship type in Neo4j, so a saved query breaks when one is renamed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

VERSION = 1

Kind = Literal["event", "state", "role"]

QUADS: dict[str, tuple[str, ...]] = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    "structure": ("AFFILIATE",),
}

QUAD_OF = {category: quad for quad, categories in QUADS.items() for category in categories}
CATEGORIES = tuple(QUAD_OF)


@dataclass(frozen=True, slots=True)
class Predicate:
    """One canonical verb phrase.

    Attributes:
        name: third person, present ("supplies"); what people read.
        category: one of CATEGORIES.
        kind: an event happens at times; a state lasts; a role is held.
        symmetric: both ends do it together, so they are ordered by id.
    """

    name: str
    category: str
    kind: Kind
    symmetric: bool

    @property
    def quad(self) -> str:
        return QUAD_OF[self.category]

    @property
    def relationship_type(self) -> str:
        """The name as a Neo4j relationship type: SUPPLIES, CALLS_ON."""
        return self.name.upper().replace(" ", "_")


# The first of each category is the category's own: what a foreign line with an unknown predicate gets.
# "~" marks a state, "@" a role, "=" a symmetric predicate.
_LIST = """
AGREE:     agrees with=, signs with=, accepts, promises
CONSULT:   consults, meets=, visits, hosts, invites, talks with=, calls, negotiates with=, mediates for,
           briefs, welcomes
SUPPORT:   supports, praises, recognizes, endorses, thanks, congratulates, sympathizes with, defends,
           deepens ties with=, has ties with=~, apologizes to, seeks ties with
COOPERATE: cooperates with=, trades with=, buys from, exercises with=, shares intelligence with,
           invests in, partners with=, merges with=, depends on~
AID:       aids, supplies, gifts, sells to, funds, lends to, trains, shelters, rescues, sends to
CONCEDE:   concedes to, releases, eases sanctions on, pardons, acquits, drops case against
RETREAT:   withdraws from, leaves
REQUEST:   asks, demands of, urges, seeks from, proposes to, orders
ACCUSE:    accuses, criticizes, condemns, blames, investigates, suspects, sues, protests to
REJECT:    rejects, refuses, vetoes, blocks, opposes, denies, rules out, counters, defies, overrules,
           is at odds with=~, rivals=~, defeats, breaks off talks with
THREATEN:  threatens, warns
PROTEST:   protests against, strikes against, boycotts
SANCTION:  sanctions, bans, isolates, expels, cuts ties with, cuts funding to, fines, dismisses,
           imposes tariffs on, suspends
MOBILIZE:  mobilizes against, deploys against
COERCE:    coerces, arrests, charges, convicts, sentences, seizes from, hacks, represses, raids, deports,
           kidnaps, spies on, hunts
ASSAULT:   assaults, attacks, invades, bombs, kills, fights=, shells, wounds, occupies, captures
AFFILIATE: is affiliated with=~, leads@, belongs to~, represents@, works for@, founded~, is ally of=~,
           succeeds@, owns~, is relative of=~, is citizen of~, plays for@, coaches@, is part of~
"""


def _read_list() -> dict[str, Predicate]:
    found: dict[str, Predicate] = {}
    category = ""
    for line in _LIST.strip().splitlines():
        head, colon, rest = line.partition(":")
        category, names = (head.strip(), rest) if colon else (category, line)
        for entry in filter(None, (part.strip() for part in names.split(","))):
            name = entry.rstrip("=~@")
            marks = entry[len(name) :]
            kind: Kind = "state" if "~" in marks else "role" if "@" in marks else "event"
            found[name] = Predicate(name, category, kind, "=" in marks)
    return found


PREDICATES = _read_list()
OWN = {c: next(p for p in PREDICATES.values() if p.category == c) for c in CATEGORIES}

# Types of the arrows that nobody asserts: a plain match on SUPPLIES must never count them.
HEDGED_TYPES = {
    "expected": "EXPECTED",
    "possible": "POSSIBLE",
    "denied": "DENIED",
    "negated": "NEGATED",
}


def predicate(name: str, category: str) -> Predicate:
    """Return the listed predicate of this name and category, else the category's own.

    Raises:
        KeyError: the category is none of CATEGORIES.
    """
    found = PREDICATES.get(name)
    return found if found and found.category == category else OWN[category]
