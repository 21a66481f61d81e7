"""What pyproject.toml states of the rooms holds: their contracts, and what is installed of them."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_imports_keep_the_contracts() -> None:
    """Imports run corpus -> graph <- cypher, in no circles; third parties have one door each."""
    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    checked = subprocess.run(
        [sys.executable, "-c", lint, "--no-cache", "--no-logo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_every_file_of_a_room_is_installed() -> None:
    """A module or data file that lies in a room is named by pyproject.toml, so the wheel has it."""
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    missing = []
    for package, folder in stated["package-dir"].items():
        if folder == ".":
            continue
        room = ROOT / folder
        patterns = ["*.py", *stated["package-data"].get(package, [])]
        shipped = {file for pattern in patterns for file in room.glob(pattern)}
        lying = {file for file in room.rglob("*") if file.is_file()}
        missing += [file for file in lying - shipped if file.suffix != ".pyc"]
    assert not missing, f"add to package-data: {sorted(map(str, missing))}"
