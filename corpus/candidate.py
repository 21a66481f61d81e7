"""A relation that the words of an article carry, before it is weighed."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.corpus.arguments import Argument


@dataclass(frozen=True, slots=True)
class Candidate:
    """A relation that the words carry, before status, claimants and dates are read.

    Attributes:
        trigger: the token of the word that says it.
        objects: tokens of what is given, blocked, discussed; empty for none.
        rule: the name of the rule that found it.
        depth: how far its actors stood below their slots, both added.
    """

    source: Argument
    predicate: str
    target: Argument
    trigger: int
    objects: tuple[int, ...]
    rule: str
    depth: int = 0
