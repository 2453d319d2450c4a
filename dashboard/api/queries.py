"""Read the parameters of an address, naming the one that cannot be used."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, NoReturn
from urllib.parse import urlencode
from uuid import UUID

from rest_framework.request import Request

from aiv.domain.errors import Fault
from aiv.domain.storable import is_storable
from aiv.selectors.ground.listings import Mark
from dashboard.api.problems import Refused

MAX_LENGTH: Final = 200
MAX_WHOLE: Final = 2**63 - 1
"""The largest whole number that both databases take."""


def word(request: Request, name: str) -> str:
    """Give a parameter that stands at most once, empty when absent."""
    given = request.query_params.getlist(name)
    if len(given) > 1:
        _refuse(name, "give it once")
    text = given[0] if given else ""
    if len(text) > MAX_LENGTH or not is_storable(text):
        _refuse(name, "it is too long or holds characters that no value has")
    return text


def whole(request: Request, name: str) -> int:
    """Give a whole number of at least 0, 0 when absent."""
    text = word(request, name)
    return _whole(name, text) if text else 0


def moment(request: Request, name: str) -> datetime | None:
    """Give a time with its offset, None when absent."""
    text = word(request, name)
    return _moment(name, text) if text else None


def uuid_mark(request: Request) -> Mark | None:
    """Give where a list of rows with public ids goes on."""
    return _mark(request, UUID)


def number_mark(request: Request) -> Mark | None:
    """Give where a list of numbered rows goes on."""
    return _mark(request, lambda text: _whole("cursor", text))


def next_address(request: Request, mark: Mark | None) -> str | None:
    """Give the address of the following rows, with the same parameters; None at the end."""
    if mark is None:
        return None
    cursor = urlsafe_b64encode(f"{mark.at.isoformat()}|{mark.key}".encode()).decode()
    query = urlencode({**request.query_params.dict(), "cursor": cursor})
    return f"{request.build_absolute_uri(request.path)}?{query}"


def _mark(request: Request, read_key: Callable[[str], UUID | int]) -> Mark | None:
    text = word(request, "cursor")
    if not text:
        return None
    try:
        at, _, key = urlsafe_b64decode(text.encode()).decode().partition("|")
        return Mark(_moment("cursor", at), read_key(key))
    except (ValueError, binascii.Error):
        _refuse("cursor", "it is none of ours; take it from `next`")


def _moment(name: str, text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo is None:
            _refuse(name, "the offset from UTC is missing; end it with Z")
        return found.astimezone(UTC)
    except (ValueError, OverflowError):
        _refuse(name, "write a time such as 2026-03-14T09:30:00Z")


def _whole(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 19) or int(text) > MAX_WHOLE:
        _refuse(name, "write a whole number of at least 0")
    return int(text)


def _refuse(name: str, reason: str) -> NoReturn:
    raise Refused([Fault(name, reason)], place="field")
