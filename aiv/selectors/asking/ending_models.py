"""Find the assistants whose model its maker announced to stop, in time to choose another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from aiv.domain.asking import model_prices
from aiv.models import Assistant

WARN_BEFORE: Final = timedelta(days=45)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingModel:
    """An assistant of a market, and the day on which its model stops being offered."""

    assistant: str
    provider: str
    model: str
    ends: date


def ending(*, today: date) -> tuple[EndingModel, ...]:
    """Give those that end soon or have ended, the first to end first."""
    asked = Assistant.objects.filter(market_assistants__isnull=False).distinct()
    found = (
        EndingModel(assistant=slug, provider=provider, model=model, ends=ends)
        for slug, provider, model in asked.values_list("slug", "provider", "model")
        if (ends := model_prices.announced_end(provider, model)) is not None
        and ends - today <= WARN_BEFORE
    )
    return tuple(sorted(found, key=lambda each: (each.ends, each.assistant)))
