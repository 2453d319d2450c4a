"""An A/B test is parsed once, measures two lifts, and takes them away when it is removed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from aiv.domain.errors import FaultyDocument, InvalidInput
from aiv.domain.outside import experiment_rows
from aiv.domain.score.input_records import InputRecord
from aiv.models import Dealer, Experiment, ScoreInput
from aiv.selectors.score import stored_inputs
from aiv.services.ground import experiments as service
from aiv.services.ground.experiments import Days
from dealershipai.accounts.models import User

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
DAYS = Days(first=date(2026, 11, 1), last=date(2026, 11, 20))
COUNTS = (
    b"Variant,Impressions,Clicks,Sessions,Conversions\nA,10000,300,2000,40\nB,10050,%d,2010,52\n"
)
RATES = (
    b"Variant,LCP(s),CLS,INP(s),PerfScore,CTR,ConversionRate\n"
    b"A,2,0.1,0.2,90,3%,1%\nB,2,0.1,0.2,95,4%,2%\n"
)


def bring(
    dealer: Dealer, body: bytes = COUNTS % 360, *, days: Days = DAYS, at: datetime = NOW
) -> service.Imported:
    return service.import_file(dealer, body, name="Form", days=days, actor=None, now=at)


def lift(dealer: Dealer, name: str = "ctr_delta", at: datetime = NOW) -> InputRecord:
    return next(r for r in stored_inputs.of_dealer(dealer, now=at) if r.name == name)


@pytest.fixture
def dealer(dealers: list[Dealer]) -> Dealer:
    return dealers[0]


def test_counts_measure_both_lifts(dealer: Dealer) -> None:
    bring(dealer)
    assert lift(dealer).value == pytest.approx(360 / 10050 / 0.03 - 1)
    assert lift(dealer, "conversion_delta").value is not None
    assert lift(dealer).measured_at == datetime(2026, 11, 20, 23, 59, 59, tzinfo=UTC)


def test_rates_are_kept_and_not_used(dealer: Dealer) -> None:
    bring(dealer, RATES)
    assert Experiment.objects.get().arms.last().stated_ctr == 0.04  # type: ignore[union-attr]
    assert lift(dealer).value is None
    assert "a rate alone has no interval" in lift(dealer).reason


def test_the_same_file_is_parsed_once(dealer: Dealer, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(dealer)
    inputs = ScoreInput.objects.count()
    monkeypatch.setattr(experiment_rows, "read", None)
    assert bring(dealer, at=NOW + timedelta(hours=1)).is_repeated
    assert ScoreInput.objects.count() == inputs


def test_other_days_of_the_same_file_are_taken_over(dealer: Dealer) -> None:
    bring(dealer, days=Days())
    assert "Nobody declared the days" in lift(dealer).reason
    assert not bring(dealer).is_repeated
    assert lift(dealer).value is not None
    assert Experiment.objects.count() == 1


def test_the_test_that_ended_last_counts(dealer: Dealer) -> None:
    bring(dealer)
    older = Days(first=date(2026, 9, 1), last=date(2026, 9, 20))
    bring(dealer, COUNTS % 900, days=older)
    assert lift(dealer).value == pytest.approx(360 / 10050 / 0.03 - 1)


def test_a_removed_test_takes_its_lifts_with_it(dealer: Dealer, owner: User) -> None:
    found = bring(dealer).experiment
    service.remove(found, person=owner, now=NOW)
    assert lift(dealer).value is None
    assert lift(dealer).reason == "No A/B results were imported."


def test_what_is_left_after_a_removal_counts(dealer: Dealer, owner: User) -> None:
    older = Days(first=date(2026, 10, 1), last=date(2026, 10, 20))
    bring(dealer, COUNTS % 330, days=older)
    service.remove(bring(dealer).experiment, person=owner, now=NOW)
    assert lift(dealer).value == pytest.approx(330 / 10050 / 0.03 - 1)


def test_a_test_older_than_ninety_days_is_not_used(dealer: Dealer) -> None:
    bring(dealer)
    assert lift(dealer, at=NOW + timedelta(days=90)).value is None


@pytest.mark.parametrize(
    "days",
    [
        Days(first=date(2026, 11, 1)),
        Days(first=date(2026, 11, 2), last=date(2026, 11, 1)),
        Days(first=date(2026, 11, 1), last=date(2026, 11, 26)),
    ],
)
def test_days_that_cannot_be_are_refused(dealer: Dealer, days: Days) -> None:
    with pytest.raises(InvalidInput):
        bring(dealer, days=days)


def test_a_faulty_file_changes_nothing(dealer: Dealer) -> None:
    with pytest.raises(FaultyDocument):
        bring(dealer, COUNTS.replace(b"%d", b"-4"))
    assert not Experiment.objects.exists()
