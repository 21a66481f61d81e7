"""From an address to its store: a folder, a Neo4j named by its scheme, or a file of relations."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from tieline.cypher.neo4j.credentials import Ask, credentials
from tieline.graph.errors import StoreUnavailable
from tieline.graph.store import Store

DEFAULT = "./tieline-store"

_FILE = ".jsonl"
_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def choose(given: str | None, environ: Mapping[str, str] = os.environ) -> str:
    """Return what is given, else what the environment names, else ./tieline-store."""
    return given or environ.get("TIELINE_STORE") or environ.get("NEO4J_URI") or DEFAULT


def open_store(address: str, environ: Mapping[str, str] = os.environ, *, ask: Ask | None = None) -> Store:
    """Open a store to ask it.

    Args:
        address: a folder, a file of relations or a Neo4j's address, as `choose` returns it.
        environ: gives what `credentials` reads.
        ask: asks for a password where the environment gives none.

    Raises:
        StoreUnavailable: there is none, or it cannot be reached; the hint says the cure.
        BadLine: a line of the file does not keep to the schema.
    """
    # Inside: the command line must not wait for two databases' modules to print its help.
    if _is_neo4j(address):
        from tieline.cypher.neo4j import store as database

        return database.open_store(address, credentials(environ, ask))
    if address.endswith(_FILE):
        from tieline.cypher import file_store

        return file_store.open_store(Path(address))
    from tieline.cypher.embedded import store as folder

    return folder.open_store(Path(address))


def create_store(address: str, environ: Mapping[str, str] = os.environ, *, ask: Ask | None = None) -> Store:
    """Open a store to add to it, made first where there is none. Arguments are `open_store`'s.

    Raises:
        StoreUnavailable: it cannot be made or reached, or is a file of relations; the hint says the cure.
    """
    if _is_neo4j(address):
        from tieline.cypher.neo4j import store as database

        return database.create_store(address, credentials(environ, ask))
    if address.endswith(_FILE):
        from tieline.cypher import file_store

        raise file_store.only_asked(address)
    from tieline.cypher.embedded import store as folder

    return folder.create_store(Path(address))


def _is_neo4j(address: str) -> bool:
    scheme, colon, _ = address.partition("://")
    # Of one slash too: what holds a password must never be taken for a folder and shown.
    if "@" in address and address.partition(":")[0].lower() in _SCHEMES:
        raise StoreUnavailable(
            "an address holds no user name or password",
            "Set NEO4J_USERNAME, and NEO4J_PASSWORD or NEO4J_PASSWORD_FILE, instead.",
        )
    if not colon:
        return False
    if scheme not in _SCHEMES:
        raise StoreUnavailable(
            f'no store has an address like "{scheme}://"',
            f"Name a folder, or a Neo4j by one of {', '.join(s + '://' for s in _SCHEMES)}.",
        )
    return True
