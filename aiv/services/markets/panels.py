"""Freeze panels: a version never changes, a changed panel is a new version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from django.db import transaction

from aiv.domain.asking import canary
from aiv.domain.library.facts import facts_panel
from aiv.domain.markets import panels
from aiv.domain.markets.panels import PanelIntent
from aiv.models import Assistant, Dealer, Intent, Market, Panel, PanelKind, Prompt
from dealershipai.accounts.models import User

Owner: TypeAlias = Market | Dealer | Assistant
DESCRIBED = ("slug", "department", "stage", "is_local", "is_branded", "weight")


@transaction.atomic
def freeze(owner: Owner, intents: Sequence[PanelIntent], *, author: User | None) -> Panel:
    """Give the owner's panel of this content; a new version only when the content changed.

    A market has the unbranded panel, a dealer the branded one, an assistant the canary.
    """
    # The lock makes two people who freeze at once take two version numbers.
    type(owner)._base_manager.select_for_update().get(pk=owner.pk)
    digest = panels.digest(intents)
    latest = current(owner)
    if latest and latest.digest == digest:
        return latest
    version = latest.version + 1 if latest else 1
    panel = Panel.objects.create(**_owned(owner), version=version, digest=digest, author=author)
    _write(panel, intents)
    return panel


def freeze_facts(dealer: Dealer, *, author: User | None) -> Panel:
    """Give the branded panel of a dealer: the questions its own record can prove or correct."""
    return freeze(dealer, facts_panel(dealer.name, city=dealer.city), author=author)


def freeze_canary(assistant: Assistant, *, author: User | None) -> Panel:
    """Give the canary panel of an assistant: questions that no dealer can influence."""
    return freeze(assistant, canary.canary_panel(), author=author)


def current(owner: Owner) -> Panel | None:
    """Give the latest version of an owner's panel."""
    return Panel.objects.filter(**_owned(owner)).order_by("-version").first()


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


def _owned(owner: Owner) -> dict[str, Any]:
    if isinstance(owner, Market):
        return {"kind": PanelKind.MARKET, "market": owner}
    if isinstance(owner, Dealer):
        return {"kind": PanelKind.BRANDED, "dealer": owner}
    return {"kind": PanelKind.CANARY, "assistant": owner}


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
