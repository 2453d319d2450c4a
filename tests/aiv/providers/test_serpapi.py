"""SerpApi's bodies: blocks with references, AI Mode, deferred overviews and error texts."""

from __future__ import annotations

import pytest

from aiv.providers import normalise
from tests.aiv.providers import bodies as b


def test_blocks_are_read_in_order() -> None:
    answer = normalise("serpapi", [b.serp(ai_overview=b.blocks())]).answer
    assert answer.text == (
        "Two dealers stand out.\n- Gulf Toyota: large.\n- Palm Motors.\n- used cars"
    )
    assert (answer.status, answer.surface, answer.response_id) == (
        "completed",
        "ai_overview",
        "serp_1",
    )


def test_an_index_cites_its_reference_at_the_block() -> None:
    reply = normalise("google_ai_overview", [b.serp(ai_overview=b.blocks())])
    first, second = reply.citations
    assert (first.url, first.marker, first.source_rank) == (b.REVIEWS, "1", 2)
    assert reply.answer.text[second.start : second.end] == "- Gulf Toyota: large."
    assert second.offset_unit == "block"


def test_references_without_an_index_count_from_zero() -> None:
    overview = b.blocks()
    for reference in overview["references"]:
        del reference["index"]
    reply = normalise("serpapi", [b.serp(ai_overview=overview)])
    assert [link.url for link in reply.citations] == [b.REVIEWS, b.SALES]


def test_ai_mode_stands_at_the_top() -> None:
    body = b.serp(**b.blocks()) | {"search_parameters": {"engine": "google_ai_mode"}}
    answer = normalise("serpapi", [body]).answer
    assert (answer.surface, answer.status) == ("ai_mode", "completed")


def test_an_overview_under_a_related_question_has_its_own_surface() -> None:
    body = b.serp(related_questions=[{"question": "Is it near?", **b.blocks()}])
    reply = normalise("serpapi", [body])
    assert (reply.answer.surface, reply.answer.status) == ("related_questions", "completed")
    asked = normalise("serpapi", [body], surface="ai_overview")
    assert asked.answer.status == "no_answer"
    assert {page.url for page in asked.sources} == {b.SALES, b.REVIEWS}


def test_no_overview_is_no_answer() -> None:
    body = b.serp(organic_results=[{"link": b.SALES, "title": "Gulf Toyota"}])
    reply = normalise("serpapi", [body])
    assert reply.answer.status == "no_answer"
    assert [(page.url, page.kind) for page in reply.sources] == [(b.SALES, "listed")]


def test_a_token_alone_is_a_deferred_overview() -> None:
    answer = normalise("serpapi", [b.serp(ai_overview={"page_token": "t"})]).answer
    assert (answer.status, answer.finish_reason) == ("incomplete", "deferred")


def test_a_table_is_read_row_by_row() -> None:
    table = {"type": "table", "table": [["Dealer", "Stars"], ["Gulf Toyota", "4.8"]]}
    answer = normalise("serpapi", [b.serp(ai_overview={"text_blocks": [table]})]).answer
    assert answer.text == "Dealer | Stars\nGulf Toyota | 4.8"


def test_markdown_stands_in_for_missing_blocks() -> None:
    body = b.serp(ai_overview={"reconstructed_markdown": "**Gulf Toyota**"})
    assert normalise("serpapi", [body]).answer.text == "**Gulf Toyota**"


@pytest.mark.parametrize(
    ("said", "type_", "retryable"),
    [
        ("Invalid API key. Your API key should be here.", "authentication_error", False),
        ("Your account has run out of searches.", "insufficient_quota", False),
        ("You are exceeding your hourly throughput limit.", "rate_limit_error", True),
        ("Missing query `q` parameter.", "unknown_error", False),
    ],
)
def test_an_error_text_is_an_error(said: str, type_: str, retryable: bool) -> None:
    error = normalise("serpapi", [{"error": said}]).answer.error
    assert error is not None
    assert (error.type, error.message, error.retryable) == (type_, said, retryable)


def test_nothing_found_is_no_answer() -> None:
    said = "Google hasn't returned any results for this query."
    assert normalise("serpapi", [b.serp(error=said)]).answer.status == "no_answer"
