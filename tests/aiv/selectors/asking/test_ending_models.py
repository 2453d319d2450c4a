"""An operator hears of a model's announced end in time, for assistants that are asked."""

from __future__ import annotations

from datetime import date

import pytest

from aiv.models import Assistant
from aiv.selectors.asking import ending_models
from dealershipai import checks

pytestmark = pytest.mark.django_db
END = date(2026, 12, 11)


@pytest.fixture
def ending(assistant: Assistant) -> Assistant:
    Assistant.objects.filter(pk=assistant.pk).update(provider="openai", model="gpt-5-2025-08-07")
    return assistant


@pytest.mark.parametrize(
    ("today", "is_named"),
    [
        (date(2026, 10, 1), False),
        (date(2026, 10, 27), True),
        (date(2026, 12, 11), True),
        (date(2027, 2, 1), True),
    ],
)
def test_an_end_is_named_from_45_days_before(
    ending: Assistant, today: date, is_named: bool
) -> None:
    found = ending_models.ending(today=today)
    assert [(each.assistant, each.ends) for each in found] == [(ending.slug, END)] * is_named


def test_an_assistant_that_no_market_asks_is_left_out(ending: Assistant) -> None:
    ending.market_assistants.all().delete()
    assert ending_models.ending(today=END) == ()


def test_a_model_without_an_announced_end_is_left_out(assistant: Assistant) -> None:
    Assistant.objects.update(provider="openai", model="gpt-6.1-sol")
    assert ending_models.ending(today=END) == ()


def test_the_check_names_model_day_and_remedy(
    ending: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "_today", lambda: END)
    (found,) = checks.models_on_offer(None, ["default"])
    assert found.id == "dai.W009" and ending.slug in found.msg and "2026-12-11" in found.msg
    assert found.hint


def test_the_check_asks_no_database_that_it_was_not_given(ending: Assistant) -> None:
    assert checks.models_on_offer(None, None) == []


def test_the_check_is_silent_before_the_first_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Assistant._meta, "db_table", "no_such_table")
    assert checks.models_on_offer(None, ["default"]) == []
