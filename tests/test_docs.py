"""The README says what is so: its commands run as printed and give the output that it shows.

`python tests/test_docs.py` writes the present output into the README, `python docs/queries.py` the
page of the catalogue.
"""

import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import pytest
from neo4j_server import Neo4jServer

from tieline.cli import main

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(r"(<!-- Neo4j -->\n)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Session:
    """A folder with what a clone has for its users, in which a README's commands are run."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "corpus" / "samples", folder / "corpus" / "samples")
        command = folder / "bin" / "tieline"
        command.parent.mkdir()
        command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m tieline.cli "$@"\n')
        command.chmod(0o755)
        path = f"{command.parent}{os.pathsep}{os.environ['PATH']}"
        ours = ("TIELINE_", "NEO4J_", "COLUMNS")
        bare = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
        self.environment = bare | {"PATH": path} | environment

    def run(self, command: str) -> str:
        """Return what a shell command prints, errors between answers as a terminal shows them."""
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}"
        return done.stdout

    def python(self, code: str) -> str:
        (self.folder / "script.py").write_text(code, encoding="utf-8")
        return self.run(f"{shlex.quote(sys.executable)} script.py")


@pytest.fixture(scope="module")
def readme() -> str:
    return README.read_text("utf-8")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    # A folder for each test: what is "new" in a build depends on who built before.
    return Session(tmp_path)


def rewritten(readme: str, session: Session) -> str:
    """Return the README with the output that its commands and its script have now."""
    printed = ""

    def output(block: re.Match[str]) -> str:
        nonlocal printed
        mark, language, body = block.groups()
        if language == "console":
            commands = [line for line in body.splitlines() if line.startswith("$ ")]
            body = "".join(f"{line}\n{session.run(line[2:])}" for line in commands)
        elif language == "python":
            printed = session.python(body)
        elif language == "text" and printed:
            body, printed = printed, ""
        return f"{mark or ''}```{language}\n{body}```"

    return _BLOCK.sub(output, readme)


def blocks(readme: str, language: str, *, marked: bool = False) -> Iterator[str]:
    return (b[3] for b in _BLOCK.finditer(readme) if b[2] == language and bool(b[1]) == marked)


def test_the_readme_shows_what_its_commands_print(readme: str, session: Session) -> None:
    """Every command and the script run as printed, and print what is shown."""
    assert rewritten(readme, session) == readme, "see `python tests/test_docs.py`"


def test_shell_lines_run(readme: str, session: Session) -> None:
    """Lines without output run too; of make's, it is seen that there is such a target."""
    session.run("tieline build corpus/samples")
    for line in "\n".join(blocks(readme, "sh")).split("\n"):
        if line.startswith("make "):
            subprocess.run([*shlex.split(line), "-n"], cwd=ROOT, check=True, capture_output=True)
        elif line:
            session.run(line)


def test_cypher_answers(readme: str, session: Session) -> None:
    """The Cypher texts have an answer among the sample articles."""
    session.run("tieline build corpus/samples")
    for text in blocks(readme, "cypher"):
        assert "SUPPLIES" in session.run(f"tieline query {shlex.quote(text)}")


@pytest.mark.neo4j
def test_neo4j_lines_run(readme: str, neo4j: Neo4jServer, tmp_path: Path) -> None:
    """The lines for Neo4j run as printed on a Neo4j that is not Docker's, Cypher included."""
    session = Session(tmp_path, NEO4J_USERNAME=neo4j.user)
    (lines,) = blocks(readme, "sh", marked=True)
    kept = [line for line in lines.splitlines() if not line.startswith("docker ")]
    told = "\n".join([*kept, *(f"tieline query {shlex.quote(t)}" for t in blocks(readme, "cypher"))])
    for printed, here in (
        ("neo4j://localhost", neo4j.uri),
        ("NEO4J_PASSWORD=a-word-of-yours", f"NEO4J_PASSWORD={shlex.quote(neo4j.password)}"),
    ):
        assert printed in told
        told = told.replace(printed, here)
    answer = session.run(told)
    assert f"store: {neo4j.uri}" in answer
    assert "SUPPLIES" in answer
    assert (ROOT / "docker-compose.yml").read_text("utf-8").count("NEO4J_PASSWORD")


def test_the_catalogue_has_its_page() -> None:
    """docs/queries.md shows the catalogue, and its answers, as they are."""
    made = runpy.run_path(str(ROOT / "docs" / "queries.py"))
    assert made["page"]() == made["PAGE"].read_text("utf-8"), "see `python docs/queries.py`"


def test_the_readme_links_to_what_is_there(readme: str) -> None:
    """Files that the README links to or shows are there, and so are its sections."""
    headings = {h.lower().replace(" ", "-") for h in re.findall(r"^## (.+)$", readme, re.MULTILINE)}
    for link in re.findall(r"\]\(([^)\s]+)\)", readme):
        if link.startswith("#"):
            assert link[1:] in headings
        elif "://" not in link:
            assert (ROOT / link).exists(), link


@pytest.mark.parametrize("name", main.commands)
def test_every_command_is_told_of(name: str, readme: str) -> None:
    """A command has help that fits its line in the list, options with help, and a line here."""
    command = main.commands[name]
    assert command.help
    assert not command.get_short_help_str(limit=60).endswith("..."), command.help
    bare = [p.name for p in command.params if isinstance(p, click.Option) and not p.help]
    assert not bare
    assert f"| `tieline {name}" in readme


def write() -> None:
    text = README.read_text("utf-8")
    with TemporaryDirectory() as folder:
        README.write_text(rewritten(text, Session(Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    write()
