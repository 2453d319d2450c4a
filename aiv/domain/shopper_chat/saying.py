"""Hold a question with all it is answered from, and the reply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aiv.domain.shopper_chat import phrases
from aiv.domain.shopper_chat.knowledge import Knowledge
from aiv.domain.shopper_chat.topics import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is said, whether a fact answered it, and whether staff is offered or called."""

    text: str
    topic: Topic
    language: str
    is_answered: bool
    offers_person: bool = False
    calls_a_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A message, what is known, the moment, and the language to answer in."""

    text: str
    known: Knowledge
    now: datetime
    language: str

    def say(self, name: str, **values: str) -> str:
        """Give a fixed sentence about the store."""
        return phrases.say(self.language, name, **{"store": self.known.store, **values})

    def told(self, topic: Topic, text: str) -> Reply:
        """Answer with a fact."""
        return Reply(text=text, topic=topic, language=self.language, is_answered=True)

    def missing(self, topic: Topic, what: str) -> Reply:
        """Say that something is not on record, and offer a person."""
        text = self.say("not_on_record", what=self.say(what))
        return Reply(
            text=text, topic=topic, language=self.language, is_answered=False, offers_person=True
        )


def plain_reply(asked: Asked, topic: Topic, *, is_answered: bool = False) -> Reply:
    """Say the fixed sentence of a topic."""
    text = asked.say(topic.value)
    return Reply(text=text, topic=topic, language=asked.language, is_answered=is_answered)


def offered(
    asked: Asked, topic: Topic, *, is_answered: bool = False, calls_a_person: bool = False
) -> Reply:
    """Say the fixed sentence of a topic and offer a person."""
    return Reply(
        text=asked.say(topic.value),
        topic=topic,
        language=asked.language,
        is_answered=is_answered,
        offers_person=True,
        calls_a_person=calls_a_person,
    )
