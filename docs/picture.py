"""Make page.png, the README's picture, and page-dark.png: the sample articles, one arrow opened.

.venv/bin/python docs/picture.py
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from browser import started_browser  # noqa: E402  # found beside the tests

_SIZE = {"width": 1280, "height": 760}


def main() -> None:
    with TemporaryDirectory() as folder:
        page_file = Path(folder) / "page.html"
        _tieline("build", "corpus/samples", "--store", f"{folder}/store")
        _tieline("html", "-o", str(page_file), "--store", f"{folder}/store")
        with started_browser() as browser:
            for theme, name in (("light", "page.png"), ("dark", "page-dark.png")):
                page = browser.new_page(viewport=_SIZE, color_scheme=theme)
                page.goto(page_file.as_uri())
                page.locator(".story").get_by_role("button", name="disputed").last.click()
                page.wait_for_timeout(1500)  # the picture glides there
                page.screenshot(path=ROOT / "docs" / name)


def _tieline(*arguments: str) -> None:
    command = "import sys; from tieline.cli import main; main()"
    subprocess.run([sys.executable, "-c", command, *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
