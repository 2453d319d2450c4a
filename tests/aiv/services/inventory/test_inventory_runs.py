"""An import reads the whole file, writes what is new, and can be run again."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import Dealer, InventoryFeed, InventoryFile, InventoryImport, InventoryVehicle
from aiv.services.inventory import inventory_feeds, inventory_imports, inventory_runs
from tests import stocked
from tests.stocked import AT, csv, feed, listed, number, taken

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=6)


@pytest.fixture
def dealer(dealers: list[Dealer]) -> Dealer:
    return dealers[0]


def on_offer() -> set[str]:
    rows = InventoryVehicle.objects.filter(is_current=True)
    return set(rows.values_list("vin", flat=True))


def test_a_feed_puts_its_vehicles_on_offer(dealer: Dealer) -> None:
    row = taken(dealer, feed(3))
    assert (row.state, row.added, row.changed, row.gone) == ("finished", 3, 0, 0)
    assert on_offer() == {number(1), number(2), number(3)}
    vehicle = InventoryVehicle.objects.get(vin=number(2))
    assert (str(vehicle.price), vehicle.mileage, vehicle.status) == ("20002.00", 1002, "in_stock")


def test_the_same_file_again_adds_nothing_and_is_known_as_fresh(dealer: Dealer) -> None:
    taken(dealer, feed(3))
    before = list(InventoryVehicle.objects.order_by("vin").values_list())
    row = taken(dealer, feed(3), at=LATER)
    assert (row.state, row.is_repeat, row.added) == ("finished", True, 0)
    assert list(InventoryVehicle.objects.order_by("vin").values_list()) == before
    assert InventoryFeed.objects.get().stated_at == LATER


def test_what_a_new_file_does_not_list_is_gone(dealer: Dealer) -> None:
    taken(dealer, feed(3))
    row = taken(dealer, csv([listed(1, Price="19500 USD"), listed(2), listed(4)]), at=LATER)
    assert (row.added, row.changed, row.gone) == (1, 1, 1)
    assert on_offer() == {number(1), number(2), number(4)}
    assert InventoryVehicle.objects.get(vin=number(3)).gone_at == LATER


def test_a_vehicle_that_comes_back_is_on_offer_again(dealer: Dealer) -> None:
    taken(dealer, feed(2))
    taken(dealer, feed(1), at=LATER)
    taken(dealer, csv([listed(1), listed(2)]), at=LATER + timedelta(hours=1))
    assert on_offer() == {number(1), number(2)}
    assert InventoryVehicle.objects.get(vin=number(2)).first_seen_at == AT


def test_what_the_feed_lists_as_sold_is_not_on_offer(dealer: Dealer) -> None:
    taken(dealer, csv([listed(1), listed(2, Status="Sold")]))
    assert on_offer() == {number(1)}


def test_faults_are_kept_with_row_and_column_and_good_rows_stay(dealer: Dealer) -> None:
    row = taken(dealer, csv([listed(1, Price="soon"), listed(2, VIN=""), listed(3)]))
    assert (row.rows_total, row.rows_lost, row.cells_unread) == (3, 1, 1)
    assert [fault[:2] for fault in row.faults] == [[1, "Price"], [2, "VIN"]]
    assert on_offer() == {number(1), number(3)}


def test_a_file_that_breaks_in_its_middle_changes_nothing(dealer: Dealer) -> None:
    taken(dealer, feed(2))
    broken = b"<inventory><vehicle><vin>" + number(9).encode() + b"</vin></vehicle><vehicle>"
    row = taken(dealer, broken, at=LATER)
    assert row.state == "failed"
    assert "broken XML" in row.failure
    assert on_offer() == {number(1), number(2)}
    assert InventoryFeed.objects.get().stated_at == AT


def test_a_feed_without_a_vehicle_does_not_empty_the_lot(dealer: Dealer) -> None:
    taken(dealer, feed(2))
    row = taken(dealer, csv([]), at=LATER)
    assert row.failure == "The file holds no vehicle that could be read."
    assert len(on_offer()) == 2


def test_the_file_goes_when_the_import_ends(dealer: Dealer) -> None:
    taken(dealer, feed(2))
    assert not InventoryFile.objects.exists()


def test_of_two_imports_at_once_the_second_is_refused(dealer: Dealer) -> None:
    inventory_feeds.take(dealer, [feed(1)], name="a.csv", person=None, now=AT)
    with pytest.raises(Conflict, match="under way already"):
        inventory_feeds.take(dealer, [feed(2)], name="b.csv", person=None, now=AT)


def test_an_import_whose_worker_fell_silent_is_taken_over_and_counts_the_same(
    dealer: Dealer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inventory_runs, "BATCH", 2)
    row = inventory_feeds.take(dealer, [feed(5)], name="a.csv", person=None, now=AT)
    first = inventory_imports.claim(AT)
    assert first
    inventory_runs.inventory_rows.write(first, list(_vehicles(feed(5)))[:2])
    assert inventory_imports.claim(AT) is None
    assert inventory_runs.run_due(clock=lambda: AT + timedelta(minutes=3)) == 1
    row.refresh_from_db()
    assert (row.state, row.added, row.attempts) == ("finished", 5, 2)


def test_a_worker_that_lost_its_lease_writes_nothing(dealer: Dealer) -> None:
    inventory_feeds.take(dealer, [feed(2)], name="a.csv", person=None, now=AT)
    row = inventory_imports.claim(AT)
    assert row
    InventoryImport.objects.update(lease_token=uuid4())
    inventory_runs.run(row, clock=lambda: AT)
    assert InventoryImport.objects.get().state == "running"
    assert on_offer() == set()


def test_an_import_that_is_interrupted_again_and_again_fails(dealer: Dealer) -> None:
    inventory_feeds.take(dealer, [feed(2)], name="a.csv", person=None, now=AT)
    for attempt in range(4):
        inventory_imports.claim(AT + timedelta(minutes=3 * attempt))
    assert "interrupted 3 times" in InventoryImport.objects.get().failure


def test_a_wrong_number_is_kept_with_what_is_wrong(dealer: Dealer) -> None:
    wrong = number(2)[:8] + "I" + number(2)[9:]
    taken(dealer, csv([listed(1), listed(2, VIN=wrong), listed(3, VIN=wrong.replace("I", "Q"),
                                                              Status="In Transit")]))  # fmt: skip
    faulty = InventoryVehicle.objects.exclude(vin_fault="").order_by("is_vin_excused")
    assert [row.is_vin_excused for row in faulty] == [False, True]
    assert "“I” may not stand at position 9" in faulty[0].vin_fault


def test_a_file_above_the_limit_is_refused(dealer: Dealer) -> None:
    with pytest.raises(InvalidInput, match="larger than 50 MB"):
        inventory_feeds.take(dealer, [b"x" * 2**20] * 51, name="a", person=None, now=AT)
    assert not InventoryFeed.objects.exists()


def test_a_batch_costs_the_same_queries_for_ten_and_thirty(
    dealer: Dealer, django_assert_num_queries: object
) -> None:
    inventory_feeds.take(dealer, [feed(1)], name="a.csv", person=None, now=AT)
    row = inventory_imports.claim(AT)
    assert row
    for count in (10, 30):
        vehicles = list(_vehicles(feed(count)))
        with django_assert_num_queries(3):  # type: ignore[operator]
            inventory_runs.inventory_rows.write(row, vehicles)


def _vehicles(content: bytes) -> object:
    import io

    from aiv.domain.inventory import feed as rows
    from aiv.domain.inventory import files

    reader = rows.Reader(today=AT.date())
    return [read.vehicle for read in reader.rows(files.rows(io.BytesIO(content)))]


def test_the_cast_of_vehicles_bears_right_numbers() -> None:
    assert stocked.number(1)[8] == stocked.vin.check_digit(stocked.number(1))
