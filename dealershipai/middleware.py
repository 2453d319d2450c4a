"""Give every request an id, a log line and a timing; keep private pages out of caches."""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from dealershipai import logs, metrics, outages
from dealershipai.accounts import context
from dealershipai.accounts.network import client_ip

GetResponse = Callable[[HttpRequest], HttpResponseBase]

ACCESS = logging.getLogger("dealershipai.access")
REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
# allauth and django-ratelimit say no without saying for how long; their windows end in minutes.
RETRY_AFTER_SECONDS = "60"
FIXED_HEADERS = {
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), usb=(), "
        "publickey-credentials-create=(self), publickey-credentials-get=(self)"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}


class RequestContextMiddleware:
    """Stand outermost: what happens inside is logged and timed, errors included."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        started = time.perf_counter()
        identifier = _request_id(request)
        marks = (context.request_id.set(identifier), context.user.set(""), context.dealer.set(""))
        request.request_id = identifier  # type: ignore[attr-defined]
        request.notices = _notices()  # type: ignore[attr-defined]
        try:
            response = self.get_response(request)
            _stamp(response, identifier)
            _record(request, response.status_code, time.perf_counter() - started)
        finally:
            for mark in marks:
                mark.var.reset(mark)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, values: dict[str, Any]
    ) -> None:
        """Take the dealer for the logs from the address."""
        slug = values.get("dealer") or (_is_of_dealer(request) and values.get("slug"))
        if slug:
            logs.bind_dealer(str(slug))


class PrivatePagesMiddleware:
    """Keep what a signed-in person saw out of every cache, and empty it when they leave."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        was_signed_in = request.user.is_authenticated
        if was_signed_in:
            context.user.set(str(request.user.pk))
        response = self.get_response(request)
        if was_signed_in or request.user.is_authenticated:
            response.headers["Cache-Control"] = "no-store"
        if was_signed_in and not request.user.is_authenticated:
            # "cookies" would reach sibling hosts of the domain, "storage" a person's own settings.
            response.headers["Clear-Site-Data"] = '"cache"'
        return response


def _is_of_dealer(request: HttpRequest) -> bool:
    match = request.resolver_match
    return bool(match and match.route.startswith("dealers/"))


def _request_id(request: HttpRequest) -> str:
    given = request.META.get("HTTP_X_REQUEST_ID", "")
    return given if REQUEST_ID.fullmatch(given) else secrets.token_hex(16)


def _notices() -> tuple[str, ...]:
    reason = outages.degraded_reason()
    return (reason,) if reason else ()


def _stamp(response: HttpResponseBase, identifier: str) -> None:
    response.headers["X-Request-ID"] = identifier
    for name, value in FIXED_HEADERS.items():
        response.headers.setdefault(name, value)
    if response.status_code == 429:
        response.headers.setdefault("Retry-After", RETRY_AFTER_SECONDS)


def _record(request: HttpRequest, status: int, seconds: float) -> None:
    route = logs.route_of(request)
    metrics.observe_request(route, status, seconds)
    # A page brings a dozen static files along, whose lines would hide its own.
    ACCESS.log(
        logging.DEBUG if route == logs.STATIC else logging.INFO,
        "request",
        extra={
            "method": request.method,
            "route": route,
            "status": status,
            "duration_ms": round(seconds * 1000, 1),
            "ip": client_ip(request),
        },
    )
