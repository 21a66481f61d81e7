"""The installed Chromium for tests, headless, each page with an empty profile."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from machine import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_ARGUMENTS = (
    "--disable-gpu",
    # What follows keeps the browser itself off the network: only the page under test may ask.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


@contextmanager
def started_browser() -> Iterator["Browser"]:
    """Give a running Chromium, and end it afterwards.

    Raises:
        machine.Missing: no Chromium is installed.
    """
    program = chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=list(_ARGUMENTS),
            # Chromium refuses its sandbox to root, and to nobody else.
            chromium_sandbox=os.geteuid() != 0,
        )
        with browser:
            yield browser


@contextmanager
def empty_page(browser: "Browser") -> Iterator["Page"]:
    """Give a page that shares no cookies, storage or cache with any other."""
    with browser.new_context() as context:
        yield context.new_page()
