"""Count and time requests, and show the figures of this process to whoever watches it."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Histogram, generate_latest

REQUEST_SECONDS = Histogram(
    "dai_request_seconds", "Time to answer a request", ["route", "status_class"]
)
REQUEST_ERRORS = Counter("dai_request_errors", "Requests answered with 5xx", ["route"])
CACHE_ERRORS = Counter("dai_cache_errors", "Cache operations the store did not answer")


def observe_request(route: str, status: int, seconds: float) -> None:
    """Record one answered request; routes are a fixed set, addresses are not."""
    REQUEST_SECONDS.labels(route, f"{status // 100}xx").observe(seconds)
    if status >= 500:
        REQUEST_ERRORS.labels(route).inc()


@login_not_required
def exposition(request: HttpRequest) -> HttpResponse:
    """Answer a scrape; strangers see no such page."""
    if not (has_token(request) or is_staff(request)):
        raise Http404
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def has_token(request: HttpRequest) -> bool:
    """Tell whether the caller shows METRICS_TOKEN; without one set nobody can."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if not settings.METRICS_TOKEN or scheme.lower() != "bearer":
        return False
    return constant_time_compare(token.strip(), settings.METRICS_TOKEN)


def is_staff(request: HttpRequest) -> bool:
    """Tell whether an operator is signed in."""
    return request.user.is_authenticated and request.user.is_staff
