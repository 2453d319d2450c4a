"""Let people of the store read one chat with a shopper, take it, answer, give it back, end it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aiv import access
from aiv.domain.errors import DealershipError
from aiv.models import Dealer, ShopperChat
from aiv.selectors.chat import shopper_chats, shopper_knowledge
from aiv.services.chat import chat_presence, staff_chats
from dashboard import chat_frame, confirming, limits
from dashboard.forms.chat.shopper_chats import ReplyForm
from dashboard.forms.faults import tell
from dashboard.pages.chat import shopper_chat as page

PAGE_METHODS = ["GET", "HEAD", "POST"]
OVER: Final = 286
"""Tells htmx to show what came and ask no more."""
limited = limits.posts("1200/h")


@require_safe
def show(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show a chat whole."""
    return _whole(request, _chat(request, slug, pk), ReplyForm())


@require_safe
def moves(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Give what a page has not shown yet; nothing when nothing moved."""
    dealer = _dealer(request, slug)
    chat = shopper_chats.of(dealer).filter(pk=pk).first()
    if chat is None:
        return render(request, "dashboard/chat/_conversation_gone.html", status=OVER)
    seen = request.GET.get("seen", "")
    if seen == page.seen_of(chat, _presence(chat)):
        return HttpResponse(status=204)
    context = {"page": _built(request, chat, after=page.last_seen(seen)), "is_news": True}
    return render(request, "dashboard/chat/_conversation_moves.html", context)


@require_POST
@limited
def reply(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Write to the shopper; what cannot be sent stays in the field."""
    chat = _chat(request, slug, pk)
    form = ReplyForm(request.POST)
    if form.is_valid():
        person, now = access.user_of(request.user), timezone.now()
        try:
            staff_chats.answer(chat, form.cleaned_data["text"], person=person, now=now)
        except DealershipError as fault:
            tell(form, fault)
    is_fragment = request.headers.get("HX-Request") == "true"
    if form.is_valid() and not is_fragment:
        return redirect(page.address(chat))
    if not is_fragment:
        return _whole(request, chat, form, status=400)
    chat.refresh_from_db()
    context = {"page": _built(request, chat), "form": ReplyForm() if form.is_valid() else form}
    answer = render(request, "dashboard/chat/_conversation_controls.html", context)
    answer.headers["HX-Trigger"] = "chat-moved"
    return answer


@require_POST
@limited
def step(request: HttpRequest, slug: str, pk: UUID, step: str) -> HttpResponse:
    """Take a chat, give it back to the assistant, or end it."""
    chat = _chat(request, slug, pk)
    if step not in STEPS:
        raise Http404
    try:
        messages.success(request, STEPS[step](request, chat))
    except DealershipError as fault:
        messages.error(request, str(fault))
    return redirect(page.address(chat))


@require_http_methods(PAGE_METHODS)
@limited
def delete(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Delete a chat with its lead, after asking once."""
    chat = _chat(request, slug, pk)
    if request.method == "POST":
        staff_chats.delete(chat, person=access.user_of(request.user))
        messages.success(request, "Deleted, with everything that was written in it.")
        return redirect("dashboard:conversations", slug)
    return confirming.page(
        request,
        chat.dealer,
        title="Delete this conversation?",
        text="Its messages and the lead that came out of it are gone for good, here and on the "
        "shopper’s page. A lead that was mailed stays in the mailbox that got it.",
        confirm="Delete it",
        route="dashboard:conversations",
    )


def _take(request: HttpRequest, chat: ShopperChat) -> str:
    staff_chats.take(chat, person=access.user_of(request.user), now=timezone.now())
    return "It is yours: the shopper sees that you joined."


def _give_back(request: HttpRequest, chat: ShopperChat) -> str:
    staff_chats.give_back(chat, person=access.user_of(request.user), now=timezone.now())
    return "The automated assistant answers again."


def _end(request: HttpRequest, chat: ShopperChat) -> str:
    staff_chats.end(chat, now=timezone.now())
    return "Ended."


STEPS: Final[dict[str, Callable[[HttpRequest, ShopperChat], str]]] = {
    "take": _take,
    "give-back": _give_back,
    "end": _end,
}


def _dealer(request: HttpRequest, slug: str) -> Dealer:
    own = access.own_dealers(request.user, access.Action.ANSWER_CHATS)
    return access.find(own, slug=slug)


def _chat(request: HttpRequest, slug: str, pk: UUID) -> ShopperChat:
    return access.find(shopper_chats.of(_dealer(request, slug)), pk=pk)


def _presence(chat: ShopperChat) -> page.Presence:
    return page.Presence(
        is_here=chat_presence.is_here(chat.pk), is_typing=chat_presence.is_typing(chat.pk)
    )


def _built(request: HttpRequest, chat: ShopperChat, *, after: int = 0) -> page.ChatPage:
    return page.build(
        chat,
        shopper_chats.messages(chat, after=after),
        _presence(chat),
        person=access.user_of(request.user),
        zone=shopper_knowledge.zone_of(chat.dealer),
        now=timezone.now(),
    )


def _whole(
    request: HttpRequest, chat: ShopperChat, form: ReplyForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "head": chat_frame.head(request, chat.dealer, "conversations"),
        "page": _built(request, chat),
        "form": form,
        "demo": chat.dealer.is_demo,
    }
    return render(request, "dashboard/chat/conversation.html", context, status=status)
