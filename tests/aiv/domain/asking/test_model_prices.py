"""A call is priced from its usage by a dated table, and what is not known has no price."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from aiv.domain.asking import model_prices
from aiv.domain.evidence.answers import Answer, Cost, Reply, Usage

USED = Usage(input=10_000, output=1_000, searches_billed=2)


def reply(provider: str, model: str | None, usage: Usage = USED, searched: bool = True) -> Reply:
    said = Answer(
        provider=provider,
        surface=None,
        access="official_api",
        status="completed",
        text="",
        model_served=model,
        search_used=searched,
    )
    return Reply(answer=said, usage=usage)


@pytest.mark.parametrize(
    ("provider", "model", "usd"),
    [
        ("openai", "gpt-6.1-sol", "0.05"),  # 0.02 in, 0.01 out, 2 x 0.01
        ("openai", "gpt-5.5-2026-04-23", "0.10"),
        ("anthropic", "claude-haiku-4-5-20251001", "0.035"),
        ("gemini", "gemini-3.8-flash", "0.03925"),  # a fee for each of the two queries
        ("gemini", "gemini-2.5-flash", "0.0405"),  # one fee a prompt
    ],
)
def test_a_call_costs_tokens_and_searches(provider: str, model: str, usd: str) -> None:
    cost = model_prices.cost_of(reply(provider, model), model_requested="")
    assert cost == Cost(
        cost_usd=Decimal(usd),
        cost_source="computed",
        price_table_version=model_prices.VERSION,
    )


def test_the_served_model_counts_before_the_asked_one() -> None:
    cost = model_prices.cost_of(reply("openai", "gpt-6-luna"), model_requested="gpt-6-astra")
    assert cost.cost_usd == Decimal("0.0215")


def test_the_asked_model_counts_where_none_is_named() -> None:
    cost = model_prices.cost_of(reply("openai", None), model_requested="gpt-6-luna")
    assert cost.cost_usd == Decimal("0.0215")


@pytest.mark.parametrize(
    ("provider", "model", "usage"),
    [
        ("openai", "gpt-9", USED),
        ("openai", "gpt-5", USED),
        ("openai", "gpt-6-luna", Usage(output=5, searches_billed=1)),
        ("openai", "gpt-6-luna", Usage(input=5, output=5)),
        ("serpapi", "", USED),
    ],
)
def test_an_unknown_part_leaves_the_whole_unknown(provider: str, model: str, usage: Usage) -> None:
    assert model_prices.cost_of(reply(provider, model, usage), model_requested="") == Cost()


def test_no_search_costs_no_search() -> None:
    unsearched = reply("openai", "gpt-6-luna", Usage(input=1_000_000, output=0), searched=False)
    cost = model_prices.cost_of(unsearched, model_requested="")
    assert cost.cost_usd == Decimal("0.10")


def test_the_figure_of_a_provider_stays() -> None:
    billed = Cost(cost_usd=Decimal("0.5"), cost_source="provider")
    told = replace(reply("openai", "gpt-6-luna"), cost=billed)
    assert model_prices.priced(told, model_requested="").cost == billed


def test_pages_that_tools_read_count_as_input() -> None:
    usage = Usage(input=0, output=0, tool=1_000_000, searches_billed=0)
    cost = model_prices.cost_of(reply("gemini", "gemini-4-argon", usage), model_requested="")
    assert cost.cost_usd == Decimal(2)


@pytest.mark.parametrize(
    ("provider", "model", "ends"),
    [
        ("openai", "gpt-5", date(2026, 12, 11)),
        ("openai", "gpt-5-2025-08-07", date(2026, 12, 11)),
        ("openai", "gpt-4o-mini", date(2027, 1, 14)),
        ("anthropic", "claude-sonnet-4-5-20250929", date(2026, 11, 30)),
        ("openai", "gpt-6.1-sol", None),
        ("demo", "scripted-1", None),
    ],
)
def test_announced_ends_are_known(provider: str, model: str, ends: date | None) -> None:
    assert model_prices.announced_end(provider, model) == ends
