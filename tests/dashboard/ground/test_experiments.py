"""The page of A/B tests: lifts with intervals, rates that are not used, and faults at the form."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aiv.models import Dealer, Experiment
from aiv.services.ground import experiments
from dealershipai.accounts.models import User
from tests.dashboard.reading import costs, words

pytestmark = pytest.mark.django_db
SLUG = "harbor-point-toyota"
PAGE = reverse("dashboard:experiments", args=[SLUG])
COUNTS = (
    "Variant,Impressions,Clicks,Sessions,Conversions\nA,10000,300,2000,40\nB,10050,360,2010,52\n"
)
RATES = (
    "Variant,LCP(s),CLS,INP(s),PerfScore,CTR,ConversionRate\n"
    "A,2,0.1,0.2,90,3%,1%\nB,2,0.1,0.2,95,4%,2%\n"
)


def send(client: Client, body: str, **other: str) -> Any:
    today = timezone.now().date()
    sent = {
        "file": SimpleUploadedFile("test.csv", body.encode()),
        "name": "Shorter form",
        "started_on": str(today - timedelta(days=20)),
        "ended_on": str(today - timedelta(days=1)),
    }
    return client.post(PAGE, {**sent, **other}, follow=True)


def test_an_empty_page_says_what_would_fill_it(as_owner: Client) -> None:
    page = words(as_owner.get(PAGE))
    assert "No test yet" in page
    assert "No A/B results were imported." in page


def test_counts_show_lifts_with_intervals(as_owner: Client) -> None:
    page = words(send(as_owner, COUNTS))
    assert "The test “Shorter form” is in." in page
    assert "Click-through rate +19.4 % (+2.7 % to +38.8 %)" in page
    assert "May count" in page


def test_rates_are_shown_with_why_they_are_not_used(as_owner: Client) -> None:
    page = words(send(as_owner, RATES))
    assert "click rate 3.00%, conversion rate 1.00%" in page
    assert "Not used: No impressions and clicks an arm: a rate alone has no interval." in page


def test_the_same_file_again_is_said_to_stand(as_owner: Client) -> None:
    send(as_owner, COUNTS)
    assert "stands here already" in words(send(as_owner, COUNTS))
    assert Experiment.objects.count() == 1


def test_every_bad_cell_is_named_at_the_file(as_owner: Client) -> None:
    page = send(as_owner, "Variant,Impressions,Clicks\nA,10,x\nB,5,9\n")
    assert page.status_code == 400
    assert "Line 2, Clicks: “x” is no whole number." in words(page)
    assert "Line 3, Clicks: 9 are more than the 5 impressions." in words(page)


def test_days_that_have_not_come_are_refused(as_owner: Client) -> None:
    later = str(timezone.now().date() + timedelta(days=3))
    assert "has not come yet" in words(send(as_owner, COUNTS, ended_on=later))


def test_hostile_names_are_shown_as_words(as_owner: Client) -> None:
    page = send(as_owner, COUNTS.replace("\nB,", "\n<b>=1+1</b>,"), name="<script>x</script>")
    assert b"<script>x" not in page.content
    assert b"<b>=1+1" not in page.content


def test_a_test_is_forgotten_after_asking_once(as_owner: Client) -> None:
    send(as_owner, COUNTS)
    address = reverse("dashboard:experiment_remove", args=[SLUG, Experiment.objects.get().pk])
    assert "Forget the test “Shorter form”?" in words(as_owner.get(address))
    as_owner.post(address)
    assert not Experiment.objects.exists()


def test_a_viewer_sees_and_changes_nothing(client: Client, viewer: User) -> None:
    client.force_login(viewer)
    assert client.get(PAGE).status_code == 200
    assert send(client, COUNTS).status_code == 404


def test_more_tests_cost_no_more_queries(as_owner: Client, dealers: list[Dealer]) -> None:
    def bring(first: int, last: int) -> None:
        for at in range(first, last):
            experiments.import_file(
                dealers[0], f"{COUNTS}C,{at},0,1,0\n".encode(), name=f"Test {at}",
                days=experiments.Days(), actor=None, now=timezone.now(),
            )  # fmt: skip

    few, many = costs(as_owner, PAGE, [lambda: bring(1, 4), lambda: bring(4, 14)])
    assert few == many
