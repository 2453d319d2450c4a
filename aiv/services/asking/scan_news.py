"""Put the steps of a scan into the audit log, and tell the pages of its dealers."""

from __future__ import annotations

from aiv import live
from aiv.domain.live_kinds import Kind
from aiv.models import Dealer, Scan
from dealershipai.accounts import audit
from dealershipai.accounts.models import User


def record(scan: Scan, action: str, person: User | None, **changes: object) -> None:
    """Append one step inside the caller's transaction."""
    audit.record(
        actor=person,
        action=action,
        target=scan,
        changes={"panel": str(scan.panel), **changes},
        organization_id=scan.organization_id,
    )


def announce(scan: Scan) -> None:
    """Tell the pages of the dealers whose figures the scan measures; a canary measures none."""
    for dealer in dealers_of(scan):
        live.announce(dealer, Kind.SCAN)


def dealers_of(scan: Scan) -> list[Dealer]:
    """Give the dealers a scan measures, in the one order in which their rows are locked."""
    if scan.panel.market is not None:
        return list(scan.panel.market.dealers.all())
    return [scan.panel.dealer] if scan.panel.dealer else []
