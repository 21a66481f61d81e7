"""Where Neo4j Browser is, and what to type there."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from http.server import HTTPServer
from urllib.parse import urlencode, urlsplit

from tieline.cypher.browser.serve import ADDRESS, PORT, server
from tieline.graph.errors import TielineError


@dataclass(frozen=True, slots=True)
class Place:
    """A Neo4j Browser, and the commands that it takes.

    Attributes:
        browser: its address.
        opened: its address with the guide opened, once one has logged in.
    """

    browser: str
    opened: str
    style: str
    guide: str

    def lines(self) -> tuple[str, ...]:
        return (f"open   {self.browser}", f"style  {self.style}", f"guide  {self.guide}")

    def as_json(self) -> dict[str, str]:
        return asdict(self)


def place(address: str) -> Place:
    """Return the Neo4j Browser of a server at its usual port.

    Style and guide come from this machine, as `browser.remote_content_hostname_whitelist` of the
    server must allow; unless it was set, it does.

    Args:
        address: neo4j://HOST or the like; of any other the server of this machine is taken.
    """
    scheme, colon, _ = address.partition("://")
    host = urlsplit(address).hostname if colon else None
    http, port = ("https", 7473) if "+" in scheme else ("http", 7474)
    shown = f"[{host}]" if host and ":" in host else host
    browser = f"{http}://{shown or 'localhost'}:{port}/browser/"
    guide = f"{ADDRESS}/guide.html"
    opened = urlencode({"cmd": "play", "arg": guide}, safe=":/")
    return Place(browser, f"{browser}?{opened}", f":style {ADDRESS}/style.grass", f":play {guide}")


def serving() -> HTTPServer:
    """Return what serves the files to this machine.

    Raises:
        TielineError: the port is taken.
    """
    try:
        return server()
    except OSError as error:
        raise TielineError(
            f"port {PORT} of this machine is taken ({error.strerror})",
            "If `docker compose up` runs, style and guide are served already: leave out --serve.",
        ) from error
