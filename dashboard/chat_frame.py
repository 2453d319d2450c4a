"""Give the pages of the chat widget their common frame."""

from __future__ import annotations

from django.http import HttpRequest

from aiv import access
from aiv.access import Action
from aiv.models import Dealer
from aiv.selectors.chat import shopper_counts
from dashboard.pages.chat import chat_head
from dashboard.pages.chat.chat_head import ChatHead

ASKED = (
    Action.SEE_DEALER,
    Action.EDIT_DEALER,
    Action.SET_UP_WIDGET,
    Action.ANSWER_CHATS,
    Action.WORK_LEADS,
    Action.PROPOSE_PANEL,
)


def head(request: HttpRequest, dealer: Dealer, section: str) -> ChatHead:
    """Say which pages the person may open, and how many shoppers wait."""
    owner = dealer.organization_id
    may = {each for each in ASKED if access.may(request.user, each, organization_id=owner)}
    return chat_head.build(dealer, section, may=may, waiting=shopper_counts.waiting(dealer))
