"""Plan, claim, hold and end audits of dealers' sites: rows with a state, a lease and a token."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from aiv import live
from aiv.domain import links
from aiv.domain.errors import Conflict, InvalidInput
from aiv.domain.live_kinds import Kind
from aiv.models import AuditState, Dealer, SiteAudit
from aiv.models.site_audit import OPEN_STATES
from aiv.selectors.site import domain_proofs
from aiv.services import leases
from aiv.services.leases import Queue
from dealershipai.accounts import audit as audit_log
from dealershipai.accounts.models import User

UNVERIFIED_PAGES: Final = 25
VERIFIED_PAGES: Final = 500
REST: Final = timedelta(hours=6)
"""A site is crawled whole this seldom; an audit of few pages may follow a mended fault at once."""
UNDER_WAY: Final = "An audit of this site is under way already; wait for it or stop it."
QUEUE: Final = Queue(
    model=SiteAudit,
    waiting=AuditState.PLANNED,
    running=AuditState.RUNNING,
    since="planned_at",
    lost="This audit was stopped, or another worker took it over.",
    related=("dealer",),
)


def plan(
    dealer: Dealer,
    *,
    page_limit: int,
    person: User | None,
    now: datetime,
    may_hurry: bool = False,
) -> SiteAudit:
    """Put an audit into the queue; an operator may ask for a full one before the rest is over.

    Raises InvalidInput naming website or page_limit, Conflict while another one is under way.
    """
    host = _host_of(dealer)
    is_verified = domain_proofs.is_proved(dealer, now=now)
    _check_limit(page_limit, is_verified=is_verified)
    if page_limit > UNVERIFIED_PAGES and not may_hurry:
        _check_rest(host, now)
    try:
        return _plan(dealer, host, page_limit, is_verified=is_verified, person=person, now=now)
    except IntegrityError as error:
        raise Conflict(UNDER_WAY) from error


def cancel(audit: SiteAudit, *, person: User, now: datetime) -> bool:
    """Stop an audit; what it read stays, and it finds nothing. Stopping it again does nothing."""
    with transaction.atomic():
        is_stopped = _cancelled(audit, now)
        if is_stopped:
            _record(audit, "site_audit.stopped", person)
            live.announce(audit.dealer, Kind.SITE)
    audit.refresh_from_db()
    return is_stopped


def claim(now: datetime) -> SiteAudit | None:
    """Take the oldest audit that waits, or one whose worker fell silent; None without one."""
    for silent in QUEUE.given_up(now):
        fail(silent, leases.INTERRUPTED, now=now)
    return QUEUE.claim(now, **_started(now))


def claim_one(pk: UUID, *, now: datetime) -> SiteAudit | None:
    """Take one audit unless somebody else was faster."""
    return QUEUE.claim_one(pk, now=now, **_started(now))


def hold(audit: SiteAudit, *, now: datetime, **progress: object) -> None:
    """Say that the worker is alive; raises Conflict when the audit was stopped or taken over."""
    QUEUE.hold(audit, now=now, **progress)


def fail(audit: SiteAudit, reason: str, *, now: datetime) -> None:
    """End an audit that could not be made, with the reason people read."""
    with transaction.atomic():
        if QUEUE.let_go(audit, AuditState.FAILED, finished_at=now, failure=reason[:300]):
            live.announce(audit.dealer, Kind.SITE)


def finish(audit: SiteAudit, *, now: datetime, **outcome: object) -> None:
    """End an audit inside the caller's transaction, with what it found."""
    if not QUEUE.let_go(audit, AuditState.FINISHED, finished_at=now, **outcome):
        raise Conflict(QUEUE.lost)


def rests_until(dealer: Dealer, *, now: datetime) -> datetime | None:
    """Give until when the dealer's site is not crawled whole again; None when it may be."""
    host = links.domain_of(dealer.website)
    until = _rest_ends_at(links.registrable(host)) if host else None
    return until if until is not None and until > now else None


def _host_of(dealer: Dealer) -> str:
    host = links.domain_of(dealer.website)
    if not host:
        raise InvalidInput("website", "write the store's website into its record first")
    return links.registrable(host)


def _check_limit(page_limit: int, *, is_verified: bool) -> None:
    most = VERIFIED_PAGES if is_verified else UNVERIFIED_PAGES
    if 1 <= page_limit <= most:
        return
    remedy = "" if is_verified else "; prove the domain to read more"
    raise InvalidInput("page_limit", f"choose 1 to {most} pages{remedy}")


def _check_rest(host: str, now: datetime) -> None:
    again_at = _rest_ends_at(host)
    if again_at is not None and again_at > now:
        raise Conflict(
            f"This site was crawled whole lately and rests until {again_at:%H:%M} UTC. "
            f"Up to {UNVERIFIED_PAGES} pages may be read now."
        )


def _rest_ends_at(host: str) -> datetime | None:
    whole = SiteAudit.objects.filter(
        host=host, state=AuditState.FINISHED, page_limit__gt=UNVERIFIED_PAGES
    )
    last = whole.order_by("-finished_at").first()
    return None if last is None or last.finished_at is None else last.finished_at + REST


@transaction.atomic
def _plan(
    dealer: Dealer,
    host: str,
    page_limit: int,
    *,
    is_verified: bool,
    person: User | None,
    now: datetime,
) -> SiteAudit:
    audit = SiteAudit.objects.create(
        dealer=dealer,
        host=host,
        home_url=dealer.website,
        page_limit=page_limit,
        seed=dealer.pk.int >> 65,
        is_verified=is_verified,
        started_by=person,
        planned_at=now,
    )
    _record(audit, "site_audit.started", person)
    live.announce(dealer, Kind.SITE)
    return audit


def _started(now: datetime) -> dict[str, Any]:
    return {**leases.one_more(), "started_at": Coalesce(F("started_at"), now)}


def _cancelled(audit: SiteAudit, now: datetime) -> bool:
    """End it whoever has it: the worker finds out when it holds on."""
    open_row = SiteAudit.objects.filter(pk=audit.pk, state__in=OPEN_STATES)
    outcome = {"state": AuditState.CANCELLED, "finished_at": now, **leases.NO_LEASE}
    return bool(open_row.update(**outcome))


def _record(audit: SiteAudit, action: str, person: User | None) -> None:
    audit_log.record(
        actor=person,
        action=action,
        target=audit,
        changes={"dealer": audit.dealer.slug, "host": audit.host, "page_limit": audit.page_limit},
        organization_id=audit.dealer.organization_id,
    )
