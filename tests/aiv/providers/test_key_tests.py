"""A key is judged by one cheap call, in words that never hold it."""

from __future__ import annotations

import pytest

from aiv.domain.asking.provider_catalogue import PROVIDERS
from aiv.providers import key_tests
from aiv.providers.key_tests import ACCEPTED, KeyVerdict
from aiv.providers.wire import Wire
from tests.aiv.providers import asked
from tests.standin import Standin

ALL = pytest.mark.parametrize("provider", list(PROVIDERS))


async def judged(
    standin: Standin, provider: str, key: str, endpoints: dict[str, str] | None = None
) -> KeyVerdict:
    async with Wire(endpoints=endpoints or standin.endpoints) as client:
        return await key_tests.test_key(provider, key=key, client=client)


@ALL
async def test_a_good_key_is_accepted(standin: Standin, provider: str) -> None:
    before = len(standin.requests)
    verdict = await judged(standin, provider, asked.key(provider))
    assert verdict.is_ok and len(standin.requests) == before + 1
    assert verdict.words == (
        "The key is accepted; its plan has 90 searches left." if provider == "serpapi" else ACCEPTED
    )


@ALL
async def test_a_wrong_key_is_named_and_not_repeated(standin: Standin, provider: str) -> None:
    verdict = await judged(standin, provider, "wrong:canary-secret-9f2")
    assert verdict.is_ok is False and "does not know this key" in verdict.words
    assert "canary" not in verdict.words


@ALL
async def test_an_account_without_credit_is_named(standin: Standin, provider: str) -> None:
    verdict = await judged(standin, provider, "broke:canary-secret-9f2")
    assert verdict.is_ok is False and "The key is good, but its account" in verdict.words


@ALL
async def test_a_provider_out_of_reach_judges_no_key(standin: Standin, provider: str) -> None:
    nowhere = {provider: "http://127.0.0.1:9"}
    verdict = await judged(standin, provider, asked.key(provider), nowhere)
    assert verdict.is_ok is None and "could not be reached" in verdict.words


async def test_an_address_of_something_else_is_named(standin: Standin) -> None:
    elsewhere = {"openai": f"http://127.0.0.1:{standin.port}/elsewhere"}
    verdict = await judged(standin, "openai", asked.KEY, elsewhere)
    assert verdict.is_ok is None and "base URL" in verdict.words


@pytest.mark.parametrize("key", ["", "two\nlines"])
async def test_what_cannot_be_a_key_is_not_sent(standin: Standin, key: str) -> None:
    before = len(standin.requests)
    verdict = await judged(standin, "openai", key)
    assert verdict.is_ok is False and verdict.words.startswith("Paste the key")
    assert len(standin.requests) == before


async def test_half_a_key_of_dataforseo_is_named(standin: Standin) -> None:
    verdict = await judged(standin, "dataforseo", "password-only")
    assert verdict.words == "Write the login and the password as login:password."
