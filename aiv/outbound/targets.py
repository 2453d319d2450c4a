"""Check an address before anything is asked of it: scheme, port, no hidden name, length."""

from __future__ import annotations

from collections.abc import Set
from typing import Final
from urllib.parse import urljoin

import httpx2

from aiv.outbound.guard import Refused

MAX_URL: Final = 2048
PORTS: Final = {"http": 80, "https": 443}


def target(url: str, *, ports: Set[int]) -> httpx2.URL:
    """Give the address as it will be asked for; raises Refused for what is not plain web."""
    if len(url) > MAX_URL:
        raise Refused(url[:80], "address too long")
    try:
        parsed = httpx2.URL(url)
    except (httpx2.InvalidURL, ValueError, TypeError) as error:
        raise Refused(url[:80], f"no address: {error}") from error
    if parsed.scheme not in PORTS:
        raise Refused(url[:80], "scheme")
    if parsed.userinfo or not parsed.raw_host:
        raise Refused(url[:80], "user name" if parsed.userinfo else "no host")
    if (parsed.port or PORTS[parsed.scheme]) not in ports:
        raise Refused(url[:80], f"port {parsed.port}")
    return parsed.copy_with(fragment=None)


def redirected(base: str, location: str) -> str:
    """Give the address that a redirect names; raises Refused for what is none."""
    try:
        return urljoin(base, location.strip())
    except ValueError as error:
        raise Refused(location[:80], f"no address: {error}") from error
