"""Make the card of the ground for first-party signals: what logs and exports there are."""

from __future__ import annotations

from django.urls import reverse

from aiv.selectors.ground import signals
from dashboard.figures import plural
from dashboard.pages.ground.ground_state import Ground, GroundCard

TITLE = "Signals of your own"
TEXT = "Visits of assistants' crawlers and of people they sent, beside AIV and never in it."


def of_signals(ground: Ground) -> GroundCard:
    """Show how many logs and exports stand, and how new the newest is."""
    stock = signals.stock_of(ground.dealer)
    url = reverse("dashboard:signals", args=[ground.dealer.slug])
    if stock.newest_at is None:
        return GroundCard(
            title=TITLE,
            text=TEXT,
            state="Not connected",
            kind="unmeasured",
            reason="No access log and no export was brought in yet.",
            url=url,
            action="Open the signals",
        )
    return GroundCard(
        title=TITLE,
        text=TEXT,
        state="Connected",
        kind="good",
        figures=(f"{plural(stock.logs, 'log')}, {plural(stock.exports, 'export')}",),
        measured_at=stock.newest_at,
        url=url,
        action="Open the signals",
    )
