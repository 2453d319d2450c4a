"""Limit how often a person may send a form that makes rows or mails."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django_ratelimit.core import is_ratelimited
from django_ratelimit.decorators import ratelimit
from django_ratelimit.exceptions import Ratelimited

View = Callable[..., HttpResponseBase]
CORRECTIONS: Final = "60/h"
INVITATIONS: Final = "30/h"
API_KEYS: Final = "30/h"


def posts(rate: str) -> Callable[[View], View]:
    """Answer 429 to the posts of a person beyond the rate, such as "30/h"."""
    limited = ratelimit(key="user", rate=rate, method="POST", block=True)
    return cast("Callable[[View], View]", limited)


def spend(request: HttpRequest, *, owner: UUID, what: str, rate: str) -> None:
    """Count one use for an owner, whoever of its people does it; raises Ratelimited beyond."""

    def key(_group: str, _request: HttpRequest) -> str:
        return f"{owner}:{what}"

    if is_ratelimited(request, group=what, key=key, rate=rate, increment=True):
        raise Ratelimited
