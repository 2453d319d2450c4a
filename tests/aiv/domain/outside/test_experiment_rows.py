"""Arms of an A/B test are read with the control first; every bad cell is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import FaultyDocument, InvalidInput
from aiv.domain.outside import experiment_rows

RATES = "Variant,LCP(s),CLS,INP(s),PerfScore,CTR,ConversionRate\n"


def test_rates_are_read() -> None:
    body = RATES + "A,2.9,0.12,0.21,71,0.031,1.2%\nB,2.1,0.05,0.18,88,0.036,1.5%\n"
    control, arm = experiment_rows.read(body.encode())
    assert (control.variant, control.lcp_s, control.ctr) == ("A", 2.9, 0.031)
    assert arm.conversion_rate == pytest.approx(0.015)
    assert arm.clicks is None


def test_counts_are_read() -> None:
    body = b"arm;impr;clicks;visits;leads\nold;10,000;300;900;25\nnew;10000;360;950;31\n"
    control, arm = experiment_rows.read(body)
    assert (control.impressions, control.clicks) == (10_000, 300)
    assert (arm.sessions, arm.conversions) == (950, 31)


def test_the_control_stands_first() -> None:
    arms = experiment_rows.read(b"variant,clicks\nB,1\nControl,2\n")
    assert [arm.variant for arm in arms] == ["Control", "B"]


def test_rows_of_one_variant_are_added_up() -> None:
    body = b"variant,impressions,clicks\nA,100,3\nB,100,4\na,50,2\n"
    assert experiment_rows.read(body)[0].impressions == 150
    assert experiment_rows.read(body)[0].clicks == 5


def test_rates_that_stand_twice_are_refused() -> None:
    with pytest.raises(InvalidInput, match="stand twice"):
        experiment_rows.read(b"variant,ctr\nA,0.1\nB,0.1\nA,0.2\n")


def test_more_clicks_than_impressions_are_refused() -> None:
    with pytest.raises(FaultyDocument) as caught:
        experiment_rows.read(b"Variant,Impressions,Clicks\nA,10,11\nB,10,x\n")
    assert [fault.place for fault in caught.value.faults] == ["line 2, Clicks", "line 3, Clicks"]


def test_one_variant_is_no_test() -> None:
    with pytest.raises(InvalidInput, match="has 1 variants"):
        experiment_rows.read(b"variant,clicks\nA,3\n")


def test_a_table_without_counts_and_rates_is_refused() -> None:
    with pytest.raises(InvalidInput, match="neither counts nor rates"):
        experiment_rows.read(b"variant,colour\nA,red\nB,blue\n")


@given(st.text(max_size=120))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        arms = experiment_rows.read(f"variant,clicks,ctr\n{text}".encode())
    except InvalidInput:
        return
    assert 2 <= len(arms) <= experiment_rows.MAX_ARMS
