"""Build the page on which a dealer sets up its chat widget."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Final
from urllib.parse import urlsplit

from django.urls import reverse

from aiv.domain import contrast
from aiv.domain.shopper_chat import phrases
from aiv.domain.shopper_chat.knowledge import Knowledge
from aiv.models import Dealer, OwnAnswer, Widget
from aiv.selectors.chat.dealer_widgets import Refusals, WidgetSetup
from dashboard.figures import plural


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One thing shoppers ask for: what is on record of it, and where that is kept."""

    label: str
    state: str
    is_there: bool
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRow:
    """One site on which the widget may run."""

    origin: str
    remove_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """One answer of the store's own."""

    row: OwnAnswer
    edit_url: str
    remove_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WidgetPage:
    """Everything the page shows; `snippet` is empty until something was saved."""

    dealer: Dealer
    state: str
    kind: str
    missing: tuple[str, ...]
    key: str
    snippet: str
    policy: str
    contrasts: tuple[str, ...]
    origins: tuple[OriginRow, ...]
    refused: tuple[Refusals, ...]
    answers: tuple[AnswerRow, ...]
    known: tuple[Known, ...]
    preview: str
    now: datetime


FACTS: Final = "dashboard:facts"
RECORD: Final = "dashboard:record"


def build(
    dealer: Dealer, setup: WidgetSetup, knowledge: Knowledge, *, address: str, now: datetime
) -> WidgetPage:
    """Lay out the page; `address` is where this installation is reached."""
    widget = setup.widget
    runs = bool(widget and widget.is_on and setup.origins)
    return WidgetPage(
        dealer=dealer,
        state="Ready" if runs else "Not on any site yet",
        kind="good" if runs else "waiting",
        missing=tuple(_missing(setup)),
        key=widget.key if widget else "",
        snippet=snippet_of(widget, address) if widget else "",
        policy=policy_of(address),
        contrasts=tuple(contrasts_of(widget.color)) if widget else (),
        origins=tuple(
            OriginRow(
                origin=row.origin,
                remove_url=reverse("dashboard:widget_origin_remove", args=[dealer.slug, row.pk]),
            )
            for row in setup.origins
        ),
        refused=setup.refused,
        answers=tuple(_answer(dealer, row) for row in setup.own_answers),
        known=tuple(_known(dealer, knowledge)),
        preview=preview_of(dealer),
        now=now,
    )


def snippet_of(widget: Widget, address: str) -> str:
    """Give the line of HTML that a site puts before the end of its body."""
    attributes = {
        "src": f"{address}{reverse('chatbot:widget_script')}",
        "data-key": widget.key,
        "data-color": widget.color,
        "data-position": widget.position,
        "data-lang": next(iter(widget.languages), phrases.DEFAULT),
    }
    written = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
    return f"<script {written} async></script>"


def policy_of(address: str) -> str:
    """Give what a site with a Content-Security-Policy adds to it; nothing else is needed."""
    parts = urlsplit(address)
    socket = "wss" if parts.scheme == "https" else "ws"
    return f"script-src {address};\nconnect-src {address} {socket}://{parts.netloc};"


def preview_of(dealer: Dealer) -> str:
    """Give as JSON what the widget says in every language; `{days}` is set in on the page."""
    languages = {
        each: {
            **phrases.served(each, store=dealer.name, days="{days}"),
            "greeting": phrases.say(each, "greeting", store=dealer.name),
        }
        for each in phrases.LANGUAGES
    }
    return json.dumps({"store": dealer.name, "languages": languages}, ensure_ascii=False)


def contrasts_of(color: str) -> Iterator[str]:
    """Say how a colour reads, against what WCAG 2.2 asks for."""
    ink = contrast.ink_on(color)
    name = "White" if ink == contrast.WHITE else "Black"
    yield (
        f"{name} letters on {color}: {contrast.ratio(ink, color):.1f} to 1; "
        f"{contrast.TEXT_NEEDS} is asked for."
    )
    against = contrast.ratio(color, contrast.WHITE)
    if against < contrast.BUTTON_NEEDS:
        yield (
            f"On a white page the button stands out by {against:.1f} to 1 only; "
            f"{contrast.BUTTON_NEEDS:.0f} is asked for. Choose a darker colour."
        )


def _missing(setup: WidgetSetup) -> Iterator[str]:
    """Say what keeps shoppers from chatting, or leads from arriving."""
    widget = setup.widget
    if widget is None or not widget.is_on:
        yield "It is switched off."
    if not setup.origins:
        yield "No site may run it yet; add one."
    if widget is None or not (widget.adf_recipients or widget.mail_recipients):
        yield "No address gets its leads by mail; they stand on the page of leads alone."


def _answer(dealer: Dealer, row: OwnAnswer) -> AnswerRow:
    return AnswerRow(
        row=row,
        edit_url=reverse("dashboard:widget_answer", args=[dealer.slug, row.pk]),
        remove_url=reverse("dashboard:widget_answer_remove", args=[dealer.slug, row.pk]),
    )


def _known(dealer: Dealer, known: Knowledge) -> Iterator[Known]:
    """Say of each thing shoppers ask for whether the widget can answer it now."""
    found = (
        ("Opening hours", plural(len(known.week), "day") if known.week else "", FACTS),
        ("Holidays", plural(len(known.holidays), "exception") if known.holidays else "", FACTS),
        ("Departments", plural(len(known.departments), "department")
         if known.departments else "", FACTS),
        ("Services", plural(len(known.services), "service") if known.services else "", FACTS),
        ("Policies", plural(len(known.policies), "line") if known.policies else "", FACTS),
        ("Address", known.address, RECORD),
        ("Phone", known.phone, RECORD),
        ("Makes sold new", ", ".join(known.makes), RECORD),
        ("Vehicles on offer", "from your feed" if known.search else "", "dashboard:inventory"),
    )  # fmt: skip
    for label, state, route in found:
        yield Known(
            label=label,
            state=state or "Not on record: it says so and offers a person.",
            is_there=bool(state),
            url=reverse(route, args=[dealer.slug]),
        )
