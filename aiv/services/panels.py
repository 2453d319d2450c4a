"""Freeze panels: a version never changes, a changed panel is a new version."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from aiv.domain import panels
from aiv.domain.panels import PanelIntent
from aiv.models import Intent, Market, Panel, Prompt
from dealershipai.accounts.models import User

DESCRIBED = ("slug", "department", "stage", "is_local", "is_branded", "weight")


@transaction.atomic
def freeze(market: Market, intents: Sequence[PanelIntent], *, author: User | None) -> Panel:
    """Give the market's panel of this content; a new version only when the content changed."""
    # The lock makes two people who freeze at once take two version numbers.
    Market.objects.select_for_update().get(pk=market.pk)
    digest = panels.digest(intents)
    latest = current(market)
    if latest and latest.digest == digest:
        return latest
    version = latest.version + 1 if latest else 1
    panel = Panel.objects.create(market=market, version=version, digest=digest, author=author)
    _write(panel, intents)
    return panel


def current(market: Market) -> Panel | None:
    """Give the latest version of a market's panel."""
    return Panel.objects.filter(market=market).order_by("-version").first()


def dump(market: Market) -> list[dict[str, object]]:
    """Give the intents of a market's current panel with their wordings."""
    panel = current(market)
    rows = panel.intents.order_by("position").prefetch_related("prompts") if panel else ()
    return [
        {
            **{name: getattr(row, name) for name in DESCRIBED},
            "wordings": [prompt.text for prompt in row.prompts.all()],
        }
        for row in rows
    ]


def _write(panel: Panel, intents: Sequence[PanelIntent]) -> None:
    rows = [
        Intent(panel=panel, position=position, **{name: getattr(each, name) for name in DESCRIBED})
        for position, each in enumerate(intents)
    ]
    Intent.objects.bulk_create(rows)
    Prompt.objects.bulk_create(
        Prompt(intent=row, wording=wording, text=text)
        for row, each in zip(rows, intents, strict=True)
        for wording, text in enumerate(each.wordings)
    )
