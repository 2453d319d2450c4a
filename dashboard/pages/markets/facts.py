"""Build the page of a dealer's verified facts: what stands, who verified it, and its forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiv.domain.markets import dealer_facts, hours
from aiv.models import Dealer, DealerFact, FactKind
from dashboard.forms.markets.facts import DepartmentsForm, FactForm, HoursForm, LinesForm

EDITED_HERE = (FactKind.HOURS, FactKind.DEPARTMENTS, FactKind.SERVICES, FactKind.POLICIES)
LISTS = {
    FactKind.SERVICES: ("Services, one a line", "Such as State inspections."),
    FactKind.POLICIES: ("Policies, one a line", "Such as Returns: within 3 days."),
}
OF_RECORD = (FactKind.PHONE, FactKind.ADDRESS, FactKind.WEBSITE, FactKind.MAKES)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCard:
    """One kind of fact with the form that changes it."""

    kind: str
    label: str
    fact: DealerFact | None
    form: FactForm


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFact:
    """One fact that the record states."""

    label: str
    shown: str
    fact: DealerFact | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsPage:
    """Everything the page shows."""

    dealer: Dealer
    of_record: tuple[RecordFact, ...]
    cards: tuple[FactCard, ...]


def build(dealer: Dealer, facts: Mapping[str, DealerFact], sent: FactCard | None) -> FactsPage:
    """Lay out the page; a form that was sent with faults keeps what was typed."""
    return FactsPage(
        dealer=dealer,
        of_record=tuple(_of_record(kind, facts.get(kind)) for kind in OF_RECORD),
        cards=tuple(
            sent if sent and sent.kind == kind else card(dealer, kind, facts.get(kind))
            for kind in EDITED_HERE
        ),
    )


def card(
    dealer: Dealer, kind: str, fact: DealerFact | None, words: Mapping[str, Any] | None = None
) -> FactCard:
    """Give the card of one kind; `words` is what a person sent."""
    form = _form(dealer, kind, words, _typed(kind, fact.value if fact else None))
    return FactCard(kind=kind, label=FactKind(kind).label, fact=fact, form=form)


def _form(
    dealer: Dealer, kind: str, words: Mapping[str, Any] | None, typed: dict[str, Any]
) -> FactForm:
    shared = {"data": words, "initial": typed, "prefix": kind}
    if kind == FactKind.HOURS:
        return HoursForm(**shared)
    if kind == FactKind.DEPARTMENTS:
        return DepartmentsForm(country=dealer.country, **shared)
    label, example = LISTS[FactKind(kind)]
    return LinesForm(label=label, help_text=example, **shared)


def _typed(kind: str, value: Any) -> dict[str, Any]:
    if kind == FactKind.HOURS:
        days = {day: hours.show_day(spans) for day, spans in dealer_facts.week_of(value).items()}
        return {**days, "holidays": dealer_facts.holidays_text(value)}
    if kind == FactKind.DEPARTMENTS:
        return _departments(value or {})
    return {"lines": "\n".join(value or [])}


def _departments(value: Mapping[str, Any]) -> dict[str, str]:
    typed: dict[str, str] = {}
    for name, stored in value.items():
        typed[f"{name}_phone"] = stored["phone"]
        typed[f"{name}_hours"] = hours.show_week(dealer_facts.week_of(stored))
    return typed


def _of_record(kind: FactKind, fact: DealerFact | None) -> RecordFact:
    return RecordFact(label=kind.label, shown=_shown(fact.value) if fact else "", fact=fact)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(str(part) for part in value.values() if part)
    return ", ".join(value) if isinstance(value, list) else str(value)
