"""Whatever a provider does, one question gives one Reply that says what happened."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from decimal import Decimal

import pytest

from aiv.domain.asking.asking import ERROR_TYPES, UNKNOWN_OUTCOMES
from aiv.domain.asking.places import Place
from aiv.providers import asking
from aiv.providers.wire import Wire
from tests.aiv.providers import asked
from tests.standin import Standin

SURFACES = pytest.mark.parametrize(("provider", "surface"), asked.SURFACES)
CHATS = pytest.mark.parametrize(("provider", "surface"), asked.CHATS)


@SURFACES
async def test_an_answer_comes_whole(standin: Standin, provider: str, surface: str) -> None:
    reply = await asked.ask(standin, provider, surface)
    said = reply.answer
    assert (said.status, said.error, said.http_status) == ("completed", None, 200)
    assert said.text and said.raw_body and said.raw_headers and said.latency_ms is not None
    assert (said.provider, said.surface) == (provider, surface)


@SURFACES
async def test_an_answer_knows_its_call(standin: Standin, provider: str, surface: str) -> None:
    said = (await asked.ask(standin, provider, surface)).answer
    assert said.location is not None and said.location.city == "Naples"
    assert said.location_sent is (surface != "bing_copilot")
    assert said.requested_at is not None and said.request_body
    assert said.sdk_version == f"wire-1 via 127.0.0.1:{standin.port}"


@CHATS
async def test_an_answer_without_a_search_says_so(
    standin: Standin, provider: str, surface: str
) -> None:
    reply = await asked.ask(standin, provider, surface, "#no-search")
    assert reply.answer.status == "completed" and reply.answer.search_used is False


@SURFACES
async def test_an_answer_without_links_is_an_answer(
    standin: Standin, provider: str, surface: str
) -> None:
    reply = await asked.ask(standin, provider, surface, "#no-links")
    assert (reply.answer.status, reply.citations) == ("completed", ())


@CHATS
async def test_a_refusal_is_no_failure(standin: Standin, provider: str, surface: str) -> None:
    said = (await asked.ask(standin, provider, surface, "#refusal")).answer
    assert said.error is None and said.status == ("blocked" if provider == "gemini" else "refused")


@CHATS
async def test_a_block_is_no_failure(standin: Standin, provider: str, surface: str) -> None:
    said = (await asked.ask(standin, provider, surface, "#block")).answer
    assert said.error is None
    assert said.status == ("refused" if provider == "anthropic" else "blocked")


@SURFACES
async def test_an_answer_may_be_empty(standin: Standin, provider: str, surface: str) -> None:
    assert (await asked.ask(standin, provider, surface, "#empty")).answer.status == "no_answer"


@pytest.mark.parametrize(
    ("fault", "kind", "is_retryable"),
    [
        ("rate-limit", "rate_limit_error", True),
        ("overload-503", "overloaded_error", True),
        ("overload-529", "overloaded_error", True),
        ("error-500", "api_error", True),
        ("page-503", "overloaded_error", True),
        ("timeout-504", "timeout_error", True),
        ("bad-key", "authentication_error", False),
        ("unknown-model", "not_found_error", False),
        ("invalid", "invalid_request_error", False),
        ("no-retry", "api_error", False),
        ("html", "not_json_error", True),
        ("nan", "not_json_error", True),
        ("truncated", "lost_error", True),
        ("reset", "lost_error", True),
        ("schema", "unsupported", False),
        ("redirect", "unknown_error", False),
    ],
)
@SURFACES
async def test_a_failure_is_named(
    standin: Standin, provider: str, surface: str, fault: str, kind: str, is_retryable: bool
) -> None:
    said = (await asked.ask(standin, provider, surface, f"#{fault}")).answer
    assert said.status == "error" and said.error is not None
    assert (said.error.type, said.error.retryable) == (kind, is_retryable)
    assert said.error.type in ERROR_TYPES and said.text == ""


@SURFACES
async def test_an_empty_account_is_never_asked_again(
    standin: Standin, provider: str, surface: str
) -> None:
    error = (await asked.ask(standin, provider, surface, "#quota")).answer.error
    assert error is not None and not error.retryable
    assert error.type in ("insufficient_quota", "billing_error")


@pytest.mark.parametrize("fault", ["hang", "drip"])
@SURFACES
async def test_the_deadline_holds(
    standin: Standin, provider: str, surface: str, fault: str
) -> None:
    said = (await asked.ask(standin, provider, surface, f"#{fault}", deadline_s=0.05)).answer
    assert said.error is not None and said.error.type == "timeout_error"
    assert said.latency_ms is not None and 50 <= said.latency_ms < 1000
    assert said.error.type in UNKNOWN_OUTCOMES


@pytest.mark.parametrize("fault", ["huge", "bomb"])
@pytest.mark.parametrize(("provider", "surface"), asked.SURFACES[:2])
async def test_a_body_beyond_the_limit_is_not_read(
    standin: Standin, provider: str, surface: str, fault: str
) -> None:
    error = (await asked.ask(standin, provider, surface, f"#{fault}")).answer.error
    assert error is not None and (error.type, error.retryable) == ("too_large_error", False)


@SURFACES
async def test_the_content_type_does_not_matter(
    standin: Standin, provider: str, surface: str
) -> None:
    assert (await asked.ask(standin, provider, surface, "#wrong-type")).answer.text


@CHATS
async def test_another_model_than_asked_is_seen(
    standin: Standin, provider: str, surface: str
) -> None:
    said = (await asked.ask(standin, provider, surface, "#drift")).answer
    assert said.model_requested != said.model_served == "another-model-2"


@pytest.mark.parametrize(
    ("fault", "least", "most"),
    [
        ("rate-limit", 1.0, 1.0),
        ("rate-limit-date", 0.0, 2.0),
        ("rate-limit-ms", 1.0, 1.0),
    ],
)
async def test_the_named_wait_is_kept(
    standin: Standin, fault: str, least: float, most: float
) -> None:
    for provider, surface in asked.SURFACES:
        error = (await asked.ask(standin, provider, surface, f"#{fault}")).answer.error
        assert error is not None and error.retry_after_s is not None
        assert least <= error.retry_after_s <= most


@pytest.mark.parametrize("fault", ["rate-limit-garbage", "rate-limit-bare"])
async def test_a_wait_that_nobody_can_read_is_none(standin: Standin, fault: str) -> None:
    error = (await asked.ask(standin, "openai", "responses", f"#{fault}")).answer.error
    assert error is not None and (error.retryable, error.retry_after_s) == (True, None)


async def test_a_paused_turn_is_finished_and_summed(standin: Standin) -> None:
    reply = await asked.ask(standin, "anthropic", "messages", "#pause")
    assert reply.answer.status == "completed" and reply.answer.continuation_of is not None
    assert isinstance(reply.answer.raw_body, list) and len(reply.answer.raw_body) == 2
    assert reply.usage.searches_billed == 2


async def test_a_turn_that_never_ends_is_left(standin: Standin) -> None:
    reply = await asked.ask(standin, "anthropic", "messages", "#endless-pause")
    assert (reply.answer.status, reply.usage.searches_billed) == ("incomplete", asking.MOST_PARTS)


async def test_the_paid_part_of_a_failed_turn_is_priced(standin: Standin) -> None:
    reply = await asked.ask(standin, "anthropic", "messages", "#late-fault")
    assert reply.answer.status == "error" and reply.cost.cost_source == "computed"
    assert reply.cost.cost_usd is not None and reply.cost.cost_usd > Decimal("0.01")
    assert isinstance(reply.answer.raw_body, list)


async def test_an_overview_that_loads_late_is_fetched(standin: Standin) -> None:
    reply = await asked.ask(standin, "serpapi", "ai_overview", "#deferred")
    assert reply.answer.status == "completed" and reply.answer.text
    assert isinstance(reply.answer.raw_body, list)


async def test_an_overview_that_stays_away_is_not_absent(standin: Standin) -> None:
    said = (await asked.ask(standin, "dataforseo", "ai_overview", "#deferred")).answer
    assert (said.status, said.finish_reason) == ("incomplete", "deferred")


@pytest.mark.parametrize(
    ("provider", "surface", "source"),
    [
        ("openai", "responses", "computed"),
        ("anthropic", "messages", "computed"),
        ("gemini", "generate_content", "computed"),
        ("perplexity", "agent", "provider"),
        ("xai", "responses", "provider"),
        ("openrouter", "chat_completions", "provider"),
        ("dataforseo", "ai_mode", "provider"),
        ("serpapi", "ai_mode", None),
    ],
)
async def test_each_cost_has_its_source(
    standin: Standin, provider: str, surface: str, source: str | None
) -> None:
    cost = (await asked.ask(standin, provider, surface)).cost
    assert cost.cost_source == source and (cost.cost_usd is None) == (source is None)


@SURFACES
async def test_a_key_stands_nowhere(
    standin: Standin, provider: str, surface: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        for fault in ("", "#echo-key", "#rate-limit", "#hang", "#html"):
            reply = await asked.ask(standin, provider, surface, fault, deadline_s=0.1)
            assert "canary" not in repr(reply)
    assert "canary" not in caplog.text


async def test_an_unreachable_provider_was_never_asked() -> None:
    async with Wire(endpoints={"openai": "http://127.0.0.1:9"}) as client:
        reply = await asking.ask(
            asked.spec("openai", "responses"),
            asked.question(),
            key=asked.KEY,
            client=client,
            deadline_s=1.0,
        )
    error = reply.answer.error
    assert error is not None and error.type == "unreachable_error" and error.retryable
    assert error.type not in UNKNOWN_OUTCOMES


@pytest.mark.parametrize(
    ("key", "surface", "kind"),
    [
        ("", "responses", "authentication_error"),
        (asked.KEY, "browser", "unsupported"),
        (asked.KEY, "responses", "invalid_request_error"),
    ],
)
async def test_what_cannot_be_asked_is_not_sent(
    standin: Standin, key: str, surface: str, kind: str
) -> None:
    before = len(standin.requests)
    spec = replace(asked.spec("openai", "responses", max_output_tokens=0), surface=surface)
    if not key:
        spec = asked.spec("openai", "responses")
    async with Wire(endpoints=standin.endpoints) as client:
        reply = await asking.ask(spec, asked.question(), key=key, client=client, deadline_s=1.0)
    assert reply.answer.error is not None and reply.answer.error.type == kind
    assert len(standin.requests) == before


async def test_no_place_is_no_location(standin: Standin) -> None:
    nowhere: Place | None = None
    async with Wire(endpoints=standin.endpoints) as client:
        reply = await asking.ask(
            asked.spec("openai", "responses"),
            asked.question(place=nowhere),
            key=asked.KEY,
            client=client,
            deadline_s=2.0,
        )
    assert (reply.answer.location, reply.answer.location_sent) == (None, False)


async def test_a_call_can_be_cancelled(standin: Standin) -> None:
    call = asyncio.create_task(asked.ask(standin, "openai", "responses", "#hang"))
    await asyncio.sleep(0.02)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call


def test_an_assistant_that_cannot_be_asked_is_named_before_a_scan() -> None:
    assert asking.problem_of(asked.spec("openai", "responses")) is None
    problem = asking.problem_of(asked.spec("openai", "responses", model=""))
    assert problem is not None and problem.field == "model"
