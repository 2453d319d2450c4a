"""Scans end with their scores, and pages follow them seldom enough."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from aiv.models import Assistant, Dealer, Market, Panel, Score
from aiv.services.asking import scan_ends
from aiv.services.score import scores
from tests import answered as made_up
from tests import scanned

pytestmark = pytest.mark.django_db


def test_pages_are_told_at_once_and_then_seldom(panel: Panel, assistant: Assistant) -> None:
    made, now, telling = scanned.scan(panel, [assistant]), timezone.now(), scan_ends.Telling()
    told = [telling.tell([made.pk], now=now + timedelta(seconds=seconds)) for seconds in (0, 9, 11)]
    assert told == [1, 0, 1]


def test_of_two_workers_one_tells(panel: Panel, assistant: Assistant) -> None:
    made, now = scanned.scan(panel, [assistant]), timezone.now()
    assert [scan_ends.Telling().tell([made.pk], now=now) for _ in range(2)] == [1, 0]


def test_telling_moves_the_pages_of_every_dealer(
    panel: Panel, assistant: Assistant, dealers: list[Dealer]
) -> None:
    made = scanned.scan(panel, [assistant])
    scan_ends.Telling().tell([made.pk], now=timezone.now())
    assert not Dealer.objects.filter(live_seq=0).exists()


@pytest.mark.parametrize(("trials", "is_scored"), [(1, False), (2, True)])
def test_a_market_is_scored_on_the_way_once_it_has_its_sample(
    market: Market, assistant: Assistant, dealers: list[Dealer], trials: int, is_scored: bool
) -> None:
    made = scanned.scan(made_up.panel(market, 20), [assistant], trials=trials)
    with scanned.asked_of():
        scanned.run()
    Score.objects.all().delete()
    scan_ends.Telling().tell([made.pk], now=timezone.now() + timedelta(minutes=1))
    assert Score.objects.exists() is is_scored


def test_a_fault_in_the_scoring_ends_no_scan(
    panel: Panel, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scores, "rescore", lambda *_, **__: {}["broken"])
    made = scanned.scan(panel, [assistant])
    with scanned.asked_of():
        scanned.run()
    made.refresh_from_db()
    assert (made.state, scanned.states(made)) == ("finished", {"answered": 3})


def test_a_scan_with_an_open_call_goes_on(panel: Panel, assistant: Assistant) -> None:
    scanned.scan(panel, [assistant])
    assert scan_ends.end_due(timezone.now()) == 0
