"""Feed, site and answers are compared, and the input moves the dealer's score."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aiv.crawler.crawling import End
from aiv.domain.score.input_records import InputRecord, InputStatus
from aiv.models import (
    Answer,
    Assistant,
    Dealer,
    InventoryComparison,
    Panel,
    Score,
    ScoreInput,
)
from aiv.selectors.score import stored_inputs
from aiv.services.inventory import inventory_feeds, inventory_truth
from dealershipai.accounts.models import User
from tests import answered, showing
from tests.answered import Said
from tests.stocked import AT, csv, feed, listed, number, taken

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)


@pytest.fixture
def dealer(dealers: list[Dealer]) -> Dealer:
    return dealers[0]


def stored(dealer: Dealer, *, at: object = LATER) -> InputRecord:
    records = stored_inputs.of_dealer(dealer, now=at)  # type: ignore[arg-type]
    return next(row for row in records if row.name == "inventory_truth_mult")


def test_without_an_audit_it_says_what_would_measure_it(dealer: Dealer) -> None:
    taken(dealer, feed(3))
    record = stored(dealer)
    assert record.value is None
    assert record.reason == "The site's vehicle pages were not read yet."


def test_a_census_that_agrees_is_measured_exactly(dealer: Dealer) -> None:
    showing.audit(dealer, showing.pages(range(1, 4)))
    taken(dealer, feed(3))
    record = stored(dealer)
    assert (record.status, record.value, record.lo, record.hi) == ("measured", 1.0, 1.0, 1.0)


def test_differences_are_kept_with_their_words(dealer: Dealer) -> None:
    read = [
        *showing.pages(range(1, 8)),
        showing.page(8, showing.node(8, offers={"price": 25_000})),
        showing.page(9, status=404),
        showing.page(11, showing.node(11)),
    ]
    showing.audit(dealer, read)
    taken(dealer, feed(9))
    found = InventoryComparison.objects.get()
    assert (found.judged, found.agreed) == (10, 7)
    assert found.counts == {"price": 1, "ghost": 1, "orphan": 1}
    assert stored(dealer).value == pytest.approx(0.7)


def test_a_sample_of_fewer_than_thirty_is_too_few(dealer: Dealer) -> None:
    showing.audit(dealer, showing.pages(range(1, 11)), end=End.PAGE_LIMIT)
    taken(dealer, feed(200))
    record = stored(dealer)
    assert (record.status, record.n_clusters) == (InputStatus.INSUFFICIENT, 10)
    assert record.reason == "Only 10 vehicles could be compared; 30 are needed."


def test_a_sample_has_an_interval_of_its_own(dealer: Dealer) -> None:
    showing.audit(dealer, showing.pages(range(1, 41)), end=End.PAGE_LIMIT)
    taken(dealer, feed(200))
    record = stored(dealer)
    assert record.value == 1.0
    assert record.lo is not None
    assert 0.9 < record.lo < 1.0


def test_a_page_that_shows_no_vehicle_tells_nothing(dealer: Dealer) -> None:
    showing.audit(dealer, [showing.page(serial) for serial in range(1, 41)])
    taken(dealer, feed(40))
    assert InventoryComparison.objects.get().judged == 0
    assert stored(dealer).status == InputStatus.INSUFFICIENT


def test_a_page_that_leads_elsewhere_shows_a_ghost(dealer: Dealer) -> None:
    away = showing.page(3, led_to=f"{showing.HOME}used/")
    showing.audit(dealer, [*showing.pages((1, 2)), away], end=End.PAGE_LIMIT)
    taken(dealer, feed(3))
    assert InventoryComparison.objects.get().counts == {"ghost": 1}


def test_the_same_comparison_again_adds_nothing(dealer: Dealer) -> None:
    showing.audit(dealer, showing.pages(range(1, 4)))
    taken(dealer, feed(3))
    for _ in range(2):
        inventory_truth.measure(dealer, now=LATER)
    assert ScoreInput.objects.filter(name="inventory_truth_mult").count() == 1


def test_of_two_feeds_after_one_audit_the_later_counts(dealer: Dealer) -> None:
    showing.audit(dealer, showing.pages(range(1, 4)), at=AT - timedelta(hours=1))
    taken(dealer, feed(3))
    changed = csv([listed(1, Price="30000 USD"), listed(2), listed(3)])
    taken(dealer, changed, at=AT + timedelta(hours=1))
    assert stored(dealer).value == pytest.approx(2 / 3)


def test_feed_and_site_of_different_weeks_are_not_compared(dealer: Dealer) -> None:
    showing.audit(dealer, showing.pages(range(1, 4)), at=AT - timedelta(days=5))
    taken(dealer, feed(3))
    assert "more than 3 days apart" in stored(dealer).reason


def test_statements_of_answers_are_checked_and_lead_to_them(
    dealer: Dealer, panel: Panel, assistant: Assistant
) -> None:
    text = f"{dealer.name} has VIN {number(1)} for $20,001 and VIN {number(77)}."
    answered.ask(panel, assistant, [Said(named=[(dealer, "best")], text=text)], asked_at=AT)
    showing.audit(dealer, showing.pages(range(1, 4)))
    taken(dealer, feed(3))
    found = InventoryComparison.objects.get()
    assert (found.claims_checked, found.claims_correct) == (2, 1)
    assert {each["answer"] for each in found.claims} == {str(Answer.objects.get().pk)}
    assert stored(dealer).value == 1.0


def test_the_dealer_is_scored_with_it(dealer: Dealer, panel: Panel, assistant: Assistant) -> None:
    answered.ask(panel, assistant, [Said(named=[(dealer, "best")])])
    showing.audit(dealer, showing.pages(range(1, 4)))
    taken(dealer, feed(3))
    inputs = Score.objects.filter(dealer=dealer).first().snapshot["inputs"]  # type: ignore[union-attr]
    assert [row["value"] for row in inputs if row["name"] == "inventory_truth_mult"] == [1.0]


def test_a_feed_that_was_let_go_is_not_measured(dealer: Dealer, owner: User) -> None:
    showing.audit(dealer, showing.pages(range(1, 4)))
    taken(dealer, feed(3))
    inventory_feeds.disconnect(dealer, person=owner, now=LATER)
    record = stored(dealer, at=LATER + timedelta(hours=1))
    assert (record.value, record.reason) == (None, "The inventory feed is not connected.")
