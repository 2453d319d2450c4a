"""Perplexity's bodies: markers that point to results, and the price that was charged."""

from __future__ import annotations

from decimal import Decimal

import pytest

from aiv.providers import normalise
from tests.aiv.providers import bodies as b


@pytest.mark.parametrize("marker", ["[7]", "[web:7]"])
def test_a_marker_cites_the_result_with_its_number(marker: str) -> None:
    reply = normalise("perplexity", [b.agent(f"Gulf Toyota.{marker}")])
    (link,) = reply.citations
    assert (link.url, link.marker, link.title) == (b.SALES, marker, "Gulf Toyota")
    assert reply.answer.text[link.start : link.end] == marker
    assert (link.offset_unit, link.source_rank) == ("marker", 2)


def test_a_number_nobody_listed_is_plain_text() -> None:
    assert normalise("perplexity", [b.agent("Since [2024] and [3].")]).citations == ()


def test_results_that_are_not_cited_are_sources_only() -> None:
    reply = normalise("perplexity", [b.agent("Gulf Toyota.")])
    assert [page.url for page in reply.sources] == [b.REVIEWS, b.SALES]
    assert reply.sources[0].published == "2026-01-02"
    assert (reply.citations, reply.answer.search_used) == ((), True)


def test_the_charge_is_the_total() -> None:
    reply = normalise("perplexity", [b.agent("Gulf Toyota.")])
    assert (reply.cost.cost_usd, reply.cost.cost_source) == (Decimal("0.00119"), "provider")
    assert (reply.usage.input, reply.usage.cache_write) == (3007, 1224)
    assert reply.usage.searches_billed == 1


def test_the_old_chat_numbers_its_list_from_one() -> None:
    results = [{"url": b.SALES, "title": "Gulf Toyota", "snippet": "About."}]
    body = b.chat("Gulf.[2][1][9]", citations=[b.REVIEWS, b.SALES], search_results=results)
    reply = normalise("perplexity", [body])
    assert [link.url for link in reply.citations] == [b.SALES, b.REVIEWS]
    assert [page.kind for page in reply.sources] == ["listed", "retrieved"]
    assert (reply.answer.surface, reply.answer.search_used) == ("sonar", True)


def test_the_old_chat_may_have_results_without_a_list() -> None:
    body = b.chat("Gulf.[1]", search_results=[{"url": b.SALES, "title": "Gulf Toyota"}])
    assert normalise("perplexity", [body]).citations[0].title == "Gulf Toyota"


def test_a_thought_in_front_is_not_the_answer() -> None:
    body = b.chat("<think>Palm Motors?</think>\n\nGulf Toyota.[1]", citations=[b.SALES])
    reply = normalise("perplexity", [body])
    assert reply.answer.text == "Gulf Toyota.[1]"
    assert reply.answer.text[reply.citations[0].start :] == "[1]"
