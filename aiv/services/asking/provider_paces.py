"""Set how fast a provider may be asked, as far as its account allows."""

from __future__ import annotations

from typing import Final

from django.db import transaction

from aiv.domain.asking.provider_catalogue import PROVIDERS
from aiv.domain.errors import InvalidInput
from aiv.models import ProviderPace
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

MOST_PER_MINUTE: Final = 100_000
MOST_IN_FLIGHT: Final = 1_000


@transaction.atomic
def limit(
    provider: str, *, per_minute: int | None, in_flight: int | None, person: User
) -> ProviderPace:
    """Keep both limits; None sets none. Raises InvalidInput naming the field."""
    if provider not in PROVIDERS:
        raise InvalidInput("provider", f"is unknown; use one of {', '.join(PROVIDERS)}")
    _check("per_minute", per_minute, MOST_PER_MINUTE)
    _check("in_flight", in_flight, MOST_IN_FLIGHT)
    limits = {"per_minute": per_minute, "in_flight": in_flight}
    pace, _ = ProviderPace.objects.update_or_create(provider=provider, defaults=limits)
    audit.record(
        actor=person,
        action="provider_pace.limited",
        target=pace,
        changes={"provider": provider, **limits},
    )
    return pace


def _check(field: str, value: int | None, most: int) -> None:
    if value is not None and not 1 <= value <= most:
        raise InvalidInput(field, f"write a whole number from 1 to {most:,}, or leave it empty")
