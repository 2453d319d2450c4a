"""Give the reply to one message: its words, what it is about, and whether a fact answered it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from aiv.domain.shopper_chat import (
    hours_reply,
    phrases,
    stock_reply,
    store_replies,
    topics,
    wishes,
    words,
)
from aiv.domain.shopper_chat.knowledge import Knowledge, VehicleWish
from aiv.domain.shopper_chat.saying import Asked, Reply, offered, plain_reply
from aiv.domain.shopper_chat.topics import Topic

__all__ = ["Reply", "reply"]

# Below these a line of the store is not about the question.
OWN_WORDS_FIT: Final = 0.66
POLICY_FITS: Final = 0.5
SERVICE_FITS: Final = 0.5


def reply(text: str, known: Knowledge, *, now: datetime, languages: Iterable[str]) -> Reply:
    """Answer a shopper's message from the store's facts.

    `languages` are the codes the widget may speak, its own first. What a person alone may say is
    refused before anything is looked up, so that no wording of a price brings out an agreement.
    """
    asked = Asked(text=text, known=known, now=now, language=_language(text, tuple(languages)))
    return next(found for step in STEPS if (found := step(asked)) is not None)


def _language(text: str, languages: tuple[str, ...]) -> str:
    spoken = [each for each in languages if each in phrases.LANGUAGES] or [phrases.DEFAULT]
    if "es" in spoken and topics.is_spanish(text):
        return "es"
    return "en" if "en" in spoken and topics.is_english(text) else spoken[0]


def _refusal(asked: Asked) -> Reply | None:
    topic = topics.first_of(topics.FIRST, asked.text)
    if topic is None:
        return None
    return offered(asked, topic) if topic is Topic.COMMITMENT else plain_reply(asked, topic)


def _own_words(asked: Asked) -> Reply | None:
    lines = ((each.question, each.answer) for each in asked.known.own_words)
    score, answer = words.best(words.telling(asked.text), lines)
    if answer is None or score < OWN_WORDS_FIT:
        return None
    return asked.told(Topic.OWN_WORDS, asked.say("own", answer=answer))


def _policy_or_person(asked: Asked) -> Reply | None:
    if not topics.needs_a_person(asked.text):
        return None
    return store_replies.policy(asked, POLICY_FITS) or offered(asked, Topic.COMMITMENT)


def _outright(asked: Asked) -> Reply | None:
    topic = topics.first_of(topics.PLAIN, asked.text)
    if topic is None:
        return None
    answers: dict[Topic, Callable[[Asked], Reply | None]] = {
        Topic.HOURS: hours_reply.give,
        Topic.ADDRESS: store_replies.address,
        Topic.PHONE: store_replies.phone,
        Topic.PERSON: lambda it: offered(it, Topic.PERSON, is_answered=True, calls_a_person=True),
        Topic.AUTOMATED: lambda it: plain_reply(it, Topic.AUTOMATED, is_answered=True),
    }
    return answers[topic](asked)


def _later(asked: Asked) -> Reply | None:
    topic = topics.first_of(topics.LATER, asked.text)
    return offered(asked, topic) if topic else None


def _stock(asked: Asked) -> Reply | None:
    wish = wishes.read(asked.text, asked.known)
    if wish.is_open and not topics.is_about_stock(asked.text):
        return None
    if _is_of_makes_sold(wish, asked) and not topics.is_about_stock(asked.text):
        return store_replies.makes(asked)
    return stock_reply.give(asked, wish)


def _is_of_makes_sold(wish: VehicleWish, asked: Asked) -> bool:
    is_bare = bool(wish.makes) and wish == VehicleWish(makes=wish.makes)
    return is_bare and any(store_replies.is_said(make, asked.text) for make in asked.known.makes)


def _makes(asked: Asked) -> Reply | None:
    return store_replies.makes(asked) if topics.is_about_makes(asked.text) else None


def _service(asked: Asked) -> Reply | None:
    return store_replies.service(asked, SERVICE_FITS)


def _policy(asked: Asked) -> Reply | None:
    return store_replies.policy(asked, POLICY_FITS)


def _department(asked: Asked) -> Reply | None:
    return store_replies.department(asked)


def _small_talk(asked: Asked) -> Reply | None:
    topic = topics.first_of(topics.LAST, asked.text)
    return plain_reply(asked, topic, is_answered=True) if topic else None


def _unknown(asked: Asked) -> Reply:
    return offered(asked, Topic.UNKNOWN)


STEPS: Final[tuple[Callable[[Asked], Reply | None], ...]] = (
    _refusal,
    _own_words,
    _policy_or_person,
    _outright,
    _later,
    _department,
    _service,
    _policy,
    _stock,
    _makes,
    _small_talk,
    _unknown,
)
