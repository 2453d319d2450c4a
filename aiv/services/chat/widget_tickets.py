"""Give a page of an allowed origin a ticket that opens one chat, and take it back once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

from django.db.models import F

from aiv.models import RefusedOrigin, Widget, WidgetOrigin, WidgetTicket

VALID_FOR: Final = timedelta(minutes=2)
# Origins come from strangers; beyond these a day all others are counted together.
MOST_REFUSED: Final = 50


def digest_of(secret: str) -> str:
    """Give what is stored of a secret: enough to know it again, not to use it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def widget_of(key: str) -> Widget | None:
    """Give the widget of a page's key; None when there is none or it is switched off."""
    rows = Widget.objects.filter(key=key, is_on=True).select_related("dealer")
    return rows.first()


def is_allowed(widget: Widget, origin: str) -> bool:
    """Say whether the widget may run on a page of exactly this origin."""
    return bool(origin) and WidgetOrigin.objects.filter(widget=widget, origin=origin).exists()


def give(widget: Widget, origin: str, *, now: datetime) -> str | None:
    """Give a ticket bound to widget and origin; None for a foreign origin, which is counted."""
    if not is_allowed(widget, origin):
        refuse(widget, origin, now=now)
        return None
    secret = secrets.token_urlsafe(24)
    WidgetTicket.objects.create(
        widget=widget, digest=digest_of(secret), origin=origin, expires_at=now + VALID_FOR
    )
    return secret


def redeem(secret: str, origin: str, *, now: datetime) -> Widget | None:
    """Give the widget that a ticket opens, once; None for a used, old or foreign one."""
    ticket = WidgetTicket.objects.filter(
        digest=digest_of(secret),
        origin=origin,
        used_at=None,
        expires_at__gt=now,
        widget__is_on=True,
    )
    # Of two at once the database lets one through.
    if not ticket.update(used_at=now):
        return None
    rows = Widget.objects.filter(tickets__digest=digest_of(secret)).select_related("dealer")
    widget = rows.get()
    return widget if is_allowed(widget, origin) else None


def refuse(widget: Widget, origin: str, *, now: datetime) -> None:
    """Count a foreign origin."""
    day = now.date()
    counted = RefusedOrigin.objects.filter(widget=widget, day=day)
    named = origin[:300]
    if counted.count() >= MOST_REFUSED and not counted.filter(origin=named).exists():
        named = ""
    row, _ = RefusedOrigin.objects.get_or_create(widget=widget, origin=named, day=day)
    RefusedOrigin.objects.filter(pk=row.pk).update(times=F("times") + 1)


def forget_old(now: datetime) -> int:
    """Delete tickets that nobody can use any more."""
    gone, _ = WidgetTicket.objects.filter(expires_at__lt=now - timedelta(hours=1)).delete()
    return gone
