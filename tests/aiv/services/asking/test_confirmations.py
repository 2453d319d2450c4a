"""What seems to have changed is asked again, and the new answers alone decide."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from aiv.domain.changes import weekly_change
from aiv.domain.changes.weekly_change import WeeklyChange
from aiv.domain.errors import Conflict
from aiv.models import Answer, Assistant, Dealer, Market, Mention, Panel, Scan
from aiv.selectors.asking import confirmations as selector
from aiv.services.asking import confirmations, scan_schedules, scheduled_weeks
from dealershipai.accounts.models import AuditEvent, Organization
from tests import answered, asked
from tests.aiv.services.asking.test_scan_schedules import BEGINS, weekly

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)
LATER = BEGINS + WEEK + timedelta(hours=5)


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
def played(
    panel: Panel, gpt: Assistant, market: Market, organization: Organization, dealers: list[Dealer]
) -> Scan:
    """Give the second of two weeks: named in no answer before, in every second one since."""
    weekly(market, confirms_changes=True)
    for moment, every in ((BEGINS, 0), (BEGINS + WEEK, 2)):
        scan_schedules.run_due(moment)
        play(Scan.objects.latest("started_at"), dealers[0], every=every, at=moment)
    return Scan.objects.latest("started_at")


def play(scan: Scan, dealer: Dealer, *, every: int, at: datetime) -> None:
    """Answer every call; each `every`-th question names the dealer."""
    answers = [
        Answer(
            probe=probe, panel=scan.panel, intent=probe.prompt.intent, assistant=probe.assistant,
            market=scan.panel.market, asked_at=at, digest=probe.pk.hex.ljust(64, "0"),
            surface="responses", access="official_api", status="completed", text=dealer.name,
            normaliser_version="test", detector_version="test",
        )
        for probe in scan.probes.select_related("prompt__intent", "assistant")
    ]  # fmt: skip
    Answer.objects.bulk_create(answers)
    Mention.objects.bulk_create(
        Mention(
            answer=answer, dealer=dealer, order=1, role="best", quote=dealer.name, start=0,
            end=len(dealer.name), method_version="test", is_counted=True,
        )
        for answer in answers
        if every and answer.intent.position % every == 0
    )  # fmt: skip
    scan.probes.update(state="answered", reserved_micros=0)
    asked.finish(scan)
    Scan.objects.filter(pk=scan.pk).update(finished_at=at + timedelta(hours=4))


def test_a_change_that_shows_is_asked_again_once(played: Scan) -> None:
    assert [confirmations.run_due(LATER) for _ in range(2)] == [1, 0]
    confirming = Scan.objects.get(confirms=played)
    assert (confirming.trials, confirming.probes.count()) == (12, 240)
    assert (confirming.schedule, confirming.period_start) == (None, None)


def decision(confirming: Scan, dealer: Dealer) -> WeeklyChange:
    """Compare the new answers alone with the week before."""
    both = selector.new_answers(confirming)
    assert both is not None
    return weekly_change.compare(both.before.of(dealer.pk), both.after.of(dealer.pk))


def test_new_answers_alone_decide(played: Scan, dealers: list[Dealer]) -> None:
    confirmations.run_due(LATER)
    confirming = Scan.objects.get(confirms=played)
    play(confirming, dealers[0], every=0, at=LATER)
    (screened,) = selector.screened(played).values()
    decided = decision(confirming, dealers[0])
    assert screened.change is not None and screened.change.delta == 0.5
    assert decided.change is not None and decided.change.delta == 0.0


def changed_between(
    market: Market, dealers: list[Dealer], *, reworded: int
) -> Mapping[UUID, WeeklyChange]:
    """Ask a version in one week and the next in the other, and give what seems to have changed."""
    weekly(market, confirms_changes=True)
    scan_schedules.run_due(BEGINS)
    play(Scan.objects.latest("started_at"), dealers[0], every=0, at=BEGINS)
    second = answered.version(market, 2, reworded=reworded)
    scan_schedules.run_due(BEGINS + WEEK)
    play(Scan.objects.latest("started_at"), dealers[0], every=2, at=BEGINS + WEEK)
    return selector.screened(Scan.objects.get(panel=second))


def test_a_version_that_carries_on_is_compared_on_what_both_asked(
    panel: Panel, gpt: Assistant, market: Market, organization: Organization, dealers: list[Dealer]
) -> None:
    (found,) = changed_between(market, dealers, reworded=2).values()
    assert found.intents == 18 and found.change is not None and found.change.delta == 0.5


def test_another_panel_is_not_compared(
    panel: Panel, gpt: Assistant, market: Market, organization: Organization, dealers: list[Dealer]
) -> None:
    assert changed_between(market, dealers, reworded=3) == {}


def test_what_holds_is_confirmed(played: Scan, dealers: list[Dealer]) -> None:
    confirmations.run_due(LATER)
    confirming = Scan.objects.get(confirms=played)
    play(confirming, dealers[0], every=2, at=LATER)
    assert decision(confirming, dealers[0]).is_seen


def test_rivals_are_not_asked_about(played: Scan, organization: Organization) -> None:
    assert len(selector.screened(played)) == 1
    Dealer.objects.update(organization=None)
    assert confirmations.run_due(LATER) == 0


def test_no_change_asks_nothing(played: Scan) -> None:
    Mention.objects.all().delete()
    assert confirmations.run_due(LATER) == 0


def test_after_two_days_it_is_too_late(played: Scan) -> None:
    assert confirmations.run_due(LATER + timedelta(days=2)) == 0


def test_who_does_not_want_it_is_not_asked(played: Scan, market: Market) -> None:
    weekly(market, confirms_changes=False, now=LATER)
    assert confirmations.run_due(LATER) == 0


def test_the_first_week_has_nothing_to_compare(played: Scan) -> None:
    first = Scan.objects.earliest("started_at")
    assert selector.screened(first) == {}
    assert selector.new_answers(first) is None


def test_without_a_key_it_is_refused_and_tried_again(played: Scan, settings: Any) -> None:
    settings.PROVIDER_KEYS = {}
    assert confirmations.run_due(LATER) == 0
    with pytest.raises(Conflict, match="No key"):
        confirmations.confirm(played, now=LATER)
    asked.keyed(settings)
    assert confirmations.run_due(LATER + timedelta(hours=1)) == 1


def test_a_refusal_is_kept_with_the_scan_until_it_is_asked(played: Scan, settings: Any) -> None:
    settings.PROVIDER_KEYS = {}
    for hour in range(2):
        confirmations.run_due(LATER + timedelta(hours=hour))
    played.refresh_from_db()
    assert "No key" in played.confirmation_refusal
    assert AuditEvent.objects.filter(action="scan.confirmation_refused").count() == 1
    asked.keyed(settings)
    confirmations.run_due(LATER + timedelta(hours=2))
    played.refresh_from_db()
    assert played.confirmation_refusal == ""


def test_without_its_organizations_cap_nothing_is_asked_again(
    played: Scan, organization: Organization
) -> None:
    Scan.objects.filter(pk=played.pk).update(organization=organization)
    assert confirmations.run_due(LATER) == 0
    played.refresh_from_db()
    assert played.confirmation_refusal == scheduled_weeks.NO_CAP
