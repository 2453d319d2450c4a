"""Set a widget up beside a running server, and act as the store's people for a test.

Usage: python -m tests.servers.shoppers: each line of standard input is a JSON list of a name and
its arguments; the answer is one line of JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import django

DEALER = "harbor-point-toyota"
OWN_ANSWER = "Yes, see https://www.harborpointtoyota.example/vans. Not javascript:alert(1)."


def main() -> int:
    """Obey until standard input ends."""
    django.setup()
    for line in sys.stdin:
        name, *words = json.loads(line)
        sys.stdout.write(json.dumps(COMMANDS[name](*words)) + "\n")
        sys.stdout.flush()
    return 0


def seed(origin: str) -> str:
    """Make the tables, one market, and a widget that may run on an origin; give its key."""
    from django.core.management import call_command

    from aiv.models import Dealer
    from aiv.services.chat import widgets
    from aiv.services.markets import markets
    from tests import cast, documents

    call_command("migrate", verbosity=0)
    markets.load(documents.MARKET, actor=None)
    dealer = Dealer.objects.get(slug=DEALER)
    person = cast.member(cast.organization("Harbor Point Group", dealer), "owner")
    widgets.change(dealer, {"is_on": True, "languages": ["en", "es"]}, person=person)
    widgets.allow(dealer, origin, person=person)
    widgets.write_answer(dealer, "Do you sell vans?", OWN_ANSWER, person=person)
    return str(widgets.of(dealer).key)


def name_store(name: str) -> None:
    """Give the store another name."""
    from aiv.models import Dealer

    Dealer.objects.filter(slug=DEALER).update(name=name)


def tickets(key: str, origin: str, count: int) -> list[str]:
    """Give so many tickets at once, as that many networks would ask for."""
    from datetime import UTC, datetime

    from aiv.services.chat import widget_tickets

    widget, now = widget_tickets.widget_of(key), datetime.now(UTC)
    assert widget
    given = [widget_tickets.give(widget, origin, now=now) for _ in range(count)]
    return [each for each in given if each]


def answer(text: str) -> None:
    """Take the newest chat and write in it."""
    from django.utils import timezone

    from aiv.models import ShopperChat
    from aiv.services.chat import staff_chats
    from dealershipai.accounts.models import User

    chat = ShopperChat.objects.order_by("opened_at").last()
    person, now = User.objects.get(email__startswith="owner@"), timezone.now()
    assert chat
    staff_chats.take(chat, person=person, now=now)
    staff_chats.answer(chat, text, person=person, now=now)


def kept() -> dict[str, Any]:
    """Give all that is stored of shoppers, and whom the widget refused."""
    from aiv.models import Lead, RefusedOrigin, ShopperChat, ShopperMessage

    leads = Lead.objects.values("name", "email", "phone", "wish", "may_text")
    said = ShopperMessage.objects.filter(author="shopper").order_by("at", "seq")
    return {
        "chats": list(ShopperChat.objects.values("state", "may_learn", "language")),
        "learned": list(ShopperChat.objects.values_list("learn_version", "learn_words")),
        "said": list(said.values_list("text", flat=True)),
        "leads": list(leads),
        "refused": list(RefusedOrigin.objects.values_list("origin", flat=True)),
    }


def clear() -> None:
    """Delete every chat and lead, and give the store its name back."""
    from aiv.models import Lead, RefusedOrigin, ShopperChat

    for model in (Lead, ShopperChat, RefusedOrigin):
        model.objects.all().delete()
    name_store("Harbor Point Toyota")


COMMANDS: dict[str, Callable[..., Any]] = {
    each.__name__: each for each in (seed, name_store, tickets, answer, kept, clear)
}

if __name__ == "__main__":
    sys.exit(main())
