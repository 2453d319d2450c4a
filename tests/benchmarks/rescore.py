"""Print how long it takes to score a thousand dealers anew, and whether that grows with markets.

Run by hand: python -m tests.benchmarks.rescore [MARKETS]
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiv.models import Answer, Assistant, Dealer, Market, Probe, Prompt

MARKETS = 100
STEPS = 4
DEALERS = 10
INTENTS = 40
TRIALS = 3
PLATFORMS = ("chatgpt", "claude", "perplexity", "gemini", "grok", "ai_overview")
SITES = tuple(f"site-{number}.example" for number in range(40))
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
BUDGET_SECONDS = 60.0


def main(markets: int) -> None:
    """Fill a database of its own, then score a quarter of the markets after the other."""
    with tempfile.TemporaryDirectory() as folder:
        _prepare(Path(folder))
        begun = time.monotonic()
        filled = [_fill(number) for number in range(markets)]
        print(f"filled in {time.monotonic() - begun:.0f} s")
        _score(filled)


def _prepare(folder: Path) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "dealershipai.settings"
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'rescoring.sqlite3'}"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _score(markets: list[Market]) -> None:
    from aiv.services.score import scores

    per_step = max(1, len(markets) // STEPS)
    total = 0.0
    for first in range(0, len(markets), per_step):
        begun = time.process_time()
        made = [
            score
            for market in markets[first : first + per_step]
            for score in scores.rescore(market, now=NOW)
        ]
        spent = time.process_time() - begun
        total += spent
        print(f"markets {first + 1} to {first + per_step}: {len(made)} scores in {spent:.1f} s")
    print(f"all: {total:.1f} s of one core; the budget is {BUDGET_SECONDS:.0f} s")


def _fill(number: int) -> Market:
    """Make one market with answers of three trials, straight to the tables."""
    from django.db import transaction

    from tests import cast

    rng = random.Random(number)
    with transaction.atomic():
        market: Market = cast.market(f"market-{number}", f"Town {number}")
        dealers = [
            cast.dealer(f"Town {number} Store {each}", number=each, market=market)
            for each in range(DEALERS)
        ]
        assistants = [
            cast.assistant(market, f"{platform}-{number}", platform) for platform in PLATFORMS
        ]
        _answer(market, dealers, assistants, rng)
    return market


def _answer(
    market: Market, dealers: list[Dealer], assistants: list[Assistant], rng: random.Random
) -> None:
    from aiv.models import Answer, Citation, Mention, Probe, Prompt, Scan
    from tests import answered

    panel = answered.panel(market, INTENTS)
    scan = Scan.objects.create(panel=panel, day=NOW.date(), origin="imported")
    prompts = list(Prompt.objects.filter(intent__panel=panel).select_related("intent"))
    probes = [
        Probe(scan=scan, prompt=prompt, assistant=assistant, trial=trial, state="answered")
        for assistant in assistants
        for prompt in prompts
        for trial in range(1, TRIALS + 1)
    ]
    Probe.objects.bulk_create(probes)
    answers = [_one(market, probe, probe.prompt, at) for at, probe in enumerate(probes)]
    Answer.objects.bulk_create(answers)
    Mention.objects.bulk_create(
        mention for each in answers for mention in _mentions(each, dealers, rng)
    )
    Citation.objects.bulk_create(cited for each in answers for cited in _citations(each, rng))


def _one(market: Market, probe: Probe, prompt: Prompt, at: int) -> Answer:
    from aiv.models import Answer

    return Answer(
        probe=probe,
        panel_id=prompt.intent.panel_id,
        intent=prompt.intent,
        assistant=probe.assistant,
        market=market,
        asked_at=NOW - timedelta(minutes=at),
        digest=f"{market.slug}-{at}".ljust(64, "x"),
        surface="responses",
        access="official_api",
        place={"zip": f"0000{at % 5}"},
        status="completed",
        text="An invented answer.",
        normaliser_version="1",
        detector_version="1",
    )


def _mentions(answer: Answer, dealers: list[Dealer], rng: random.Random) -> Iterator[object]:
    from aiv.models import Mention

    for order, dealer in enumerate(rng.sample(dealers, rng.randint(0, 4)), start=1):
        yield Mention(
            answer=answer, dealer=dealer, order=order, role="option", quote=dealer.name,
            start=0, end=5, method_version="1", is_counted=True,
        )  # fmt: skip


def _citations(answer: Answer, rng: random.Random) -> Iterator[object]:
    from aiv.models import Citation

    for ordinal, host in enumerate(rng.sample(SITES, rng.randint(0, 3)), start=1):
        url = f"https://{host}/"
        yield Citation(answer=answer, ordinal=ordinal, url=url, url_canonical=url, domain=host)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MARKETS)
