"""Check what is written with an answer: links, mentions, doubts, and the probe's end."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from aiv.domain.evidence.answers import Answer as Said
from aiv.domain.evidence.answers import Citation, Cost, Reply, Source, Usage
from aiv.models import (
    Answer,
    Assistant,
    Correction,
    Dealer,
    Market,
    Panel,
    Probe,
    Prompt,
    Scan,
)
from aiv.services.evidence import answers
from aiv.services.markets import rosters

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 2, 1, tzinfo=UTC)
HOME = "https://www.harborpointtoyota.example/new"


@pytest.fixture
def probe(panel: Panel, assistant: Assistant, dealers: list[Dealer]) -> Probe:
    scan = Scan.objects.create(panel=panel, origin="asked", day=date(2026, 2, 1))
    prompt = Prompt.objects.filter(intent__panel=panel).select_related("intent__panel")[0]
    return Probe(scan=scan, prompt=prompt, assistant=assistant, trial=1)


def reply(text: str, *urls: str, **said: Any) -> Reply:
    links = [
        Citation(ordinal=at, url=url, url_canonical=url, domain="harborpointtoyota.example")
        for at, url in enumerate(urls, start=1)
    ]
    told = {"surface": "responses", "access": None, "status": "completed", "text": text, **said}
    return Reply(answer=Said(provider="openai", **told), citations=tuple(links))


def record(probe: Probe, given: Reply) -> Answer:
    market = Market.objects.get()
    roster = rosters.of(market, rosters.dealers_of(market))
    call = answers.Call(
        asked_at=NOW,
        surface="responses",
        access="official_api",
        place=None,
        digest=uuid4().hex * 2,
    )
    found = answers.read(given, roster, prompt=probe.prompt.text)
    return answers.record(probe, given, call, found=found)


def test_roles_that_count_are_marked_so(probe: Probe) -> None:
    answer = record(probe, reply("1. Harbor Point Toyota\n\nAvoid Marlin Toyota: hidden fees."))
    counted = {row.dealer.name: row.is_counted for row in answer.mentions.all()}
    assert counted == {"Harbor Point Toyota": True, "Marlin Toyota": False}


def test_an_answer_that_was_cut_off_is_read_as_far_as_it_goes(probe: Probe) -> None:
    answer = record(probe, reply("Go to Harbor Point Toyota, or", status="incomplete"))
    assert answer.mentions.count() == 1


@pytest.mark.parametrize("status", ["refused", "blocked", "no_answer", "error"])
def test_what_is_no_answer_names_nobody(probe: Probe, status: str) -> None:
    answer = record(probe, reply("Harbor Point Toyota", HOME, status=status))
    assert not answer.mentions.exists()
    assert not answer.own_site_citations.exists()


@pytest.mark.parametrize("text", ["Harbor Point Toyota is good.", "See this page."])
def test_an_own_site_is_cited_whether_the_dealer_is_named_or_not(probe: Probe, text: str) -> None:
    answer = record(probe, reply(text, HOME, HOME))
    assert [row.dealer.name for row in answer.own_site_citations.all()] == ["Harbor Point Toyota"]


def test_a_hidden_link_to_an_own_site_is_a_citation(probe: Probe) -> None:
    answer = record(probe, reply(f"See [this page]({HOME})."))
    assert answer.own_site_citations.count() == 1


def test_words_that_fit_two_dealers_wait_for_an_operator(probe: Probe) -> None:
    for dealer in Dealer.objects.filter(name__in=["Marlin Toyota", "Sandbar Toyota"]):
        dealer.aliases.create(value="Bayside Motors")
    answer = record(probe, reply("I would try Bayside Motors first."))
    waiting = Correction.objects.filter(answer=answer)
    assert {row.dealer.name for row in waiting} == {"Marlin Toyota", "Sandbar Toyota"}
    assert {row.quote for row in waiting} == {"Bayside Motors"}
    assert not waiting.filter(proposed_by__isnull=False).exists()


def test_a_claimed_probe_ends_answered(probe: Probe) -> None:
    probe.state, probe.lease_until, probe.lease_token = "claimed", NOW, uuid4()
    probe.save(force_insert=True)
    record(probe, reply("Harbor Point Toyota"))
    probe.refresh_from_db()
    assert (probe.state, probe.lease_until, probe.lease_token) == ("answered", None, None)


def test_money_is_kept_in_millionths(probe: Probe) -> None:
    given = reply("Yes.")
    cost = Cost(cost_usd=Decimal("0.0123456"), cost_source="provider")
    answer = record(probe, Reply(answer=given.answer, cost=cost))
    assert (answer.cost_micros, answer.cost_source) == (12346, "provider")


@pytest.mark.parametrize("dollars", [None, Decimal("NaN"), Decimal("-1"), Decimal("1e300")])
def test_money_that_cannot_be_is_not_known(probe: Probe, dollars: Decimal | None) -> None:
    given = Reply(answer=reply("Yes.").answer, cost=Cost(cost_usd=dollars))
    assert record(probe, given).cost_micros is None


def test_what_a_stranger_sends_fits_the_columns(probe: Probe) -> None:
    given = Reply(
        answer=reply("Yes.\x00", model_served="m" * 900, finish_reason="f\ud800" * 90).answer,
        citations=(
            Citation(
                ordinal=1, url="u" * 9000, url_canonical="u", domain="d" * 900,
                raw_start=2**40, raw_end=-5, confidence=float("nan"), extra={"a": "\x00"},
            ),
        ),
        sources=(
            Source(rank=1, url="u", url_canonical="u", domain="d", kind="opened", title="\x00"),
        ),
        usage=Usage(input=2**70, raw={"a": "\ud800"}),
    )  # fmt: skip
    answer = record(probe, given)
    answer.refresh_from_db()
    link = answer.citations.get()
    assert (len(answer.model_served), len(link.domain), len(link.url)) == (120, 253, 9000)
    assert (link.raw_start, link.raw_end, link.confidence) == (None, None, None)
    assert (answer.text, link.extra) == ("Yes.\ufffd", {"a": "\ufffd"})


def test_a_roster_of_the_same_names_is_compiled_once(dealers: list[Dealer], market: Market) -> None:
    first = rosters.of(market, rosters.dealers_of(market))
    assert rosters.of(market, rosters.dealers_of(market)).names is first.names
    dealers[0].aliases.create(value="Harbor Toyota")
    assert rosters.of(market, rosters.dealers_of(market)).names is not first.names


def test_further_domains_and_phones_name_a_dealer_too(probe: Probe) -> None:
    dealer = Dealer.objects.get(name="Marlin Toyota")
    dealer.aliases.create(kind="domain", value="marlin-outlet.example")
    dealer.aliases.create(kind="phone", value="+1 239 555 0188")
    answer = record(probe, reply("Call (239) 555-0188.", "https://www.marlin-outlet.example/new"))
    assert [row.dealer for row in answer.mentions.all()] == [dealer]
    assert [row.dealer for row in answer.own_site_citations.all()] == [dealer]


def test_a_domain_that_only_begins_alike_is_another_one(probe: Probe) -> None:
    dealer = Dealer.objects.get(name="Marlin Toyota")
    dealer.aliases.create(kind="domain", value="marlin-outlet.example")
    answer = record(probe, reply("See https://marlin-outlet.example.evil.example/new."))
    assert not answer.mentions.exists()
    assert not answer.own_site_citations.exists()
