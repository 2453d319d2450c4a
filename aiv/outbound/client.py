"""Ask addresses of the public internet for something, within limits, checking every redirect."""

from __future__ import annotations

import asyncio
import logging
import random
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from time import perf_counter
from types import TracebackType
from typing import Final, Self

import httpcore2
import httpx2

from aiv.outbound import bodies, targets
from aiv.outbound.guard import Guard, GuardedBackend, Refused
from aiv.outbound.replies import Limits, Reply, Trouble

logger = logging.getLogger(__name__)
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
ACCEPT: Final = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1"
# A refusal that always takes the same time as another answer would tell which one it was.
DELAY_SECONDS: Final = (0.05, 0.25)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ask:
    """One request with all that rules it."""

    method: str
    limits: Limits
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes | None = None
    may_follow: Callable[[str], bool] | None = None
    sink: bodies.Sink | None = None


class Client:
    """Hold connections to a few hosts; neither proxies, cookies nor the environment are used."""

    def __init__(
        self,
        *,
        identity: str,
        guard: Guard | None = None,
        connections: int = 2,
        delay_seconds: tuple[float, float] = DELAY_SECONDS,
    ) -> None:
        self._guard = guard or Guard()
        self._identity = identity
        self._delay_seconds = delay_seconds
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=_tls(),
            max_connections=connections,
            keepalive_expiry=30.0,
            network_backend=GuardedBackend(self._guard),
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._pool.aclose()
        self._guard.close()

    async def get(
        self,
        url: str,
        *,
        limits: Limits,
        may_follow: Callable[[str], bool] | None = None,
        sink: bodies.Sink | None = None,
    ) -> Reply:
        """Ask for an address and follow where it leads; a redirect not to follow is the reply."""
        ask = _Ask(method="GET", limits=limits, may_follow=may_follow, sink=sink)
        return await self._asked(url, ask)

    async def get_with(self, url: str, *, headers: Mapping[str, str], limits: Limits) -> Reply:
        """Ask with headers of one's own; a redirect is the reply, for they are not another's."""
        ask = _Ask(method="GET", limits=limits, headers=headers, may_follow=lambda _: False)
        return await self._asked(url, ask)

    async def post(
        self, url: str, *, content: bytes, headers: Mapping[str, str], limits: Limits
    ) -> Reply:
        """Send bytes; a redirect is the reply, for what was meant for one host is not another's."""
        ask = _Ask(
            method="POST",
            limits=limits,
            headers=headers,
            content=content,
            may_follow=lambda _: False,
        )
        return await self._asked(url, ask)

    async def _asked(self, url: str, ask: _Ask) -> Reply:
        start = perf_counter()
        blank = Reply(url=url, final_url=url, sent_at=datetime.now(UTC))
        hops: list[str] = []
        try:
            async with asyncio.timeout(ask.limits.total_seconds):
                reply = await self._followed(blank, ask, hops)
        except Refused as refusal:
            logger.warning("refused to ask %s: %s", refusal.host, refusal.reason)
            await asyncio.sleep(random.uniform(*self._delay_seconds))  # noqa: S311
            reply = _failed(blank, hops, Trouble.REFUSED)
        except (httpcore2.TimeoutException, TimeoutError):
            reply = _failed(blank, hops, Trouble.TOO_SLOW)
        except (httpcore2.NetworkError, OSError) as error:
            reply = _failed(blank, hops, _why_unreached(error))
        except (httpcore2.ProtocolError, httpx2.DecodingError, httpcore2.UnsupportedProtocol):
            reply = _failed(blank, hops, Trouble.UNREADABLE)
        return replace(reply, elapsed_ms=_since(start))

    async def _followed(self, blank: Reply, ask: _Ask, hops: list[str]) -> Reply:
        url = blank.url
        while True:
            reply, location = await self._once(replace(blank, final_url=url), ask)
            if location is None:
                return replace(reply, hops=tuple(hops))
            if ask.may_follow is not None and not ask.may_follow(location):
                return replace(reply, hops=tuple(hops))
            hops.append(url)
            if len(hops) > ask.limits.max_redirects:
                return replace(reply, hops=tuple(hops), trouble=Trouble.TOO_MANY_REDIRECTS)
            url = location

    async def _once(self, blank: Reply, ask: _Ask) -> tuple[Reply, str | None]:
        """Give the reply of one address, and where it leads when it redirects."""
        address = targets.target(blank.final_url, ports=self._guard.ports)
        start = perf_counter()
        async with self._pool.stream(
            ask.method,
            _core_url(address),
            headers=self._headers(address, ask.headers),
            content=ask.content,
            extensions={"timeout": _timeouts(ask.limits)},
        ) as response:
            reply = replace(
                blank,
                status=response.status,
                headers=_headers_of(response),
                ttfb_ms=_since(start),
            )
            return await self._answered(reply, response, ask)

    async def _answered(
        self, reply: Reply, response: httpcore2.Response, ask: _Ask
    ) -> tuple[Reply, str | None]:
        headers = reply.headers or {}
        if sum(len(name) + len(value) for name, value in headers.items()) > (
            ask.limits.max_header_bytes
        ):
            return replace(reply, headers=None, trouble=Trouble.UNREADABLE), None
        if response.status in REDIRECTS and headers.get("location"):
            return reply, targets.redirected(reply.final_url, headers["location"])
        if not _is_wanted(headers, ask.limits):
            is_page = 200 <= response.status < 300
            return replace(reply, trouble=Trouble.OTHER_TYPE if is_page else None), None
        body = await bodies.read(response, limits=ask.limits, sink=ask.sink)
        return _with_body(reply, body), None

    def _headers(self, url: httpx2.URL, own: Mapping[str, str]) -> list[tuple[str, str]]:
        host = url.netloc.decode("ascii")
        first = {"Host": host, "User-Agent": self._identity, "Accept": ACCEPT}
        first |= {"Accept-Encoding": bodies.ACCEPTED, "Accept-Language": "en-US,en;q=0.8"}
        return [*(first | dict(own)).items()]


def fetch(url: str, *, identity: str, limits: Limits, guard: Guard | None = None) -> Reply:
    """Ask for one address where no event loop runs."""

    async def once() -> Reply:
        async with Client(identity=identity, guard=guard, connections=1) as client:
            return await client.get(url, limits=limits)

    return asyncio.run(once())


def send(
    url: str,
    *,
    identity: str,
    content: bytes,
    headers: Mapping[str, str],
    limits: Limits,
    guard: Guard | None = None,
) -> Reply:
    """Send bytes to one address where no event loop runs."""

    async def once() -> Reply:
        async with Client(identity=identity, guard=guard, connections=1) as client:
            return await client.post(url, content=content, headers=headers, limits=limits)

    return asyncio.run(once())


def _tls() -> ssl.SSLContext:
    return httpx2.create_ssl_context(trust_env=False)


def _core_url(url: httpx2.URL) -> httpcore2.URL:
    return httpcore2.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )


def _timeouts(limits: Limits) -> dict[str, float]:
    reads = limits.read_seconds
    return {"connect": limits.connect_seconds, "read": reads, "write": reads, "pool": reads}


def _headers_of(response: httpcore2.Response) -> dict[str, str]:
    found: dict[str, str] = {}
    for raw_name, raw_value in response.headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def _is_wanted(headers: Mapping[str, str], limits: Limits) -> bool:
    """Tell whether the type is one of those wanted; a page may say none and be one."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return not limits.types or not kind or kind in limits.types


def _with_body(reply: Reply, body: bodies.Body) -> Reply:
    return replace(
        reply,
        body=body.words,
        n_bytes=body.n_bytes,
        is_cut=body.is_cut,
        trouble=body.trouble,
    )


def _failed(blank: Reply, hops: list[str], trouble: Trouble) -> Reply:
    return replace(blank, hops=tuple(hops), trouble=trouble)


def _why_unreached(error: BaseException) -> Trouble:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Trouble.CERTIFICATE
        cause = cause.__cause__ or cause.__context__
    return Trouble.UNREACHABLE


def _since(start: float) -> float:
    return (perf_counter() - start) * 1000
