"""The driver's errors as one line with its cure; none of them holds the password."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from typing import Any

from tieline.cypher.cypher_store import QUESTION_TIMEOUT_S
from tieline.cypher.embedded.refusals import GIVE_PARAMETER, ONLY_READS, WRITE_BY
from tieline.graph.errors import BadQuestion, StoreUnavailable, TielineError

# The long-term release whose Cypher the statements keep to; 5.25 and older differ in subqueries.
OLDEST = (5, 26)

_CHECK = "Check that Neo4j is running there (docker compose up --wait) and the address is right."
_NEWER = f"Use Neo4j {OLDEST[0]}.{OLDEST[1]} or newer."
_SET_PASSWORD = "Set NEO4J_USERNAME, and NEO4J_PASSWORD or NEO4J_PASSWORD_FILE."
_FULL_DISK = "If its disk is full, make room; restart Neo4j, then repeat. Its debug.log says why."

# Words of a server's code -> what is wrong, and the cure; the first that fits.
_CODES = (
    (
        "CredentialsExpired",
        "{0} wants a new password for this user",
        "Set one in Neo4j Browser, or by cypher-shell, then repeat with it.",
    ),
    (
        "AuthenticationRateLimit",
        "{0} was given a wrong password too often",
        "Wait a few seconds, then repeat with the right one.",
    ),
    ("Forbidden", "{0} allows this user no writing", "Use a user and a database that may be written."),
    (".Security.", "{0} refuses the user name or password", _SET_PASSWORD),
    (
        "ReadOnly",
        "{0} is set to be read only",
        "Take the database out of its server.databases.read_only, or name another by NEO4J_DATABASE.",
    ),
    ("NotALeader", "{0} allows no writing here", "Write neo4j://, which finds the server that does."),
    ("DatabaseNotFound", '{0} has no database "{1}"', "Set NEO4J_DATABASE to one that it has."),
    ("TransactionLogError", "{0} cannot write to its disk", _FULL_DISK),
    ("TransactionCommitFailed", "{0} cannot write to its disk", _FULL_DISK),
    ("TransactionStartFailed", "{0} has stopped its database", _FULL_DISK),
    ("DatabaseUnavailable", "{0} has stopped its database", _FULL_DISK),
)


def no_address(address: str) -> StoreUnavailable:
    return StoreUnavailable(
        f"{address} is no address of a Neo4j", "Write neo4j://HOST:7687 or neo4j+s://HOST."
    )


def too_old(address: str, agent: str) -> StoreUnavailable:
    return StoreUnavailable(f"{address} is {agent}, too old", _NEWER)


def of_server(error: Any) -> bool:
    """Whether a client error is about the connection and not about the question."""
    return any(word in (error.code or "") for word in (".Security.", ".Database.", ".Cluster."))


def bad_question(error: Any) -> BadQuestion:
    code, message = error.code or "", (error.message or str(error)).strip()
    if "AccessMode" in code or "Writing in read access mode" in message:
        return BadQuestion(ONLY_READS, WRITE_BY)
    if "TimedOut" in code:
        return BadQuestion(f"no answer within {QUESTION_TIMEOUT_S} seconds", "Name an actor, or add LIMIT.")
    hint = GIVE_PARAMETER if "ParameterMissing" in code else ""
    return BadQuestion(message.splitlines()[0] if message else code, hint)


def told(error: Exception, address: str, database: str | None, *, reached: bool = False) -> TielineError:
    """Return what the driver raised as the user can mend it.

    Args:
        reached: the server answered before.
    """
    code = getattr(error, "code", None) or ""
    for word, message, cure in _CODES:
        if word in code:
            return StoreUnavailable(message.format(address, database), cure)
    if code:
        reason = (getattr(error, "message", None) or str(error)).strip().splitlines()[0]
        return StoreUnavailable(f"{address} failed: {reason}", f"See Neo4j's log for {code}.")
    return _unreached(error, address, reached)


def _unreached(error: Exception, address: str, reached: bool) -> StoreUnavailable:
    scheme, _, host = address.partition("://")
    plain = scheme.partition("+")[0]
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return StoreUnavailable(
                f"{address} has a certificate that nobody trusted vouches for ({cause.verify_message})",
                f"Add its authority to this machine's, or take it as it is: {plain}+ssc://{host}",
            )
        if isinstance(cause, ssl.SSLError):
            return StoreUnavailable(
                f"{address} answers, but not by TLS", f"Without encryption it is {plain}://{host}"
            )
        if type(cause).__name__ == "UnsupportedServerProduct":
            return StoreUnavailable(f"{address} is too old", _NEWER)
        if "handshake" in str(cause) or "looks like HTTP" in str(cause):
            return StoreUnavailable(
                f"{address} answers, but not as Neo4j does",
                f"Its port for drivers is usually 7687; encrypted it is {plain}+s://",
            )
    if reached:
        return StoreUnavailable(
            f"lost {address} on the way", "Check that Neo4j is running there, then repeat."
        )
    return StoreUnavailable(f"cannot reach {address}", _CHECK)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and all that led to it, the routing's inner ones too."""
    seen: set[int] = set()
    todo: list[BaseException | None] = [error]
    while todo:
        one = todo.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        todo += [one.__cause__, one.__context__]
        if isinstance(one, BaseExceptionGroup):
            todo += one.exceptions
