"""Let connections go to public addresses only: what was checked is what is connected to."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_network
from typing import Final

import httpcore2

from aiv.outbound import addresses
from aiv.outbound.addresses import Address, Network

logger = logging.getLogger(__name__)
WEB_PORTS: Final = frozenset({80, 443})
MAX_TRIED: Final = 4
Option = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class Refused(Exception):
    """Say for the log, never for people, why an address is not asked."""

    def __init__(self, host: str, reason: str) -> None:
        super().__init__(f"{host}: {reason}")
        self.host = host
        self.reason = reason


def resolve(host: str, port: int) -> list[str]:
    """Ask the system which addresses a name has; in its own words, as connecting would read it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


class Guard:
    """Vet every connection. `networks` and `ports` widen it for tests and trials on loopback.

    They are arguments and no setting, so that no deployment can be talked into them.
    """

    def __init__(
        self,
        *,
        networks: Iterable[str] = (),
        ports: Iterable[int] = WEB_PORTS,
        resolve: Callable[[str, int], Sequence[str]] = resolve,
    ) -> None:
        self._networks: tuple[Network, ...] = tuple(ip_network(each) for each in networks)
        self.ports = frozenset(ports)
        self._resolve = resolve
        # A loop that ends must not wait for a name server that does not answer.
        self._threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="resolve")

    async def vetted(self, host: str, port: int) -> list[str]:
        """Give the addresses of a host, all public; raises Refused when a single one is not."""
        if port not in self.ports:
            raise Refused(host, f"port {port}")
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(self._threads, self._resolve, host, port)
        except (OSError, UnicodeError) as error:
            raise Refused(host, f"no address: {error}") from error
        return self.checked(host, found)

    def checked(self, host: str, found: Sequence[str]) -> list[str]:
        """Give the addresses as they are connected to; raises Refused for any not public."""
        if not found:
            raise Refused(host, "no address")
        for text in found:
            address = addresses.read(text)
            if address is None or not self._may_reach(address):
                raise Refused(host, f"address {text}")
        return list(dict.fromkeys(found))[:MAX_TRIED]

    def _may_reach(self, address: Address) -> bool:
        if addresses.is_public(address):
            return True
        return any(address in network for network in self._networks)

    def close(self) -> None:
        """Let the threads go; one that still waits for a name server ends by itself."""
        self._threads.shutdown(wait=False, cancel_futures=True)


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Open sockets to vetted literals; TLS above keeps the host's name and certificate."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._inner = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Option] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to the first vetted address that answers."""
        literals = await self._guard.vetted(host, port)
        for literal in literals[:-1]:
            try:
                return await self._connect(literal, port, timeout)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                logger.debug("no answer from one address of %s, trying the next", host)
        return await self._connect(literals[-1], port, timeout)

    async def _connect(
        self, literal: str, port: int, timeout: float | None
    ) -> httpcore2.AsyncNetworkStream:
        return await self._inner.connect_tcp(literal, port, timeout=timeout)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[Option] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Refuse: a path is no public address."""
        raise Refused(path, "unix socket")

    async def sleep(self, seconds: float) -> None:
        """Wait between attempts."""
        await asyncio.sleep(seconds)
