"""Tell operators by mail of models that are about to end: once a model and period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from django.core.mail import send_mail

from aiv.models import ModelNotice, NoticePeriod
from aiv.selectors.asking import ending_models
from aiv.selectors.asking.ending_models import EndingModel
from dealershipai.accounts.models import User

NEAR: Final = timedelta(days=14)


def send_due(now: datetime) -> int:
    """Send one mail for all that is new to tell, and give how many models it names.

    Noted before it is sent, so that of two who do this one sends; taken back when that fails.
    """
    people = _operators()
    new = _noted(now) if people else {}
    if not new:
        return 0
    try:
        send_mail(_subject(tuple(new.values())), _body(tuple(new.values())), None, people)
    except Exception:
        ModelNotice.objects.filter(pk__in=[row.pk for row in new]).delete()
        raise
    return len(new)


def _operators() -> list[str]:
    rows = User.objects.filter(is_staff=True, is_active=True).order_by("email")
    return list(rows.values_list("email", flat=True))


def _noted(now: datetime) -> dict[ModelNotice, EndingModel]:
    """Note what nobody was told of yet; another's note is another's mail."""
    today = now.date()
    found = {}
    for each in ending_models.ending(today=today):
        row, is_new = ModelNotice.objects.get_or_create(
            provider=each.provider,
            model=each.model,
            ends=each.ends,
            period=_period(each.ends, today),
            defaults={"sent_at": now},
        )
        if is_new:
            found[row] = each
    return found


def _period(ends: date, today: date) -> NoticePeriod:
    if ends <= today:
        return NoticePeriod.ENDED
    return NoticePeriod.NEAR if ends - today <= NEAR else NoticePeriod.SOON


def _subject(models: Sequence[EndingModel]) -> str:
    first = models[0]
    more = f" and {len(models) - 1} more" if len(models) > 1 else ""
    return f"Model {' '.join(first.model.split())} ends on {first.ends:%-d %b %Y}{more}"


def _body(models: Sequence[EndingModel]) -> str:
    lines = [f"- {each.model} of {each.provider}: {each.ends:%-d %b %Y}" for each in models]
    return "\n".join(
        [
            "The makers of these models announced that they stop being offered:",
            "",
            *lines,
            "",
            "From that day our scans no longer ask them. Give the assistants another model before,",
            "so that old and new can be asked side by side for a week. Another model starts a new",
            "series: its figures are not compared with those of the old one.",
            "The dates are ours to the best of our knowledge; check them at the maker's.",
        ]
    )
