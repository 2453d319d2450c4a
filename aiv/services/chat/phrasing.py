"""Let a model phrase measured facts, where the operator switched that on, within the caps.

It is given nothing but the facts that the plain answer shows to the same person. What it writes is
held against them; one figure, name or claim that is not there, and the plain answer is shown.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from decimal import ROUND_CEILING
from threading import BoundedSemaphore
from typing import Final

from asgiref.sync import async_to_sync
from django.conf import settings
from prometheus_client import Counter

from aiv.domain.advisor import checking, phrasing
from aiv.domain.advisor.entities import Names
from aiv.domain.asking.asking import UNKNOWN_OUTCOMES, AskSpec
from aiv.domain.errors import Conflict
from aiv.domain.evidence.answers import Reply
from aiv.models import Dealer
from aiv.providers import phrasing as provider
from aiv.providers.wire import Wire
from aiv.selectors.asking import spending
from aiv.services.asking import budgets, provider_keys
from aiv.services.asking.budgets import Payer

LOG = logging.getLogger(__name__)
PHRASINGS = Counter("dai_phrasings", "Answers that a model was to phrase", ["outcome"])
DEADLINE_S: Final = 20.0
AT_ONCE: Final = 2
"""Calls of one process: a slow provider may hold up so many pages and no more."""
_ROOM = BoundedSemaphore(AT_ONCE)


def model() -> str:
    """Name the model that phrases answers; empty where none does."""
    spec: AskSpec | None = settings.ASK_MODEL
    return spec.model if spec and provider_keys.key_for(spec.provider) else ""


def phrased(
    dealer: Dealer, *, question: str, facts: Sequence[str], names: Names, now: datetime
) -> str | None:
    """Give what a model made of the facts; None where it is off, failed, or said what is in none.

    Makes a call of up to DEADLINE_S seconds: outside any transaction.
    """
    spec: AskSpec | None = settings.ASK_MODEL
    key = provider_keys.key_for(spec.provider) if spec else None
    # The figures of the demo market are invented: nobody pays for words about them.
    if spec is None or key is None or dealer.is_demo or not facts:
        return None
    text = phrasing.prompt(dealer=dealer.name, question=question, facts=facts)
    said = _bought(spec, key, text, payer=Payer(dealer.organization_id, spending.month_of(now)))
    if said is None:
        return None
    found = sorted({*checking.faults(said, facts, names, question=question)})
    _note("unsupported" if found else "shown")
    if found:
        # What was written is not kept: only which kind of thing no fact has.
        LOG.info("a phrased answer was not shown", extra={"faults": ",".join(found)})
    return None if found else said


def _bought(spec: AskSpec, key: str, text: str, *, payer: Payer) -> str | None:
    """Hold the money back, ask, and settle; None when there is no room, money or answer."""
    held = phrasing.most_micros(spec)
    if not _ROOM.acquire(blocking=False):
        _note("busy")
        return None
    try:
        budgets.reserve(payer, held)
        # Whatever happens from here on, what was held back is settled.
        spent = held
        try:
            reply = async_to_sync(_ask)(spec, key, text)
            spent = _cost(reply, held)
        finally:
            budgets.settle(payer, released=held, spent=spent)
    except Conflict:
        _note("no_money")
        return None
    finally:
        _ROOM.release()
    if reply.answer.status != "completed":
        _note("failed")
        return None
    return reply.answer.text.strip()


async def _ask(spec: AskSpec, key: str, text: str) -> Reply:
    async with Wire(endpoints=settings.PROVIDER_BASE_URLS) as wire:
        return await provider.ask(
            spec,
            instructions=phrasing.INSTRUCTIONS,
            text=text,
            most_tokens=phrasing.MOST_TOKENS_OUT,
            key=key,
            client=wire,
            deadline_s=DEADLINE_S,
        )


def _cost(reply: Reply, held: int) -> int:
    """Give what a call cost; all that was held back where nobody can say."""
    if reply.cost.cost_usd is not None:
        return int((reply.cost.cost_usd * 1_000_000).to_integral_value(ROUND_CEILING))
    error = reply.answer.error
    is_unbilled = error is not None and error.type not in UNKNOWN_OUTCOMES
    return 0 if is_unbilled else held


def _note(outcome: str) -> None:
    PHRASINGS.labels(outcome).inc()
