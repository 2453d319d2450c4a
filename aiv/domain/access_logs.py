"""Read lines of access logs in the common and combined formats; no bytes at all raise an error."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from ipaddress import ip_address
from typing import Final

MAX_LINE: Final = 16_384
"""Bytes of a line that are looked at; servers cut far earlier."""
# From the bracket on: time, request, status, bytes, and in the combined format referrer and agent.
# The branches of each quoted part begin with different signs, so that no line takes long.
_QUOTED: Final = r'"((?:[^"\\]|\\.)*)"'
_REST: Final = re.compile(
    rf"\[([^\[\]]{{20,32}})\]\s{_QUOTED}\s([1-5]\d\d)\s(?:\d+|-)(?:\s{_QUOTED}\s{_QUOTED})?"
)
_TIME: Final = re.compile(
    r"(\d\d)/([A-Z][a-z]{2})/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)", re.ASCII
)
_NAMES: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_MONTHS: Final = {name: at for at, name in enumerate(_NAMES, start=1)}


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


def parse(line: bytes) -> LogLine | None:
    """Read one line, None where it is none of a log."""
    text = line[:MAX_LINE].decode("utf-8", errors="replace")
    bracket = text.find("[")
    found = _REST.match(text, bracket) if bracket > 0 else None
    if found is None:
        return None
    ip, at = _address(text[:bracket]), _moment(found[1])
    if ip is None or at is None:
        return None
    method, _, rest = found[2].partition(" ")
    return LogLine(
        ip=ip,
        at=at,
        method=method[:10],
        target=rest.rpartition(" ")[0] or rest,
        status=int(found[3]),
        referrer=found[4] or "",
        agent=found[5],
    )


def _address(prefix: str) -> str | None:
    """Give the visitor's address: the first word, or the second behind a virtual host's name."""
    for word in prefix.split()[:2]:
        try:
            return str(ip_address(word))
        except ValueError:
            continue
    return None


def _moment(words: str) -> datetime | None:
    found = _TIME.fullmatch(words)
    if found is None or found[2] not in _MONTHS:
        return None
    day, year, hour, minute, second = (int(found[at]) for at in (1, 3, 4, 5, 6))
    shift = timedelta(hours=int(found[8]), minutes=int(found[9]))
    try:
        zone = timezone(-shift if found[7] == "-" else shift)
        at = datetime(year, _MONTHS[found[2]], day, hour, minute, second, tzinfo=zone)
        return at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
