"""Give a widget's test its server, the store's site, and a shopper's browser on it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e import store_site
from tests.e2e.conftest import LISTEN
from tests.servers.installation import Installation, Served
from tests.servers.product import ROOT, free_port


@dataclass(slots=True)
class Store:
    """An installation with one widget, a site it may run on and one it may not."""

    installation: Installation
    port: int
    staff: subprocess.Popen[str]
    key: str = ""
    site: str = ""
    elsewhere: str = ""
    server: ExitStack = field(default_factory=ExitStack)
    served: Served | None = None

    def told(self, name: str, *words: Any) -> Any:
        """Let the store's people do something."""
        assert self.staff.stdin and self.staff.stdout
        self.staff.stdin.write(json.dumps([name, *words]) + "\n")
        self.staff.stdin.flush()
        return json.loads(self.staff.stdout.readline())

    def start(self) -> None:
        """Serve on the port of the store."""
        self.served = self.server.enter_context(self.installation.server(self.port))

    def kill(self) -> None:
        """End the server at once."""
        self.server.close()


@contextmanager
def opened(folder: Path, redis_url: str) -> Iterator[Store]:
    """Run a store until the block ends."""
    installation = Installation(folder, redis_url)
    with ExitStack() as stack:
        staff = stack.enter_context(
            subprocess.Popen(
                [sys.executable, "-m", "tests.servers.shoppers"], cwd=ROOT, text=True,
                env=installation.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            )
        )  # fmt: skip
        stack.callback(staff.kill)
        store = Store(installation, free_port(), staff)
        app = f"http://localhost:{store.port}"
        # The key is known only once the site's origin is.
        keys: dict[str, str] = {"key": ""}
        store.site = stack.enter_context(store_site.serve(app, keys))
        store.elsewhere = stack.enter_context(store_site.serve(app, keys))
        keys["key"] = store.key = store.told("seed", store.site)
        stack.callback(store.kill)
        store.start()
        yield store


@dataclass(frozen=True, slots=True)
class Shopper:
    """A browser of a shopper, and what it complained about and asked for."""

    context: BrowserContext
    page: Page
    store: Store
    faults: list[str]
    asked: list[str]

    def visit(self, site: str = "", **looks: str) -> None:
        """Open a page of a site with the widget on it."""
        self.page.goto(f"{site or self.store.site}/?{urlencode(looks)}")

    def press(self, name: str) -> None:
        """Press a button by its name."""
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def begin(self, **looks: str) -> None:
        """Open the chat and agree."""
        self.visit(**looks)
        self.press("Ask us")
        self.press("Agree and start")
        self.sees("Hello! This is the automated assistant")

    def say(self, text: str) -> None:
        """Write a message."""
        field = self.page.get_by_label("Your message")
        field.fill(text)
        field.press("Enter")

    def sees(self, text: str, seconds: float = 8) -> None:
        """Wait until the messages show a text."""
        expect(self.page.get_by_role("log")).to_contain_text(text, timeout=seconds * 1000)

    def lines(self) -> list[str]:
        """Give what stands in the messages, without who said it when."""
        return self.page.locator(".log .said > p").all_inner_texts()


@contextmanager
def shopper(
    browser: Browser, store: Store, *, width: int = 1280, scheme: str = "light", height: int = 844
) -> Iterator[Shopper]:
    """Give a shopper's browser until the block ends."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    context.add_init_script(LISTEN)
    page, faults, asked = context.new_page(), list[str](), list[str]()
    page.on("console", lambda said: said.type == "error" and faults.append(said.text))
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}") or dialog.dismiss())
    yield Shopper(context, page, store, faults, asked)
    context.close()
