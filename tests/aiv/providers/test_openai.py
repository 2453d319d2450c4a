"""OpenAI's bodies say what was answered, cited, searched and billed."""

from __future__ import annotations

from datetime import UTC, datetime

from aiv.providers import normalise
from tests.aiv.providers import bodies as b


def test_the_span_of_a_citation_is_its_markdown_link() -> None:
    reply = normalise("openai", [b.linked_responses()])
    (link,) = reply.citations
    assert reply.answer.text[link.start : link.end] == b.LINK == link.cited_text
    assert (link.ordinal, link.offset_unit, link.cited_text_of) == (1, "codepoint", "answer")


def test_a_second_message_begins_a_paragraph_and_its_offsets_move_along() -> None:
    note = b.url_citation(b.SALES, 0, 4)
    body = b.responses(b.message(b.output_text("Fine.")), b.message(b.output_text("Gulf.", note)))
    reply = normalise("openai", [body])
    assert reply.answer.text == "Fine.\n\nGulf."
    assert (reply.citations[0].start, reply.citations[0].end) == (7, 11)
    assert (reply.citations[0].raw_start, reply.citations[0].raw_end) == (0, 4)


def test_an_offset_behind_the_text_is_cut_and_one_outside_is_left_out() -> None:
    notes = (b.url_citation(b.SALES, 0, 99), b.url_citation(b.REVIEWS, 50, 99))
    reply = normalise("openai", [b.responses(b.message(b.output_text("Gulf.", *notes)))])
    assert [(link.start, link.end) for link in reply.citations] == [(0, 5), (None, None)]


def test_retrieved_pages_stay_apart_from_cited_ones() -> None:
    reply = normalise("openai", [b.linked_responses()])
    assert [(page.url, page.kind, page.rank) for page in reply.sources] == [
        (b.REVIEWS, "retrieved", 1)
    ]
    assert reply.searches[0].queries == ("toyota naples", "best toyota dealer")


def test_an_opened_page_is_a_source() -> None:
    call = {"type": "web_search_call", "action": {"type": "open_page", "url": b.SALES}}
    reply = normalise("openai", [b.responses(call, b.message(b.output_text("Yes.")))])
    assert [(page.url, page.kind) for page in reply.sources] == [(b.SALES, "opened")]


def test_billed_searches_are_not_counted_from_queries() -> None:
    told = b.linked_responses(tool_usage={"web_search": {"num_requests": 1}})
    assert normalise("openai", [told]).usage.searches_billed == 1
    assert normalise("openai", [b.linked_responses()]).usage.searches_billed is None


def test_an_answer_without_search_says_so() -> None:
    reply = normalise("openai", [b.responses(b.message(b.output_text("Yes.")))])
    assert reply.answer.search_used is False


def test_the_call_is_described_by_the_body() -> None:
    answer = normalise("openai", [b.linked_responses()]).answer
    assert (answer.model_served, answer.response_id) == ("model-1-2026-01-01", "resp_1")
    assert answer.provider_created_at == datetime.fromtimestamp(1_790_000_000, UTC)
    assert (answer.surface, answer.access, answer.prompt_id) == ("responses", "official_api", None)


def test_a_refusal_part_is_a_refusal() -> None:
    body = b.responses(b.message({"type": "refusal", "refusal": "I cannot help."}))
    answer = normalise("openai", [body]).answer
    assert (answer.status, answer.refusal, answer.text) == ("refused", "I cannot help.", "")


def test_a_refusal_in_plain_words_stays_completed() -> None:
    body = b.responses(b.message(b.output_text("I cannot help with that.")))
    assert normalise("openai", [body]).answer.status == "completed"


def test_commentary_is_not_part_of_the_answer() -> None:
    thought = b.message(b.output_text("Let me look at Palm Motors."), phase="commentary")
    body = b.responses(thought, b.message(b.output_text("Gulf Toyota."), phase="final_answer"))
    assert normalise("openai", [body]).answer.text == "Gulf Toyota."


def test_a_truncated_answer_is_incomplete() -> None:
    details = {"reason": "max_output_tokens"}
    said = b.message(b.output_text("Gulf"))
    body = b.responses(said, status="incomplete", incomplete_details=details)
    answer = normalise("openai", [body]).answer
    assert (answer.status, answer.finish_reason) == ("incomplete", "max_output_tokens")


def test_a_filtered_answer_is_blocked() -> None:
    details = {"reason": "content_filter"}
    body = b.responses(status="incomplete", incomplete_details=details)
    assert normalise("openai", [body]).answer.status == "blocked"


def test_a_failed_response_with_http_200_is_an_error() -> None:
    error = {"code": "server_error", "message": "Something went wrong."}
    failed = normalise("openai", [b.responses(status="failed", error=error)]).answer
    assert (failed.status, failed.error and failed.error.type) == ("error", "api_error")
    assert failed.error is not None and failed.error.retryable


def test_a_response_that_failed_without_a_reason_is_an_error() -> None:
    assert normalise("openai", [b.responses(status="failed")]).answer.status == "error"


def test_words_of_nothing_are_no_answer() -> None:
    assert normalise("openai", [b.responses()]).answer.status == "no_answer"


def test_chat_annotations_are_nested() -> None:
    start = b.LINKED.index(b.LINK)
    note = b.url_citation(b.SALES, start, start + len(b.LINK), "Gulf Toyota")
    reply = normalise("openai", [b.chat(b.LINKED, {"type": "url_citation", "url_citation": note})])
    assert reply.answer.surface == "chat_completions"
    assert reply.citations[0].cited_text == b.LINK


def test_a_chat_cut_short_is_incomplete() -> None:
    assert normalise("openai", [b.chat("Gulf", finish="length")]).answer.status == "incomplete"


def test_a_chat_refusal_is_a_refusal() -> None:
    body = b.chat(None)
    body["choices"][0]["message"]["refusal"] = "No."
    assert normalise("openai", [body]).answer.status == "refused"


def test_usage_is_counted_once() -> None:
    usage = normalise("openai", [b.linked_responses()]).usage
    assert (usage.input, usage.cached_input, usage.cache_write) == (100, 40, 10)
    assert (usage.output, usage.reasoning, usage.total) == (20, 5, 120)
