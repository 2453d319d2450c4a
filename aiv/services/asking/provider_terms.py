"""Accept the terms of a provider and withdraw that; without it the provider is not asked."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from aiv.domain.asking import failure_words
from aiv.domain.asking.provider_catalogue import PROVIDERS, Terms
from aiv.domain.errors import InvalidInput
from aiv.models import AcceptedTerms, Probe, Scan
from aiv.models.scan import OPEN_SCANS
from aiv.selectors.asking import provider_terms as standing_terms
from aiv.services.asking import budgets, open_calls, scan_news
from dealershipai.accounts import audit
from dealershipai.accounts.models import User


def accept(provider: str, *, person: User, now: datetime) -> AcceptedTerms:
    """Record that a person read and accepted the terms; a repeat keeps the first record."""
    terms = _terms_of(provider)
    try:
        return standing_terms.standing(provider) or _accept(provider, terms, person, now)
    except IntegrityError:
        return AcceptedTerms.objects.get(provider=provider, withdrawn_at=None)


@transaction.atomic
def withdraw(provider: str, *, person: User, now: datetime) -> bool:
    """Switch the provider off: its calls that are not out yet are skipped. Say if it changed."""
    _terms_of(provider)
    row = standing_terms.standing(provider)
    mine = AcceptedTerms.objects.filter(provider=provider, withdrawn_at=None)
    if row is None or not mine.update(withdrawn_at=now):
        return False
    audit.record(actor=person, action="provider_terms.withdrawn", target=row)
    _skip_calls(provider, person)
    return True


def _terms_of(provider: str) -> Terms:
    facts = PROVIDERS.get(provider)
    if facts is None or facts.terms is None:
        raise InvalidInput("provider", "has no terms that must be accepted here")
    return facts.terms


@transaction.atomic
def _accept(provider: str, terms: Terms, person: User, now: datetime) -> AcceptedTerms:
    row = AcceptedTerms.objects.create(
        provider=provider,
        title=terms.title,
        url=terms.url,
        accepted_by=person,
        accepted_at=now,
    )
    audit.record(actor=person, action="provider_terms.accepted", target=row)
    return row


def _skip_calls(provider: str, person: User) -> None:
    """Skip what no request has left for; each scan's money goes back to whoever pays for it."""
    reason = f"The terms of {PROVIDERS[provider].title} were withdrawn."
    open_ones = Probe.objects.filter(
        assistant__provider=provider, state__in=open_calls.NOT_MADE, scan__state__in=OPEN_SCANS
    )
    scans = Scan.objects.filter(pk__in=open_ones.values("scan")).order_by("pk")
    freed = {}
    for scan in scans.select_related("panel"):
        freed[scan] = open_calls.skip(
            scan, kind=failure_words.WITHDRAWN, reason=reason, provider=provider
        )
        scan_news.record(
            scan,
            "scan.calls_skipped",
            person,
            provider=provider,
            calls=freed[scan].calls,
            reason=failure_words.WITHDRAWN,
        )
        scan_news.announce(scan)
    for scan, skipped in freed.items():
        budgets.settle(budgets.payer_of(scan), released=skipped.micros, spent=0)
