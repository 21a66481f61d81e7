"""A Neo4j that wants TLS, whose default database has another name, as it comes out of its box."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from cryptography.hazmat.primitives import serialization as keys
from made_up import network_of_15
from neo4j import GraphDatabase
from neo4j_server import INITIAL_PASSWORD, Neo4jServer, neo4j_server

from tieline.cypher import connect
from tieline.graph.errors import StoreUnavailable
from tieline.graph.filter import ANY
from tieline.graph.model import Reading

_PASSWORD = "a-word-of-ours"


@pytest.fixture
def authority(tmp_path: Path) -> trustme.CA:
    """Who vouches for the server; no machine knows it."""
    made = trustme.CA()
    made.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    return made


@pytest.fixture
def server(authority: trustme.CA, tmp_path: Path, _neo4j_server: Neo4jServer) -> Iterator[Neo4jServer]:
    """Started beside the common one, which has seen to what a server needs."""
    certificate = authority.issue_cert("127.0.0.1", "localhost")
    folder = tmp_path / "certificates"
    folder.mkdir()
    key = keys.load_pem_private_key(certificate.private_key_pem.bytes(), None)
    pkcs8 = key.private_bytes(keys.Encoding.PEM, keys.PrivateFormat.PKCS8, keys.NoEncryption())
    (folder / "private.key").write_bytes(pkcs8)
    (folder / "public.crt").write_bytes(b"".join(pem.bytes() for pem in certificate.cert_chain_pems))
    settings = {
        "dbms.ssl.policy.bolt.enabled": "true",
        "dbms.ssl.policy.bolt.base_directory": str(folder),
        "dbms.ssl.policy.bolt.client_auth": "NONE",
        "server.bolt.tls_level": "REQUIRED",
        "initial.dbms.default_database": "news",
    }
    home = tmp_path / "neo4j"
    with neo4j_server(home, settings=settings, scheme="neo4j+ssc", password=INITIAL_PASSWORD) as started:
        yield started


@pytest.mark.neo4j
def test_a_new_encrypted_server(server: Neo4jServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its first password must be changed; then every scheme leads to its own default database."""
    ssc, plain = server.uri, server.uri.replace("+ssc", "")
    trusted = plain.replace("neo4j:", "neo4j+s:")
    refused(ssc, INITIAL_PASSWORD, "wants a new password")
    with GraphDatabase.driver(ssc, auth=(server.user, INITIAL_PASSWORD)) as driver:
        change = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"
        driver.execute_query(change, old=INITIAL_PASSWORD, new=_PASSWORD, database_="system")

    told = next(r.evidence[0] for r in network_of_15())
    store = connect.create_store(ssc, {"NEO4J_PASSWORD": _PASSWORD})
    store.add([Reading(told.article, None, (told,), "1")])
    store.close()
    for address in (ssc, ssc.replace("neo4j+", "bolt+")):
        for database in ({}, {"NEO4J_DATABASE": "news"}):
            store = connect.open_store(address, {"NEO4J_PASSWORD": _PASSWORD, **database})
            assert len(list(store.relations(ANY))) == 1
            store.close()
    refused(ssc, _PASSWORD, 'no database "neo4j"', NEO4J_DATABASE="neo4j")

    refused(plain, _PASSWORD, "answers, but not as Neo4j does", "encrypted it is neo4j+s://")
    for address in (trusted, trusted.replace("neo4j+", "bolt+")):
        refused(address, _PASSWORD, "certificate", address.replace("+s:", "+ssc:"))
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
        connect.open_store(address, {"NEO4J_PASSWORD": _PASSWORD}).close()
        monkeypatch.delenv("SSL_CERT_FILE")


def refused(address: str, password: str, *words: str, **environ: str) -> None:
    with pytest.raises(StoreUnavailable) as caught:
        connect.open_store(address, {"NEO4J_PASSWORD": password, **environ})
    said = f"{caught.value.message} {caught.value.hint}"
    assert all(word in said for word in words), said
    assert "\n" not in said and _PASSWORD not in said
