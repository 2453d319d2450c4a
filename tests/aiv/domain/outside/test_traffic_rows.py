"""Exports of analytics and search are read by their own columns; only what counts is counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.outside import traffic_rows
from aiv.domain.outside.traffic_rows import (
    GA4,
    GENERATIVE,
    OTHERS,
    SEARCH,
    UNNAMED,
    Reading,
    Traffic,
)

READING = Reading(
    assistant_of={"chatgpt.com": "chatgpt"}.get,
    is_branded=traffic_rows.branded(["Harbor Point Toyota"]),
)
ANALYTICS = """# ----------------------------------------
# Traffic acquisition
# Start date: 20261001
# ----------------------------------------
Session source,Session default channel group,Sessions,Key events
,,150,9
chatgpt.com,AI Assistant,40,3
google,Organic Search,100,6
poe.example,AI Assistant,10,0
Grand total,,150,9
"""


def read(body: str, kind: str) -> Traffic:
    return traffic_rows.read(body.encode(), kind, READING)


def test_analytics_counts_assistants_and_adds_up_the_rest() -> None:
    found = read(ANALYTICS, GA4)
    lines = {(row.subject, row.is_counted, row.sessions, row.leads) for row in found.lines.values()}
    assert lines == {("chatgpt", True, 40, 3), (UNNAMED, True, 10, 0), (OTHERS, False, 100, 6)}
    assert found.rows == 3


def test_channels_alone_are_enough() -> None:
    found = read("Session primary channel group,Sessions\nAI Assistant,7\nDirect,9\n", GA4)
    assert found.lines[UNNAMED].sessions == 7
    assert found.lines[UNNAMED].leads is None


def test_analytics_without_sources_is_refused() -> None:
    with pytest.raises(InvalidInput, match="sources or of channels"):
        read("Country,Sessions\nUS,9\n", GA4)


def test_searches_with_the_name_are_branded() -> None:
    rows = ("harbor point toyota hours,5,60,8%,1", "harborpointtoyota,1,9,1%,1", "toyota,2,9,0%,9")
    found = read("\n".join(["Top queries,Clicks,Impressions,CTR,Position", *rows]), SEARCH)
    assert [line.is_counted for line in found.lines.values()] == [True, True, False]


@pytest.mark.parametrize("query", ["HARBOR-POINT toyota", "is harbor point toyota good?"])
def test_a_name_is_found_however_it_is_typed(query: str) -> None:
    assert READING.is_branded(query)


def test_a_part_of_a_name_is_not_the_name() -> None:
    assert not READING.is_branded("toyota")
    assert not READING.is_branded("harbor point")
    assert not traffic_rows.branded(["", "!!"])("anything")


def test_the_generative_report_needs_no_clicks() -> None:
    found = read("Page,Impressions\nhttps://a.example/,12\n", GENERATIVE)
    assert found.lines["https://a.example/"].impressions == 12
    assert found.lines["https://a.example/"].clicks is None


def test_a_bad_row_says_its_line_and_column() -> None:
    found = read("Query,Clicks,Impressions\na,=1,2\nb,1,2\n", SEARCH)
    assert [(row.line, row.field) for row in found.rejected] == [(2, "Clicks")]
    assert found.rows == 1


def test_beyond_the_most_subjects_the_rest_is_added_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(traffic_rows, "MAX_SUBJECTS", 2)
    body = "Query,Clicks,Impressions\n" + "".join(f"q{at},1,2\n" for at in range(9))
    assert read(body, SEARCH).lines[OTHERS].impressions == 14


@pytest.mark.parametrize("kind", [GA4, SEARCH, GENERATIVE])
@given(text=st.text(max_size=80))
def test_any_text_is_read_or_refused(kind: str, text: str) -> None:
    try:
        found = read(f"query,source,sessions,clicks,impressions\n{text}", kind)
    except InvalidInput as fault:
        assert fault.field == "file"
    else:
        assert all(line.subject for line in found.lines.values())
