"""The driver's errors as one line with its cure; none of them holds the password."""

from __future__ import annotations

from typing import Any

from tieline.cypher.cypher_store import QUESTION_TIMEOUT_S
from tieline.cypher.refusals import GIVE_PARAMETER, ONLY_READS, WRITE_BY
from tieline.graph.errors import BadQuestion, StoreUnavailable, TielineError

_CHECK = "Check that Neo4j is running there (docker compose up --wait) and the address is right."


def no_address(address: str) -> StoreUnavailable:
    return StoreUnavailable(
        f"{address} is no address of a Neo4j", "Write neo4j://HOST:7687 or neo4j+s://HOST."
    )


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


def told(error: Exception, address: str, database: str | None) -> TielineError:
    code = getattr(error, "code", None) or ""
    if "CredentialsExpired" in code:
        return StoreUnavailable(
            f"the password for {address} has expired", "Set a new one in Neo4j, then repeat."
        )
    if ".Security." in code and "Forbidden" not in code:
        return StoreUnavailable(
            f"{address} refuses the user name or password",
            "Set NEO4J_USERNAME and NEO4J_PASSWORD.",
        )
    if "Forbidden" in code or "ReadOnly" in code or "NotALeader" in code:
        return StoreUnavailable(
            f"{address} allows no writing here", "Use a user and a database that may be written."
        )
    if "DatabaseNotFound" in code:
        return StoreUnavailable(
            f'{address} has no database "{database}"', "Set NEO4J_DATABASE to one that it has."
        )
    if code:
        reason = (getattr(error, "message", None) or str(error)).strip().splitlines()[0]
        return StoreUnavailable(f"{address} failed: {reason}", f"See Neo4j's log for {code}.")
    return StoreUnavailable(f"cannot reach {address}", _CHECK)
