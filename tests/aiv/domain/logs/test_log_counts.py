"""Bots and visits sent by assistants are counted once, in pieces of any size."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.logs import log_counts
from aiv.domain.logs.log_counts import BotKey, Counts, ReferralKey, Watch

DAY = date(2026, 10, 10)
BROWSER = "Mozilla/5.0 (Windows NT 10.0) Safari/537.36"
SEARCHER = "Mozilla/5.0; compatible; OAI-SearchBot/1.3; +https://openai.com/searchbot"


def watch(**other: object) -> Watch:
    known = {
        "tokens": {
            each.lower(): each for each in ("OAI-SearchBot", "Applebot", "Applebot-Extended")
        },
        "hosts": {"chatgpt.com": "chatgpt", "kagi.com/assistant": "kagi"},
        "tags": {"chatgpt.com": "chatgpt"},
        "searching": frozenset({"OAI-SearchBot"}),
        "classify": lambda path: "vdp" if "/vehicle/" in path else "other",
        "standing": lambda token, ip: "verified" if ip.startswith("20.") else "spoofed",
        "days": (date(2026, 1, 1), date(2026, 12, 31)),
    }
    return Watch(**{**known, **other})  # type: ignore[arg-type]


def line(
    agent: str = BROWSER,
    *,
    ip: str = "20.171.0.9",
    target: str = "/vehicle/1",
    status: int = 200,
    referrer: str = "-",
    time: str = "10/Oct/2026:13:55:36 +0000",
    method: str = "GET",
) -> bytes:
    asked = f'"{method} {target} HTTP/1.1" {status} 512'
    return f'{ip} - - [{time}] {asked} "{referrer}" "{agent}"\n'.encode()


def counted(*lines: bytes, seen: Watch | None = None) -> Counts:
    counts = Counts()
    log_counts.take(b"".join(lines), counts, seen or watch())
    return counts


def test_a_bot_is_counted_by_day_page_and_standing() -> None:
    counts = counted(line(SEARCHER), line(SEARCHER), line(SEARCHER, ip="9.9.9.9"), line())
    assert counts.lines == 4
    assert counts.bots[BotKey(DAY, "OAI-SearchBot", "vdp", "verified")].hits == 2
    assert counts.bots[BotKey(DAY, "OAI-SearchBot", "vdp", "spoofed")].hits == 1


def test_what_a_bot_was_served_is_told_apart() -> None:
    counts = counted(
        *(line(SEARCHER, status=status) for status in (200, 304, 301, 404, 410, 403, 429, 503))
    )
    (found,) = counts.bots.values()
    assert (found.hits, found.redirects, found.missing, found.refused, found.failed) == (
        8,
        1,
        2,
        2,
        1,
    )


def test_a_vehicle_counts_once_and_only_for_verified_search_bots() -> None:
    counts = counted(
        line(SEARCHER, target="/vehicle/1?a=1"), line(SEARCHER, target="/vehicle/1?a=2"),
        line(SEARCHER, target="/vehicle/2", ip="9.9.9.9"),
        line("Applebot/0.1", target="/vehicle/3"),
        line(SEARCHER, target="/vehicle/4", status=404), line(SEARCHER, target="/about"),
    )  # fmt: skip
    assert set(counts.vehicles) == {"/vehicle/1"}


@pytest.mark.parametrize(
    ("agent", "token"),
    [("Applebot-Extended/1", "Applebot-Extended"), ("x Applebot/0.1", "Applebot"),
     ("APPLEBOT", "Applebot"), ("Applebot-Image/1", None), ("MyApplebot/1", None), ("", None)],
)  # fmt: skip
def test_the_longest_token_that_stands_alone_names_the_bot(agent: str, token: str | None) -> None:
    assert log_counts.token_of(agent, watch().tokens) == token


def test_a_visit_is_known_by_referrer_or_tag() -> None:
    counts = counted(
        line(referrer="https://chatgpt.com/c/1"),
        line(referrer="https://www.chatgpt.com/"),
        line(target="/?utm_source=chatgpt.com"),
        line(referrer="https://kagi.com/assistant/2"),
        line(referrer="https://kagi.com/search"),
        line(referrer="https://evil.example/?chatgpt.com"),
    )
    assert counts.referrals == {
        ReferralKey(DAY, "chatgpt", "referrer"): 2,
        ReferralKey(DAY, "chatgpt", "tag"): 1,
        ReferralKey(DAY, "kagi", "referrer"): 1,
    }


@pytest.mark.parametrize(
    "other",
    [{"target": "/a.css"}, {"target": "/a.PNG?x=1"}, {"status": 404}, {"method": "POST"},
     {"agent": SEARCHER}],
)  # fmt: skip
def test_files_errors_and_bots_are_no_visits(other: dict[str, object]) -> None:
    assert not counted(line(**{"referrer": "https://chatgpt.com/", **other})).referrals  # type: ignore[arg-type]


def test_times_of_an_earlier_log_are_passed_over() -> None:
    at = datetime(2026, 10, 10, 13, 55, 36, tzinfo=UTC)
    counts = counted(line(SEARCHER), seen=watch(covered=((at - timedelta(hours=1), at),)))
    assert (counts.repeated, counts.bots) == (1, {})


def test_days_out_of_reach_are_not_counted() -> None:
    counts = counted(line(SEARCHER, time="10/Oct/1999:13:55:36 +0000"))
    assert (counts.unread, counts.bots) == (1, {})


def test_the_times_of_a_piece_are_known() -> None:
    counts = counted(
        line(time="10/Oct/2026:01:00:00 +0000"), line(time="11/Oct/2026:02:00:00 +0200")
    )
    assert counts.first_at == datetime(2026, 10, 10, 1, tzinfo=UTC)
    assert counts.last_at == datetime(2026, 10, 11, 0, tzinfo=UTC)
    assert counts.is_log
    assert counts.names_agents


def test_a_token_in_a_broken_line_is_counted_as_unread() -> None:
    assert counted(b"OAI-SearchBot\n", b"\x00OAI-SearchBot\n").unread == 2


def test_a_line_with_two_words_is_counted_once() -> None:
    counts = counted(line(SEARCHER, referrer="https://chatgpt.com/"))
    assert sum(each.hits for each in counts.bots.values()) == 1


@given(st.binary(max_size=300))
def test_any_bytes_are_counted_without_an_error(words: bytes) -> None:
    counts = counted(words, line(SEARCHER), words + b"chatgpt.com utm_source=chatgpt.com")
    assert counts.lines >= 1


@given(
    st.lists(
        st.sampled_from([line(), line(SEARCHER), line(SEARCHER, status=500), b"x\n"]), max_size=12
    ),
    st.data(),
)
def test_pieces_of_any_size_add_up_to_the_whole(lines: list[bytes], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(lines)))
    whole, parts = counted(*lines), Counts()
    for part in (lines[:cut], lines[cut:]):
        log_counts.take(b"".join(part), parts, watch())
    assert (parts.lines, parts.unread, parts.bots) == (whole.lines, whole.unread, whole.bots)
