"""Name the page on which the evidence of an alert stands."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from aiv.domain.changes.weeks import Week
from aiv.models import Alert, AlertKind

PAGES: Final = {
    AlertKind.WRONG_FACT: "dashboard:stated_facts",
    AlertKind.CRAWLER: "dashboard:site_bots",
}


def evidence(alert: Alert) -> str:
    """Give the path of the page behind an alert's figures."""
    if alert.dealer is None:
        owner = {"organization": str(alert.organization_id)} if alert.organization_id else {}
        name = "dashboard:spending" if owner else "dashboard:spending_of_all"
        return _with(reverse(name), owner)
    page = PAGES.get(AlertKind(alert.kind), "dashboard:changes")
    query = {}
    if alert.market is not None and alert.week is not None:
        query = {"market": alert.market.slug, "week": Week(alert.week).word}
    return _with(reverse(page, args=[alert.dealer.slug]), query)


def _with(path: str, query: dict[str, str]) -> str:
    return f"{path}?{urlencode(query)}" if query else path
