"""Tell which providers' terms an operator accepted."""

from __future__ import annotations

from aiv.domain.asking import provider_catalogue
from aiv.models import AcceptedTerms


def accepted() -> frozenset[str]:
    """Give the providers whose terms stand accepted, in one query."""
    rows = AcceptedTerms.objects.filter(withdrawn_at=None)
    return frozenset(rows.values_list("provider", flat=True))


def standing(provider: str) -> AcceptedTerms | None:
    """Give who accepted a provider's terms and when; None where nobody did."""
    rows = AcceptedTerms.objects.filter(provider=provider, withdrawn_at=None)
    return rows.select_related("accepted_by").first()


def switched_off(provider: str) -> str:
    """Say why a provider is not asked; an empty text where nothing forbids it."""
    facts = provider_catalogue.PROVIDERS.get(provider)
    is_accepted = facts is not None and facts.needs_terms and standing(provider) is not None
    return provider_catalogue.switched_off(provider, are_terms_accepted=is_accepted)
