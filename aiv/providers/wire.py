"""Send one request to a provider and bring back what came, within time and size, never raising."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import perf_counter
from types import TracebackType
from typing import Final, Self

import httpx2

from aiv.domain import strict_json
from aiv.domain.asking import asking
from aiv.providers import base_urls, redaction
from aiv.providers.base_urls import Endpoints
from aiv.providers.requests import Draft, Signature, signed

VERSION: Final = "wire-1"
CONNECT_S: Final = 10.0
# Unpacked: the longest recorded answer has a twentieth of it.
MOST_BYTES: Final = 8 * 1024 * 1024
CONNECTIONS: Final = 200
KEEP_S: Final = 10.0
IDENTITY: Final = "DealershipAI/1"
_NOT_SENT: Final = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.UnsupportedProtocol,
    httpx2.LocalProtocolError,
    httpx2.ProxyError,
    httpx2.InvalidURL,
)
_TOO_SLOW: Final = (httpx2.TimeoutException, TimeoutError)
_BROKEN: Final = (httpx2.RequestError, httpx2.StreamError, OSError, EOFError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What came back: a status and a body, or the kind of failure of `aiv.domain.asking.asking`.

    Neither the body nor the headers, whose names are in lower case, hold the key any more.
    """

    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    fault: str | None = None
    reason: str = ""
    elapsed_ms: int = 0


class Wire:
    """Hold one client a provider; open one in each event loop and close it there."""

    def __init__(self, *, endpoints: Endpoints, connections: int = CONNECTIONS) -> None:
        self.endpoints = endpoints
        self._connections = connections
        self._clients: dict[str, httpx2.AsyncClient] = {}
        self._tls: ssl.SSLContext | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close all connections."""
        clients, self._clients = self._clients, {}
        for client in clients.values():
            await client.aclose()

    async def send(self, provider: str, draft: Draft, *, key: str, deadline_s: float) -> Received:
        """Send a request and read all of its answer before the deadline.

        InvalidInput only for what cannot be a key; nothing the wire does is raised.
        """
        start = perf_counter()
        signature = signed(provider, key)
        try:
            request = self._request(provider, draft, signature, deadline_s=deadline_s)
        except (httpx2.InvalidURL, ValueError) as error:
            return _failed(asking.UNREACHABLE, "its address cannot be read", error, start)
        try:
            async with asyncio.timeout(deadline_s):
                status, headers, body = await self._answered(provider, request)
        except _NOT_SENT as error:
            return _failed(asking.UNREACHABLE, "it could not be reached", error, start)
        except _TOO_SLOW as error:
            reason = f"no complete answer within {deadline_s:g} s"
            return _failed(asking.TIMEOUT, reason, error, start)
        except _TooLarge as error:
            reason = f"the answer is larger than {MOST_BYTES // 1024**2} MB"
            return _failed(asking.TOO_LARGE, reason, error, start)
        except _BROKEN as error:
            return _failed(
                asking.LOST, "the connection broke before the answer was whole", error, start
            )
        redactor = redaction.of(key)
        return Received(
            status=status,
            headers=redactor.headers(headers),
            body=redactor.body(body),
            elapsed_ms=_since(start),
        )

    def _request(
        self, provider: str, draft: Draft, signature: Signature, *, deadline_s: float
    ) -> httpx2.Request:
        content = None if draft.body is None else strict_json.exact(draft.body).encode()
        kind = {} if content is None else {"Content-Type": "application/json"}
        return self._client(provider).build_request(
            draft.method,
            base_urls.address(provider, draft.path, self.endpoints),
            params={**draft.params, **signature.params} or None,
            headers={**draft.headers, **kind, **signature.headers},
            content=content,
            # A model may think for minutes before its first byte: only the deadline ends that.
            timeout=httpx2.Timeout(deadline_s, connect=min(CONNECT_S, deadline_s)),
        )

    async def _answered(
        self, provider: str, request: httpx2.Request
    ) -> tuple[int, dict[str, str], bytes]:
        # A redirect is not followed: the key was meant for this host alone.
        response = await self._client(provider).send(request, stream=True)
        try:
            return response.status_code, _headers(response), await _body(response)
        finally:
            await response.aclose()

    def _client(self, provider: str) -> httpx2.AsyncClient:
        if provider not in self._clients:
            self._clients[provider] = httpx2.AsyncClient(
                verify=self._trust(provider),
                trust_env=False,
                follow_redirects=False,
                headers={"User-Agent": IDENTITY, "Accept": "application/json"},
                limits=httpx2.Limits(
                    max_connections=self._connections,
                    max_keepalive_connections=self._connections,
                    keepalive_expiry=KEEP_S,
                ),
            )
        return self._clients[provider]

    def _trust(self, provider: str) -> ssl.SSLContext | bool:
        """Give the trusted roots; reading them takes longer than a call, so all clients share."""
        if base_urls.address(provider, "/", self.endpoints).startswith("http://"):
            return False
        self._tls = self._tls or httpx2.create_ssl_context(trust_env=False)
        return self._tls


class _TooLarge(Exception):
    """Say that a body goes beyond what is read."""


async def _body(response: httpx2.Response) -> bytes:
    """Read piece by piece, unpacked: a bomb is small on the wire."""
    declared = response.headers.get("content-length", "")
    if declared.isdigit() and int(declared[:20]) > MOST_BYTES:
        raise _TooLarge
    pieces: list[bytes] = []
    length = 0
    async for piece in response.aiter_bytes():
        length += len(piece)
        if length > MOST_BYTES:
            raise _TooLarge
        pieces.append(piece)
    return b"".join(pieces)


def _headers(response: httpx2.Response) -> dict[str, str]:
    return {name.lower(): value for name, value in response.headers.items()}


def _failed(fault: str, reason: str, error: BaseException, start: float) -> Received:
    # The library's own words may hold the address, and an address may hold the key.
    words = f"{reason} ({type(error).__name__})"
    return Received(fault=fault, reason=words, elapsed_ms=_since(start))


def _since(start: float) -> int:
    return round((perf_counter() - start) * 1000)
