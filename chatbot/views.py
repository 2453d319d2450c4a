"""Give a page the widget's file, and a ticket to the pages on which it may run.

No cookie is read here and no credential crosses: who asks is told by origin and key alone.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET, require_POST

from aiv.models import Widget
from aiv.services.chat import shopper_chats, widget_tickets
from chatbot import limits

FILE: Final = Path(__file__).parent / "widget" / "widget.js"
LONGEST_BODY: Final = 1024
CACHED: Final = "public, max-age=3600, stale-while-revalidate=86400"


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a page sends: the key that stands in its own HTML."""

    key: str


@login_not_required
@require_GET
@gzip_page
def script(request: HttpRequest) -> HttpResponse:
    """Give the widget's one file; any site may load it, and nothing of a dealer is in it."""
    body, tag = _file(FILE.stat().st_mtime_ns)
    # Packed on its way, the tag comes back marked as weak.
    is_known = request.headers.get("If-None-Match", "").removeprefix("W/") == tag
    response = HttpResponse(b"" if is_known else body, "text/javascript; charset=utf-8")
    response.status_code = 304 if is_known else 200
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = CACHED
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@login_not_required
@csrf_exempt
@require_POST
def ticket(request: HttpRequest) -> HttpResponse:
    """Give a ticket and what the widget shows to a page of an allowed origin."""
    wait = limits.wait_of_address(request, limits.TICKETS_OF_ADDRESS)
    if wait:
        return _too_many(wait)
    origin = request.headers.get("Origin", "")
    widget = _widget(request)
    if widget is None:
        return _open_to_all(_refused(404, "There is no such widget, or it is switched off."))
    wait = limits.wait_of_owner(request, limits.TICKETS_OF_KEY, widget.pk.hex)
    if wait:
        return _too_many(wait)
    now = datetime.now(UTC)
    secret = widget_tickets.give(widget, origin, now=now)
    if secret is None:
        return _refused(403, "This site is not among those of the widget's store.")
    response = JsonResponse({"ticket": secret, "shown": shopper_chats.shown_of(widget, now=now)})
    response.headers["Access-Control-Allow-Origin"] = origin
    return _private(response)


@lru_cache(maxsize=2)
def _file(_changed_at: int) -> tuple[bytes, str]:
    body = FILE.read_bytes()
    return body, f'"{hashlib.sha256(body).hexdigest()[:20]}"'


def _widget(request: HttpRequest) -> Widget | None:
    try:
        # A body that is longer is no key; nothing more of it is read.
        asked = msgspec.json.decode(request.read(LONGEST_BODY), type=Asked)
    except (msgspec.DecodeError, RecursionError):
        return None
    return widget_tickets.widget_of(asked.key)


def _refused(status: int, words: str) -> HttpResponse:
    return _private(JsonResponse({"error": words}, status=status))


def _too_many(wait: int) -> HttpResponse:
    response = _refused(429, "Too many tries from here; wait a little.")
    response.headers["Retry-After"] = str(wait)
    return _open_to_all(response)


def _open_to_all(response: HttpResponse) -> HttpResponse:
    """Let any page read a refusal that says nothing of a site, so that it can tell its reader."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    patch_vary_headers(response, ["Origin"])
    return response
