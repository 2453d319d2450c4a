"""xAI and OpenRouter: borrowed formats with traps and prices of their own."""

from __future__ import annotations

from decimal import Decimal

from aiv.providers import normalise
from tests.aiv.providers import bodies as b


def test_a_number_is_no_title() -> None:
    body = b.responses(b.message(b.output_text("Gulf.", b.url_citation(b.SALES, 0, 4, "1"))))
    (link,) = normalise("xai", [body]).citations
    assert (link.title, link.marker, link.start, link.end) == (None, "[[1]]", 0, 4)


def test_a_citation_without_offsets_is_kept() -> None:
    note = {"type": "url_citation", "url": b.SALES}
    (link,) = normalise("xai", [b.responses(b.message(b.output_text("Gulf.", note)))]).citations
    assert (link.url, link.start, link.offset_unit) == (b.SALES, None, None)


def test_ticks_are_dollars_to_the_last_digit() -> None:
    body = b.responses(b.message(b.output_text("Gulf.")))
    body["usage"] |= {
        "cost_in_usd_ticks": 161508500,
        "server_side_tool_usage_details": {"web_search_calls": 2},
    }
    reply = normalise("xai", [body])
    assert (reply.cost.cost_usd, reply.usage.searches_billed) == (Decimal("0.01615085"), 2)


def test_the_first_version_hid_its_query_in_a_text() -> None:
    call = {"type": "web_search_call", "arguments": '{"query": "toyota naples"}'}
    reply = normalise("xai", [b.responses(call, b.message(b.output_text("Gulf.")))])
    assert (reply.searches[0].queries, reply.searches[0].action) == (("toyota naples",), "search")


def test_openrouter_without_offsets_says_so() -> None:
    note = {**b.url_citation(b.SALES, 0, 0, "Gulf"), "content": "About us."}
    body = b.chat("Gulf.", {"type": "url_citation", "url_citation": note})
    (link,) = normalise("openrouter", [body]).citations
    assert (link.start, link.end, link.raw_start) == (None, None, 0)
    assert (link.cited_text, link.cited_text_of) == ("About us.", "source")


def test_openrouter_may_search_without_citing() -> None:
    body = b.chat("Gulf.")
    body["usage"] |= {"cost": 0.0664, "server_tool_use_details": {"web_search_requests": 1}}
    reply = normalise("openrouter", [body])
    assert (reply.citations, reply.answer.search_used) == ((), True)
    assert (reply.cost.cost_usd, reply.usage.searches_billed) == (Decimal("0.0664"), 1)


def test_openrouter_does_not_know_whether_it_searched() -> None:
    reply = normalise("openrouter", [b.chat("Gulf.")])
    assert (reply.answer.search_used, reply.usage.searches_billed) == (None, None)


def test_an_error_inside_the_choice_is_an_error() -> None:
    body = b.chat("", finish="error")
    body["choices"][0]["error"] = {"code": 502, "message": "Provider disconnected"}
    answer = normalise("openrouter", [body]).answer
    assert answer.error is not None
    assert (answer.status, answer.error.type, answer.error.retryable) == (
        "error",
        "api_error",
        True,
    )
