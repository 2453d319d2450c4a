"""Let sockets in only from pages of this installation: scheme, name and port must all be ours.

Browsers send cookies along with a socket whoever's page opens it; the origin is the only wall.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings

from dashboard.live.admissions import FORBIDDEN

LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")


class OwnOrigin:
    """Refuse what comes from elsewhere, from nowhere and from "null", before anything is read."""

    def __init__(self, application: Any) -> None:
        self.application = application

    async def __call__(self, scope: Mapping[str, Any], receive: Any, send: Any) -> None:
        """Pass a socket on, or close it."""
        if is_own(scope):
            await self.application(scope, receive, send)
        else:
            await receive()
            await send({"type": "websocket.close", "code": FORBIDDEN})


def is_own(scope: Mapping[str, Any]) -> bool:
    """Say whether the one origin a socket states is ours, letter by letter."""
    stated = [value for name, value in scope.get("headers", ()) if name == b"origin"]
    return len(stated) == 1 and stated[0].decode("latin-1") in _origins(scope)


def _origins(scope: Mapping[str, Any]) -> set[str]:
    address = urlsplit(settings.APP_URL)
    origins = {f"{address.scheme}://{address.netloc}".lower()}
    if settings.IS_HTTPS:
        return origins
    # On this machine people write any of its names, and a server may stand on another port.
    ports = {address.port or 80, *_served_port(scope)}
    return origins | {_written(name, port) for name in LOOPBACK for port in ports}


def _served_port(scope: Mapping[str, Any]) -> tuple[int, ...]:
    _, port = scope.get("server") or (None, None)
    return (int(port),) if port else ()


def _written(name: str, port: int) -> str:
    return f"http://{name}" if port == 80 else f"http://{name}:{port}"
