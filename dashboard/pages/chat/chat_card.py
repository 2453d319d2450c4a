"""Make the card of the ground for the chat widget: whether it runs, and who waits."""

from __future__ import annotations

from django.urls import reverse

from aiv.selectors.chat import dealer_widgets, shopper_counts, shopper_leads
from dashboard.figures import plural
from dashboard.pages.chat.shopper_figures import PERIOD
from dashboard.pages.ground.ground_state import Ground, GroundCard

TITLE = "Chat widget"
TEXT = "Answers shoppers on your site from facts you verified, and hands over to a person."


def of_chat(ground: Ground) -> GroundCard:
    """Show whether the widget runs, and what came by it in 28 days."""
    url = reverse("dashboard:conversations", args=[ground.dealer.slug])
    runs = dealer_widgets.runs(ground.dealer)
    counts = shopper_counts.of(ground.dealer, since=ground.now - PERIOD)
    waiting = shopper_counts.waiting(ground.dealer)
    state, kind = ("On", "good") if runs else ("Off", "unmeasured")
    if waiting:
        state, kind = f"{plural(waiting, 'shopper')} waiting", "bad"
    elif soon := shopper_leads.keeping(ground.dealer, now=ground.now).soon_open:
        state, kind = f"{plural(soon, 'open lead')} soon deleted", "bad"
    came = f"{plural(counts.chats, 'conversation')}, {plural(counts.leads, 'lead')}"
    return GroundCard(
        title=TITLE,
        text=TEXT,
        state=state,
        kind=kind,
        figures=(came,) if runs or counts.chats else (),
        sample="in 28 days" if runs or counts.chats else "",
        reason="" if runs else "It is switched off or no site may run it.",
        url=url,
        action="Open the conversations",
    )
