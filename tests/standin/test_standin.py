"""The stand-in repeats itself, keeps its limits, counts what it told, and tells the truth."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from aiv.domain.evidence.answers import Reply
from aiv.domain.markets import market_file
from aiv.providers import asking
from aiv.providers.wire import Wire
from tests import standin as standins
from tests.aiv.providers import asked
from tests.standin import Latency, Script, Standin, truth
from tests.standin.covering import FILE, covered

ROOT = Path(__file__).resolve().parents[2]
SHOWN = Script(overview_shown=1.0)


async def replies(standin: Standin, count: int, provider: str = "openai") -> list[Reply]:
    surface = {"openai": "responses", "dataforseo": "ai_overview"}[provider]
    async with Wire(endpoints=standin.endpoints) as client:
        return [
            await asking.ask(
                asked.spec(provider, surface),
                asked.question(),
                key=asked.key(provider),
                client=client,
                deadline_s=5.0,
            )
            for _ in range(count)
        ]


async def texts(script: Script) -> list[str]:
    with standins.start(script) as standin:
        return [reply.answer.text for reply in await replies(standin, 5)]


async def test_the_same_script_tells_the_same_words() -> None:
    assert await texts(SHOWN) == await texts(SHOWN)


async def test_another_seed_tells_other_words() -> None:
    assert await texts(SHOWN) != await texts(Script(seed="standin-2"))


async def test_the_same_question_is_answered_anew_each_time() -> None:
    assert len(set(await texts(SHOWN))) > 1


async def test_a_share_of_calls_fails() -> None:
    with standins.start(Script(faults={"error-500": 0.3, "rate-limit": 0.2})) as standin:
        found = await replies(standin, 100)
        told = standin.tally.faults
    failed = [reply.answer.error for reply in found if reply.answer.error]
    assert 30 < len(failed) < 70
    assert told["error-500"] + told["rate-limit"] == len(failed)


async def test_a_limit_a_minute_is_kept() -> None:
    with standins.start(Script(per_minute={"openai": 60})) as standin:
        found = await replies(standin, 5)
    statuses = [reply.answer.http_status for reply in found]
    assert statuses == [200, 429, 429, 429, 429]


async def test_overviews_stay_away_as_often_as_the_script_says() -> None:
    with standins.start(Script(overview_shown=0.4)) as standin:
        found = await replies(standin, 100, "dataforseo")
    assert 25 < sum(reply.answer.status == "completed" for reply in found) < 55


async def test_an_answer_waits_as_long_as_the_script_says() -> None:
    with standins.start(Script(latency=Latency(median_s=0.03, sigma=0.01))) as standin:
        (reply,) = await replies(standin, 1)
    assert reply.answer.latency_ms is not None and reply.answer.latency_ms >= 25


async def test_what_was_told_is_counted() -> None:
    with standins.start() as standin:
        await replies(standin, 20)
        tally = standin.tally
    assert tally.answers["chatgpt", "new"] == 20 == tally.calls["openai"]
    named = {dealer for _, _, dealer in tally.named}
    assert named and "demo-juniper-row-velmar" not in named


def test_an_unknown_fault_is_refused() -> None:
    with pytest.raises(ValueError, match="no-such-fault"):
        Script(faults={"no-such-fault": 0.1})


def test_the_market_of_the_truth_can_be_loaded() -> None:
    assert FILE.market.slug == truth.MARKET_SLUG
    platforms = {line.platform for line in FILE.assistants}
    assert platforms == {
        *("chatgpt", "claude", "perplexity", "grok", "copilot", "ai_overview", "ai_mode")
    }
    market_file.read(truth.document())


def test_every_question_of_the_market_has_its_department() -> None:
    departments = {
        wording: intent.department for intent in FILE.intents for wording in intent.wordings
    }
    assert {wording: truth.department_of(wording) for wording in departments} == departments


def test_one_scan_covers_the_truth() -> None:
    """Of 48 intervals of 95 % two or three may miss."""
    assert covered(range(1)).share >= 0.9


@pytest.mark.nightly
def test_two_hundred_scans_cover_the_truth() -> None:
    found = covered(range(200))
    assert found.intervals == 200 * 6 * 8
    assert 0.93 <= found.share <= 0.99


def test_it_runs_as_a_program() -> None:
    command = [sys.executable, "-m", "tests.standin", "--fault", "error-500=0.5"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            told = json.loads(process.stdout.readline())
            with urllib.request.urlopen(f"http://127.0.0.1:{told['port']}/tally", timeout=5) as got:
                assert json.load(got)["calls"] == {}
            assert told["endpoints"]["openai"].endswith(f":{told['port']}/openai")
        finally:
            process.terminate()
            process.wait(timeout=10)


async def test_it_keeps_up_with_a_hundred_calls_in_flight() -> None:
    script = Script(latency=Latency(median_s=0.02, sigma=0.3))
    with standins.start(script) as standin:
        async with Wire(endpoints=standin.endpoints) as client:
            start = time.perf_counter()
            found = await asyncio.gather(
                *(
                    asking.ask(
                        asked.spec("openai", "responses"),
                        asked.question(f"Question {number}?"),
                        key=asked.KEY,
                        client=client,
                        deadline_s=20.0,
                    )
                    for number in range(200)
                )
            )
    assert {reply.answer.status for reply in found} == {"completed"}
    assert time.perf_counter() - start < 10
