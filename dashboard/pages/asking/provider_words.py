"""Say in words how a provider stands: its key, its terms, its pace, its rest, its prices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from aiv.domain.asking import call_prices, model_prices
from aiv.domain.asking.provider_catalogue import ProviderFacts
from aiv.models import AcceptedTerms, ProviderBreaker, ProviderKey, ProviderPace
from aiv.selectors.asking.providers import AskedAssistant
from dashboard.figures import plural
from dashboard.pages.asking import scan_words

NOT_LISTED: Final = "no price in our table"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyWords:
    """Whether there is a key, who gave it, and what its test said."""

    label: str
    kind: str
    text: str = ""
    entered_at: datetime | None = None
    tested_at: datetime | None = None
    verdict: str = ""
    may_test: bool = False
    may_forget: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsWords:
    """The terms that must be accepted, and by whom they were."""

    title: str
    url: str
    why: str
    accepted_by: str
    accepted_at: datetime | None

    @property
    def are_accepted(self) -> bool:
        """Tell whether somebody accepted them and nobody withdrew that."""
        return self.accepted_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestWords:
    """How many failures came in a row, and until when nobody asks."""

    is_shut: bool
    text: str
    until: datetime | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistantWords:
    """One assistant: what is asked, what it costs, what is sent as its place."""

    slug: str
    platform: str
    model: str
    surface: str
    price: str
    place: str
    ends: date | None
    has_ended: bool
    markets: str


def key(
    facts: ProviderFacts, row: ProviderKey | None, *, is_readable: bool, is_in_environment: bool
) -> KeyWords:
    """Say which key is used; an entered one goes before the environment's."""
    if row is not None:
        return _entered(row, is_readable=is_readable)
    if is_in_environment:
        text = f"Taken from the variable {facts.key_name}. A key entered here goes before it."
        return KeyWords(label="From the environment", kind="good", text=text, may_test=True)
    text = f"Enter one here ({facts.key_looks}), or set the variable {facts.key_name}."
    return KeyWords(label="No key", kind="unmeasured", text=text)


def terms(facts: ProviderFacts, row: AcceptedTerms | None) -> TermsWords | None:
    """Say what must be accepted; None where nothing must."""
    if facts.terms is None:
        return None
    return TermsWords(
        title=facts.terms.title,
        url=facts.terms.url,
        why=facts.terms.why,
        accepted_by=_name(row.accepted_by) if row else "",
        accepted_at=row.accepted_at if row else None,
    )


def rest(breaker: ProviderBreaker | None, *, now: datetime) -> RestWords | None:
    """Say whether it is left alone; None where nothing failed lately."""
    if breaker is None:
        return None
    is_shut = breaker.open_until is not None and breaker.open_until > now
    return RestWords(
        is_shut=is_shut,
        text=f"{plural(breaker.failures, 'failure')} in a row",
        until=breaker.open_until if is_shut else None,
        reason=breaker.reason,
    )


def assistant(asked: AskedAssistant, facts: ProviderFacts, *, today: date) -> AssistantWords:
    """Say how an assistant is asked; a model without a listed price has none."""
    ends = model_prices.announced_end(asked.provider, asked.model)
    return AssistantWords(
        slug=asked.slug,
        platform=asked.platform,
        model=asked.model or "the results page",
        surface=asked.surface,
        price=price(asked.provider, asked.model),
        place=facts.place if asked.sends_place else "left out by its settings",
        ends=ends,
        has_ended=ends is not None and ends <= today,
        markets=plural(asked.markets, "market"),
    )


def price(provider: str, model: str) -> str:
    """Say what a million words' tokens cost by our list."""
    if not model:
        return "by the request"
    found = model_prices.of_model(provider, model)
    if found is None or found.tokens_in is None or found.tokens_out is None:
        return NOT_LISTED
    return f"{_dollars(found.tokens_in)} in, {_dollars(found.tokens_out)} out"


def limits(facts: ProviderFacts, pace: ProviderPace | None) -> str:
    """Say how fast it is asked; what nobody limited begins carefully."""
    per_minute = (pace and pace.per_minute) or facts.per_minute
    in_flight = (pace and pace.in_flight) or facts.in_flight
    said = f"{per_minute:,} a minute, {in_flight:,} at a time"
    is_whole = pace is not None and None not in (pace.per_minute, pace.in_flight)
    return said if is_whole else f"{said}; what nobody limited begins carefully"


def call_range(provider: str) -> str:
    """Say what one searched answer may cost."""
    found = call_prices.of_provider(provider)
    return scan_words.cost_range(found.low_micros, found.high_micros)


def _entered(row: ProviderKey, *, is_readable: bool) -> KeyWords:
    end = f", ends in {row.last_four}" if row.last_four else ""
    text = f"Entered by {_name(row.entered_by)}{end}."
    if not is_readable:
        return KeyWords(
            label="Cannot be read",
            kind="bad",
            text=f"{text} The secret that sealed it is not here any more. Enter the key again.",
            entered_at=row.entered_at,
            may_forget=True,
        )
    label, kind = _state(row)
    return KeyWords(
        label=label,
        kind=kind,
        text=text,
        entered_at=row.entered_at,
        tested_at=row.tested_at,
        verdict=row.verdict,
        may_test=True,
        may_forget=True,
    )


def _state(row: ProviderKey) -> tuple[str, str]:
    if row.tested_at is None:
        return "Not tested yet", "waiting"
    if row.is_accepted is None:
        return "Could not be judged", "waiting"
    return ("Accepted", "good") if row.is_accepted else ("Refused", "bad")


def _name(person: object) -> str:
    return str(getattr(person, "display_name", "")) or "somebody who left"


def _dollars(amount: Decimal) -> str:
    return f"${amount:,.2f}"
