"""The demo comes and goes whole, is marked on every row, and never meets what was measured."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command

from aiv.domain import demo
from aiv.domain.demo import weeks
from aiv.domain.errors import FaultyDocument
from aiv.domain.index import PLATFORMS
from aiv.models import (
    Answer,
    Assistant,
    Dealer,
    Intent,
    Market,
    MarketAssistant,
    Score,
    ScoreInput,
)
from aiv.services.markets import demo as loading
from aiv.services.markets import demo_choice, demo_removal
from aiv.services.score import scores
from dealershipai.accounts.models import AuditEvent
from tests import answered
from tests.answered import ASKED_AT, Said

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
LOG = {"AuditEvent", "ContentType", "Permission", "Migration"}


def load(now: datetime = NOW) -> loading.LoadReport:
    return loading.load(now=now, progress=lambda step: None)


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask for two weeks only, so that a test stays quick."""
    monkeypatch.setattr(weeks, "WEEKS", 2)


@pytest.fixture
def measured(market: Market, dealers: list[Dealer], assistant: Assistant) -> Market:
    """Give a measured market with answers and scores."""
    panel = answered.panel(market, 20)
    answered.ask(panel, assistant, [Said(named=[(dealers[0], "best")])] * 40)
    scores.rescore(market, now=ASKED_AT)
    return market


def rows() -> dict[str, list[Any]]:
    """Give the keys of every row there is, but for the log."""
    found = {
        model.__name__: sorted(model._base_manager.values_list("pk", flat=True), key=str)
        for model in apps.get_models()
        if model.__name__ not in LOG
    }
    return {name: keys for name, keys in found.items() if keys}


def test_a_second_load_adds_nothing(short: None) -> None:
    first = load()
    before = rows()
    again = load()
    assert (first.is_new, first.answers, first.inputs) == (True, 480, 16)
    assert (again.is_new, again.answers, again.inputs) == (False, 0, 0)
    assert rows() == before


def test_a_week_later_only_that_week_is_added(short: None) -> None:
    load()
    assert load(NOW + timedelta(days=7)).answers == 240


def test_a_load_that_was_cut_off_is_made_whole(short: None) -> None:
    def cut_off(step: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        loading.load(now=NOW, progress=cut_off)
    assert (Answer.objects.count(), Score.objects.count()) == (240, 0)
    assert load().answers == 240


@pytest.mark.one_database
def test_intervals_cover_the_true_rates() -> None:
    """Forty intervals of 95 of 100: at least 38 hold what the script was told."""
    load()
    departments = Intent.objects.values_list("department", flat=True)
    covered = []
    for row in ScoreInput.objects.filter(name__startswith="platform_scores.", value__gte=0):
        platform = row.name.removeprefix("platform_scores.")
        truth = fmean(
            demo.true_rate(row.dealer.slug, department=each, platform=platform)
            for each in departments
        )
        assert row.lo is not None and row.hi is not None
        covered.append(row.lo <= truth <= row.hi)
    assert len(covered) == len(demo.DEALERS) * (len(PLATFORMS) - 1)
    assert sum(covered) >= 38


def test_removal_leaves_nothing_and_touches_nothing_measured(measured: Market, short: None) -> None:
    before = rows()
    load()
    assert rows() != before
    report = demo_removal.remove()
    assert (report.markets, report.dealers, report.answers) == (1, 8, 480)
    assert rows() == before
    assert AuditEvent.objects.filter(action="demo.removed").count() == 1


@pytest.mark.parametrize("kind", ["market", "dealer"])
def test_a_measured_row_of_the_same_name_keeps_the_demo_out(market: Market, kind: str) -> None:
    if kind == "market":
        Market.objects.filter(pk=market.pk).update(slug=demo.MARKET_SLUG)
    else:
        Dealer.objects.create(slug=demo.DEALERS[0].slug, name="Somebody")
    before = rows()
    with pytest.raises(FaultyDocument, match="belongs to the measured rows"):
        load()
    assert rows() == before


def test_measured_figures_are_the_same_beside_the_demo(measured: Market, short: None) -> None:
    before = Score.objects.get(market=measured, dealer__slug="harbor-point-toyota").snapshot
    load()
    scores.rescore(measured, now=ASKED_AT)
    assert Score.objects.get(market=measured, dealer__slug="harbor-point-toyota").snapshot == before
    assert not MarketAssistant.objects.filter(
        market=measured, assistant__provider=demo.PROVIDER
    ).exists()


def test_the_commands_load_remove_and_remember(
    short: None, settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.VAR_DIR = tmp_path
    call_command("load_demo")
    assert json.loads(capsys.readouterr().out)["answers"] == 480
    assert demo_choice.remembered() is True
    call_command("remove_demo")
    assert json.loads(capsys.readouterr().out)["dealers"] == 8
    assert demo_choice.remembered() is False
