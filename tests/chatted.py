"""Make a dealer's widget with chats and leads."""

from __future__ import annotations

from datetime import datetime

from aiv.domain.shopper_chat import phrases
from aiv.models import (
    Dealer,
    Lead,
    LeadMail,
    QuestionReading,
    QuestionSource,
    RefusedOrigin,
    ShopperChat,
    ShopperQuestion,
    Widget,
)
from aiv.services.chat import leads, shopper_chats, widgets
from aiv.services.chat.leads import Contact
from dealershipai.accounts.models import User
from tests import answered

SITE = "https://www.harborpoint.example"


def widget(dealer: Dealer, person: User, *, site: str = SITE) -> Widget:
    """Make a widget that is on and may run on one site."""
    values = {"is_on": True, "languages": ["en", "es"], "mail_recipients": ["desk@store.example"]}
    made = widgets.change(dealer, values, person=person)
    widgets.allow(dealer, site, person=person)
    return made


def chat(
    widget: Widget, *said: str, at: datetime, may_learn: bool = False, site: str = SITE
) -> ShopperChat:
    """Open a chat in which a shopper says these things."""
    made = shopper_chats.open_chat(
        widget,
        site,
        language="en",
        may_learn=may_learn,
        learn_version=phrases.LEARN_VERSION,
        now=at,
    ).chat
    for words in said:
        shopper_chats.say(made, words, now=at)
    made.refresh_from_db()
    return made


def asked(widget: Widget, *said: str, at: datetime, chats: int = 1) -> list[ShopperChat]:
    """Make chats that agreed to today's words, in which shoppers say these things, and end them."""
    made = [chat(widget, *said, at=at, may_learn=True) for _ in range(chats)]
    for each in made:
        shopper_chats.end(each, reason="It is over.", now=at)
    return made


def lead(chat: ShopperChat, *, at: datetime, name: str = "Dana Reyes", **more: str) -> Lead:
    """Let the shopper of a chat leave a contact."""
    return leads.take(chat, Contact(name=name, email="dana@mail.example", **more), now=at)


def everything(dealer: Dealer, owner: User, *, words: str) -> None:
    """Make one row of every kind, all bearing these words."""
    now = answered.ASKED_AT
    made = widget(dealer, owner, site=f"https://{words}.example")
    widgets.write_answer(dealer, f"{words}?", f"{words}.", person=owner)
    RefusedOrigin.objects.create(widget=made, origin=words, day=now.date(), times=1)
    said = chat(made, f"What is {words}?", at=now, may_learn=True, site=words)
    taken = lead(said, at=now, name=words, wish=words)
    question = ShopperQuestion.objects.create(
        dealer=dealer, key=words, wording=f"What is {words}?", department=words, stage=words,
        first_at=now, last_at=now,
    )  # fmt: skip
    QuestionSource.objects.create(question=question, chat=said)
    QuestionReading.objects.create(dealer=dealer, basis=words, chats=1)
    LeadMail.objects.filter(lead=taken).update(state="failed", failure=words)
