"""What waits is decided by new answers alone, asked within two days by whoever pays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from aiv.models import (
    Alert,
    AlertDelivery,
    Assistant,
    Dealer,
    Market,
    Panel,
    Scan,
    SpendCap,
)
from aiv.services.alerts import alert_draws
from aiv.services.asking import confirmations, scan_schedules
from dealershipai.accounts.models import Organization, User
from tests import alerted, answered, asked
from tests.aiv.services.asking.test_confirmations import LATER, WEEK, play
from tests.aiv.services.asking.test_scan_schedules import BEGINS, weekly

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _keys(settings: Any) -> None:
    asked.keyed(settings)


@pytest.fixture
def gpt(market: Market) -> Assistant:
    return asked.chatgpt(market)


@pytest.fixture
def panel(market: Market) -> Panel:
    return answered.panel(market, 20)


@pytest.fixture
def scan(
    panel: Panel, gpt: Assistant, market: Market, organization: Organization, dealers: list[Dealer]
) -> Scan:
    """Give the second of two weeks: named in no answer before, in every second one since."""
    weekly(market, confirms_changes=True)
    for moment, every in ((BEGINS, 0), (BEGINS + WEEK, 2)):
        scan_schedules.run_due(moment)
        play(Scan.objects.latest("started_at"), dealers[0], every=every, at=moment)
    return Scan.objects.latest("started_at")


@pytest.fixture
def alert(scan: Scan, market: Market, dealers: list[Dealer]) -> Alert:
    return alerted.alert(
        Dealer.objects.get(pk=dealers[0].pk), market, kind="rise", state="waiting",
        reason="Waits for a second draw.", decided_at=None, week=scan.period_start,
        figures={"delta": 0.5, "adjusted_delta": 0.5},
    )  # fmt: skip


def drawn(scan: Scan, dealer: Dealer, *, every: int) -> None:
    confirmations.run_due(LATER)
    play(Scan.objects.get(confirms=scan), dealer, every=every, at=LATER)


def state(alert: Alert) -> tuple[str, str]:
    alert.refresh_from_db()
    return alert.state, alert.reason


def test_a_second_draw_is_started_and_waited_for(scan: Scan, alert: Alert) -> None:
    alert_draws.run_due(LATER)
    assert Scan.objects.filter(confirms=scan).count() == 1
    alert_draws.run_due(LATER + timedelta(minutes=1))
    assert Scan.objects.filter(confirms=scan).count() == 1
    assert state(alert) == ("waiting", "A second draw is under way.")


def test_new_answers_that_show_it_again_confirm(
    scan: Scan, alert: Alert, dealers: list[Dealer], owner: User
) -> None:
    drawn(scan, dealers[0], every=2)
    assert alert_draws.run_due(LATER + timedelta(hours=5)) == 1
    assert state(alert) == ("confirmed", "")
    assert alert.second_words.startswith("Asked again: up 50.0 points (")
    assert alert.second_words.endswith("240 new answers.")
    told = AlertDelivery.objects.filter(person=owner).values_list("channel", flat=True)
    assert sorted(told) == ["email", "page"]


def test_new_answers_that_do_not_are_told_to_nobody(
    scan: Scan, alert: Alert, dealers: list[Dealer], owner: User
) -> None:
    drawn(scan, dealers[0], every=0)
    alert_draws.run_due(LATER + timedelta(hours=5))
    assert state(alert)[0] == "not_confirmed"
    assert not AlertDelivery.objects.exists()


def test_a_model_event_holds_it(
    scan: Scan, alert: Alert, dealers: list[Dealer], gpt: Assistant
) -> None:
    drawn(scan, dealers[0], every=2)
    event = alerted.event(gpt)
    event.week = alert.week
    event.save()
    alert_draws.run_due(LATER + timedelta(hours=5))
    assert state(alert) == ("held", "ChatGPT answered 12 questions otherwise.")


def test_a_mark_taken_back_frees_what_it_held(
    scan: Scan, alert: Alert, dealers: list[Dealer]
) -> None:
    Alert.objects.update(state="held", reason="An assistant moved.", found_at=LATER)
    drawn(scan, dealers[0], every=2)
    alert_draws.run_due(LATER + timedelta(hours=5))
    assert state(alert)[0] == "confirmed"


def test_without_money_it_waits_and_then_could_not_be_confirmed(scan: Scan, alert: Alert) -> None:
    SpendCap.objects.create(micros=0)
    alert_draws.run_due(LATER)
    assert state(alert)[0] == "waiting"
    assert "cap" in alert.reason
    alert_draws.run_due(LATER + timedelta(days=2))
    assert state(alert)[0] == "unconfirmed"
    assert not Scan.objects.filter(confirms=scan).exists()


def test_who_does_not_want_to_ask_again_is_told_why(
    scan: Scan, alert: Alert, market: Market
) -> None:
    weekly(market, confirms_changes=False, now=LATER)
    alert_draws.run_due(LATER)
    assert state(alert)[0] == "unconfirmed"
    assert alert_draws.SWITCHED_OFF in alert.reason


def test_a_draw_after_two_days_measures_another_time(
    scan: Scan, alert: Alert, dealers: list[Dealer]
) -> None:
    drawn(scan, dealers[0], every=2)
    Scan.objects.filter(confirms=scan).update(finished_at=LATER + timedelta(days=3))
    alert_draws.run_due(LATER + timedelta(days=3))
    assert state(alert)[0] == "unconfirmed"


def test_imported_answers_cannot_be_asked_again(market: Market, dealers: list[Dealer]) -> None:
    alert = alerted.alert(dealers[0], market, state="waiting", reason="Waits.", decided_at=None)
    alert_draws.run_due(alerted.NOW)
    assert state(alert) == ("unconfirmed", f"It could not be confirmed: {alert_draws.NO_SCAN}")


def test_a_rival_is_confirmed_by_its_lead_in_the_new_answers(
    scan: Scan, alert: Alert, dealers: list[Dealer]
) -> None:
    Alert.objects.update(
        kind="overtaken", subject=str(dealers[0].pk), dealer=dealers[1], figures={"delta": 0.5}
    )
    drawn(scan, dealers[0], every=2)
    alert_draws.run_due(LATER + timedelta(hours=5))
    assert state(alert)[0] == "confirmed"
    assert alert.second_words.startswith("Asked again: the rival leads by 50.0 points")
