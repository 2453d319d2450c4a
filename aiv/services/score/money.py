"""Record the two money inputs, each declared by a person on a day and never defaulted."""

from __future__ import annotations

import math
from datetime import datetime
from typing import Final

from django.db import transaction

from aiv import live
from aiv.domain.errors import InvalidInput
from aiv.domain.live_kinds import Kind
from aiv.models import Dealer, InputStatus, ScoreInput
from aiv.services.score import scores
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

METHOD_VERSION: Final = "declared-1"
CEILINGS: Final = {"avg_gross_per_unit": 1_000_000.0, "monthly_opportunities": 1_000_000.0}


def declare(
    dealer: Dealer, name: str, value: float | None, *, person: User, now: datetime
) -> ScoreInput:
    """Record a declaration, or its withdrawal with None, and score the dealer anew.

    Earlier declarations stay. Raises InvalidInput naming the input.
    """
    _check(name, value)
    with transaction.atomic():
        row = _keep(dealer, name, value, person=person, now=now)
        live.announce(dealer, Kind.MONEY)
    scores.rescore_dealer(dealer, now=now)
    return row


def _keep(
    dealer: Dealer, name: str, value: float | None, *, person: User, now: datetime
) -> ScoreInput:
    row = ScoreInput.objects.create(
        dealer=dealer,
        name=name,
        value=value,
        status=InputStatus.NOT_MEASURED if value is None else InputStatus.DECLARED,
        reason="Withdrawn." if value is None else "",
        method_version=METHOD_VERSION,
        source=[person.display_name],
        measured_at=now,
        declared_by=person,
    )
    audit.record(
        actor=person,
        action="money.declared" if value is not None else "money.withdrawn",
        target=dealer,
        changes={name: value},
        organization_id=dealer.organization_id,
    )
    return row


def _check(name: str, value: float | None) -> None:
    if name not in CEILINGS:
        raise InvalidInput("name", f"declare one of {', '.join(CEILINGS)}")
    if value is None:
        return
    if not math.isfinite(value) or not 0 <= value <= CEILINGS[name]:
        raise InvalidInput(name, f"write a number from 0 to {CEILINGS[name]:,.0f}")
    if name == "monthly_opportunities" and value != int(value):
        raise InvalidInput(name, "write a whole number")
