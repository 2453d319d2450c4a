"""Read what was said in a shopper's chat."""

from __future__ import annotations

from aiv.models import ChatState, ShopperChat, ShopperMessage


def since(chat: ShopperChat, seq: int) -> tuple[ShopperMessage, ...]:
    """Give the messages after a number, in order."""
    return tuple(ShopperMessage.objects.filter(chat=chat, seq__gt=seq).order_by("seq"))


def state_of(chat: ShopperChat) -> str:
    """Give the state as it stands now; a chat that was deleted has ended."""
    found = ShopperChat.objects.filter(pk=chat.pk).values_list("state", flat=True).first()
    return found or ChatState.ENDED
