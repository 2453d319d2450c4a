"""Build the page on which an organization proves that a website is its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from aiv.domain import links
from aiv.domain.site import domain_token
from aiv.models import Dealer, DomainProof, ProofMethod
from dashboard.pages.site.site_head import SiteHead


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofPage:
    """The token, where to put it, and how the last look for it ended."""

    head: SiteHead | None
    dealer: Dealer
    host: str
    token: str
    file_url: str
    tag: str
    txt_name: str
    is_proved: bool
    method: str
    expires_at: datetime | None
    failure: str
    checked_at: datetime | None
    waits: bool
    now: datetime


def build(
    dealer: Dealer,
    proof: DomainProof | None,
    *,
    head: SiteHead | None = None,
    waits: bool = False,
    now: datetime,
) -> ProofPage:
    """Lay out the page; `proof` is None where nobody can prove anything yet."""
    host = links.domain_of(dealer.website)
    holds = bool(proof and proof.expires_at and proof.expires_at > now)
    return ProofPage(
        head=head,
        dealer=dealer,
        host=host,
        token=proof.token if proof else "",
        file_url=urljoin(dealer.website, domain_token.FILE_PATH) if host else "",
        tag=domain_token.meta_tag(proof.token) if proof else "",
        txt_name=domain_token.txt_name(host) if host else "",
        is_proved=holds,
        method=ProofMethod(proof.method).label.lower() if proof and proof.method else "",
        expires_at=proof.expires_at if proof else None,
        failure=proof.failure if proof else "",
        checked_at=proof.checked_at if proof else None,
        waits=waits,
        now=now,
    )
