"""What Neo4j Browser is given is made of the predicates, the page's colours and the catalogue.

`python tests/cypher/test_browser_files.py` writes the files anew.
"""

import io
import re
import zipfile
from html import escape
from pathlib import Path

import pytest

from tieline.cypher.browser import slides
from tieline.cypher.browser.place import place
from tieline.cypher.browser.style import colour, style
from tieline.cypher.catalogue import catalogue
from tieline.graph.model import NOTICE
from tieline.graph.predicates import HEDGED_TYPES, PREDICATES, QUADS

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "cypher" / "browser"
FILES = {"style.grass": style, "guide.html": slides.guide}


@pytest.mark.parametrize("name", FILES)
def test_the_files_are_up_to_date(name: str) -> None:
    """What is served is what the predicates, colours and questions of today make."""
    cure = "run python tests/cypher/test_browser_files.py"
    assert (FOLDER / name).read_text("utf-8") == FILES[name](), cure


def test_each_arrow_has_the_colour_of_its_quad_on_the_page() -> None:
    """A type that is a predicate is drawn as the page draws its quad; what nobody asserts is apart."""
    page = (ROOT / "graph" / "page_assets" / "page.css").read_text("utf-8")
    rules = dict(re.findall(r"relationship\.(\w+) \{\n  color: (#\w+);", style()))
    for predicate in PREDICATES.values():
        number = list(QUADS).index(predicate.quad)
        light = re.search(rf"--q{number}: (#\w+);", page)
        assert light and rules[predicate.relationship_type] == light[1] == colour(predicate.relationship_type)
    asserted = {rules[p.relationship_type] for p in PREDICATES.values()}
    hedged = {rules[type_] for type_ in HEDGED_TYPES.values()}
    assert len(asserted) == len(QUADS) and len(hedged) == 2 and not asserted & hedged
    assert rules.keys() == {p.relationship_type for p in PREDICATES.values()} | set(HEDGED_TYPES.values())


def test_neo4j_browser_can_read_the_style() -> None:
    """Its reader knows no comments, and no value with a colon."""
    for line in style().splitlines():
        assert re.fullmatch(r"[\w.]+ \{|  [\w-]+: [^:;]+;|\}", line), line


def test_the_guide_opens_with_what_an_arrow_is() -> None:
    """The notice stands on the first slide; every question of the catalogue on one, ready to run."""
    first, *others = slides.guide().split("<slide")[1:]
    assert NOTICE in first
    told = "".join(others)
    assert all(escape(query.question) in told for query in catalogue().values())
    for query in catalogue().values():
        assert "$" not in slides.runnable(query)


def test_the_favorites_are_every_question() -> None:
    """Each is a file in a folder, whose first line is its question; the bytes are always the same."""
    packed = slides.favorites()
    assert packed == slides.favorites()
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        first_lines = [opened.read(name).decode().splitlines()[0] for name in opened.namelist()]
        assert all(re.fullmatch(r"tieline [^/]+/[\w-]+\.cypher", name) for name in opened.namelist())
    questions = [*(p.question for p in slides.PICTURES), *(q.question for q in catalogue().values())]
    assert first_lines == [f"// {question}" for question in questions]


@pytest.mark.parametrize(
    "address, browser",
    [
        ("neo4j://localhost", "http://localhost:7474/browser/"),
        ("bolt://10.0.0.5:7687", "http://10.0.0.5:7474/browser/"),
        ("neo4j+s://graphs.example", "https://graphs.example:7473/browser/"),
        ("neo4j://[::1]:7687", "http://[::1]:7474/browser/"),
        ("./tieline-store", "http://localhost:7474/browser/"),
    ],
)
def test_where_neo4j_browser_is(address: str, browser: str) -> None:
    """It is on the server's host; a folder has none, so that of this machine is meant."""
    assert place(address).browser == browser
    assert place(address).opened.startswith(f"{browser}?cmd=play&arg=http://localhost:7475/guide.html")


def write() -> None:
    for name, made in FILES.items():
        (FOLDER / name).write_text(made(), encoding="utf-8")


if __name__ == "__main__":
    write()
