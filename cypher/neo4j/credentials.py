"""Who asks a Neo4j, from the environment, a file of the owner's alone or a prompt; never from an address."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tieline.graph.errors import StoreUnavailable

# Shows a question, takes an answer that is not shown.
Ask = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a Neo4j is asked with.

    Attributes:
        database: None is the one that the server gives this user.
    """

    user: str
    password: str = field(repr=False)
    database: str | None = None


def credentials(environ: Mapping[str, str], ask: Ask | None = None) -> Credentials:
    """Return NEO4J_USERNAME (default neo4j), its password and NEO4J_DATABASE.

    The password is NEO4J_PASSWORD's, else that in the file which NEO4J_PASSWORD_FILE names, else
    what is answered, else empty, as for a server without authentication.

    Raises:
        StoreUnavailable: the file cannot be read, or others than its owner may read it.
    """
    user = environ.get("NEO4J_USERNAME") or "neo4j"
    password = environ.get("NEO4J_PASSWORD")
    if password is None and (file := environ.get("NEO4J_PASSWORD_FILE")):
        password = _kept(Path(file))
    if password is None:
        password = ask(f"Password of {user}") if ask else ""
    return Credentials(user, password, environ.get("NEO4J_DATABASE") or None)


def _kept(file: Path) -> str:
    try:
        with file.open(encoding="utf-8") as stream:
            # Of what was opened: a look at the name first could see another file.
            mode = stat.S_IMODE(os.fstat(stream.fileno()).st_mode)
            if mode & (stat.S_IRWXG | stat.S_IRWXO):
                raise StoreUnavailable(
                    f"{file} holds a password and others may use it (mode {mode:03o})",
                    f"Keep it to yourself: chmod 600 {file}",
                )
            return stream.read().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise StoreUnavailable(
            f"no password can be read from {file} ({reason})",
            "Let NEO4J_PASSWORD_FILE name a file with nothing but the password.",
        ) from error
