"""The checks are given what is stored of a dealer, and nothing in place of what is not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aiv.domain.site import checks
from aiv.domain.site.findings import Finding, Outcome
from aiv.models import Dealer, Referrals, Review
from aiv.selectors.site import audited_pages
from aiv.services.site import audit_knowledge
from tests import audited
from tests.aiv.selectors.ground.test_reviews import NOW, connected
from tests.aiv.selectors.ground.test_signals import told, visits

pytestmark = pytest.mark.django_db


@pytest.fixture
def dealer(dealers: list[Dealer]) -> Dealer:
    return dealers[0]


def review(dealer: Dealer, *, days: float, answered_after: float | None) -> None:
    source = dealer.review_sources.first() or connected(dealer)
    at = NOW - timedelta(days=days)
    Review.objects.create(
        source=source, digest=f"{Review.objects.count():064d}", stars=4.0, written_at=at,
        is_answered=answered_after is not None,
        answered_at=None if answered_after is None else at + timedelta(days=answered_after),
    )  # fmt: skip


def finding(dealer: Dealer, check: str) -> Finding:
    audit = dealer.site_audits.first() or audited.audit(dealer)
    site = audited_pages.site(audit)
    assert site is not None
    found = checks.audit(site, audit_knowledge.of(dealer, now=NOW), now=NOW)
    return next(each for each in found if each.check == check)


@pytest.mark.parametrize("check", ["E02", "E04", "E05", "E07", "D07", "G02", "G03"])
def test_what_is_not_connected_stays_unmeasured(dealer: Dealer, check: str) -> None:
    assert finding(dealer, check).outcome is Outcome.UNMEASURED


def test_reviews_reach_their_checks(dealer: Dealer) -> None:
    for days in range(10, 30):
        review(dealer, days=days, answered_after=2)
    assert finding(dealer, "E04").value is not None
    assert finding(dealer, "E05").outcome is Outcome.PASS
    assert finding(dealer, "E05").n == 20


def test_few_reviews_are_named_and_not_rated(dealer: Dealer) -> None:
    review(dealer, days=10, answered_after=2)
    assert finding(dealer, "E04").outcome is Outcome.UNMEASURED
    assert "1 review" in finding(dealer, "E04").reason


def test_a_late_reply_counts_and_a_young_review_does_not(dealer: Dealer) -> None:
    review(dealer, days=30, answered_after=2)
    review(dealer, days=30, answered_after=9)
    review(dealer, days=30, answered_after=None)
    review(dealer, days=2, answered_after=None)
    figures = audit_knowledge.of(dealer, now=NOW).reviews
    assert figures is not None
    assert (figures.answered_in_week, figures.answerable) == (1, 3)


def test_replies_without_a_day_measure_nothing(dealer: Dealer) -> None:
    review(dealer, days=30, answered_after=2)
    Review.objects.update(answered_at=None)
    assert finding(dealer, "E05").outcome is Outcome.UNMEASURED


def test_verified_bots_of_the_log_are_reported(dealer: Dealer) -> None:
    log = told(dealer)
    visits(log, token="OAI-SearchBot", hits=10, failed=2)
    visits(log, token="OAI-SearchBot", page_class="home", hits=5)
    visits(log, token="PerplexityBot", standing="spoofed")
    (line,) = audit_knowledge.of(dealer, now=NOW).visits or ()
    assert (line.token, line.requests, line.errors, line.vehicle_pages) == (
        "OAI-SearchBot", 15, 2, 10,
    )  # fmt: skip
    assert finding(dealer, "G02").outcome is Outcome.REPORT


def test_visits_that_assistants_sent_are_added_up(dealer: Dealer) -> None:
    log = told(dealer)
    for proof, n in (("referrer", 3), ("tag", 4)):
        Referrals.objects.create(
            log=log, day=NOW.date(), assistant="ChatGPT", proof=proof, visits=n
        )
    assert audit_knowledge.of(dealer, now=NOW).referrals == {"ChatGPT": 7}


def test_another_dealers_figures_are_not_taken(dealer: Dealer, dealers: list[Dealer]) -> None:
    review(dealers[1], days=10, answered_after=2)
    told(dealers[1])
    known = audit_knowledge.of(dealer, now=NOW)
    assert (known.reviews, known.visits, known.referrals) == (None, None, None)
