"""The page of changes: what is one, what is chance, what was compared, and the way to answers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aiv.domain.changes.weeks import week_of
from aiv.models import Assistant, Dealer, Market, ModelEvent
from aiv.services.changes import weeks
from tests import answered, cast
from tests.answered import Said
from tests.dashboard.reading import costs, links, words

pytestmark = pytest.mark.django_db
SLUG = "harbor-point-toyota"
PAGE = reverse("dashboard:changes", args=[SLUG])
WEEK = timedelta(days=7)
LAST = week_of(timezone.now(), "America/New_York").before


def ask(
    market: Market, assistant: Assistant, dealer: Dealer, *, first: int, then: int, model: str = ""
) -> None:
    """Ask 24 questions twice in each of the last two weeks that are over."""
    panel = answered.panel(market, 24)
    for week, times, served in ((LAST.before, first, ""), (LAST, then, model)):
        said = [
            Said(named=[(dealer, "option")] if n % 24 < times else [], model_served=served)
            for n in range(48)
        ]
        at = week.begins_at(market.time_zone) + timedelta(days=2)
        answered.ask(panel, assistant, said, asked_at=at)
    weeks.count(market, now=timezone.now())


def test_an_empty_page_says_what_would_fill_it(as_owner: Client, market: Market) -> None:
    assert "No week was counted yet" in words(as_owner.get(PAGE))


def test_a_change_has_its_interval(
    as_owner: Client, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    ask(market, assistant, dealers[0], first=4, then=14)
    page = words(as_owner.get(PAGE))
    assert "Up 41.7 points (20.4 to 62.9)." in page
    assert "named in 8 of 48 answers, then in 28 of 48" in page
    assert "holds among" in page


def test_noise_is_called_no_change(
    as_owner: Client, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    ask(market, assistant, dealers[0], first=8, then=9)
    assert "No detectable change; this panel can see about" in words(as_owner.get(PAGE))


def test_another_model_is_said_and_not_compared(
    as_owner: Client, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    ask(market, assistant, dealers[0], first=4, then=20, model="model-2")
    page = words(as_owner.get(PAGE))
    assert "answered as model-2, the week before as a model it did not name" in page
    assert "Up 6" not in page


def test_every_comparison_leads_to_the_answers_of_both_weeks(
    as_owner: Client, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    ask(market, assistant, dealers[0], first=4, then=14)
    found = [link for link in links(as_owner.get(PAGE)) if "counted=" in link]
    assert sum(f"counted={LAST.word}" in link for link in found) > 10
    by_stage = next(link for link in found if "stage=discover" in link)
    assert "48 answers" in words(as_owner.get(by_stage))


def test_a_week_can_be_chosen(
    as_owner: Client, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    ask(market, assistant, dealers[0], first=4, then=14)
    page = words(as_owner.get(PAGE, {"week": LAST.before.word}))
    assert "Not compared: no earlier week was asked." in page


def test_an_event_of_an_assistant_is_said(
    as_owner: Client, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    ask(market, assistant, dealers[0], first=4, then=14)
    ModelEvent.objects.create(
        week=LAST.monday, assistant=assistant, subject=assistant.slug, kind="canary",
        statistic=4.0, basis=12, words="ChatGPT answers otherwise.",
    )  # fmt: skip
    page = words(as_owner.get(PAGE))
    assert "An assistant itself moved this week ChatGPT answers otherwise." in page


def test_the_file_has_every_question(
    as_owner: Client, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    ask(market, assistant, dealers[0], first=4, then=14)
    response = as_owner.get(reverse("dashboard:changes_csv", args=[SLUG]))
    rows = b"".join(response).decode().splitlines()  # type: ignore[attr-defined]
    assert len(rows) == 1 + 1 + 1 + 1 + 1 + 24
    assert rows[1].startswith(f'"{LAST.word}","{LAST.before.word}","all"')


def test_a_forecast_waits_for_eight_weeks(
    as_owner: Client, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    ask(market, assistant, dealers[0], first=4, then=14)
    page = words(as_owner.get(PAGE))
    assert "A forecast needs 8 measured weeks of one series; there are 2 so far." in page


def test_the_first_page_says_the_newest_change(
    as_owner: Client, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    ask(market, assistant, dealers[0], first=4, then=14)
    page = words(as_owner.get(reverse("dashboard:dealer", args=[SLUG])))
    assert f"Week of {LAST.label} against the one before: up 41.7 points" in page


def test_a_question_stands_in_its_own_words(
    as_owner: Client, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    ask(market, assistant, dealers[0], first=4, then=14)
    file = reverse("dashboard:changes_csv", args=[SLUG])
    assert "Question 4 about a new car?" in words(as_owner.get(PAGE))
    assert "Question 4 about a new car?" in as_owner.get(file).getvalue().decode()


def test_ten_and_thirty_weeks_cost_the_same(
    as_owner: Client, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    ask(market, assistant, dealers[0], first=4, then=14)

    def older(first: int, last: int) -> None:
        for back in range(first, last):
            at = LAST.begins_at(market.time_zone) - back * WEEK
            answered.ask(market.panels.get(), assistant, [Said()], asked_at=at, first_trial=back)
        weeks.count(market, now=timezone.now())

    few, many = costs(as_owner, PAGE, [lambda: older(3, 11), lambda: older(11, 31)])
    assert few == many


def test_a_stranger_finds_nothing(client: Client, market: Market, dealers: list[Dealer]) -> None:
    far = cast.organization("Far", cast.dealer("Far Toyota", number=80))
    client.force_login(cast.member(far, "owner"))
    assert client.get(PAGE).status_code == 404
