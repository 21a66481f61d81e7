"""Make neo4j-browser.png: the sample articles in Neo4j Browser, styled, as the guide's slides ask.

.venv/bin/python docs/neo4j_picture.py
"""

import os
import subprocess
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from browser import started_browser  # noqa: E402  # found beside the tests
from neo4j_browser import Neo4jBrowser  # noqa: E402
from neo4j_server import Neo4jServer, neo4j_server  # noqa: E402

from tieline.cypher.browser import serve, slides  # noqa: E402

_SIZE = {"width": 1280, "height": 800}
_SETTLED_MS = 5000  # the drawing moves for some seconds


def main() -> None:
    with TemporaryDirectory() as folder, neo4j_server(Path(folder) / "neo4j") as server:
        command = [sys.executable, "-m", "tieline.cli", "build", "corpus/samples", "--store", server.uri]
        subprocess.run(command, cwd=ROOT, check=True, env=os.environ | {"NEO4J_PASSWORD": server.password})
        picture(server)


def picture(server: Neo4jServer) -> None:
    """Take the picture of a server that holds the sample articles."""
    files = serve.server(port=0)
    threading.Thread(target=files.serve_forever, daemon=True).start()
    with started_browser() as browser:
        page = browser.new_page(viewport=_SIZE, color_scheme="light")
        user = Neo4jBrowser(page, server)
        user.type(f":style http://localhost:{files.server_port}/style.grass")
        frame = user.type(next(p.text for p in slides.PICTURES if p.name == "around"))
        user.arrows(frame)
        frame.get_by_title("Fullscreen").click()
        page.wait_for_timeout(_SETTLED_MS)
        page.get_by_role("button", name="zoom-to-fit").click()
        page.wait_for_timeout(_SETTLED_MS)
        page.screenshot(path=ROOT / "docs" / "neo4j-browser.png")
    files.shutdown()


if __name__ == "__main__":
    main()
