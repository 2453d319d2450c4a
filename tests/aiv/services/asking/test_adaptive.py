"""Trials go where they tell most, but only after four weeks, and their number stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from aiv.models import Assistant, Dealer, Market, Panel, Scan
from aiv.services.asking import adaptive, scan_schedules
from dealershipai.accounts.models import Organization
from tests import answered, asked
from tests.aiv.services.asking.test_scan_schedules import BEGINS, weekly
from tests.answered import Said

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


@pytest.fixture(autouse=True)
def _keys(settings: Any) -> None:
    asked.keyed(settings)


@pytest.fixture
def gpt(market: Market) -> Assistant:
    return asked.chatgpt(market)


@pytest.fixture
def history(panel: Panel, gpt: Assistant, dealers: list[Dealer]) -> Callable[..., None]:
    """Give answers of past weeks: the first question names the first dealer every other time."""

    def ask(*weeks: int) -> None:
        for week in weeks:
            said = [Said(named=[(dealers[0], "best")] if trial % 2 else ()) for trial in range(4)]
            each = [Said() if at % 3 else said[at // 3] for at in range(12)]
            answered.ask(panel, gpt, each, asked_at=BEGINS - week * WEEK + timedelta(hours=1))

    return ask


def trials(panel: Panel, gpt: Assistant) -> dict[str, int] | None:
    found = adaptive.trials_of(panel, [gpt.pk], trials=3, now=BEGINS)
    if found is None:
        return None
    return {intent.slug: found(intent.pk, gpt.pk) for intent in panel.intents.all()}


def test_three_weeks_are_too_few(panel: Panel, gpt: Assistant, history: Any) -> None:
    history(1, 2, 3)
    assert trials(panel, gpt) is None


def test_a_week_without_answers_is_no_history(panel: Panel, gpt: Assistant, history: Any) -> None:
    history(1, 2, 4, 5)
    assert trials(panel, gpt) is None


def test_after_four_weeks_the_uncertain_question_is_asked_more(
    panel: Panel, gpt: Assistant, history: Any, organization: Organization
) -> None:
    history(1, 2, 3, 4)
    found = trials(panel, gpt)
    assert found is not None
    first, *rest = (
        found[slug] for slug in ("new-best-place", "service-brakes", "finance-first-car")
    )
    assert first > max(rest) >= 1
    assert sum(found.values()) == 9


def over_two_versions(market: Market, gpt: Assistant, dealer: Dealer, *, reworded: int) -> Panel:
    """Ask one version for three weeks and the next for one; question 10 is uncertain."""
    first, second = (
        answered.version(market, 2, reworded=0),
        answered.version(market, 3, reworded=reworded),
    )
    said = [Said(named=[(dealer, "best")] if at % 40 == 10 else ()) for at in range(80)]
    for week, panel in ((4, first), (3, first), (2, first), (1, second)):
        at = BEGINS - week * WEEK + timedelta(hours=1)
        answered.ask(panel, gpt, said, asked_at=at)
    return second


def test_a_version_that_changes_little_carries_the_history_on(
    market: Market, gpt: Assistant, dealers: list[Dealer], organization: Organization
) -> None:
    panel = over_two_versions(market, gpt, dealers[0], reworded=2)
    found = trials(panel, gpt)
    assert found is not None
    assert found["new-10"] > found["new-11"] and sum(found.values()) == 60


def test_a_new_question_is_asked_more_than_one_that_is_known(
    market: Market, gpt: Assistant, dealers: list[Dealer], organization: Organization
) -> None:
    panel = over_two_versions(market, gpt, dealers[0], reworded=2)
    found = trials(panel, gpt)
    assert found is not None
    assert found["new-0"] > found["new-11"]


def test_another_panel_begins_its_history_anew(
    market: Market, gpt: Assistant, dealers: list[Dealer], organization: Organization
) -> None:
    assert trials(over_two_versions(market, gpt, dealers[0], reworded=3), gpt) is None


def test_what_claimed_dealers_see_decides(
    panel: Panel, gpt: Assistant, history: Any, dealers: list[Dealer]
) -> None:
    history(1, 2, 3, 4)
    Dealer.objects.exclude(pk=dealers[0].pk).delete()
    alone = trials(panel, gpt)
    assert alone is not None and alone["new-best-place"] >= 4


def test_the_week_is_asked_so(
    panel: Panel, gpt: Assistant, history: Any, market: Market, organization: Organization
) -> None:
    history(1, 2, 3, 4)
    weekly(market, trials=3)
    scan_schedules.run_due(BEGINS)
    scan = Scan.objects.get(origin="asked")
    asked_of = scan.probes.filter(prompt__intent__slug="new-best-place").count()
    assert (scan.probes.count(), asked_of > 3) == (9, True)


def test_who_wants_equal_trials_gets_them(
    panel: Panel, gpt: Assistant, history: Any, market: Market
) -> None:
    history(1, 2, 3, 4)
    weekly(market, trials=3, is_adaptive=False)
    scan_schedules.run_due(BEGINS)
    probes = Scan.objects.get(origin="asked").probes
    assert probes.filter(prompt__intent__slug="new-best-place").count() == 3
