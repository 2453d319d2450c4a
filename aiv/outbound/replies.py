"""Say how much a request may cost, and what it brought or why it brought nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

PUBLIC_ONLY: Final = "not a public address"
"""The one refusal people read: it tells nothing of what stands behind an address."""


class Trouble(StrEnum):
    """Say in words that people read why nothing came back."""

    REFUSED = PUBLIC_ONLY
    UNREACHABLE = "could not connect"
    CERTIFICATE = "the certificate is not valid for this host"
    TOO_SLOW = "no complete answer in time"
    TOO_LARGE = "larger than we read"
    OTHER_TYPE = "neither a page nor text"
    UNREADABLE = "the answer breaks the rules of HTTP"
    TOO_MANY_REDIRECTS = "too many redirects"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Say where a request ends: seconds for each step and in all, bytes after unpacking.

    An empty `types` takes every content type. `keeps_partial` gives what was read of a body that
    is too large, with `is_cut`, where half a body is worth having (robots.txt).
    """

    connect_seconds: float = 5.0
    read_seconds: float = 10.0
    total_seconds: float = 20.0
    max_bytes: int = 3 * 1024 * 1024
    max_header_bytes: int = 64 * 1024
    max_redirects: int = 5
    types: tuple[str, ...] = ()
    keeps_partial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came back; `trouble` is None when a server answered, whatever its status.

    `hops` are the addresses that redirected, in order. Headers have lower-case names, repeated
    ones joined by a comma. `n_bytes` counts the unpacked body, also where a sink took it.
    """

    url: str
    final_url: str
    sent_at: datetime
    status: int | None = None
    trouble: Trouble | None = None
    hops: tuple[str, ...] = ()
    headers: Mapping[str, str] | None = None
    body: bytes = b""
    n_bytes: int = 0
    is_cut: bool = False
    ttfb_ms: float | None = None
    elapsed_ms: float | None = None
