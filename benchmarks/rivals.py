"""Other libraries to measure beside, each set at its versions in a virtual environment of its own."""

import hashlib
import subprocess
import sys
from pathlib import Path

_BUILD = Path(__file__).parents[1] / "build"


def python_with(*versions: str) -> Path:
    """Return the Python that has these ("name==version"), installed at the first asking."""
    home = _BUILD / f"rivals-{hashlib.sha256(' '.join(versions).encode()).hexdigest()[:12]}"
    python, whole = home / "bin" / "python", home / "whole"
    if not whole.exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True)
        install = (str(python), "-m", "pip", "install", "--quiet", "--only-binary", ":all:")
        subprocess.run([*install, *versions], check=True)
        whole.touch()  # what was cut short is installed anew
    return python
