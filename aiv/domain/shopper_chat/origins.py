"""Read origins as browsers state them: scheme, host and port, nothing else."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from aiv.domain.errors import InvalidInput

REMEDY: Final = "write the address of the site alone, such as https://www.harborpoint.example"
LOOPBACK: Final = frozenset(("localhost", "127.0.0.1", "::1"))
PORTS: Final = {"https": 443, "http": 80}
_HOST = re.compile(
    r"(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*"
)


def read(text: str) -> str:
    """Give an origin as a browser writes it: small letters, no default port, no slash.

    Raises InvalidInput for a path, a wildcard, a name and password, or http beyond this machine.
    """
    said = text.strip().lower().removesuffix("/")
    try:
        parts = urlsplit(said)
        port = parts.port
    except ValueError as error:
        raise InvalidInput("origin", REMEDY) from error
    host = _ascii(parts.hostname or "")
    if parts.scheme not in PORTS or not _HOST.fullmatch(host) or _has_more(said, parts.netloc):
        raise InvalidInput("origin", REMEDY)
    if parts.scheme == "http" and host not in LOOPBACK:
        raise InvalidInput("origin", "use https; a page without it can be changed on its way")
    written = "" if port is None or port == PORTS[parts.scheme] else f":{port}"
    return f"{parts.scheme}://{host}{written}"


def _has_more(said: str, netloc: str) -> bool:
    return "@" in netloc or said.partition("://")[2] != netloc


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode() if host else ""
    except UnicodeError:
        return ""
