"""Post messages to Slack: planned in the transaction of what they tell, sent by whoever is free.

A webhook has no key against repeats: a message whose answer was lost is sent again, so that a
reader may see it twice and never not at all.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Final
from uuid import uuid4

import msgspec
from django.db import transaction
from django.db.models import F, Q

from aiv.domain.slack_blocks import Message
from aiv.models import SlackHook, SlackPost, SlackPostState
from aiv.outbound.replies import Reply
from aiv.services import slack_hooks
from aiv.services.sealing import CannotOpen
from aiv.services.slack_hooks import Send
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

LOG = logging.getLogger(__name__)
LEASE: Final = timedelta(minutes=2)
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
    free = (row for row in _due(at) if _claim(row, at))
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


def _due(now: datetime) -> list[SlackPost]:
    waiting = Q(state=SlackPostState.WAITING, due_at__lte=now)
    left = Q(state=SlackPostState.SENDING, lease_until__lte=now)
    rows = SlackPost.objects.filter(waiting | left).select_related("hook")
    return list(rows.order_by("due_at", "pk")[:20])


def _claim(row: SlackPost, now: datetime) -> bool:
    """Take a post by a conditional write, so that of two workers one sends it."""
    token = uuid4()
    free = SlackPost.objects.filter(pk=row.pk, state=row.state, lease_token=row.lease_token)
    taken = free.update(
        state=SlackPostState.SENDING,
        lease_until=now + LEASE,
        lease_token=token,
        attempts=F("attempts") + 1,
    )
    row.lease_token, row.attempts = token, row.attempts + 1
    return bool(taken)


def _try(row: SlackPost, now: datetime, send: Send) -> None:
    if row.hook.forgotten_at is not None:
        _end(row, SlackPostState.FAILED, "The webhook was removed before this was sent.")
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
    held = SlackPost.objects.filter(pk=row.pk, lease_token=row.lease_token)
    held.update(state=state, failure=failure[:300], lease_until=None, lease_token=None, **values)
    if state == SlackPostState.FAILED:
        LOG.warning("a Slack post failed", extra={"post": str(row.pk), "reason": failure})
