"""Describe one request of an access log, whatever format it was written in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One request; `agent` is None in the common format, which does not name it."""

    ip: str
    at: datetime
    method: str
    target: str
    status: int
    referrer: str
    agent: str | None


def address(word: str) -> str | None:
    """Give an address of the internet in its one form, None for what is none."""
    try:
        return str(ip_address(word))
    except ValueError:
        return None
