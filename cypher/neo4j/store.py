"""The store in a Neo4j database, over the official driver."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

from tieline.cypher import cypher_store, statements
from tieline.cypher.cypher_store import QUESTION_TIMEOUT_S, SCHEMA, CypherStore
from tieline.cypher.neo4j.credentials import Credentials
from tieline.cypher.neo4j.errors import OLDEST, bad_question, no_address, of_server, told, too_old
from tieline.cypher.plain import duration, node, path, plain, relationship
from tieline.cypher.plan import Swap
from tieline.cypher.rows import Read, Row
from tieline.cypher.run import Run, ahead
from tieline.graph.errors import BadQuestion, StoreUnavailable
from tieline.graph.model import Reading
from tieline.graph.store import Table

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

# A server answers in milliseconds; whoever mistypes a host should not wait long.
_CONNECT_TIMEOUT_S = 5.0
# Long enough for a leader to change or other writers to pass, short enough to be told of a failure.
_RETRY_S = 30.0
# A load makes the graph grow, at which the server would plan its hundred statements anew every few
# seconds: more work than the writing itself. Each finds its nodes by index whatever the counts are.
_PLANNED_ONCE = "CYPHER replan=skip "
# After a crash a server makes indexes anew while it answers already: what is planned meanwhile, and
# then kept, would do without them.
_AWAIT_INDEXES = "CALL db.awaitIndexes(300)"


class Neo4jStore(CypherStore):
    """A store in a database. Made by `open_store` or `create_store`."""

    def __init__(self, address: str, driver: Driver, database: str | None) -> None:
        super().__init__(address)
        self._driver = driver
        self._database = database
        self._reached = False

    def run(self, text: str, parameters: Mapping[str, Any]) -> Table:
        from neo4j import unit_of_work
        from neo4j.exceptions import ClientError, Neo4jError

        @unit_of_work(timeout=QUESTION_TIMEOUT_S)
        def ask(transaction: ManagedTransaction) -> Table:
            result = transaction.run(text, dict(parameters))
            columns = tuple(result.keys())
            return Table(
                columns,
                tuple(tuple(plain(v, _special) for v in record.values()) for record in result),
            )

        with self._errors():
            try:
                with self._session("READ") as session:
                    return session.execute_read(ask)
            except ClientError as error:
                if of_server(error):
                    raise
                raise bad_question(error) from error
            except (TypeError, ValueError, OverflowError) as error:
                raise BadQuestion(f"a parameter cannot be sent: {error}") from error
            except Neo4jError as error:
                if "TransactionTimedOut" in (error.code or ""):
                    raise bad_question(error) from error
                raise

    def rows(self, text: str) -> Iterator[Row]:
        with self._errors(), self._session("READ") as session:
            # No managed transaction: it would ask again from the start what is half told.
            yield from (dict(record) for record in session.run(text))

    def close(self) -> None:
        self._driver.close()

    def check(self) -> None:
        """Reach the server and see that it is one that the statements are written for.

        Raises:
            StoreUnavailable: it is not reached, refuses, or is too old.
        """
        with self._errors():
            try:
                with self._session("READ") as session:
                    # No managed transaction: it would try again for as long as a writing may.
                    answer = session.run("RETURN 1 AS one").consume()
            except ValueError as error:
                raise no_address(self.address) from error
            agent = answer.server.agent
        version = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
        if version and (int(version[1]), int(version[2])) < OLDEST:
            raise too_old(self.address, agent.replace("/", " "))
        self._reached = True

    def schema(self) -> int | None:
        """Return the version of what the database holds; None when it holds no store."""
        rows = self._reader()(statements.STORE_SCHEMA)
        return rows[0]["schema"] if rows else None

    def prepare(self) -> None:
        """Make constraints and indexes, then the node that writers queue at."""
        from neo4j.exceptions import ClientError

        with self._errors():
            for text in statements.SCHEMA:
                try:
                    self._driver.execute_query(text, database_=self._database)
                except ClientError as error:
                    # Another writer makes the same at this moment.
                    if "AlreadyExists" not in (error.code or ""):
                        raise
            self._driver.execute_query(statements.CREATE_STORE, schema=SCHEMA, database_=self._database)
        self.settle()

    def settle(self) -> None:
        """Wait until every index is there to be used."""
        with self._errors():
            self._driver.execute_query(_AWAIT_INDEXES, database_=self._database)

    def _read(self, readings: Iterable[Reading]) -> Iterator[Read]:
        # Half of a load's work is done here, while the server is at the other half.
        return ahead(super()._read(readings), cypher_store.WINDOW)

    def _writing(self) -> AbstractContextManager[None]:
        return nullcontext()

    def _write(self, work: Callable[[Run], Swap]) -> Swap:
        with self._errors(), self._session("WRITE") as session:
            done = session.execute_write(lambda transaction: work(_runner(transaction, _PLANNED_ONCE)))
        if done.serial is not None:
            self._census.serial = done.serial
        return done

    def _reader(self) -> Run:
        def run(text: str, /, **parameters: Any) -> Sequence[Row]:
            with self._errors(), self._session("READ") as session:
                # No managed transaction: to begin and end one costs more than most answers.
                return [dict(record) for record in session.run(text, parameters)]

        return run

    def _session(self, mode: str) -> Session:
        return self._driver.session(
            database=self._database,
            default_access_mode=mode,
            # So that what one session wrote the next one sees, on a cluster too.
            bookmark_manager=self._driver.execute_query_bookmark_manager,
        )

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Turn the driver's errors into one line with its cure; none of them holds the password."""
        from neo4j.exceptions import DriverError, Neo4jError

        try:
            yield
        except (DriverError, Neo4jError, OSError) as error:
            raise told(error, self.address, self._database, reached=self._reached) from error


def open_store(address: str, by: Credentials) -> Neo4jStore:
    """Open the store that a database holds.

    Raises:
        StoreUnavailable: it is not reached, refuses, is too old, or holds no store.
    """
    store = _connected(address, by)
    with _closed_on_error(store):
        _check_schema(store, store.schema(), missing=True)
    return store


def create_store(address: str, by: Credentials) -> Neo4jStore:
    """Open a database's store, made first where there is none.

    Raises:
        StoreUnavailable: it is not reached, refuses, or is too old.
    """
    store = _connected(address, by)
    with _closed_on_error(store):
        schema = store.schema()
        _check_schema(store, schema, missing=False)
        if schema is None:
            store.prepare()
        else:
            store.settle()
    return store


def _connected(address: str, by: Credentials) -> Neo4jStore:
    from neo4j import GraphDatabase
    from neo4j.exceptions import DriverError

    # Else Python prints the driver's own lines beside ours where nobody set up logging.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    try:
        driver = GraphDatabase.driver(
            address,
            auth=(by.user, by.password),
            connection_timeout=_CONNECT_TIMEOUT_S,
            max_transaction_retry_time=_RETRY_S,
            notifications_min_severity="OFF",  # of an empty database, that its labels are unknown
            user_agent="tieline",
        )
    except (DriverError, ValueError) as error:
        raise no_address(address) from error
    store = Neo4jStore(address, driver, by.database)
    with _closed_on_error(store):
        store.check()
    return store


@contextmanager
def _closed_on_error(store: Neo4jStore) -> Iterator[None]:
    try:
        yield
    except BaseException:
        store.close()
        raise


def _check_schema(store: Neo4jStore, schema: int | None, *, missing: bool) -> None:
    if schema is None and missing:
        raise StoreUnavailable(
            f"{store.address} holds no relations yet", "Fill it with `tieline build ARTICLES…`."
        )
    if schema is not None and schema != SCHEMA:
        raise StoreUnavailable(
            f"{store.address} was filled by another version of tieline",
            "Load its relations file into an empty database, or use that version.",
        )


def _runner(transaction: ManagedTransaction, options: str = "") -> Run:
    def run(text: str, /, **parameters: Any) -> list[dict[str, Any]]:
        result = transaction.run(options + text, parameters)
        # What answers nothing is not waited for: the next statement, or the commit, tells its error.
        return [dict(record) for record in result] if result.keys() else []

    return run


def _special(value: object) -> object:
    from neo4j.graph import Node, Path, Relationship
    from neo4j.time import Date, DateTime, Duration, Time

    if isinstance(value, Node):
        return node(sorted(value.labels), dict(value))
    if isinstance(value, Relationship):
        return relationship(value.type, dict(value))
    if isinstance(value, Path):
        return path(value.nodes, value.relationships)
    if isinstance(value, Duration):
        return duration(value.months, value.days, value.seconds, value.nanoseconds)
    if isinstance(value, (Date, DateTime, Time)):
        return value.iso_format()
    return value
