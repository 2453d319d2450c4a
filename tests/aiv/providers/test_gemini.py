"""Google's bodies: byte offsets, grounding, blocks, and the Interactions API."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aiv.providers import normalise
from tests.aiv.providers import bodies as b

WORDS = "Café — Gulf Toyota is näher. Palm is far."
NEAR = "Gulf Toyota is näher."


def bytes_of(part: str) -> tuple[int, int]:
    start = len(WORDS[: WORDS.index(part)].encode())
    return start, start + len(part.encode())


def test_byte_offsets_become_code_points() -> None:
    body = b.generated({"text": WORDS}, grounding=b.grounding(b.support(*bytes_of(NEAR), NEAR)))
    reply = normalise("gemini", [body])
    (link,) = reply.citations
    assert reply.answer.text[link.start : link.end] == NEAR == link.cited_text
    assert (link.offset_unit, link.raw_start) == ("byte", bytes_of(NEAR)[0])


def test_a_missing_start_is_the_beginning() -> None:
    body = b.generated({"text": WORDS}, grounding=b.grounding(b.support(None, 5)))
    (link,) = normalise("gemini", [body]).citations
    assert WORDS[link.start : link.end] == "Café"


def test_offsets_index_the_joined_text_without_thoughts() -> None:
    thought = {"text": "Let me think of Palm Motors.", "thought": True}
    parts = (thought, {"text": WORDS[:12]}, {"text": WORDS[12:]})
    body = b.generated(*parts, grounding=b.grounding(b.support(*bytes_of(NEAR), NEAR)))
    reply = normalise("gemini", [body])
    assert reply.answer.text == WORDS
    assert WORDS[reply.citations[0].start : reply.citations[0].end] == NEAR


@pytest.mark.parametrize("shift", [-2, -1, 1, 2])
def test_an_offset_that_is_slightly_out_is_set_right_by_its_words(shift: int) -> None:
    start, end = bytes_of(NEAR)
    grounding = b.grounding(b.support(start + shift, end + shift, NEAR))
    (link,) = normalise("gemini", [b.generated({"text": WORDS}, grounding=grounding)]).citations
    assert WORDS[link.start : link.end] == NEAR


def test_an_offset_behind_the_text_stays_inside_it() -> None:
    body = b.generated({"text": WORDS}, grounding=b.grounding(b.support(30, 999)))
    (link,) = normalise("gemini", [body]).citations
    assert link.end == len(WORDS)


def test_a_redirect_takes_its_domain_from_the_title() -> None:
    body = b.generated({"text": WORDS}, grounding=b.grounding(b.support(0, 5)))
    reply = normalise("google", [body])
    assert reply.sources[0].is_redirect
    assert reply.sources[0].domain == reply.citations[0].domain == "gulf-toyota.example"


def test_each_page_behind_a_claim_is_a_citation() -> None:
    grounding = b.grounding({**b.support(0, 5), "groundingChunkIndices": [0, 1, 9]})
    grounding["groundingChunks"].append({"maps": {"uri": b.SALES, "title": "Gulf Toyota"}})
    reply = normalise("gemini", [b.generated({"text": WORDS}, grounding=grounding)])
    assert [link.url for link in reply.citations] == [b.REDIRECT, b.SALES]
    assert [page.kind for page in reply.sources] == ["retrieved", "maps"]


def test_billed_searches_are_the_listed_queries() -> None:
    reply = normalise("gemini", [b.generated({"text": WORDS}, grounding=b.grounding())])
    assert (reply.usage.searches_billed, reply.searches[0].queries) == (1, ("toyota naples",))
    assert reply.answer.search_entry_html == "<div>suggestions</div>"


def test_thinking_counts_as_output() -> None:
    usage = normalise("gemini", [b.generated({"text": WORDS})]).usage
    assert (usage.input, usage.cached_input, usage.tool) == (10, 4, 7)
    assert (usage.output, usage.reasoning, usage.total) == (39, 9, 56)


def test_an_ungrounded_answer_was_not_searched_for() -> None:
    answer = normalise("gemini", [b.generated({"text": WORDS})]).answer
    assert (answer.search_used, answer.status) == (False, "completed")


@pytest.mark.parametrize(
    ("finish", "status"),
    [
        ("SAFETY", "blocked"),
        ("RECITATION", "blocked"),
        ("MAX_TOKENS", "incomplete"),
        ("OTHER", "incomplete"),
        ("STOP", "no_answer"),
        (None, "incomplete"),
    ],
)
def test_an_empty_answer_says_why(finish: str | None, status: str) -> None:
    answer = normalise("gemini", [b.generated(finish=finish)]).answer
    assert (answer.status, answer.finish_reason) == (status, finish)


def test_a_blocked_prompt_has_no_candidates() -> None:
    answer = normalise("gemini", [{"promptFeedback": {"blockReason": "SAFETY"}}]).answer
    assert (answer.status, answer.finish_reason, answer.search_used) == ("blocked", "SAFETY", None)


def test_an_interaction_counts_bytes_too() -> None:
    start, end = bytes_of(NEAR)
    body = b.interaction(WORDS, b.url_citation(b.REDIRECT, start, end, "gulf-toyota.example"))
    reply = normalise("gemini", [body])
    assert reply.citations[0].cited_text == NEAR
    assert (reply.answer.surface, reply.usage.searches_billed) == ("interactions", 2)
    assert reply.answer.provider_created_at == datetime(2026, 5, 15, 18, 52, 36, tzinfo=UTC)


def test_an_interaction_in_progress_is_incomplete() -> None:
    assert normalise("gemini", [b.interaction("Gulf", status="in_progress")]).answer.status == (
        "incomplete"
    )
