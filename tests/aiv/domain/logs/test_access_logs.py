"""Lines of access logs are read as servers write them; anything else is None, never an error."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aiv.domain.logs import access_logs

COMBINED = (
    b'20.171.0.9 - - [10/Oct/2026:13:55:36 -0400] "GET /used/1?x=1 HTTP/1.1" 200 2326 '
    b'"https://chatgpt.com/" "Mozilla/5.0; compatible; OAI-SearchBot/1.3"'
)
COMMON = b'2001:db8::7 - ann [10/Oct/2026:13:55:36 +0000] "GET / HTTP/2" 304 -'


def test_a_combined_line_is_read() -> None:
    line = access_logs.parse(COMBINED)
    assert line
    assert (line.ip, line.method, line.target, line.status) == (
        "20.171.0.9",
        "GET",
        "/used/1?x=1",
        200,
    )
    assert line.at == datetime(2026, 10, 10, 17, 55, 36, tzinfo=UTC)
    assert line.referrer == "https://chatgpt.com/"
    assert line.agent == "Mozilla/5.0; compatible; OAI-SearchBot/1.3"


def test_a_common_line_does_not_name_the_agent() -> None:
    line = access_logs.parse(COMMON)
    assert line
    assert (line.ip, line.agent, line.status) == ("2001:db8::7", None, 304)


def test_the_name_of_a_virtual_host_may_stand_first() -> None:
    line = access_logs.parse(b"www.harbor.example:443 " + COMBINED)
    assert line
    assert line.ip == "20.171.0.9"


def test_an_escaped_quote_does_not_end_a_part() -> None:
    line = access_logs.parse(COMBINED.replace(b"Mozilla/5.0", rb"Mo\"zilla"))
    assert line
    assert line.agent
    assert line.agent.startswith('Mo\\"zilla')


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\x00" * 40,
        b'{"ip": "20.171.0.9"}',
        COMBINED.replace(b"20.171.0.9", b"nobody"),
        COMBINED.replace(b"Oct", b"Okt"),
        COMBINED.replace(b"10/Oct", b"31/Feb"),
        COMBINED.replace(b"-0400", b"-9900"),
        COMBINED.replace(b" 200 ", b" 2000 "),
        COMBINED[:60],
    ],
)
def test_what_is_no_line_of_a_log_is_none(line: bytes) -> None:
    assert access_logs.parse(line) is None


def test_a_request_without_a_protocol_is_read() -> None:
    line = access_logs.parse(COMBINED.replace(b"GET /used/1?x=1 HTTP/1.1", b"GET /"))
    assert line
    assert line.target == "/"


@example(COMBINED + b"\xff\xfe")
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_none(line: bytes) -> None:
    access_logs.parse(line)
    found = access_logs.parse(COMBINED + line)
    assert found is None or found.status == 200


@pytest.mark.parametrize(
    "pump",
    [b"[", b'1 [10/Oct/2026:13:55:36 -0400] "', b'1 [aaaaaaaaaaaaaaaaaaaa] "\\', b'"\\" ', b" "],
)
def test_no_line_takes_long(pump: bytes) -> None:
    started = time.perf_counter()
    access_logs.parse(b"1.2.3.4 - - " + pump * (100_000 // len(pump)))
    assert time.perf_counter() - started < 0.05
