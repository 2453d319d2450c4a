"""DataForSEO's bodies: shown, absent and deferred overviews, and errors inside HTTP 200."""

from __future__ import annotations

from decimal import Decimal

import pytest

from aiv.providers import normalise
from tests.aiv.providers import bodies as b

LOCAL = "https://www.google.com/searchviewer/10?svid=abc"


def test_the_links_of_the_text_are_its_citations() -> None:
    markdown = f"Gulf is large.[[1]]({b.SALES}) See [reviews]({b.REVIEWS})."
    reply = normalise("dataforseo", [b.overview(b.shown(markdown, b.reference(b.SALES)))])
    first, second = reply.citations
    assert reply.answer.text[first.start : first.end] == f"[[1]]({b.SALES})"
    assert (first.marker, first.title, first.source_rank) == ("[1]", "Gulf Toyota", 1)
    assert (second.url, second.source_rank) == (b.REVIEWS, None)


def test_images_and_icons_are_no_citations() -> None:
    markdown = f"Gulf.[]({b.SALES}) [[1]]({b.SALES}) ![map]({b.REVIEWS})"
    assert len(normalise("dataforseo", [b.overview(b.shown(markdown))]).citations) == 1


def test_a_reference_beside_a_paragraph_is_cited_without_a_place() -> None:
    element = {"type": "ai_overview_element", "references": [b.reference(b.SALES)]}
    reply = normalise("dataforseo", [b.overview(b.shown("Gulf is large.", items=[element]))])
    assert [(link.url, link.start) for link in reply.citations] == [(b.SALES, None)]


def test_a_local_result_names_its_business() -> None:
    reply = normalise("dataforseo", [b.overview(b.shown("Gulf.", b.reference(LOCAL)))])
    assert (reply.sources[0].kind, reply.sources[0].title) == ("maps", "Gulf Toyota")


def test_the_price_and_the_time_stand_in_the_body() -> None:
    reply = normalise("google_ai_overview", [b.overview(b.shown("Gulf."), kind="ai_mode")])
    assert (reply.cost.cost_usd, reply.cost.cost_source) == (Decimal("0.002"), "provider")
    assert (reply.answer.surface, reply.answer.access) == ("ai_mode", "scraped_serp")
    assert reply.answer.provider_created_at is not None


def test_elements_speak_where_the_whole_has_no_markdown() -> None:
    items = [{"markdown": "**Gulf**"}, {"text": "Palm"}]
    reply = normalise("dataforseo", [b.overview(b.shown(None, items=items))])
    assert reply.answer.text == "**Gulf**\n\nPalm"


def test_a_folded_part_speaks_too() -> None:
    part = {"text": "Gulf is near.", "references": [b.reference(b.SALES)]}
    items = [{"type": "ai_overview_expanded_element", "components": [part]}]
    reply = normalise("dataforseo", [b.overview(b.shown(None, items=items))])
    assert (reply.answer.text, reply.citations[0].url) == ("Gulf is near.", b.SALES)


def test_an_overview_that_was_not_shown_is_no_answer() -> None:
    organic = {"type": "organic", "url": b.SALES, "title": "Gulf Toyota"}
    reply = normalise("dataforseo", [b.overview(organic)])
    assert (reply.answer.status, reply.answer.error) == ("no_answer", None)
    assert [(page.url, page.kind) for page in reply.sources] == [(b.SALES, "listed")]


def test_an_overview_that_loads_later_is_not_absent() -> None:
    body = b.overview(b.shown(None, asynchronous_ai_overview=True))
    answer = normalise("dataforseo", [body]).answer
    assert (answer.status, answer.finish_reason) == ("incomplete", "deferred")


@pytest.mark.parametrize(
    ("code", "type_", "retryable"),
    [
        (40100, "authentication_error", False),
        (40200, "billing_error", False),
        (40202, "rate_limit_error", True),
        (40501, "invalid_request_error", False),
        (50000, "api_error", True),
    ],
)
def test_the_code_of_a_task_tells_its_error(code: int, type_: str, retryable: bool) -> None:
    error = normalise("dataforseo", [b.overview(code=code)]).answer.error
    assert error is not None
    assert (error.type, error.code, error.retryable) == (type_, str(code), retryable)


def test_nothing_found_is_no_answer() -> None:
    assert normalise("dataforseo", [b.overview(code=40102)]).answer.status == "no_answer"
