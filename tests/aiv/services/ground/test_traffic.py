"""Exports come in once and stay beside the index."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from aiv.domain.errors import InvalidInput
from aiv.models import Dealer, ScoreInput, TrafficImport, TrafficLine
from aiv.selectors.ground import signals
from aiv.services.ground import traffic as service
from dealershipai.accounts.models import AuditEvent, User

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
OCTOBER = service.Window(first=date(2026, 10, 1), last=date(2026, 10, 31))
ANALYTICS = b"Session source,Sessions,Key events\nchatgpt.com,40,3\ngoogle,100,6\n"
QUERIES = b"Query,Clicks,Impressions\nharbor point toyota,5,60\ntoyota near me,2,500\n"


@pytest.fixture
def dealer(dealers: list[Dealer]) -> Dealer:
    return dealers[0]


def bring(
    dealer: Dealer, body: bytes = ANALYTICS, kind: str = "ga4", window: service.Window = OCTOBER
) -> service.TrafficReport:
    return service.import_file(
        dealer, body, kind=kind, window=window, name="export.csv", actor=None, now=NOW
    )


def test_an_export_of_analytics_counts_assistants(dealer: Dealer) -> None:
    bring(dealer)
    export = signals.newest(dealer, "ga4")
    assert export
    assert (export.counted["sessions"], export.counted["leads"]) == (40, 3)
    assert export.total["sessions"] == 140
    assert export.counted["clicks"] is None


def test_searches_with_the_stores_names_count(dealer: Dealer) -> None:
    bring(dealer, QUERIES, "search")
    export = signals.newest(dealer, "search")
    assert export
    assert (export.counted["impressions"], export.subjects) == (60, 1)


def test_nothing_of_it_enters_the_index(dealer: Dealer) -> None:
    bring(dealer)
    assert not ScoreInput.objects.exists()


def test_a_repeat_adds_nothing(dealer: Dealer) -> None:
    bring(dealer)
    lines = TrafficLine.objects.count()
    assert bring(dealer).is_repeated
    assert (TrafficImport.objects.count(), TrafficLine.objects.count()) == (1, lines)


def test_the_newest_days_are_shown(dealer: Dealer) -> None:
    september = service.Window(first=date(2026, 9, 1), last=date(2026, 9, 30))
    bring(dealer)
    bring(dealer, ANALYTICS.replace(b"40", b"999"), window=september)
    export = signals.newest(dealer, "ga4")
    assert export
    assert export.counted["sessions"] == 40


@pytest.mark.parametrize(
    "window",
    [
        service.Window(first=date(2026, 10, 2), last=date(2026, 10, 1)),
        service.Window(first=date(2026, 10, 2), last=date(2026, 11, 26)),
        service.Window(first=date(2024, 1, 1), last=date(2026, 10, 1)),
    ],
)
def test_days_that_cannot_be_are_refused(dealer: Dealer, window: service.Window) -> None:
    with pytest.raises(InvalidInput):
        bring(dealer, window=window)


@pytest.mark.parametrize(("body", "kind"), [(b"", "ga4"), (QUERIES, "ga4"), (ANALYTICS, "nothing")])
def test_another_file_is_refused(dealer: Dealer, body: bytes, kind: str) -> None:
    with pytest.raises(InvalidInput):
        bring(dealer, body, kind)
    assert not TrafficImport.objects.exists()


def test_an_export_is_forgotten_with_a_note(dealer: Dealer, owner: User) -> None:
    service.remove(bring(dealer).row, person=owner)
    assert not TrafficLine.objects.exists()
    assert AuditEvent.objects.filter(action="traffic.removed", actor=owner).exists()
