"""Read lines of access logs: common, combined, CloudFront, Cloudflare; no bytes raise an error."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from aiv.domain.logs import cdn_logs
from aiv.domain.logs.log_line import LogLine, address

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


def parse(line: bytes) -> LogLine | None:
    """Read one line, None where it is none of a log."""
    line = line[:MAX_LINE]
    if line.startswith(b"{"):
        return cdn_logs.cloudflare(line)
    text = line.decode("utf-8", errors="replace")
    return cdn_logs.cloudfront(text) or _apache(text)


def _apache(text: str) -> LogLine | None:
    """Read a line as Apache and nginx write it."""
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
        if found := address(word):
            return found
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
