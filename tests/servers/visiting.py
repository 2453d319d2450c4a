"""Ask a running server for pages as a browser does, and say how it answered and after how long."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode

PATIENCE_S = 15.0
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Page:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    text: str
    seconds: float

    @property
    def retry_after(self) -> str:
        """Give when to come back."""
        return self.headers.get("retry-after", "")


@dataclass(slots=True)
class Visitor:
    """A browser without script, on one port of this machine."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Page:
        """Ask for a page."""
        return self._ask("GET", path, None, headers)

    def send(self, path: str, **fields: str) -> Page:
        """Open a page and send its form."""
        token = TOKEN.search(self.get(path).text)
        if token is None:
            return self.get(path)
        return self.post(path, {**fields, "csrfmiddlewaretoken": token[1]})

    def post(self, path: str, fields: Mapping[str, str], **headers: str) -> Page:
        """Send a form."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(fields), {**kind, **headers})

    def _ask(self, method: str, path: str, body: str | None, headers: Mapping[str, str]) -> Page:
        line = HTTPConnection("localhost", self.port, timeout=PATIENCE_S)
        given = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        begun = time.monotonic()
        try:
            line.request(method, path, body, {**given, **headers})
            answer = line.getresponse()
            text = answer.read().decode(errors="replace")
        finally:
            line.close()
        seconds = time.monotonic() - begun
        for cookie in answer.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(cookie).items():
                self.cookies[name] = morsel.value
        named = {name.lower(): value for name, value in answer.headers.items()}
        return Page(answer.status, named, text, seconds)
