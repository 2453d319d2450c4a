"""The page of reviews: empty and filled, by whom it may be changed, and what hostile files do."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aiv.models import Dealer, Review, ReviewSource
from aiv.services.ground import reviews
from dealershipai.accounts.models import User
from tests.dashboard.reading import costs, words

pytestmark = pytest.mark.django_db
SLUG = "harbor-point-toyota"
PAGE = reverse("dashboard:reviews", args=[SLUG])
PREVIEW = reverse("dashboard:reviews_preview", args=[SLUG])
TOTALS = reverse("dashboard:reviews_declare", args=[SLUG])
GOOGLE = reverse("dashboard:reviews_connect", args=[SLUG])


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path


def table(number: int, *, stars: int = 5) -> bytes:
    now = timezone.now()
    rows = (f"r-{at},{stars},{now - timedelta(days=at):%Y-%m-%d},Thanks" for at in range(number))
    return "\n".join(["id,rating,date,reply", *rows]).encode()


def bring(dealer: Dealer, number: int, *, platform: str = "Google", stars: int = 5) -> None:
    reviews.import_file(
        dealer, table(number, stars=stars), platform=platform, name="reviews.csv", actor=None,
        now=timezone.now(),
    )  # fmt: skip


def upload(client: Client, body: bytes, *, platform: str = "Google") -> Any:
    file = SimpleUploadedFile("reviews.csv", body)
    return client.post(PREVIEW, {"file": file, "platform": platform})


def test_an_empty_page_says_what_would_fill_it(as_owner: Client) -> None:
    page = words(as_owner.get(PAGE))
    assert "Not measured" in page
    assert "No platform yet" in page
    assert "it does not count as zero" in page


def test_a_filled_page_shows_score_interval_and_sample(
    as_owner: Client, dealers: list[Dealer]
) -> None:
    bring(dealers[0], 40)
    page = words(as_owner.get(PAGE))
    assert re.search(r"\d+(\.\d)? of 100 \d", page)
    assert "40 reviews" in page
    assert "Google 40 5.00 stars 40 of 40" in page
    assert "no other dealer of the market has reviews here" in page


def test_few_other_dealers_are_not_given_away(as_owner: Client, dealers: list[Dealer]) -> None:
    bring(dealers[0], 20)
    bring(dealers[1], 20, stars=2)
    page = words(as_owner.get(PAGE))
    assert "drawn towards the mean of the market’s other dealers" in page
    assert "2.00" not in page


def test_a_file_is_previewed_and_then_imported(as_owner: Client) -> None:
    preview = upload(as_owner, table(3) + b"\nx,nine,2026-01-01,")
    page = words(preview)
    assert "3 reviews would be added, 0 changed" in page
    assert "5 rating “nine” is no number of stars" in page
    assert not Review.objects.exists()
    action = re.search(r'action="([^"]+/import/)"', preview.content.decode())
    assert action
    done = as_owner.post(action[1], {"platform": "Google", "name": "reviews.csv"})
    assert "3 reviews added, 0 changed" in words(done)
    assert Review.objects.count() == 3


def test_the_same_upload_twice_is_told_to_be_over(as_owner: Client) -> None:
    address = reverse("dashboard:reviews_run", args=[SLUG, "gone"])
    page = as_owner.post(address, {"platform": "Google"}, follow=True)
    assert "upload it again" in words(page)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"\x00\xff" * 50, "no header line with a column for “stars”"),
        (b"name,date\nx,y\n", "no header line with a column for “stars”"),
        (b"rating,date\n" + b"5,2026-01-01\n" * 300_000, "more than 50,000 rows"),
        (b"", "empty"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(as_owner: Client, body: bytes, said: str) -> None:
    answer = upload(as_owner, body)
    assert answer.status_code == 400
    assert said in words(answer)


def test_hostile_words_are_shown_as_words(as_owner: Client) -> None:
    body = b'rating,date,comment\n5,2026-01-01,"<script>alert(1)</script>"\n'
    page = upload(as_owner, body, platform="<img src=x onerror=alert(1)>")
    assert b"<script>alert" not in page.content
    assert b"<img src=x" not in page.content


def test_totals_are_kept_with_the_name_of_who_typed_them(as_owner: Client, owner: User) -> None:
    sent = {"totals_platform": "DealerRater", "count": 812, "rating": "4.6"}
    page = words(as_owner.post(TOTALS, sent, follow=True))
    assert f"812 at 4.6, typed by {owner.display_name}" in page
    assert "shown, never measured" in page
    assert "Not measured" in page


@pytest.mark.parametrize("rating", ["nan", "inf", "0", "6", "1e999", ""])
def test_impossible_totals_are_refused(as_owner: Client, rating: str) -> None:
    sent = {"totals_platform": "DealerRater", "count": 812, "rating": rating}
    assert as_owner.post(TOTALS, sent).status_code == 400


def test_without_a_key_google_says_what_is_missing(as_owner: Client) -> None:
    sent = {"feed": "places", "reference": "ChIJinvented0001"}
    assert "GOOGLE_PLACES_API_KEY" in words(as_owner.post(GOOGLE, sent))


def test_a_platform_is_forgotten_after_asking_once(as_owner: Client, dealers: list[Dealer]) -> None:
    bring(dealers[0], 12)
    source = ReviewSource.objects.get()
    address = reverse("dashboard:review_source_remove", args=[SLUG, source.pk])
    assert "Forget Google?" in words(as_owner.get(address))
    assert Review.objects.count() == 12
    assert "are forgotten" in words(as_owner.post(address, follow=True))
    assert not Review.objects.exists()


def test_a_viewer_sees_and_changes_nothing(client: Client, viewer: User) -> None:
    client.force_login(viewer)
    page = client.get(PAGE)
    assert page.status_code == 200
    assert b"Reviews from a file" not in page.content
    assert upload(client, table(3)).status_code == 404


def test_a_rival_finds_nothing(client: Client, stranger: User, organization: object) -> None:
    client.force_login(stranger)
    assert client.get(PAGE).status_code == 404


def test_more_platforms_cost_no_more_queries(as_owner: Client, dealers: list[Dealer]) -> None:
    steps = [
        lambda: [bring(dealers[0], 3, platform=f"Site {at}") for at in range(3)],
        lambda: [bring(dealers[0], 3, platform=f"Site {at}") for at in range(3, 15)],
    ]
    few, many = costs(as_owner, PAGE, steps)
    assert few == many
