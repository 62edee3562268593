"""The browser of this computer, for tests of pages."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def executable() -> str:
    """The path of Chromium or Chrome.

    Raises:
        AssertionError: there is none; a page that no browser has opened is not tested.
    """
    for name in NAMES:
        if found := shutil.which(name):
            return found
    raise AssertionError(f"no browser on PATH ({', '.join(NAMES)}): install one, e.g. `apt-get install chromium`")


@contextmanager
def running() -> Iterator[Browser]:
    """A browser with a profile of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@dataclass(slots=True)
class Opened:
    """A page opened from disk, with what it complained about and what it asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@contextmanager
def opened(browser: Browser, path: Path, **context: Any) -> Iterator[Opened]:
    """Opens a page from disk and waits until its chart is drawn; `context` is what Playwright takes (viewport …)."""
    tab = browser.new_context(**context)
    try:
        page = tab.new_page()
        made = Opened(page)
        page.on("console", lambda message: made.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: made.complaints.append(str(error)))
        page.on("request", lambda request: made.requests.append(request.url))
        page.goto(path.as_uri())
        page.wait_for_selector("#chrono-chart .main-svg")
        page.wait_for_timeout(150)
        yield made
    finally:
        tab.close()
