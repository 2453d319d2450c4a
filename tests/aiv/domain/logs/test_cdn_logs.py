"""Logs of CloudFront and Cloudflare are read like a server's own; anything else is None."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.logs import access_logs, log_counts
from aiv.domain.logs.log_counts import BotKey, Counts, ReferralKey
from tests.aiv.domain.logs.test_log_counts import watch

AT = datetime(2026, 10, 10, 17, 55, 36, tzinfo=UTC)
AGENT = "Mozilla/5.0; compatible; OAI-SearchBot/1.3"
HEAD = b"#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host)\n"


def front(**changes: str) -> bytes:
    fields = {
        "date": "2026-10-10", "time": "17:55:36", "edge": "MIA3-C1", "bytes": "2390",
        "ip": "20.171.0.9", "method": "GET", "host": "d111.cloudfront.example",
        "stem": "/vehicle/1", "status": "200", "referrer": "-",
        "agent": AGENT.replace(" ", "%20"), "query": "-", "cookie": "-", "result": "Hit",
    }  # fmt: skip
    return "\t".join({**fields, **changes}.values()).encode() + b"\n"


def flare(**changes: Any) -> bytes:
    fields = {
        "ClientIP": "20.171.0.9", "EdgeStartTimestamp": "2026-10-10T17:55:36Z",
        "ClientRequestMethod": "GET", "ClientRequestURI": "/vehicle/1",
        "EdgeResponseStatus": 200, "ClientRequestReferer": "",
        "ClientRequestUserAgent": AGENT, "RayID": "7d1",
    }  # fmt: skip
    return json.dumps({**fields, **changes}).encode() + b"\n"


@pytest.mark.parametrize("line", [front(), flare()])
def test_a_line_is_read(line: bytes) -> None:
    found = access_logs.parse(line)
    assert found
    assert (found.ip, found.at, found.method) == ("20.171.0.9", AT, "GET")
    assert (found.target, found.status, found.referrer) == ("/vehicle/1", 200, "")
    assert found.agent == AGENT


@pytest.mark.parametrize(
    "line",
    [front(referrer="https://chatgpt.com/"), front(query="utm_source=chatgpt.com"),
     flare(ClientRequestReferer="https://chatgpt.com/"),
     flare(ClientRequestURI="/x?utm_source=chatgpt.com")],
)  # fmt: skip
def test_a_visit_sent_by_an_assistant_is_counted(line: bytes) -> None:
    counts = Counts()
    log_counts.take(line.replace(b"OAI-SearchBot", b"Chrome"), counts, watch())
    ((key, visits),) = counts.referrals.items()
    assert isinstance(key, ReferralKey)
    assert (key.assistant, visits) == ("chatgpt", 1)


def test_bots_of_both_are_counted_together_and_headings_are_passed_over() -> None:
    counts = Counts()
    log_counts.take(HEAD + front() + flare(), counts, watch())
    assert counts.bots[BotKey(AT.date(), "OAI-SearchBot", "vdp", "verified")].hits == 2
    assert (counts.lines, counts.is_log, counts.names_agents) == (4, True, True)
    assert (counts.first_at, counts.last_at) == (AT, AT)


def test_an_agent_that_cloudfront_spelled_twice_is_read() -> None:
    found = access_logs.parse(front(agent=AGENT.replace(" ", "%2520")))
    assert found and found.agent == AGENT


@pytest.mark.parametrize(
    "stamp", [int(AT.timestamp()), int(AT.timestamp()) * 10**9, "2026-10-10T13:55:36-04:00"]
)
def test_cloudflare_writes_times_in_three_ways(stamp: int | str) -> None:
    found = access_logs.parse(flare(EdgeStartTimestamp=stamp))
    assert found and found.at == AT


@pytest.mark.parametrize(
    "line",
    [b"{}", b"{", b"[" * 9000, b"{" + b'"a":[' * 3000, flare(ClientIP="nobody"),
     flare(EdgeResponseStatus=0), flare(EdgeStartTimestamp="2026-10-10T17:55:36"),
     flare(EdgeStartTimestamp=-(10**18)), flare(ClientRequestUserAgent="x" * 20_000),
     front(ip="nobody"), front(status="000"), front(date="2026-02-31"), front()[:60], HEAD],
)  # fmt: skip
def test_what_is_no_line_of_theirs_is_none(line: bytes) -> None:
    assert access_logs.parse(line) is None


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_none(noise: bytes) -> None:
    for line in (front(), flare()):
        access_logs.parse(line[: len(line) // 2] + noise)
        access_logs.parse(line.replace(b"/vehicle/1", noise))
        access_logs.parse(line[:1] + noise)


def test_no_line_takes_long() -> None:
    started = time.perf_counter()
    access_logs.parse(b"2026-10-10\t17:55:36\t" + b"\t" * 100_000)
    access_logs.parse(b'{"a":' * 30_000)
    assert time.perf_counter() - started < 0.05
