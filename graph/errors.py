"""The errors a user can cause or meet, each with one line that says the cure."""

from __future__ import annotations


class TielineError(Exception):
    """Something the user can mend.

    Attributes:
        message: what is wrong, naming file and line where there are any.
        hint: the cure, a full sentence, or empty.
        status: the exit status of a command that ends by it.
    """

    status = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class BadArticle(TielineError):
    """A file that cannot be read as an article."""


class BadLine(TielineError):
    """A line of a relations file that does not keep to the schema."""


class BadQuestion(TielineError):
    """A filter, query or parameter that cannot be answered as asked."""

    status = 2


class UnknownActor(TielineError):
    """A name that fits no actor, or several; the hint lists the nearest."""

    status = 3


class NoPath(TielineError):
    """Nothing joins two actors within the hops and the filter asked for."""

    status = 3


class NothingFound(TielineError):
    """A question whose answer is nothing."""

    status = 3


class StoreUnavailable(TielineError):
    """A store that cannot be opened, reached, or is in use by another writer."""
