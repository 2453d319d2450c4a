"""The database itself refuses rows of outside figures that cannot be true."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from aiv.models import (
    AccessLog,
    BotAddresses,
    BotVisits,
    Dealer,
    Experiment,
    ExperimentArm,
    Review,
    ReviewSource,
    TrafficImport,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def dealer(dealers: list[Dealer]) -> Dealer:
    return dealers[0]


def refused(model: Any, **values: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**values)


@pytest.mark.parametrize(
    "values",
    [
        {"feed": "carrier pigeon"},
        {"stated_rating": 5.5},
        {"declared_count": 5},
        {"declared_count": 5, "declared_rating": 9.0, "declared_at": NOW},
    ],
)
def test_a_source_states_what_can_be(dealer: Dealer, values: dict[str, Any]) -> None:
    refused(ReviewSource, dealer=dealer, platform="Google", **values)


def test_a_platform_stands_once_however_it_is_written(dealer: Dealer) -> None:
    ReviewSource.objects.create(dealer=dealer, platform="Google")
    refused(ReviewSource, dealer=dealer, platform="GOOGLE")


@pytest.mark.parametrize("values", [{"stars": 6.0}, {"stars": 4.0, "answered_at": NOW}])
def test_a_review_says_what_can_be(dealer: Dealer, values: dict[str, Any]) -> None:
    source = ReviewSource.objects.create(dealer=dealer, platform="Google")
    refused(Review, source=source, digest="a", written_at=NOW, **values)


def test_a_review_stands_once(dealer: Dealer) -> None:
    source = ReviewSource.objects.create(dealer=dealer, platform="Google")
    Review.objects.create(source=source, digest="a", written_at=NOW, stars=4)
    refused(Review, source=source, digest="a", written_at=NOW, stars=5)


@pytest.mark.parametrize(
    "values",
    [{"clicks": 9, "impressions": 8}, {"conversions": 9, "sessions": 8}, {"stated_ctr": 1.2}],
)
def test_an_arm_counts_what_can_be(dealer: Dealer, values: dict[str, Any]) -> None:
    test = Experiment.objects.create(dealer=dealer, name="A", digest="a")
    refused(ExperimentArm, experiment=test, position=0, variant="A", **values)


@pytest.mark.parametrize(
    "days",
    [
        {"started_on": date(2026, 2, 2), "ended_on": date(2026, 2, 1)},
        {"ended_on": date(2026, 2, 1)},
    ],
)
def test_a_test_ends_after_its_start(dealer: Dealer, days: dict[str, Any]) -> None:
    refused(Experiment, dealer=dealer, name="A", digest="a", **days)


@pytest.mark.parametrize(
    "values",
    [{"state": "asleep"}, {"state": "reading"}, {"state": "failed"}, {"lease_until": NOW}],
)
def test_a_log_says_how_it_stands(dealer: Dealer, values: dict[str, Any]) -> None:
    refused(AccessLog, dealer=dealer, name="a", digest="a", size=1, **values)


@pytest.mark.parametrize(
    "values", [{"standing": "trusted"}, {"standing": "claimed", "failed": 3, "missing": 3}]
)
def test_visits_say_what_can_be(dealer: Dealer, values: dict[str, Any]) -> None:
    log = AccessLog.objects.create(dealer=dealer, name="a", digest="a", size=1)
    visits = {"day": NOW.date(), "token": "GPTBot", "page_class": "vdp", "last_at": NOW}
    refused(BotVisits, log=log, hits=5, **visits, **values)


def test_a_list_is_there_or_says_why(db: None) -> None:
    refused(BotAddresses, url="https://v.example/", tried_at=NOW)


def test_days_of_an_export_have_an_order(dealer: Dealer) -> None:
    days = {"first_on": date(2026, 2, 2), "last_on": date(2026, 2, 1)}
    refused(
        TrafficImport, dealer=dealer, kind="ga4", name="a", digest="a", rows=1, rejected=0, **days
    )
