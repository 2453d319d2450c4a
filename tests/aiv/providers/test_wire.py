"""The wire sends one request, follows no redirect, shares clients and never raises."""

from __future__ import annotations

import asyncio
import ssl

import pytest

from aiv.domain.errors import InvalidInput
from aiv.providers import requests
from aiv.providers.wire import MOST_BYTES, Received, Wire
from tests.aiv.providers import asked
from tests.standin import Standin


def draft(text: str = "") -> requests.Draft:
    return requests.draft(asked.spec("openai", "responses"), asked.question(f"Which? {text}"))


async def sent(standin: Standin, text: str = "", deadline_s: float = 5.0) -> Received:
    async with Wire(endpoints=standin.endpoints) as client:
        return await client.send("openai", draft(text), key=asked.KEY, deadline_s=deadline_s)


async def test_a_request_says_who_asks_and_what_it_takes(standin: Standin) -> None:
    await sent(standin)
    headers = standin.requests[-1].headers
    assert headers["user-agent"] == "DealershipAI/1" and headers["accept"] == "application/json"
    assert headers["content-type"] == "application/json"
    assert headers["authorization"] == f"Bearer {asked.KEY}"


async def test_a_key_never_follows_a_redirect(standin: Standin) -> None:
    received = await sent(standin, "#redirect")
    assert (received.status, received.fault) == (302, None)


async def test_headers_come_in_lower_case_and_without_cookies(standin: Standin) -> None:
    received = await sent(standin)
    assert received.headers["content-type"] == "application/json"
    assert all(name == name.lower() for name in received.headers)


async def test_a_failure_never_repeats_the_address(standin: Standin) -> None:
    async with Wire(endpoints={"serpapi": "http://127.0.0.1:9"}) as client:
        search = requests.draft(asked.spec("serpapi", "ai_mode"), asked.question())
        received = await client.send("serpapi", search, key=asked.KEY, deadline_s=1.0)
    assert received.fault == "unreachable_error"
    assert "canary" not in received.reason and "api_key" not in received.reason


async def test_a_bomb_costs_no_more_than_the_limit(standin: Standin) -> None:
    received = await sent(standin, "#bomb")
    assert received.body == b"" and str(MOST_BYTES // 1024**2) in received.reason


async def test_an_address_that_is_none_is_unreachable() -> None:
    async with Wire(endpoints={"openai": "http://[::1"}) as client:
        received = await client.send("openai", draft(), key=asked.KEY, deadline_s=1.0)
    assert received.fault == "unreachable_error"


async def test_calls_share_the_connections_of_a_provider(standin: Standin) -> None:
    async with Wire(endpoints=standin.endpoints) as client:
        calls = (client.send("openai", draft(), key=asked.KEY, deadline_s=5.0) for _ in range(20))
        received = await asyncio.gather(*calls)
    assert {each.status for each in received} == {200}


async def test_a_prompt_of_half_characters_can_be_sent(standin: Standin) -> None:
    received = await sent(standin, "\ud83d")
    assert received.status == 200


async def test_certificates_are_checked() -> None:
    async with Wire(endpoints={}) as client:
        trust = client._trust("openai")
    assert isinstance(trust, ssl.SSLContext)
    assert trust.verify_mode is ssl.CERT_REQUIRED and trust.check_hostname


async def test_only_a_key_that_is_none_is_raised(standin: Standin) -> None:
    async with Wire(endpoints=standin.endpoints) as client:
        with pytest.raises(InvalidInput, match="key"):
            await client.send("openai", draft(), key="two\nlines", deadline_s=1.0)
