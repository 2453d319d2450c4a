"""An audit waits in the queue, is held by one worker at a time, and ends once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import AuditState, Dealer, DomainProof, SiteAudit
from aiv.services import leases
from aiv.services.site import audits
from dealershipai.accounts.models import AuditEvent, Organization, User

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LATER = NOW + leases.LEASE + timedelta(seconds=1)


@pytest.fixture
def own(organization: Organization, dealers: list[Dealer]) -> Dealer:
    """Give the owner's dealer."""
    return dealers[0]


def planned(dealer: Dealer, *, pages: int = 25, now: datetime = NOW) -> SiteAudit:
    return audits.plan(dealer, page_limit=pages, person=None, now=now)


def claimed(now: datetime = NOW) -> SiteAudit:
    audit = audits.claim(now)
    assert audit is not None
    return audit


def prove(dealer: Dealer, *, until: datetime) -> None:
    assert dealer.organization
    DomainProof.objects.create(
        dealer=dealer, organization=dealer.organization, host="harborpointtoyota.example",
        token="t", method="file", verified_at=NOW, expires_at=until,
    )  # fmt: skip


def finished(dealer: Dealer, *, pages: int, at: datetime) -> None:
    planned(dealer, pages=pages, now=at)
    audits.finish(claimed(at), now=at, score=50.0)


def test_a_planned_audit_says_who_asked_for_it(own: Dealer, owner: User) -> None:
    audit = audits.plan(own, page_limit=25, person=owner, now=NOW)
    assert (audit.state, audit.started_by) == (AuditState.PLANNED, owner)
    assert AuditEvent.objects.get(action="site_audit.started").changes["page_limit"] == 25


def test_planning_moves_open_pages(own: Dealer) -> None:
    planned(own)
    own.refresh_from_db()
    assert own.live_seq == 1


def test_without_a_website_nothing_is_planned(own: Dealer) -> None:
    own.website = ""
    with pytest.raises(InvalidInput, match="website"):
        planned(own)


@pytest.mark.parametrize("pages", [0, -1, 26, 500])
def test_an_unproved_domain_has_its_limit(own: Dealer, pages: int) -> None:
    with pytest.raises(InvalidInput, match="prove the domain"):
        planned(own, pages=pages)


@pytest.mark.parametrize(("pages", "is_allowed"), [(500, True), (501, False)])
def test_a_proved_domain_may_be_read_further(own: Dealer, pages: int, is_allowed: bool) -> None:
    prove(own, until=LATER)
    if is_allowed:
        assert planned(own, pages=pages).is_verified
    else:
        with pytest.raises(InvalidInput, match=r"choose 1 to 500 pages$"):
            planned(own, pages=pages)


def test_an_expired_proof_proves_nothing(own: Dealer) -> None:
    prove(own, until=NOW)
    with pytest.raises(InvalidInput):
        planned(own, pages=26)


def test_a_proof_of_another_website_proves_nothing(own: Dealer) -> None:
    prove(own, until=LATER)
    own.website = "https://elsewhere.example"
    with pytest.raises(InvalidInput):
        planned(own, pages=26)


def test_a_proof_of_a_former_owner_proves_nothing(own: Dealer) -> None:
    prove(own, until=LATER)
    own.organization = Organization.objects.create(name="Another")
    with pytest.raises(InvalidInput):
        planned(own, pages=26)


def test_one_site_has_one_audit_at_a_time(own: Dealer, dealers: list[Dealer]) -> None:
    planned(own)
    dealers[1].website = "https://harborpointtoyota.example/second-store/"
    with pytest.raises(Conflict, match="under way"):
        planned(dealers[1])
    assert SiteAudit.objects.count() == 1


def test_a_full_audit_rests_for_six_hours(own: Dealer) -> None:
    prove(own, until=NOW + timedelta(days=1))
    finished(own, pages=100, at=NOW)
    soon = NOW + timedelta(hours=5, minutes=59)
    with pytest.raises(Conflict, match="rests until 15:00 UTC"):
        planned(own, pages=100, now=soon)
    assert planned(own, pages=100, now=NOW + timedelta(hours=6))


def test_a_short_audit_may_follow_at_once(own: Dealer) -> None:
    prove(own, until=NOW + timedelta(days=1))
    finished(own, pages=100, at=NOW)
    assert planned(own, pages=25, now=LATER)


def test_an_operator_need_not_wait(own: Dealer) -> None:
    prove(own, until=NOW + timedelta(days=1))
    finished(own, pages=100, at=NOW)
    assert audits.plan(own, page_limit=100, person=None, now=LATER, may_hurry=True)


def test_the_oldest_audit_is_claimed_first_and_once(own: Dealer, dealers: list[Dealer]) -> None:
    second = planned(dealers[1], now=LATER)
    first = planned(own)
    assert [claimed(LATER).pk, claimed(LATER).pk] == [first.pk, second.pk]
    assert audits.claim(LATER) is None


def test_a_silent_worker_loses_its_audit(own: Dealer) -> None:
    planned(own)
    frozen = claimed()
    assert audits.claim(NOW + timedelta(seconds=30)) is None
    taken_over = claimed(LATER)
    assert (taken_over.pk, taken_over.attempts) == (frozen.pk, 2)
    with pytest.raises(Conflict, match="another worker"):
        audits.hold(frozen, now=LATER)
    audits.hold(taken_over, now=LATER)


def test_a_worker_that_reports_keeps_its_audit(own: Dealer) -> None:
    planned(own)
    audits.hold(claimed(), now=LATER - timedelta(seconds=2))
    assert audits.claim(LATER) is None


def test_what_was_interrupted_three_times_fails(own: Dealer) -> None:
    planned(own)
    at = NOW
    for _ in range(leases.MAX_ATTEMPTS):
        claimed(at)
        at += leases.LEASE * 2
    assert audits.claim(at) is None
    assert "interrupted 3 times" in SiteAudit.objects.get().failure


def test_a_stopped_audit_is_nobodys_work(own: Dealer, owner: User) -> None:
    planned(own)
    audit = claimed()
    assert audits.cancel(SiteAudit.objects.get(), person=owner, now=NOW)
    with pytest.raises(Conflict, match="stopped"):
        audits.hold(audit, now=NOW)
    with pytest.raises(Conflict, match="stopped"):
        audits.finish(audit, now=NOW)
    audits.fail(audit, "late", now=NOW)
    assert SiteAudit.objects.get().state == AuditState.CANCELLED


def test_stopping_twice_is_stopping_once(own: Dealer, owner: User) -> None:
    audit = planned(own)
    assert [audits.cancel(audit, person=owner, now=NOW) for _ in range(2)] == [True, False]
    assert AuditEvent.objects.filter(action="site_audit.stopped").count() == 1


def test_after_an_end_the_site_may_be_audited_again(own: Dealer, owner: User) -> None:
    audits.cancel(planned(own), person=owner, now=NOW)
    assert planned(own, now=LATER)


def test_the_same_dealer_is_sampled_alike(own: Dealer, owner: User) -> None:
    first = planned(own)
    audits.cancel(first, person=owner, now=NOW)
    assert planned(own).seed == first.seed
