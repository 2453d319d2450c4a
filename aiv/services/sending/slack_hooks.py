"""Keep the webhooks of markets and organizations sealed; nobody reads one again."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

import msgspec
from django.conf import settings
from django.db import transaction

from aiv.domain.boards import slack_blocks
from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import Market, SlackHook
from aiv.outbound import client
from aiv.outbound.replies import Limits, Reply
from aiv.services.asking import sealing
from aiv.services.asking.sealing import CannotOpen, Sealed
from dealershipai.accounts import audit
from dealershipai.accounts.models import Organization, User

LOG = logging.getLogger(__name__)
HOSTS: Final = frozenset({"hooks.slack.com", "hooks.slack-gov.com"})
LONGEST: Final = 300
LIMITS: Final = Limits(total_seconds=15.0, max_bytes=16 * 1024)
REMEDY: Final = (
    "copy the whole address from Slack; it begins with https://hooks.slack.com/services/"
)

Owner = Market | Organization
Send = Callable[[str, bytes], Reply]
"""Send the bytes of a message to an address and give what came back."""


def hook_of(owner: Owner) -> SlackHook | None:
    """Give the webhook in use of a market or an organization."""
    return SlackHook.objects.filter(forgotten_at=None, **_owned(owner)).first()


@transaction.atomic
def enter(owner: Owner, url: str, *, actor: User, now: datetime) -> SlackHook:
    """Store a webhook in place of the one before; raises InvalidInput naming url."""
    address = _checked(url)
    _forget(owner, now)
    row = SlackHook(entered_by=actor, entered_at=now, **_owned(owner))
    sealed = sealing.seal(address, place=_place(row))
    row.sealed, row.sealed_with = sealed.text, sealed.sealed_with
    row.save(force_insert=True)
    _record(row, "slack.connected", actor)
    return row


@transaction.atomic
def forget(owner: Owner, *, actor: User, now: datetime) -> None:
    """Destroy the stored address; what was not sent yet will not be."""
    for row in _forget(owner, now):
        _record(row, "slack.disconnected", actor)


def address_of(hook: SlackHook) -> str:
    """Give the address to post to; raises CannotOpen where it cannot be read any more."""
    return sealing.opened(Sealed(hook.sealed, hook.sealed_with), place=_place(hook))


def test(owner: Owner, *, now: datetime, send: Send | None = None) -> SlackHook:
    """Post a line that says who sent it, outside any transaction, and keep what Slack said."""
    hook = hook_of(owner)
    if hook is None:
        raise Conflict("No webhook is entered. Enter one first.")
    said = slack_blocks.message(
        "DealershipAI can post here.",
        slack_blocks.sections([f"DealershipAI can post here about *{_name(owner)}*."]),
    )
    try:
        reply = (send or sent)(address_of(hook), msgspec.json.encode(said.body()))
    except CannotOpen as fault:
        failure: str = str(fault)
    else:
        failure = failure_of(reply)
    verdict = failure or "Slack took the test message."
    values = {"tested_at": now, "is_accepted": not failure, "verdict": verdict[:300]}
    SlackHook.objects.filter(pk=hook.pk, forgotten_at=None).update(**values)
    hook.refresh_from_db()
    return hook


def rotate() -> tuple[int, tuple[str, ...]]:
    """Seal every address with the newest secret: how many, and whose cannot be opened."""
    lost, anew = [], 0
    current = sealing.current_name()
    for row in SlackHook.objects.filter(forgotten_at=None).exclude(sealed_with=current):
        try:
            sealed = sealing.seal(address_of(row), place=_place(row))
        except CannotOpen:
            lost.append(str(row))
            continue
        anew += SlackHook.objects.filter(pk=row.pk, sealed=row.sealed).update(
            sealed=sealed.text, sealed_with=sealed.sealed_with
        )
    return anew, tuple(lost)


def sent(url: str, content: bytes) -> Reply:
    """Send a message through the guard, under the product's name."""
    return client.send(
        url,
        identity=f"DealershipAI/1.0 (+{settings.APP_URL}/bot)",
        content=content,
        headers={"Content-Type": "application/json; charset=utf-8"},
        limits=LIMITS,
    )


def failure_of(reply: Reply) -> str:
    """Say why a message was not taken, with what to do; empty when it was."""
    if reply.trouble is not None:
        return f"Slack did not answer: {reply.trouble}."
    if reply.status == 200:
        return ""
    return REMEDIES.get(reply.status or 0, f"Slack answered with status {reply.status}.")


REMEDIES: Final = {
    400: "Slack could not use the message (status 400).",
    403: "Slack does not let this webhook post there (status 403); make a new one.",
    404: "Slack does not know this webhook any more (status 404); make a new one.",
    410: "The channel was archived or the webhook removed (status 410); make a new one.",
    429: "Slack asks to wait (status 429).",
}


def _checked(url: str) -> str:
    words = url.strip()
    try:
        address = urlsplit(words)
        port = address.port
    except ValueError as fault:
        raise InvalidInput("url", REMEDY) from fault
    is_plain = words.isascii() and words.isprintable() and " " not in words
    is_slack = address.scheme == "https" and address.netloc in HOSTS and port is None
    has_path = address.path.count("/") >= 2 and not address.query and not address.fragment
    if not (is_plain and is_slack and has_path and len(words) <= LONGEST):
        raise InvalidInput("url", REMEDY)
    return words


def _forget(owner: Owner, now: datetime) -> list[SlackHook]:
    rows = list(SlackHook.objects.filter(forgotten_at=None, **_owned(owner)))
    SlackHook.objects.filter(pk__in=[row.pk for row in rows]).update(sealed="", forgotten_at=now)
    return rows


def _owned(owner: Owner) -> dict[str, Owner]:
    return {"market" if isinstance(owner, Market) else "organization": owner}


def _name(owner: Owner) -> str:
    return slack_blocks.escaped(owner.name)


def _place(row: SlackHook) -> str:
    return f"slack_hook:{row.pk.hex}"


def _record(row: SlackHook, action: str, actor: User) -> None:
    audit.record(actor=actor, action=action, target=row, organization_id=row.organization_id)
