"""Read lines of the logs that CloudFront (tabs) and Cloudflare (JSON) hand over.

CloudFront: the standard log of AWS's documentation, whose first twelve fields stand in a fixed
order. Cloudflare: Logpush, data set `http_requests`, with any of its three ways to write a time.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final
from urllib.parse import unquote

import msgspec

from aiv.domain.logs.log_line import LogLine, address

_FRONT_FIELDS: Final = 12
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d\t\d\d:\d\d:\d\d\t", re.ASCII)
_STATUS: Final = re.compile(r"[1-5]\d\d", re.ASCII)
_NANO: Final = 10**9
# Seconds of the year 5138; what is more counts nanoseconds.
_LARGEST_SECONDS: Final = 10**11


class _Request(msgspec.Struct, frozen=True):
    """The fields of Cloudflare's record that are read; others may stand beside them."""

    ClientIP: str
    EdgeStartTimestamp: int | str
    ClientRequestMethod: str
    ClientRequestURI: str
    EdgeResponseStatus: int
    ClientRequestReferer: str | None = None
    ClientRequestUserAgent: str | None = None


def cloudfront(text: str) -> LogLine | None:
    """Read a line of CloudFront's, None where it is none."""
    if not _DAY.match(text):
        return None
    fields = text.rstrip("\r\n").split("\t", _FRONT_FIELDS)
    if len(fields) < _FRONT_FIELDS or not _STATUS.fullmatch(fields[8]):
        return None
    day, time, _, _, ip, method, _, stem, status, referrer, agent, query = fields[:_FRONT_FIELDS]
    at, known = _iso(f"{day}T{time}Z"), address(ip)
    if at is None or known is None:
        return None
    return LogLine(
        ip=known,
        at=at,
        method=method[:10],
        target=stem if query == "-" else f"{stem}?{query}",
        status=int(status),
        referrer=_plain(referrer),
        agent=_plain(agent),
    )


def cloudflare(line: bytes) -> LogLine | None:
    """Read a line of Cloudflare's, None where it is none."""
    try:
        found = msgspec.json.decode(line, type=_Request)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        return None
    at, known = _moment(found.EdgeStartTimestamp), address(found.ClientIP)
    if at is None or known is None or not _STATUS.fullmatch(str(found.EdgeResponseStatus)):
        return None
    return LogLine(
        ip=known,
        at=at,
        method=found.ClientRequestMethod[:10],
        target=found.ClientRequestURI,
        status=found.EdgeResponseStatus,
        referrer=found.ClientRequestReferer or "",
        agent=found.ClientRequestUserAgent or "",
    )


def _plain(words: str) -> str:
    """Give what CloudFront spells in percent signs, which it sometimes spells twice."""
    once = "" if words == "-" else unquote(words, errors="replace")
    return unquote(once, errors="replace") if "%20" in once else once


def _moment(stamp: int | str) -> datetime | None:
    if isinstance(stamp, str):
        return _iso(stamp)
    seconds = stamp if stamp < _LARGEST_SECONDS else stamp // _NANO
    try:
        return datetime.fromtimestamp(seconds, tz=UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _iso(words: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(words)
        return at.astimezone(UTC) if at.tzinfo else None
    except (ValueError, OverflowError):
        return None
