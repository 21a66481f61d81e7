"""Fixtures shared by all rooms: a real Neo4j, a real browser, and loud words where one is missing.

A test that asks for the fixture `neo4j` or `browser_page` gets the marker of its tool. Where the
tool cannot be had the test is skipped by name, and under CI it fails.
"""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn

import pytest
from browser import empty_page, started_browser
from machine import Missing
from neo4j_server import Neo4jServer, neo4j_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# fixture -> marker
_TOOLS = {"neo4j": "neo4j", "browser_page": "browser"}


@pytest.fixture(autouse=True)
def _nobodys_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer's own store, named in the environment, is never touched by a test."""
    for name in [n for n in os.environ if n == "TIELINE_STORE" or n.startswith("NEO4J_")]:
        monkeypatch.delenv(name)
    # A worker on another core is told its parent's width.
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture(scope="session")
def _neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    try:
        with neo4j_server(tmp_path_factory.mktemp("neo4j")) as server:
            yield server
    except Missing as missing:
        _do_without("neo4j", missing)


@pytest.fixture
def neo4j(_neo4j_server: Neo4jServer) -> Neo4jServer:
    """A running, empty Neo4j; a test may stop or kill it."""
    if not _neo4j_server.running:
        _neo4j_server.start()
    _neo4j_server.wipe()
    return _neo4j_server


@pytest.fixture(scope="session")
def _browser() -> Iterator["Browser"]:
    try:
        with started_browser() as browser:
            yield browser
    except Missing as missing:
        _do_without("browser", missing)


@pytest.fixture
def browser_page(_browser: "Browser") -> Iterator["Page"]:
    """A page of a headless Chromium with an empty profile."""
    with empty_page(_browser) as page:
        yield page


@pytest.hookimpl(tryfirst=True)  # before `-m` selects by marker
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for fixture in _TOOLS.keys() & getattr(item, "fixturenames", ()):
            item.add_marker(_TOOLS[fixture])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once for each tool how many tests did not run for want of it, and its cure."""
    skips: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
        if _TOOLS.values() & report.keywords.keys():
            skips[reason] = skips.get(reason, 0) + 1
    for reason, count in sorted(skips.items()):
        said = reason.removeprefix("Skipped: ")
        terminalreporter.write_line(f"SKIPPED {count} {said}", yellow=True, bold=True)


def _do_without(tool: str, missing: Missing) -> NoReturn:
    """Skip the test by name, or fail it under CI, where a skip would go unseen."""
    message = f"{tool} tests: {missing}"
    if os.environ.get("CI") == "true":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)
