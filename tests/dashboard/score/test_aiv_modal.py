"""Prove the index taken apart: as a page, as a dialog, part by part, and whose it is."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from aiv.domain.sentences import rate_words
from aiv.models import Assistant, Dealer, Market, Panel, Prompt, Score
from aiv.services.score import scores
from dashboard.pages.score.aiv import PARTS
from dealershipai.accounts.models import User
from tests import answered, cast, scored
from tests.answered import Said

URL = "/dealers/harbor-point-toyota/aiv/"
DIALOG = {"HX-Request": "true", "HX-Target": "dialog-content"}
PART = {"HX-Request": "true", "HX-Target": "part"}


@pytest.fixture
def headline(market: Market, panel: Panel, dealers: list[Dealer]) -> Score:
    return scored.score(dealers[0], market, panel, {**scored.COMPLETE, **scored.MONEY})


@pytest.fixture
def unmeasured(market: Market, panel: Panel, dealers: list[Dealer]) -> Score:
    return scored.score(dealers[0], market, panel, scored.PANEL_ONLY)


@pytest.fixture
def signed_in(client: Client, owner: User) -> Client:
    client.force_login(owner)
    return client


def read(client: Client, url: str = URL, headers: dict[str, str] | None = None) -> str:
    return " ".join(client.get(url, headers=headers or {}).content.decode().split())


def part(client: Client, name: str) -> str:
    return read(client, f"{URL}{name}/", PART)


def test_the_page_holds_every_part(signed_in: Client, headline: Score) -> None:
    html = read(signed_in)
    for name, (label, _) in PARTS.items():
        assert f'id="aiv-{name}"' in html
        assert label in html
    assert "lazy-part" not in html.split("<main", 1)[1]


def test_the_dialog_is_a_fragment_whose_parts_load_later(
    signed_in: Client, headline: Score
) -> None:
    html = read(signed_in, headers=DIALOG)
    assert "<html" not in html
    assert html.count("<lazy-part") == len(PARTS)
    assert "could not be loaded" in html


def test_the_dialog_says_the_figure_at_once(signed_in: Client, headline: Score) -> None:
    assert headline.aiv and headline.aiv_lo and headline.aiv_hi
    words = rate_words(headline.aiv, headline.aiv_lo, headline.aiv_hi)
    html = read(signed_in, headers=DIALOG)
    assert f">{words.value}</span> of 100" in html
    assert words.interval in html


@pytest.mark.parametrize("name", list(PARTS))
def test_a_part_loads_alone(signed_in: Client, headline: Score, name: str) -> None:
    html = part(signed_in, name)
    assert html
    assert "<html" not in html
    assert "index__number" not in html


@pytest.mark.parametrize("name", list(PARTS))
def test_a_part_loads_without_a_score(signed_in: Client, dealers: list[Dealer], name: str) -> None:
    assert signed_in.get(f"{URL}{name}/", headers=PART).status_code == 200


def test_the_address_of_a_part_leads_to_its_place_on_the_page(
    signed_in: Client, headline: Score
) -> None:
    answer = signed_in.get(f"{URL}formula/")
    assert answer.headers["Location"] == f"{URL}?market=toyota-harbor-point#aiv-formula"


def test_an_unknown_part_is_not_found(signed_in: Client, headline: Score) -> None:
    assert signed_in.get(f"{URL}secrets/", headers=PART).status_code == 404


@pytest.mark.parametrize("url", [URL, f"{URL}parts/"])
def test_a_stranger_gets_404(client: Client, stranger: User, headline: Score, url: str) -> None:
    client.force_login(stranger)
    assert client.get(url, headers=PART).status_code == 404


@pytest.mark.parametrize("name", ["", "parts/", "what-if/"])
def test_a_rival_is_not_taken_apart(
    signed_in: Client, headline: Score, dealers: list[Dealer], panel: Panel, name: str
) -> None:
    scored.score(dealers[1], headline.market, panel, scored.COMPLETE)
    rival = f"/dealers/pelican-cove-toyota/aiv/{name}"
    assert signed_in.get(rival, headers=PART).status_code == 404


def test_an_operator_and_a_viewer_see_it(
    client: Client, operator: User, viewer: User, headline: Score
) -> None:
    for person in (operator, viewer):
        client.force_login(person)
        assert client.get(URL).status_code == 200


def test_every_part_of_the_index_stands_with_value_sample_and_age(
    signed_in: Client, headline: Score
) -> None:
    html = part(signed_in, "parts")
    for code in ("AEO", "GEO", "SEO", "UGC", "GeoLocal", "SCS", "SIS", "SCR", "crawl_budget_mult"):
        assert code in html
    assert "30 of 100 (24 to 36)" in html
    assert "measured, 120 answers to 40 questions" in html


def test_a_missing_input_says_why_and_what_would_measure_it(
    signed_in: Client, unmeasured: Score
) -> None:
    html = part(signed_in, "parts")
    assert "The dealer&#x27;s own site was not audited yet." in html
    assert "Audit the site." in html


def test_a_measured_zero_is_a_measurement_with_its_upper_bound(
    signed_in: Client, market: Market, panel: Panel, dealers: list[Dealer]
) -> None:
    values = {**scored.COMPLETE, "google_aio_inclusion_rate": 0.0}
    scored.score(dealers[0], market, panel, values)
    assert "0 of 100, at most 6" in part(signed_in, "parts")


def test_an_input_opens_exactly_the_answers_behind_it(
    signed_in: Client, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    panel = answered.panel(market, 20)
    said = [Said(named=[(dealers[0], "option")]), Said()] * 20
    answered.ask(panel, assistant, said, asked_at=timezone.now() - timedelta(hours=3))
    scores.rescore_dealer(dealers[0], now=timezone.now())
    html = part(signed_in, "parts")
    assert "See the 40 answers" in html
    (link,) = re.findall(r'href="([^"]*)"[^>]*>See the 40 answers', html)[:1]
    assert "40 answers in" in read(signed_in, link.replace("&amp;", "&"))


def test_the_formula_holds_this_dealers_numbers(signed_in: Client, headline: Score) -> None:
    result = headline.snapshot["result"]
    core, sel, mods = (f"{result['parts'][name]:.3f}" for name in ("core", "sel", "mods"))
    html = part(signed_in, "formula")
    assert f"<b>{result['aiv']['point']:.3f}</b> = {core} × {mods} × (1 + 0.25 × {sel})" in html


def test_a_formula_with_missing_inputs_shows_bounds(signed_in: Client, unmeasured: Score) -> None:
    html = part(signed_in, "formula")
    assert "<b>?</b> =" in html
    assert "AIV lies within <b>0 to " in html
    assert "A missing modifier makes the lower bound 0." in html


def test_what_to_measure_next_ranks_the_inputs(signed_in: Client, headline: Score) -> None:
    html = part(signed_in, "next")
    assert "in % of its variance" in html
    assert "shares__bar" in html


def test_what_is_missing_comes_before_what_is_uncertain(
    signed_in: Client, unmeasured: Score
) -> None:
    assert "What is missing comes first" in part(signed_in, "next")


def test_money_is_a_range_with_its_assumption(signed_in: Client, headline: Score) -> None:
    html = part(signed_in, "money")
    assert "maximum exposure, assumes every opportunity passes through an AI answer" in html
    assert " to $" in html


def test_the_adjusted_index_needs_both_lifts(signed_in: Client, headline: Score) -> None:
    assert "No A/B results were imported." in part(signed_in, "money")


def test_the_prototype_is_labelled_and_folded(signed_in: Client, headline: Score) -> None:
    html = read(signed_in)
    assert "<summary>Original prototype formula</summary>" in html
    assert "neither is comparable with AIV" in html


def test_the_what_if_panel_starts_from_the_measured_inputs(
    signed_in: Client, headline: Score
) -> None:
    html = part(signed_in, "what-if")
    assert 'data-name="platform_scores.chatgpt" data-scale="0.01" data-measured="0.3"' in html
    assert 'data-name="monthly_opportunities"' in html
    assert "Moving inputs needs JavaScript." in html


def test_a_missing_input_starts_empty(signed_in: Client, unmeasured: Score) -> None:
    html = part(signed_in, "what-if")
    assert 'data-name="entity_confidence" data-scale="0.01" data-measured=""' in html


def test_two_comparable_scores_make_a_line(
    signed_in: Client, headline: Score, dealers: list[Dealer], panel: Panel
) -> None:
    earlier = scored.AT - timedelta(days=7)
    values = {**scored.COMPLETE, "ugc_health_score": 50.0, **scored.MONEY}
    scored.score(dealers[0], headline.market, panel, values, at=earlier)
    assert "trend__line" in part(signed_in, "history")


@pytest.fixture
def asked_anew(
    headline: Score, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> Score:
    """Let two panels be asked that share 20 of their 26 questions."""
    older, newer = (answered.panel(market, 26, version=number) for number in (8, 9))
    Prompt.objects.filter(intent__panel=newer, intent__position__lt=6).update(text="Anew?")
    said = [Said(named=[(dealers[0], "option")] if at % 2 else []) for at in range(52)]
    platforms = ("claude", "perplexity", "gemini", "ai_overview")
    asked = [assistant, *(cast.assistant(market, f"{each}-x", each) for each in platforms)]
    for week, panel in ((0, older), (5, newer)):
        for each in asked:
            answered.ask(panel, each, said, asked_at=scored.AT + timedelta(weeks=week))
        at = timezone.now() + timedelta(days=1 + week)
        scored.score(dealers[0], market, panel, scored.COMPLETE, at=at)
    return headline


def test_a_break_between_panels_is_said_and_compared(signed_in: Client, asked_anew: Score) -> None:
    html = part(signed_in, "history")
    assert "another series begins: another panel" in html
    assert "Computed again from the 20 questions that both panels ask in the same words" in html


def test_a_version_of_the_panel_is_marked(
    signed_in: Client, headline: Score, dealers: list[Dealer]
) -> None:
    newer = panel_like(headline.panel, version=2)
    at = scored.AT + timedelta(days=7)
    scored.score(dealers[0], headline.market, newer, scored.COMPLETE, at=at)
    html = part(signed_in, "history")
    assert "version 2 of the panel" in html
    assert "another series begins:" not in html


def panel_like(panel: Panel, *, version: int) -> Panel:
    """Make a version that asks the same in the same words."""
    made = Panel.objects.create(market=panel.market, version=version, digest="2" * 64)
    for row in panel.intents.all():
        wordings = list(row.prompts.values_list("wording", "text"))
        row.pk, row.panel = uuid4(), made
        row.save(force_insert=True)
        for wording, text in wordings:
            Prompt.objects.create(intent=row, wording=wording, text=text)
    return made


def test_one_score_makes_no_line(signed_in: Client, headline: Score) -> None:
    assert "There are not two yet" in part(signed_in, "history")


def test_a_demo_is_labelled_in_the_dialog_too(signed_in: Client, headline: Score) -> None:
    Market.objects.update(is_demo=True)
    assert "demo-strip" in read(signed_in, headers=DIALOG)


@pytest.mark.parametrize("headers", [{}, DIALOG])
def test_twelve_queries_are_enough(
    signed_in: Client,
    headline: Score,
    headers: dict[str, str],
    django_assert_max_num_queries: Any,
) -> None:
    signed_in.get(URL)  # the first page of a session also writes the session down
    with django_assert_max_num_queries(12):
        signed_in.get(URL, headers=headers)
