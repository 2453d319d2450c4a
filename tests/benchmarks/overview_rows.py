"""Fill a database with markets, weekly answers and scores, and time the page that reads them."""

from __future__ import annotations

import gc
import random
import statistics
import time
from datetime import UTC, datetime, timedelta

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from aiv.models import (
    Answer,
    Assistant,
    Dealer,
    Market,
    MarketAssistant,
    Mention,
    Panel,
    Probe,
    Prompt,
    Scan,
    Score,
)
from tests import answered, cast, scored

IN_A_MARKET = 10
INTENTS = 40
TRIALS = 3
PLATFORMS = (("gpt-api", "chatgpt"), ("claude-api", "claude"), ("gemini-api", "gemini"))
WEEKS_A_MONTH = 4
BATCH = 2000
URL = "/dealers/dealer-0/"
OWNER = "owner@group0.example"


def fill(dealers: int, months: int) -> dict[str, float]:
    """Write the markets; the reader's own has every week's answers, each other one a few."""
    call_command("migrate", verbosity=0)
    begun, now = time.perf_counter(), datetime.now(UTC)
    markets = _markets(dealers)
    rooftops = _dealers(markets, dealers)
    assistants = _assistants(markets[0])
    panel = answered.panel(markets[0], INTENTS)
    for week in range(months * WEEKS_A_MONTH):
        _week(panel, assistants, rooftops[:IN_A_MARKET], now - timedelta(weeks=week))
    _scores(panel, markets, rooftops, months, now)
    cast.organization("Group 0", rooftops[0])
    cast.member(rooftops[0].organization, "owner")
    connection.cursor().execute("ANALYZE")
    return {
        "dealers": Dealer.objects.count(),
        "answers": Answer.objects.count(),
        "scores": Score.objects.count(),
        "seconds": round(time.perf_counter() - begun, 1),
    }


def read(rounds: int) -> dict[str, float]:
    """Time the overview through the whole stack of middlewares."""
    from dealershipai.accounts.models import User

    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.get(email=OWNER))
    for _ in range(3):
        assert client.get(URL).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(URL)
    count = len(queries)  # the next request clears them
    # As the servers do (dealershipai/wsgi.py): what start-up made is passed over by the collector.
    gc.collect()
    gc.freeze()
    took = sorted(_timed(client) for _ in range(rounds))
    return {
        "median_ms": statistics.median(took),
        "p95_ms": took[int(len(took) * 0.95)],
        "queries": count,
    }


def _timed(client: Client) -> float:
    """Give the milliseconds this process worked, which a busy machine does not stretch."""
    begun = time.process_time()
    client.get(URL)
    return (time.process_time() - begun) * 1000.0


def _markets(dealers: int) -> list[Market]:
    return Market.objects.bulk_create(
        Market(
            slug=f"market-{at}", name=f"Toyota, Place {at}", make="Toyota", city=f"Place {at}",
            region="FL", time_zone="America/New_York",
        )
        for at in range(dealers // IN_A_MARKET)
    )  # fmt: skip


def _dealers(markets: list[Market], dealers: int) -> list[Dealer]:
    made = Dealer.objects.bulk_create(
        [
            Dealer(slug=f"dealer-{at}", name=f"Dealer {at}", website=f"https://d{at}.example")
            for at in range(dealers)
        ],
        batch_size=BATCH,
    )
    through = Market.dealers.through
    through.objects.bulk_create(
        [
            through(market_id=markets[at // IN_A_MARKET].pk, dealer_id=dealer.pk)
            for at, dealer in enumerate(made)
        ],
        batch_size=BATCH,
    )
    return made


def _assistants(market: Market) -> list[Assistant]:
    made = [
        Assistant(slug=slug, platform=platform, provider="test", model="model-1",
                  surface="responses", access="official_api")
        for slug, platform in PLATFORMS
    ]  # fmt: skip
    Assistant.objects.bulk_create(made)
    MarketAssistant.objects.bulk_create(
        MarketAssistant(market=market, assistant=one, platform=one.platform, is_declared=True)
        for one in made
    )
    return made


def _week(
    panel: Panel, assistants: list[Assistant], dealers: list[Dealer], asked_at: datetime
) -> None:
    rng = random.Random(asked_at.toordinal())
    scan = Scan.objects.create(panel=panel, day=asked_at.date(), origin="imported")
    prompts = list(Prompt.objects.filter(intent__panel=panel).select_related("intent"))
    probes = [
        Probe(scan=scan, prompt=prompt, assistant=assistant, trial=trial, state="answered")
        for prompt in prompts
        for assistant in assistants
        for trial in range(1, TRIALS + 1)
    ]
    Probe.objects.bulk_create(probes, batch_size=BATCH)
    answers = [
        Answer(probe=probe, panel=panel, intent=probe.prompt.intent, assistant=probe.assistant,
               market=panel.market, asked_at=asked_at, digest=probe.pk.hex.ljust(64, "0"),
               surface="responses", access="official_api", status="completed",
               text="Dealer words. " * 60, raw_body="{}" * 600, normaliser_version="t",
               detector_version="t")
        for probe in probes
    ]  # fmt: skip
    Answer.objects.bulk_create(answers, batch_size=BATCH)
    Mention.objects.bulk_create(
        [
            Mention(answer=answer, dealer=dealer, order=order, role="option", quote="Dealer",
                    start=0, end=6, method_version="t", is_counted=True)
            for answer in answers
            for order, dealer in enumerate(rng.sample(dealers, 3), start=1)
        ],
        batch_size=BATCH,
    )  # fmt: skip


def _scores(
    panel: Panel, markets: list[Market], dealers: list[Dealer], months: int, now: datetime
) -> None:
    """Give the own market a score a week, and each other dealer its newest one."""
    weeks = [now - timedelta(weeks=week) for week in range(months * WEEKS_A_MONTH)]
    own = [(dealer, at) for dealer in dealers[:IN_A_MARKET] for at in weeks]
    others = [(dealer, now) for dealer in dealers[IN_A_MARKET:]]
    made = scored.unsaved({**scored.COMPLETE, **scored.MONEY}, at=now)
    places = {dealer.pk: markets[at // IN_A_MARKET] for at, dealer in enumerate(dealers)}
    Score.objects.bulk_create(
        [
            Score(dealer=dealer, market=places[dealer.pk], panel=panel, computed_at=at,
                  mapping=made.mapping, formula_version=made.formula_version, status=made.status,
                  aiv=made.aiv, aiv_lo=made.aiv_lo, aiv_hi=made.aiv_hi, snapshot=made.snapshot)
            for dealer, at in (*own, *others)
        ],
        batch_size=BATCH,
    )  # fmt: skip
