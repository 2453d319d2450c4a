"""The inventory's page: preview, import, faults, differences, files, and who may see it."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from aiv.models import Dealer, InventoryFeed, InventoryImport, InventoryVehicle
from aiv.services.inventory import inventory_feeds
from dashboard.views.inventory import inventory_feed
from dealershipai.accounts.models import AuditEvent, User
from tests.dashboard.reading import words
from tests.stocked import AT, feed, listed, number, taken
from tests.stocked import csv as feed_of

pytestmark = pytest.mark.django_db
SLUG = ["harbor-point-toyota"]
PAGE = reverse("dashboard:inventory", args=SLUG)
PREVIEW = reverse("dashboard:inventory_preview", args=SLUG)
CONNECT = reverse("dashboard:inventory_connect", args=SLUG)
DISCONNECT = reverse("dashboard:inventory_disconnect", args=SLUG)


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path


@pytest.fixture
def dealer(dealers: list[Dealer]) -> Dealer:
    return dealers[0]


def upload(client: Client, content: bytes, called: str = "stock.csv") -> Any:
    return client.post(PREVIEW, {"feed": SimpleUploadedFile(called, content)})


def take_in(client: Client, preview: Any) -> Any:
    found = re.search(r'action="([^"]+/take/)"', preview.content.decode())
    assert found
    return client.post(found[1], {"name": "stock.csv"}, follow=True)


def table(answer: Any) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


class TestWithoutAFeed:
    def test_the_page_says_what_is_missing_and_how_to_connect(self, as_owner: Client) -> None:
        page = words(as_owner.get(PAGE))
        assert "No inventory is connected" in page
        assert "The inventory feed is not connected." in page
        assert "Upload a file" in page

    def test_a_viewer_sees_the_page_without_the_ways_in(self, client: Client, viewer: User) -> None:
        client.force_login(viewer)
        page = words(client.get(PAGE))
        assert "No inventory is connected" in page
        assert "Upload a file" not in page

    @pytest.mark.parametrize("name", ["vehicles", "differences", "faults"])
    def test_there_is_no_file(self, as_owner: Client, name: str) -> None:
        path = reverse(f"dashboard:inventory_{name}", args=SLUG)
        assert as_owner.get(path).status_code == 404


class TestBringingAFileIn:
    def test_a_preview_says_what_it_holds_and_writes_nothing(self, as_owner: Client) -> None:
        content = feed_of([listed(1), listed(2, Price="soon"), listed(3, VIN="")])
        page = words(upload(as_owner, content))
        assert (
            "3 rows looked at, that is all of them: 2 vehicles would be taken, 1 row left out"
            in page
        )
        assert "2024 Toyota Corolla LE" in page
        assert "“soon”: write an amount" in page
        assert not InventoryFeed.objects.exists()

    def test_the_previewed_file_is_taken_in(self, as_owner: Client, owner: User) -> None:
        page = words(take_in(as_owner, upload(as_owner, feed(3))))
        assert "3 added, 0 changed, 0 gone" in page
        assert "2024 Toyota Corolla LE" in page
        assert InventoryImport.objects.get().started_by == owner
        assert AuditEvent.objects.filter(action="inventory.imported").exists()

    def test_taking_it_in_again_confirms_the_stock(self, as_owner: Client) -> None:
        for _ in range(2):
            page = words(take_in(as_owner, upload(as_owner, feed(3))))
        assert "The same file as before; the stock is confirmed." in page
        assert InventoryVehicle.objects.count() == 3

    def test_a_large_file_waits_for_the_worker(
        self, as_owner: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(inventory_feed, "AT_ONCE_BYTES", 10)
        page = words(take_in(as_owner, upload(as_owner, feed(3))))
        assert "The file waits to be read" in page
        assert inventory_feeds.run_due() == 1
        assert "3 added" in words(as_owner.get(PAGE))

    def test_a_running_import_shows_how_far_it_is(self, as_owner: Client, dealer: Dealer) -> None:
        inventory_feeds.take(dealer, [feed(2)], name="a", person=None, now=AT)
        InventoryImport.objects.update(rows_total=400, rows_done=100, state="planned")
        assert "An import is under way" in words(as_owner.get(PAGE))

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"PK\x03\x04" + b"\0" * 40, "is packed or a document"),
            (b"\x1f\x8b" + b"\0" * 40, "is packed or a document"),
            (b"<!DOCTYPE html><html></html>", "is a web page"),
            (b'{"vin": 1}', "is JSON"),
            (b"a,b,c\n1,2,3\n", "has no column for the VIN"),
            (b"vin\n", "names columns and holds no vehicle"),
            (b" \n\n", "is empty"),
            (b"<inventory><vehicle>", "is broken XML at line 1"),
            (b"<inventory/>", "holds no vehicles"),
            (b'vin,make\n"' + b"x" * 200_000, "is a quotation mark left open"),
            (b"\0" * 5_000, "has no column for the VIN"),
        ],
    )
    def test_what_is_no_feed_is_refused_in_words(
        self, as_owner: Client, content: bytes, said: str
    ) -> None:
        answer = upload(as_owner, content)
        assert answer.status_code == 400
        assert said in words(answer)

    def test_too_many_rows_fail_and_change_nothing(self, as_owner: Client, dealer: Dealer) -> None:
        content = b"vin\n" + b"5ZZAB3CD0RA000001\n" * 100_001
        page = words(take_in(as_owner, upload(as_owner, content)))
        assert "has more than 100,000 rows" in page
        assert not InventoryVehicle.objects.exists()

    def test_words_of_a_feed_stay_words(self, as_owner: Client) -> None:
        evil = "<img src=x onerror=alert(1)>"
        content = feed_of([listed(1, Trim=evil, Link="javascript:alert(1)")])
        page = upload(as_owner, content, called="<b>.csv").content.decode()
        page += take_in(as_owner, upload(as_owner, content)).content.decode()
        assert "<img" not in page
        assert 'href="javascript' not in page

    def test_a_file_kept_by_somebody_else_is_not_there(
        self, as_owner: Client, dealer: Dealer
    ) -> None:
        path = reverse("dashboard:inventory_take", args=[*SLUG, "nobodys-token"])
        assert "upload it again" in words(as_owner.post(path, {}, follow=True)).lower()


class TestTheVehicles:
    def test_they_are_searched_by_words(self, as_owner: Client, dealer: Dealer) -> None:
        taken(dealer, feed_of([listed(1), listed(2, Model="Tundra", Year="2023")]))
        page = words(as_owner.get(PAGE, {"words": "2023 tundra"}))
        assert "2023 Toyota Tundra LE" in page
        assert "2024 Toyota Corolla" not in page

    def test_filters_that_nothing_passes_say_so(self, as_owner: Client, dealer: Dealer) -> None:
        taken(dealer, feed(1))
        page = words(as_owner.get(PAGE, {"words": "zeppelin"}))
        assert "No vehicle passes these filters" in page

    @pytest.mark.parametrize("word", ["\0", "9" * 400, "%", "x" * 5000, "-1", "😀"])
    def test_no_word_breaks_the_page(self, as_owner: Client, dealer: Dealer, word: str) -> None:
        taken(dealer, feed(1))
        query = {"words": word, "condition": word, "status": word, "page": word}
        assert as_owner.get(PAGE, query).status_code == 200

    def test_ten_and_thirty_cost_the_same_queries(
        self, as_owner: Client, dealer: Dealer, django_assert_max_num_queries: Any
    ) -> None:
        counts = []
        as_owner.get(PAGE)
        for count in (10, 30):
            taken(dealer, feed(count))
            with django_assert_max_num_queries(40) as caught:
                as_owner.get(PAGE)
            counts.append(len(caught))
        assert counts[0] == counts[1]

    def test_the_file_holds_no_formula_and_numbers_stay_numbers(
        self, as_owner: Client, dealer: Dealer
    ) -> None:
        taken(dealer, feed_of([listed(1, Trim="=cmd|' /C calc'!A0", Make="@SUM(1)")]))
        answer = as_owner.get(reverse("dashboard:inventory_vehicles", args=SLUG))
        header, row = table(answer)
        cells = dict(zip(header, row, strict=True))
        assert cells["trim"].startswith("'=cmd")
        assert cells["make"] == "'@SUM(1)"
        assert (cells["vin"], cells["price"], cells["year"]) == (number(1), "20001.0", "2024")

    def test_wrong_numbers_are_listed_with_the_reason(
        self, as_owner: Client, dealer: Dealer
    ) -> None:
        wrong = number(1)[:10] + "O" + number(1)[11:]
        taken(dealer, feed_of([listed(1, VIN=wrong)]))
        page = words(as_owner.get(PAGE))
        assert "1 vehicle must be corrected." in page
        assert "“O” may not stand at position 11" in page

    def test_faults_are_listed_and_downloaded(self, as_owner: Client, dealer: Dealer) -> None:
        taken(dealer, feed_of([listed(1, Year="soon"), listed(2, VIN="")]))
        page = words(as_owner.get(PAGE))
        assert "1 row of 2 left out, 1 cell could not be read." in page
        _, *rows = table(as_owner.get(reverse("dashboard:inventory_faults", args=SLUG)))
        assert [(row[0], row[1]) for row in rows] == [("1", "Year"), ("2", "VIN")]


class TestAnAddress:
    def test_it_is_read_from_then_on(self, as_owner: Client) -> None:
        url = "https://feeds.example/stock.csv?key=abc"
        page = words(as_owner.post(CONNECT, {"url": url}, follow=True))
        assert "Connected. The address is read within a few minutes." in page
        row = InventoryFeed.objects.get()
        assert (row.kind, row.url) == ("url", url)

    @pytest.mark.parametrize(
        "url",
        ["file:///etc/passwd", "ftp://a.example/x", "https://me:you@a.example/", "https://a.example:22/",
         "gopher://a.example", "nonsense", "", "https://" + "a" * 3000 + ".example/"],
    )  # fmt: skip
    def test_what_is_no_public_web_address_is_refused(self, as_owner: Client, url: str) -> None:
        assert as_owner.post(CONNECT, {"url": url}).status_code == 400
        assert not InventoryFeed.objects.exists()

    def test_its_address_is_not_shown_to_viewers(
        self, as_owner: Client, client: Client, viewer: User, dealer: Dealer
    ) -> None:
        as_owner.post(CONNECT, {"url": "https://feeds.example/stock.csv?key=abc"})
        client.force_login(viewer)
        assert "key=abc" not in client.get(PAGE).content.decode()


class TestLettingGo:
    def test_it_asks_first(self, as_owner: Client, dealer: Dealer) -> None:
        taken(dealer, feed(1))
        assert "Disconnect the inventory?" in words(as_owner.get(DISCONNECT))
        assert InventoryFeed.objects.exists()

    def test_the_vehicles_are_forgotten_and_it_is_on_record(
        self, as_owner: Client, dealer: Dealer
    ) -> None:
        taken(dealer, feed(2))
        page = words(as_owner.post(DISCONNECT, follow=True))
        assert "No inventory is connected" in page
        assert not InventoryVehicle.objects.exists()
        assert AuditEvent.objects.filter(action="inventory.disconnected").exists()


class TestWhoMayNot:
    @pytest.mark.parametrize("path", [PAGE, PREVIEW, CONNECT, DISCONNECT])
    def test_a_stranger_finds_nothing(self, client: Client, stranger: User, path: str) -> None:
        client.force_login(stranger)
        for method in (client.get, client.post):
            assert method(path).status_code in (404, 405)

    @pytest.mark.parametrize("path", [PREVIEW, CONNECT, DISCONNECT])
    def test_a_viewer_changes_nothing(
        self, client: Client, viewer: User, dealer: Dealer, path: str
    ) -> None:
        taken(dealer, feed(1))
        client.force_login(viewer)
        assert client.post(path).status_code == 404

    def test_a_rival_of_the_market_is_not_found(self, as_owner: Client) -> None:
        path = reverse("dashboard:inventory", args=["pelican-cove-toyota"])
        assert as_owner.get(path).status_code == 404
