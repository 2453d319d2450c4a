"""An alert's Slack message carries its figures and evidence, and shows others' words as written."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import override_settings

from aiv.domain.alerting import words
from aiv.domain.alerting.values import Draw, Figures
from aiv.models import Alert, Dealer, Market
from aiv.services.alerts import alert_posts
from tests import alerted
from tests.contracts.test_words import SALES, TOP

pytestmark = pytest.mark.django_db
FIGURES = Figures(
    before=0.7, after=0.4, delta=-0.3, lo=-0.35, hi=-0.25, adjusted_delta=-0.29, p=0.004,
    peers=40, answers=360, intents=20,
)  # fmt: skip
DRAW = Draw(delta=-0.28, lo=-0.33, hi=-0.22, p=0.0004, answers=120)
HOSTILE = 'Harbor & <!channel> <https://evil.example|Toyota>\n*bold* "x"'


@pytest.fixture
def alert(market: Market, dealers: list[Dealer]) -> Alert:
    """Give a confirmed drop with its words and those of its second draw."""
    return alerted.alert(
        dealers[0], market, words=words.moved(FIGURES), second_words=words.second(DRAW)
    )


def body_of(alert: Alert) -> dict[str, Any]:
    with override_settings(APP_URL="https://aiv.harborpoint.example"):
        return alert_posts.message(alert).body()


def marked(body: dict[str, Any]) -> str:
    """Give all text in which Slack reads marks."""
    sections = [block["text"]["text"] for block in body["blocks"] if block["type"] == "section"]
    small = [each["text"] for block in body["blocks"] for each in block.get("elements", ())]
    return "\n".join([*sections, *small])


def test_it_is_a_heading_the_words_and_where_they_come_from(alert: Alert) -> None:
    body = body_of(alert)
    assert body["text"] == alert.title
    assert [block["type"] for block in body["blocks"]] == ["header", "section", "context"]
    assert body["blocks"][0]["text"] == {"type": "plain_text", "text": alert.title}
    assert body["blocks"][1]["text"]["verbatim"] is True


def test_it_says_the_figures_of_both_draws(alert: Alert) -> None:
    said = marked(body_of(alert))
    assert (
        "From 70.0 to 40.0 of 100 answers: down 30.0 points (25.0 to 35.0), p 0.004 after "
        "correction, 360 answers to 20 questions. 29.0 points below the middle change of 40 "
        "dealers measured with the same assistants." in said
    )
    assert "Asked again: down 28.0 points (22.0 to 33.0), p below 0.001, 120 new answers." in said


def test_it_links_to_the_evidence_and_names_its_method(alert: Alert) -> None:
    small = marked(body_of(alert)).splitlines()[-1]
    assert alert.dealer
    start = f"<https://aiv.harborpoint.example/dealers/{alert.dealer.slug}/changes/?"
    assert small.startswith(start)
    assert small.endswith("|The answers and figures behind it>. Method alert-1.")


def test_words_of_others_call_nobody_and_link_nowhere(alert: Alert) -> None:
    alert.title = alert.words = HOSTILE
    alert.second_words = HOSTILE
    body = body_of(alert)
    shown = 'Harbor &amp; &lt;!channel&gt; &lt;https://evil.example|Toyota&gt; *bold* "x"'
    assert body["text"] == shown
    assert marked(body).splitlines()[:2] == [shown, shown]
    assert body["blocks"][0]["text"]["type"] == "plain_text"
    assert marked(body).count("<") == 1, "the link to the evidence is the only one"


def test_without_a_second_draw_there_is_no_empty_line(alert: Alert) -> None:
    alert.second_words = ""
    (section,) = [b for b in body_of(alert)["blocks"] if b["type"] == "section"]
    assert section["text"]["text"] == alert.words


@pytest.mark.parametrize("pattern", [SALES, TOP], ids=["sales talk", "top x percent"])
def test_it_does_not_sell(alert: Alert, pattern: Any) -> None:
    assert not pattern.search(str(body_of(alert)))
