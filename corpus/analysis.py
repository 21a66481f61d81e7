"""One parsed article as the rules see it: its actors, its clauses, and the relations that its words carry."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.corpus import bodies, names, namesakes, populations
from tieline.corpus.actors import Cast, cast
from tieline.corpus.arguments import Arguments
from tieline.corpus.candidate import Candidate
from tieline.corpus.clauses import Clauses
from tieline.corpus.coalitions import Coalitions
from tieline.corpus.frames import Frames
from tieline.corpus.home import Home
from tieline.corpus.reference import resolve
from tieline.corpus.roles import Roles
from tieline.corpus.status import Statuses
from tieline.corpus.tokens import Tokens
from tieline.corpus.verdicts import Verdicts
from tieline.corpus.wings import Wings


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was made of an article before any evidence is written.

    Attributes:
        candidates: by trigger, before status, claimants and dates are read.
    """

    tokens: Tokens
    cast: Cast
    clauses: Clauses
    arguments: Arguments
    statuses: Statuses
    roles: Roles
    frames: Frames
    candidates: tuple[Candidate, ...]


def analyse(t: Tokens, *, thorough: bool = False) -> Analysis:
    """Find who is named, what the clauses say, and every candidate relation.

    Args:
        thorough: also try the words of sentences that name fewer than two actors, for who wants to see
            what was looked for there; the candidates are the same.
    """
    figures = cast(t, names.find(t))
    home = Home(t, figures)
    namesakes.tell_apart(t, figures)
    bodies.add(t, figures, home)
    coalitions = Coalitions(t, figures)
    coalitions.add()
    wings = Wings(t, figures)
    wings.add()
    populations.add(t, figures, home)
    clauses = Clauses(t)
    arguments = Arguments(t, figures, clauses)
    statuses = Statuses(t, clauses, arguments)
    roles = Roles(t, figures, clauses, arguments, home)
    roles.note_titles()
    resolve(t, figures, clauses, statuses.quotes, home)
    frames = Frames(t, clauses, arguments)
    verdicts = Verdicts(t, clauses, arguments, statuses.quotes)
    candidates = sorted(
        [
            *roles.candidates(),
            *coalitions.candidates(),
            *wings.candidates(),
            *frames.candidates(thorough=thorough),
            *verdicts.candidates(),
        ],
        key=lambda c: c.trigger,
    )
    return Analysis(t, figures, clauses, arguments, statuses, roles, frames, tuple(candidates))
