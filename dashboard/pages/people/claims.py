"""Build the queue of claims: who asks for what, and which other stores answer to the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aiv.domain import links
from aiv.models import Claim, Dealer, Market


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim; `alike` are other dealers with the same website or phone."""

    claim: Claim
    alike: tuple[Dealer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsPage:
    """What waits for an operator, oldest first."""

    rows: tuple[ClaimRow, ...]
    markets: tuple[Market, ...]


def build(
    claims: Iterable[Claim], markets: Iterable[Market], known: Sequence[Dealer]
) -> ClaimsPage:
    """Lay out the queue."""
    return ClaimsPage(
        rows=tuple(
            ClaimRow(claim=claim, alike=tuple(row for row in known if _is_alike(claim.dealer, row)))
            for claim in claims
        ),
        markets=tuple(markets),
    )


def _is_alike(claimed: Dealer, other: Dealer) -> bool:
    if claimed.pk == other.pk:
        return False
    host = links.domain_of(claimed.website)
    is_same_site = bool(host) and host == links.domain_of(other.website)
    return is_same_site or (bool(claimed.phone) and claimed.phone == other.phone)
