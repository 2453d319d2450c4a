"""Keep what a person asked and was told, and forget it when they say so."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from aiv.domain.advisor import replies
from aiv.domain.advisor.entities import LONGEST
from aiv.domain.advisor.replies import Reply
from aiv.domain.advisor.router import Asked
from aiv.domain.advisor.topics import Topic
from aiv.domain.errors import InvalidInput
from aiv.models import Conversation, Dealer, Market, Turn
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

KEPT: Final = 500
"""Turns of a person and dealer; older ones are forgotten."""


def checked(question: str) -> str:
    """Give a question that can be kept; raises InvalidInput naming the field."""
    said = " ".join(question.replace("\x00", "").split())
    if not said:
        raise InvalidInput("question", "write a question first")
    if len(said) > LONGEST:
        raise InvalidInput("question", f"at most {LONGEST} characters; ask one thing at a time")
    return said


@transaction.atomic
def record(
    dealer: Dealer,
    market: Market | None,
    *,
    person: User,
    question: str,
    asked: Asked,
    reply: Reply,
    now: datetime,
) -> Turn:
    """Keep one turn under the next number, and forget those beyond the last `KEPT`."""
    Conversation.objects.get_or_create(dealer=dealer, person=person, defaults={"opened_at": now})
    kept = Conversation.objects.select_for_update().get(dealer=dealer, person=person)
    kept.seq += 1
    kept.save(update_fields=["seq"])
    kept.turns.filter(seq__lte=kept.seq - KEPT).delete()
    return kept.turns.create(
        seq=kept.seq,
        question=question,
        topic=asked.topic,
        named=asdict(asked),
        market=market,
        reply=replies.stored(reply),
        asked_at=now,
    )


@transaction.atomic
def forget(dealer: Dealer, *, person: User) -> int:
    """Forget all that a person asked about a dealer; gives how many turns went."""
    kept = Conversation.objects.filter(dealer=dealer, person=person).first()
    if kept is None:
        return 0
    turns = kept.turns.count()
    audit.record(
        actor=person,
        action="conversation.forgotten",
        target=kept,
        changes={"turns": turns},
        organization_id=dealer.organization_id,
    )
    kept.delete()
    return turns


def asked_of(turn: Turn | None) -> Asked | None:
    """Give what a turn asked, for the next one to lean on."""
    if turn is None:
        return None
    named: dict[str, Any] = turn.named
    return Asked(
        topic=Topic(turn.topic),
        term=named.get("term", ""),
        assistant=named.get("assistant", ""),
        department=named.get("department", ""),
        rival=named.get("rival", ""),
    )
