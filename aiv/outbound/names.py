"""Ask the name system what an address is called, and believe only a name that leads back to it."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooSlow
from ipaddress import ip_address
from types import TracebackType
from typing import Self


class Resolver:
    """Look names up without waiting long: the system's own calls take no deadline.

    After one question that was not answered in time it asks no more: a name server that is silent
    would cost that time for every address.
    """

    def __init__(self, *, seconds: float = 1.0) -> None:
        self._seconds = seconds
        self.is_silent = False
        self._threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="names")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    def confirmed(self, address: str) -> str | None:
        """Give the name of an address in lower case; None without one that leads back to it."""
        if self.is_silent:
            return None
        try:
            return self._threads.submit(_confirmed, address).result(self._seconds)
        except TooSlow:
            self.is_silent = True
            return None


def _confirmed(address: str) -> str | None:
    try:
        name = socket.gethostbyaddr(address)[0].lower().rstrip(".")
        found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return None
    back = {str(each[4][0]) for each in found}
    return name if any(ip_address(each) == ip_address(address) for each in back) else None
