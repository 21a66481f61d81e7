"""What role nouns say: each role of the lexicon, and offices, spelt one way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tieline.corpus import lexicon

_PERSON_ONLY = frozenset(
    (
        "leads",
        "represents",
        "works for",
        "plays for",
        "coaches",
        "is relative of",
        "is citizen of",
        "founded",
    )
)
NO_PERSON_PLACE = frozenset(("leads", "plays for", "coaches", "is citizen of", "is part of", "belongs to"))
# Secretaries that the United States has none of; and the states whose departments have secretaries.
_NOT_AMERICAN = frozenset((("foreign", "secretary"), ("home", "secretary")))
_WITH_SECRETARIES = frozenset(("US", "GB", "MX", "PH"))
# What of an office's words is spelt in two ways, or left out.
_ALIKE = {
    "defence": "defense",
    "labour": "labor",
    "external": "foreign",
    "affairs": "",
    "-": "",
    "gov.": "governor",
}


@dataclass(frozen=True, slots=True)
class Role:
    """What a role noun says.

    Attributes:
        by_nationality: the predicate after a state's adjective, where it is another.
        reversed: the holder is the target.
    """

    predicate: str
    by_nationality: str | None = None
    reversed: bool = False

    @property
    def of_persons(self) -> bool:
        """Only a person holds it."""
        return self.predicate in _PERSON_ONLY

    @property
    def in_person(self) -> bool:
        """It may be held of a person: "her adviser", of her state "her prime minister"."""
        return self.predicate == "leads" or self.predicate not in NO_PERSON_PLACE


@cache
def roles() -> dict[tuple[str, ...], Role]:
    found: dict[tuple[str, ...], Role] = {}
    sections = lexicon.read("roles")
    for predicate, section in sections.items():
        for key in ("roles", "reversed"):
            for role in section.get(key, ()):
                found[_words(role)] = Role(predicate, reversed=key == "reversed")
    for predicate, section in sections.items():
        for role in section.get("by_nationality", ()):
            plain = found.get(_words(role), Role(predicate))
            found[_words(role)] = Role(plain.predicate, predicate, plain.reversed)
    return found


def _words(role: str) -> tuple[str, ...]:
    return tuple(role.lower().replace("-", " - ").split())


@cache
def portfolios() -> frozenset[str]:
    """The fields that ministers have: trade, health."""
    fields = (words[0] for words in roles() if len(words) == 2 and words[1] == "minister")
    return frozenset(fields) - {"prime", "cabinet", "government", "junior", "senior", "deputy", "vice"}


@cache
def first_words() -> frozenset[str]:
    """What a role of several words may begin with."""
    return frozenset(words[0] for words in roles() if len(words) > 1)


@cache
def role_words() -> frozenset[str]:
    return frozenset(word for words in roles() for word in words)


@dataclass(frozen=True, slots=True)
class Office:
    """An office as words name it.

    Attributes:
        first: its first token, the portfolio's where it has one.
        words: spelt one way: "defense minister" also for "Minister for Defence".
    """

    first: int
    words: tuple[str, ...]

    @property
    def of_state(self) -> bool:
        """States, and what acts like one, have it: nobody else has a foreign minister."""
        return self.words in _state_offices() or (self.words[-1] == "minister" and len(self.words) > 1)

    @property
    def of_opposition(self) -> bool:
        """ "Shadow Defence Minister"."""
        return bool({"shadow", "opposition"}.intersection(self.words))

    def may_be_of(self, code: str | None) -> bool:
        """Whether a state has such an office: the United States has secretaries, most states ministers."""
        if "minister" in self.words or self.words in _NOT_AMERICAN:
            return code != "US"
        return "secretary" not in self.words or code in _WITH_SECRETARIES

    def is_called(self, title: str) -> bool:
        """Whether a listed title is this office: "chairman" and "chairwoman" are a chair."""
        theirs = spelt(title.lower().replace("-", " - ").split())
        return tuple(map(_unsexed, self.words)) == tuple(map(_unsexed, theirs))

    def among(self, listed: Iterable[str]) -> bool:
        """Whether it is one of the offices of a state that somebody is listed with, or says less or more
        of one."""
        mine = set(self.words)
        for role in listed:
            theirs = spelt(role.replace("-", " - ").split())
            plain = "of" not in theirs and role == role.lower()
            if self.words == theirs or (plain and (mine <= set(theirs) or set(theirs) <= mine)):
                return True
        return False

    def elsewhere(self, listed: Iterable[str]) -> bool:
        """Whether somebody is listed with such an office in a body that is none of a state's."""
        for role in listed:
            title = role.lower().partition(" of ")[0].replace("-", " - ").split()
            # A trade minister may once have been "chief minister of Kerala".
            whole = self.words[-1] not in ("minister", "secretary") or set(self.words) <= set(spelt(title))
            if role != role.lower() and whole and self.words[-1] in role.lower().split():
                return True
        return False


def spelt(words: Iterable[str]) -> tuple[str, ...]:
    """An office's words, spelt one way: "Minister of Foreign Affairs" is a foreign minister."""
    plain = [_ALIKE.get(word, word) for word in words]
    plain = [word for word in plain if word]
    for head in ("minister", "secretary"):
        if head in plain[:-1] and plain[plain.index(head) + 1] in ("of", "for"):
            i = plain.index(head)
            rest = [word for word in plain[i + 2 :] if word != "the"]
            if rest and rest != ["state"]:
                plain = [*plain[:i], *rest, head]
    return tuple(plain)


def _unsexed(word: str) -> str:
    stem = word.removesuffix("person").removesuffix("woman").removesuffix("man")
    return stem if stem in ("chair", "spokes") else word


@cache
def _state_offices() -> frozenset[tuple[str, ...]]:
    """Offices of a state that a name may bear without the state beside it."""
    return frozenset(spelt(office.split()) for office in lexicon.words("state_offices"))
