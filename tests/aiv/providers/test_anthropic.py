"""Anthropic's bodies: blocks, searches, paused turns and errors inside HTTP 200."""

from __future__ import annotations

from aiv.providers import normalise
from tests.aiv.providers import bodies as b

FOUND = [{"type": "web_search_result", "url": b.SALES, "title": "Gulf", "page_age": "May 1, 2026"}]


def searched() -> b.Body:
    return b.messages(
        {"type": "text", "text": "I will look."},
        b.search_block(),
        b.found_block(FOUND),
        {"type": "text", "text": "The best is "},
        b.cited_block("Gulf Toyota"),
        {"type": "text", "text": "."},
    )


def test_blocks_of_one_sentence_are_joined_and_a_search_ends_a_paragraph() -> None:
    answer = normalise("anthropic", [searched()]).answer
    assert answer.text == "I will look.\n\nThe best is Gulf Toyota."
    assert (answer.status, answer.search_used) == ("completed", True)


def test_a_citation_stands_at_its_block_and_quotes_the_source() -> None:
    reply = normalise("anthropic", [searched()])
    (link,) = reply.citations
    assert reply.answer.text[link.start : link.end] == "Gulf Toyota"
    assert (link.offset_unit, link.raw_start, link.raw_end) == ("block", 4, 4)
    assert (link.cited_text, link.cited_text_of) == ("Open seven days.", "source")
    assert link.extra == {"encrypted_index": "x1"}


def test_a_citation_points_to_its_source() -> None:
    reply = normalise("anthropic", [searched()])
    assert reply.citations[0].source_rank == reply.sources[0].rank == 1
    assert (reply.sources[0].published, reply.sources[0].search_index) == ("May 1, 2026", 0)


def test_input_includes_cache() -> None:
    usage = normalise("anthropic", [searched()]).usage
    assert (usage.input, usage.cached_input, usage.cache_write) == (150, 30, 20)
    assert (usage.total, usage.searches_billed) == (157, 2)


def test_the_parts_of_a_paused_turn_are_one_answer() -> None:
    first = b.messages({"type": "text", "text": "One."}, b.search_block(), stop="pause_turn")
    second = {**b.messages(b.found_block(FOUND), b.cited_block("Two.")), "id": "msg_2"}
    reply = normalise("anthropic", [first, second])
    assert (reply.answer.text, reply.answer.status) == ("One.\n\nTwo.", "completed")
    assert (reply.answer.response_id, reply.answer.continuation_of) == ("msg_2", "msg_1")
    assert (reply.usage.input, reply.usage.searches_billed) == (300, 4)
    assert [search.status for search in reply.searches] == ["completed"]
    assert reply.answer.raw_body == [first, second]


def test_a_turn_that_is_still_paused_is_incomplete() -> None:
    answer = normalise("anthropic", [b.messages(b.search_block(), stop="pause_turn")]).answer
    assert (answer.status, answer.finish_reason) == ("incomplete", "pause_turn")


def test_a_failed_search_inside_http_200_is_told() -> None:
    fault = {"type": "web_search_tool_result_error", "error_code": "max_uses_exceeded"}
    body = b.messages(b.search_block(), b.found_block(fault), {"type": "text", "text": "Sorry."})
    reply = normalise("anthropic", [body])
    assert (reply.searches[0].status, reply.searches[0].error) == ("failed", "max_uses_exceeded")
    assert (reply.answer.status, reply.answer.search_used) == ("completed", False)


def test_a_refusal_is_a_refusal() -> None:
    body = b.messages(stop="refusal", stop_details={"category": "safety"})
    answer = normalise("anthropic", [body]).answer
    assert (answer.status, answer.refusal) == ("refused", "safety")


def test_a_full_window_or_limit_is_incomplete() -> None:
    for reason in ("max_tokens", "model_context_window_exceeded"):
        body = b.messages({"type": "text", "text": "Gulf"}, stop=reason)
        assert normalise("anthropic", [body]).answer.status == "incomplete"


def test_a_fetched_page_is_opened() -> None:
    call = {"type": "server_tool_use", "id": "f1", "name": "web_fetch", "input": {"url": b.SALES}}
    page = {"type": "web_fetch_result", "url": b.SALES, "content": {"title": "Gulf Toyota"}}
    result = {"type": "web_fetch_tool_result", "tool_use_id": "f1", "content": page}
    reply = normalise("anthropic", [b.messages(call, result, {"type": "text", "text": "Yes."})])
    assert [(page.kind, page.title) for page in reply.sources] == [("opened", "Gulf Toyota")]
    assert (reply.searches[0].action, reply.searches[0].url) == ("open_page", b.SALES)


def test_an_error_in_one_part_is_the_error_of_the_turn() -> None:
    error = {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}
    answer = normalise("anthropic", [b.messages(stop="pause_turn"), error], status=529).answer
    assert answer.status == "error"
    assert answer.error is not None and answer.error.retryable
