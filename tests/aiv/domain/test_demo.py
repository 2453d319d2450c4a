"""The script is invented, repeats itself from its seed, and says what its truth says."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest

from aiv.domain import demo, library, links
from aiv.domain.demo import Question, ground, truth
from aiv.domain.demo.market import MAKE, SURFACE
from aiv.domain.index import PLATFORMS
from aiv.domain.markets import market_file
from aiv.domain.mentions import (
    COUNTED_ROLES,
    DealerEntry,
    LinkedPage,
    MarketPlace,
    compile_roster,
    detect,
)
from aiv.domain.score.input_records import KINDS

PLACE = library.Place(make=MAKE, city="Demo Harbor", region="ME")
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
ROSTER = compile_roster(
    DealerEntry(
        id=store.slug,
        name=store.name,
        aliases=(),
        website=f"https://www.{store.host}",
        phone=store.phone,
        street=store.street,
        city=PLACE.city,
        region=PLACE.region,
        makes=(MAKE,),
    )
    for store in demo.DEALERS
)


def question(department: str = "new", platform: str = "chatgpt") -> Question:
    return Question(intent="new-best-dealer", department=department, platform=platform)


def found_in(text: str, *, prompt: str = "", cited: tuple[LinkedPage, ...] = ()) -> set[str]:
    place = MarketPlace(make=PLACE.make, city=PLACE.city, region=PLACE.region)
    found = detect(ROSTER, text=text, prompt=prompt, citations=cited, market=place)
    assert not found.unsettled
    return {each.dealer for each in found.mentions if each.role in COUNTED_ROLES}


def test_the_document_can_be_loaded() -> None:
    file = market_file.read(demo.document())
    assert (len(file.dealers), len(file.intents), len(file.assistants)) == (8, 40, 6)
    assert {len(intent.wordings) for intent in file.intents} == {demo.WORDINGS}
    assert len(file.market.centroids) == 5


def test_dealers_can_be_nobody_elses() -> None:
    for store in demo.DEALERS:
        assert store.host.endswith(".example")
        assert re.fullmatch(r"\+1\d{3}55501\d\d", store.phone)
        assert store.slug.startswith("demo-")


def test_copilot_is_not_asked() -> None:
    assert {*demo.ASSISTANTS.values()} == {*PLATFORMS, "ai_overview"} - {"copilot"}


def test_every_assistant_is_marked_demo() -> None:
    rows = market_file.read(demo.document()).assistants
    assert {(row.provider, row.surface) for row in rows} == {(demo.PROVIDER, SURFACE)}


@pytest.mark.parametrize("platform", ["chatgpt", "perplexity", "ai_overview"])
def test_the_same_seed_says_the_same_words(platform: str) -> None:
    one, again = (demo.reply(question(platform=platform), Random("seed")) for _ in range(2))
    assert one == again


def test_another_seed_says_other_words() -> None:
    texts = {demo.reply(question(), Random(seed)).answer.text for seed in range(20)}
    assert len(texts) > 15


def test_true_rates_are_shares_for_every_department_and_platform() -> None:
    departments = {intent.department for intent in library.panel(PLACE)}
    for store in demo.DEALERS:
        for platform in demo.ASSISTANTS.values():
            for department in departments:
                rate = demo.true_rate(store.slug, department=department, platform=platform)
                assert 0.0 <= rate < 1.0


def test_detection_reads_out_of_the_words_whom_the_script_put_in() -> None:
    """Rates of a large draw are the constants within four standard errors."""
    rng, named, answered = Random(7), Counter[str](), 0
    for _ in range(500):
        reply = demo.reply(question("service"), rng)
        if reply.answer.status == "completed":
            answered += 1
            named.update(found_in(reply.answer.text))
    for store in demo.DEALERS:
        rate = demo.true_rate(store.slug, department="service", platform="chatgpt")
        error = (rate * (1 - rate) / answered) ** 0.5
        assert abs(named[store.slug] / answered - rate) <= 4 * error


def test_citations_name_nobody_whom_the_words_do_not_name() -> None:
    rng = Random(11)
    for intent in library.panel(PLACE):
        asked = question(intent.department, "perplexity")
        reply = demo.reply(asked, rng)
        pages = tuple(LinkedPage(url=c.url, title=c.title, start=c.start, end=c.end)
                      for c in reply.citations)  # fmt: skip
        words = found_in(reply.answer.text)
        assert found_in(reply.answer.text, prompt=intent.wordings[0], cited=pages) == words


def test_spans_of_own_pages_begin_with_the_dealers_name() -> None:
    names = {store.host: store.name for store in demo.DEALERS}
    rng, checked = Random(3), 0
    for _ in range(50):
        reply = demo.reply(question(platform="perplexity"), rng)
        for page in reply.citations:
            assert page.domain == links.domain_of(page.url)
            if page.domain in names:
                assert page.start is not None
                assert reply.answer.text[page.start :].startswith(names[page.domain])
                checked += 1
    assert checked


def test_calls_fail_and_refuse_and_overviews_stay_away() -> None:
    rng = Random(5)
    asked = [demo.reply(question(platform=p), rng).answer for p in ("grok", "ai_overview") * 400]
    counts = Counter(answer.status for answer in asked)
    assert set(counts) == {"completed", "error", "refused", "no_answer"}
    assert abs(counts["no_answer"] / 400 - (1 - demo.OVERVIEW_SHOWN)) < 0.1
    assert all(bool(answer.text) is (answer.status == "completed") for answer in asked)


def test_a_dealer_without_a_rate_is_never_even_warned_of() -> None:
    (never,) = [s for s in demo.DEALERS if not truth.is_ever_named(s.slug)]
    rng = Random(2)
    texts = [demo.reply(question("reputation"), rng).answer.text for _ in range(300)]
    assert not any(never.name in text for text in texts)


def test_weeks_lie_a_week_apart_and_in_the_past() -> None:
    weeks = demo.weeks_before(NOW)
    assert {b.day - a.day for a, b in pairwise(weeks)} == {timedelta(days=7)}
    assert len(weeks) == 8
    assert timedelta(0) < NOW - weeks[-1].asked_at(240) <= timedelta(days=7, hours=4)


def test_every_wording_and_trial_comes_up() -> None:
    assert {week.trial for week in demo.weeks_before(NOW)} == {1, 2, 3}


def test_a_later_day_of_the_week_gives_the_same_weeks() -> None:
    assert demo.weeks_before(NOW) == demo.weeks_before(NOW + timedelta(days=2))


def test_only_the_demos_own_stores_have_ground() -> None:
    having = {store.slug for store in demo.DEALERS if demo.inputs_of(store.slug)}
    assert having == set(demo.GROUP_STORES)
    names = {each.name for slug in having for each in ground.inputs_of(slug)}
    assert names <= set(KINDS)
