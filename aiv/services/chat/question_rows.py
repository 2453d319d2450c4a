"""Write the groups of a reading as suggestions: what stands is kept, what is gone is deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from aiv.domain.shopper_chat import topics
from aiv.domain.shopper_questions import FLOOR, guessing
from aiv.domain.shopper_questions.grouping import Group
from aiv.models import Dealer, QuestionSource, ShopperChat, ShopperQuestion

FOLLOWED = ("wording", "language", "department", "stage", "first_at", "last_at")


def write(dealer: Dealer, groups: Sequence[Group], *, standing: Mapping[str, str]) -> int:
    """Write inside the caller's transaction; give how many groups too few chats asked.

    Words that too few chats wrote are not stored at all, unless the store decided on them before.
    """
    kept = {each.key: each for each in groups if each.key in standing or is_shown(each)}
    rows = {row.key: row for row in ShopperQuestion.objects.filter(dealer=dealer)}
    # What somebody decided since the chats were read was not known to them; it waits for the next.
    known = (row for key, row in rows.items() if row.decided_at is None or key in standing)
    gone = [row.pk for row in known if row.key not in kept]
    ShopperQuestion.objects.filter(pk__in=gone).delete()
    fresh = [_row(dealer, each) for key, each in kept.items() if key not in rows]
    ShopperQuestion.objects.bulk_create(fresh)
    stood = [_followed(rows[key], each, standing) for key, each in kept.items() if key in rows]
    ShopperQuestion.objects.bulk_update(stood, FOLLOWED)
    _link({row.pk: kept[row.key].chats for row in (*fresh, *stood)})
    return len(groups) - len(kept)


def is_shown(group: Group) -> bool:
    """Say whether enough chats asked it, in words that enough chats wrote."""
    return len(group.chats) >= FLOOR and bool(group.wording)


def _row(dealer: Dealer, group: Group) -> ShopperQuestion:
    return ShopperQuestion(dealer=dealer, key=group.key, **_columns(group.wording, group))


def _followed(row: ShopperQuestion, group: Group, standing: Mapping[str, str]) -> ShopperQuestion:
    """Give a row what is known now; the words of a decision stay those that were decided."""
    for name, value in _columns(standing.get(row.key, group.wording), group).items():
        setattr(row, name, value)
    return row


def _columns(wording: str, group: Group) -> dict[str, Any]:
    return {
        "wording": wording,
        "language": "es" if topics.is_spanish(wording) else "en",
        "department": guessing.department(wording),
        "stage": guessing.stage(wording),
        "first_at": group.first_at,
        "last_at": group.last_at,
    }


def _link(wanted: Mapping[UUID, Iterable[UUID]]) -> None:
    """Make the sources what they should be; a chat that was deleted meanwhile stays out."""
    pairs = {(question, chat) for question, chats in wanted.items() for chat in chats}
    rows = QuestionSource.objects.filter(question__in=wanted)
    known = {(question, chat): pk for pk, question, chat in rows.values_list(
        "pk", "question", "chat"
    )}  # fmt: skip
    QuestionSource.objects.filter(pk__in=[known[pair] for pair in known.keys() - pairs]).delete()
    fresh = sorted(pairs - known.keys())
    chats = ShopperChat.objects.filter(pk__in={chat for _, chat in fresh})
    there = set(chats.order_by("pk").select_for_update().values_list("pk", flat=True))
    QuestionSource.objects.bulk_create(
        QuestionSource(question_id=question, chat_id=chat)
        for question, chat in fresh
        if chat in there
    )
