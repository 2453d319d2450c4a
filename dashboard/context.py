"""Give every page its frame: sections, organization, dealers to switch between, notices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from aiv import access
from aiv.domain.statistics.mention_rates import METHOD_VERSION
from aiv.models import Dealer

SWITCHER_LIMIT = 50
DEALER_PAGES = "dealers/<slug:slug>/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One address of the frame."""

    label: str
    url: str
    current: bool

    @property
    def name(self) -> str:
        """Let the switcher call it a name."""
        return self.label


def chrome(request: HttpRequest) -> Mapping[str, Any]:
    """Give the frame's values; a request without a person (an error page) gets the bare ones."""
    person = getattr(request, "user", None)
    notices = getattr(request, "notices", ())
    base = {
        "home_url": reverse("dashboard:home"),
        "method_url": reverse("dashboard:method"),
        "method_version": METHOD_VERSION,
        "notices": notices,
    }
    if person is None or not person.is_authenticated:
        return base
    dealers = access.switchable_dealers(person)
    organization = next((row.organization for row in access.memberships(person)), None)
    return {
        **base,
        "nav": _sections(request),
        "has_outbox": settings.EMAIL_BACKEND.endswith("OutboxBackend"),
        "organization": organization,
        "ask_url": _ask_url(request, dealers),
        "dealers": [
            _entry(request, dealer.name, reverse("dashboard:dealer", args=[dealer.slug]))
            for dealer in dealers[:SWITCHER_LIMIT]
        ],
    }


def _ask_url(request: HttpRequest, dealers: Sequence[Dealer]) -> str:
    """Give where to ask about the dealer of the page; empty elsewhere and for a rival."""
    match = request.resolver_match
    if match is None or not match.route.startswith(DEALER_PAGES):
        return ""
    slug = match.kwargs["slug"]
    is_own = access.is_operator(request.user) or any(each.slug == slug for each in dealers)
    return reverse("dashboard:ask", args=[slug]) if is_own else ""


def _sections(request: HttpRequest) -> list[Entry]:
    sections = [_entry(request, "Overview", reverse("dashboard:home"))]
    if access.memberships(request.user):
        sections.append(_entry(request, "Organization", reverse("dashboard:organization")))
    if access.memberships(request.user) or access.is_operator(request.user):
        sections.append(_alerts(request))
    if access.is_operator(request.user):
        sections += [
            _entry(request, "Import", reverse("dashboard:import_answers")),
            _entry(request, "Scans", reverse("dashboard:scans")),
            _entry(request, "Providers", reverse("dashboard:providers")),
            _entry(request, "Corrections", reverse("dashboard:correction_queue")),
            _entry(request, "Claims", reverse("dashboard:claim_queue")),
        ]
    return sections


def _alerts(request: HttpRequest) -> Entry:
    """Count what is new of one's dealers; it was read with them, so that no page asks for it."""
    dealers = access.switchable_dealers(request.user)
    new = sum(getattr(dealer, "new_alerts", 0) for dealer in dealers)
    label = f"Alerts ({new:,} new)" if new else "Alerts"
    return _entry(request, label, reverse("dashboard:alerts"))


def _entry(request: HttpRequest, label: str, url: str) -> Entry:
    return Entry(label=label, url=url, current=_stands_under(request.path, url))


def _stands_under(path: str, url: str) -> bool:
    """Tell a page of a section; every page begins with the first one's address, "/"."""
    return path == url or (url != reverse("dashboard:home") and path.startswith(url))
