"""Show a dealer's chats with shoppers: figures for everybody, words for who may answer them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aiv import access
from aiv.models import Dealer, ShopperMessage
from aiv.selectors.chat import shopper_chats, shopper_counts, shopper_knowledge
from dashboard import chat_frame, chosen
from dashboard.downloads import csv_file
from dashboard.forms.chat.shopper_chats import ChatFilterForm
from dashboard.pages.chat import shopper_chats as page
from dashboard.pages.chat import shopper_figures

COLUMNS = (
    "conversation", "opened_at", "state", "site", "language", "number", "author", "written_at",
    "text", "topic", "answered_from_facts",
)  # fmt: skip


@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the figures of 28 days, who waits, and the chats that pass the filters."""
    dealer = access.find(access.own_dealers(request.user), slug=slug)
    now = timezone.now()
    head = chat_frame.head(request, dealer, "conversations")
    known = shopper_knowledge.of(dealer)
    form = ChatFilterForm(request.GET.dict())
    rows, queue = None, []
    if access.Action.ANSWER_CHATS in head.may:
        number = chosen.page_number(request)
        rows = shopper_chats.page(dealer, form.filters(), zone=known.zone, number=number)
        queue = shopper_chats.queue(dealer)
    since = now - shopper_figures.PERIOD
    counts = shopper_counts.of(dealer, since=since)
    topics = shopper_counts.by_topic(dealer, since=since)
    built = page.build(
        dealer,
        shopper_figures.build(counts, topics),
        known,
        queue=queue,
        rows=rows,
        words={name: request.GET.get(name, "") for name in form.fields},
        now=now,
    )
    context = {"head": head, "page": built, "form": form, "demo": dealer.is_demo}
    return render(request, "dashboard/chat/conversations.html", context)


@require_safe
def export(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """Give every message of the chats that pass the filters."""
    dealer = _dealer(request, slug)
    zone = shopper_knowledge.zone_of(dealer)
    form = ChatFilterForm(request.GET.dict())
    kept = shopper_chats.kept(dealer, form.filters(), zone=zone)
    name = f"conversations-{dealer.slug}.csv"
    return csv_file(name, COLUMNS, _lines(shopper_chats.lines(kept)))


@require_safe
def export_one(request: HttpRequest, slug: str, pk: UUID) -> StreamingHttpResponse:
    """Give every message of one chat, as a shopper may ask for it."""
    dealer = _dealer(request, slug)
    chat = access.find(shopper_chats.of(dealer), pk=pk)
    kept = shopper_chats.of(dealer).filter(pk=chat.pk)
    return csv_file(f"conversation-{chat.pk}.csv", COLUMNS, _lines(shopper_chats.lines(kept)))


def _dealer(request: HttpRequest, slug: str) -> Dealer:
    own = access.own_dealers(request.user, access.Action.ANSWER_CHATS)
    return access.find(own, slug=slug)


def _lines(messages: Iterable[ShopperMessage]) -> Iterator[tuple[object, ...]]:
    for each in messages:
        chat = each.chat
        yield (
            str(chat.pk),
            chat.opened_at.isoformat(timespec="seconds"),
            chat.state,
            chat.origin,
            chat.language,
            each.seq,
            each.author,
            each.at.isoformat(timespec="seconds"),
            each.text,
            each.topic,
            "" if each.is_answered is None else "yes" if each.is_answered else "no",
        )
