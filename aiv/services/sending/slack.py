"""Post messages to Slack: planned in the transaction of what they tell, sent by whoever is free.

A webhook has no key against repeats: a message whose answer was lost is sent again, so that a
reader may see it twice and never not at all.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Final
from uuid import UUID

import msgspec
from django.db import transaction

from aiv.domain.boards.slack_blocks import Message
from aiv.models import SlackHook, SlackPost, SlackPostState
from aiv.outbound.replies import Reply
from aiv.services import leases
from aiv.services.asking.sealing import CannotOpen
from aiv.services.leases import Queue
from aiv.services.sending import slack_hooks
from aiv.services.sending.slack_hooks import Send
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

LOG = logging.getLogger(__name__)
QUEUE: Final = Queue(
    model=SlackPost,
    waiting=SlackPostState.WAITING,
    running=SlackPostState.SENDING,
    since="due_at",
    lost="Another worker sends this post.",
    related=("hook",),
)
# After a failure it is tried again, each time later; then it stands as failed until somebody asks.
WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))
# What Slack will answer in the same way tomorrow.
FINAL: Final = frozenset({400, 403, 404, 410})
LONGEST_WAIT: Final = timedelta(hours=6)


def plan(hook: SlackHook, *, key: str, message: Message, now: datetime) -> SlackPost:
    """Put a message into the queue once a key; a repeat gives the one that stands there.

    Call it in the transaction that writes what the message tells of.
    """
    row, _ = SlackPost.objects.get_or_create(
        hook=hook,
        key=key[:120],
        defaults={
            "title": message.title,
            "body": message.body(),
            "planned_at": now,
            "due_at": now,
        },
    )
    return row


def send_due(now: datetime | None = None, *, most: int = 1, send: Send | None = None) -> int:
    """Send what is due and give how many posts were tried; a worker calls it again and again."""
    at = now or datetime.now(UTC)
    claims = (QUEUE.claim_one(pk, now=at, **leases.one_more()) for pk in _due(at))
    free = (row for row in claims if row is not None)
    tried = 0
    for row in islice(free, most):
        _try(row, at, send or slack_hooks.sent)
        tried += 1
    return tried


@transaction.atomic
def send_again(post: SlackPost, *, actor: User, now: datetime) -> bool:
    """Put a failed post into the queue once more; False when it has not failed."""
    row = SlackPost.objects.filter(pk=post.pk, state=SlackPostState.FAILED)
    values = {"state": SlackPostState.WAITING, "due_at": now, "attempts": 0}
    if not row.update(**values):
        return False
    hook = post.hook
    audit.record(
        actor=actor, action="slack.sent_again", target=post, organization_id=hook.organization_id
    )
    return True


def _due(now: datetime) -> list[UUID]:
    rows = QUEUE.due(now).filter(due_at__lte=now).order_by("due_at", "pk")
    return list(rows.values_list("pk", flat=True)[:20])


def _try(row: SlackPost, now: datetime, send: Send) -> None:
    if row.hook.forgotten_at is not None:
        _end(row, SlackPostState.FAILED, "The webhook was removed before this was sent.")
        return
    if row.attempts > len(WAITS) + 1:
        _end(row, SlackPostState.FAILED, "It was interrupted too often; an operator should look.")
        return
    try:
        address = slack_hooks.address_of(row.hook)
    except CannotOpen as fault:
        _end(row, SlackPostState.FAILED, str(fault))
        return
    reply = send(address, msgspec.json.encode(row.body))
    failure = slack_hooks.failure_of(reply)
    if not failure:
        _end(row, SlackPostState.SENT, "", sent_at=now)
    elif reply.status in FINAL or row.attempts > len(WAITS):
        _end(row, SlackPostState.FAILED, failure)
    else:
        _end(row, SlackPostState.WAITING, failure, due_at=now + _wait(row, reply))


def _wait(row: SlackPost, reply: Reply) -> timedelta:
    """Give how long to wait: what Slack asks for, else longer after each attempt."""
    asked = (reply.headers or {}).get("retry-after", "")
    own = WAITS[row.attempts - 1]
    if not (asked.isascii() and asked.isdigit() and len(asked) <= 6):
        return own
    return min(max(own, timedelta(seconds=int(asked))), LONGEST_WAIT)


def _end(row: SlackPost, state: SlackPostState, failure: str, **values: datetime) -> None:
    is_ours = QUEUE.let_go(row, state, failure=failure[:300], **values)
    if is_ours and state == SlackPostState.FAILED:
        LOG.warning("a Slack post failed", extra={"post": str(row.pk), "reason": failure})
