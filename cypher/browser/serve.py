"""Give Neo4j Browser the files beside this one: python serve.py [PORT].

It needs nothing but Python, so that a container without tieline can run it. Neo4j Browser asks before
it fetches (OPTIONS, for a header that keeps caches out) and from another address, so each answer
allows both.
"""

from __future__ import annotations

import sys
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PORT = 7475  # beside Neo4j's 7473 and 7474
# As "localhost" a Neo4j that nobody configured lets its Browser read it.
ADDRESS = f"http://localhost:{PORT}"
_FOLDER = Path(__file__).parent
_SERVED = {"/style.grass": "text/plain; charset=utf-8", "/guide.html": "text/html; charset=utf-8"}


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments, directory=str(_FOLDER))  # type: ignore[arg-type]

    def do_OPTIONS(self) -> None:
        self.send_response(HTTPStatus.NO_CONTENT)
        self.end_headers()

    def translate_path(self, path: str) -> str:
        """Return the file of an address; nothing but the files for Neo4j Browser has one."""
        return super().translate_path(path) if path in _SERVED else str(_FOLDER / "nothing")

    def guess_type(self, path: object) -> str:
        return _SERVED.get(f"/{Path(str(path)).name}", "text/plain")

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
        self.send_header("Access-Control-Allow-Headers", "*")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None: ...


def server(host: str = "127.0.0.1", port: int = PORT) -> ThreadingHTTPServer:
    """Return a server that listens, to be run by `serve_forever`; port 0 takes any.

    Raises:
        OSError: the port is taken.
    """
    return ThreadingHTTPServer((host, port), _Handler)


if __name__ == "__main__":
    # In a container the port is reached from outside it; the compose file says by whom.
    server("0.0.0.0", int(sys.argv[1]) if len(sys.argv) > 1 else PORT).serve_forever()
