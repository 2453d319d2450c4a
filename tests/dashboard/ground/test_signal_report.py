"""The six signals say figure, days, source and blind spot, and count only what gates answers."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from aiv.models import Dealer, TrafficImport, TrafficKind
from aiv.selectors.ground.signals import BotLine, Export, LogWindow
from dashboard.pages.ground import signal_report, signals
from dashboard.pages.ground.signal_report import ReportPage, Signal

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
WINDOW = LogWindow(first=date(2026, 10, 27), last=date(2026, 11, 25), logs=2, last_at=NOW)
NAMES = ("sessions", "leads", "impressions", "clicks")


def bot(
    token: str = "OAI-SearchBot", *, standing: str = "verified", money: int = 5, failed: int = 0
) -> BotLine:
    return BotLine(
        token=token, standing=standing, hits=10, redirects=0, refused=0, missing=0, failed=failed,
        money_hits=money, last_at=NOW,
    )  # fmt: skip


def export(*, subjects: int = 2, **counted: int | None) -> Export:
    row = TrafficImport(
        name="a", first_on=date(2026, 10, 1), last_on=date(2026, 10, 31), imported_at=NOW
    )
    known = {name: counted.get(name) for name in NAMES}
    total = {name: None if value is None else value * 10 for name, value in known.items()}
    return Export(row=row, counted=known, total=total, subjects=subjects)


def report(
    *bots: BotLine,
    window: LogWindow | None = WINDOW,
    referrals: dict[str, dict[str, int]] | None = None,
    **exports: Export,
) -> ReportPage:
    return signal_report.build(
        dealer=Dealer(name="Harbor Point Toyota"),
        window=window,
        bots=bots,
        referrals=referrals or {},
        exports={kind: exports.get(kind.value) for kind in TrafficKind},
        answering=frozenset({"OAI-SearchBot", "ChatGPT-User"}),
        now=NOW,
    )


def test_there_are_six_signals_with_a_blind_spot_each() -> None:
    page = report()
    assert len(page.signals) == 6
    assert all(signal.blind for signal in page.signals)


def test_nothing_measured_says_what_would_measure_it() -> None:
    for signal in report(window=None).signals:
        assert signal.figure == ""
        assert signal.reason


def test_sessions_stand_beside_what_logs_show() -> None:
    sessions = report(ga4=export(sessions=40), referrals={"chatgpt": {"tag": 2, "referrer": 5}})
    found: Signal = sessions.signals[0]
    assert found.figure == "40 sessions"
    assert found.detail == (
        "Of 400 in the whole export. Server logs show 7 visits sent by assistants."
    )
    assert found.window == "1 Oct 2026 to 31 Oct 2026"


def test_leads_without_a_column_say_so() -> None:
    assert report(ga4=export(sessions=40)).signals[1].reason == (
        "The export has no column of key events."
    )


def test_only_bots_that_gate_answers_are_counted() -> None:
    found = report(bot(), bot("GPTBot", money=99), bot("ChatGPT-User", standing="claimed")).signals[
        2
    ]
    assert found.figure == "5 verified"
    assert found.detail == "Beside them 5 that only claim to be such a bot."


def test_errors_are_of_those_that_are_not_spoofed() -> None:
    found = report(bot(failed=3), bot(standing="spoofed", failed=9)).signals[3]
    assert found.figure == "3 of 10 requests"


def test_days_without_such_a_bot_say_so() -> None:
    assert report(bot("GPTBot")).signals[3].reason == "No such bot came in these days."


def test_searches_show_both_counts() -> None:
    found = report(search=export(impressions=620, clicks=50)).signals[4]
    assert found.figure == "620 impressions, 50 clicks"
    assert found.detail == "2 queries with the store’s name."


def test_generative_impressions_need_no_clicks() -> None:
    assert report(generative=export(impressions=12)).signals[5].figure == "12 impressions"


@pytest.mark.parametrize(
    ("reach", "said"),
    [
        (signals.Reach(fetched=1, in_stock=None), "1 vehicle page served"),
        (signals.Reach(fetched=83, in_stock=210), "210 vehicles in stock"),
    ],
)
def test_the_reach_says_what_it_is_of(reach: signals.Reach, said: str) -> None:
    assert said in signals.reach_text(reach)


def test_lists_say_how_old_they_are() -> None:
    assert "No vendor’s list" in signals.lists_text(None, 0)
    assert "13 published lists of addresses, the oldest fetched on 25 Nov 2026" in (
        signals.lists_text(NOW, 13)
    )
