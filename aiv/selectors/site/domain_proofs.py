"""Read whose domain was proved, and whether the proof still holds."""

from __future__ import annotations

from datetime import datetime

from aiv.domain import links
from aiv.models import Dealer, DomainProof
from dealershipai.accounts.models import Organization


def is_proved(dealer: Dealer, *, now: datetime) -> bool:
    """Tell whether the owner of the dealer proved the website that stands in its record."""
    if dealer.organization_id is None:
        return False
    proofs = DomainProof.objects.filter(
        dealer=dealer,
        organization=dealer.organization_id,
        host=links.domain_of(dealer.website),
        expires_at__gt=now,
    )
    return proofs.exists()


def of(dealer: Dealer, organization: Organization) -> DomainProof | None:
    """Give an organization's proof of the website that stands in the dealer's record."""
    host = links.domain_of(dealer.website)
    return DomainProof.objects.filter(dealer=dealer, organization=organization, host=host).first()
