"""Fill a PostgreSQL with months of counted weeks of all dealers, and time what reads them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from aiv.domain.weeks import week_of
from aiv.models import Dealer, DealerWeek, Market, WeekCount
from aiv.selectors import dealer_changes, week_counts
from aiv.services import weeks
from tests.benchmarks import overview_rows

SLUG = "dealer-0"
PAGES = {
    "overview": f"/dealers/{SLUG}/",
    "changes": f"/dealers/{SLUG}/changes/",
}
# Weeks of every other dealer and market, straight from the first market's own, so that the
# tables, their indexes and the size of a row are those of a real installation.
SPREAD_DEALERS = """
    INSERT INTO aiv_dealerweek (
        dealer_id, market_id, week, series, engines, share, lo, hi, named, answered, intents,
        delta, words, z, z_by_assistant, is_demo)
    SELECT place.dealer_id, place.market_id, sample.week, sample.series, sample.engines,
        sample.share, sample.lo, sample.hi, sample.named, sample.answered, sample.intents,
        sample.delta, sample.words, sample.z, sample.z_by_assistant, false
    FROM aiv_market_dealers AS place
    CROSS JOIN (SELECT * FROM aiv_dealerweek WHERE dealer_id = %s) AS sample
    WHERE place.market_id <> %s
"""
SPREAD_COUNTS = """
    INSERT INTO aiv_weekcount (
        market_id, week, assistant_id, platform, surface, access, model, lineage, is_declared,
        answers, intents, named, counted_at)
    SELECT market.id, sample.week, sample.assistant_id, sample.platform, sample.surface,
        sample.access, sample.model, sample.lineage, sample.is_declared, sample.answers,
        sample.intents, '{}'::jsonb, sample.counted_at
    FROM aiv_market AS market
    CROSS JOIN (SELECT * FROM aiv_weekcount WHERE market_id = %s) AS sample
    WHERE market.id <> %s
"""


def fill(dealers: int, months: int) -> dict[str, float]:
    """Write answers of the first market, count its weeks, and spread the counts over all others."""
    begun = time.perf_counter()
    overview_rows.fill(dealers, months)
    market, dealer = Market.objects.get(slug="market-0"), Dealer.objects.get(slug=SLUG)
    weeks.count(market, now=datetime.now(UTC))
    with connection.cursor() as cursor:
        cursor.execute(SPREAD_DEALERS, [dealer.pk, market.pk])
        cursor.execute(SPREAD_COUNTS, [market.pk, market.pk])
        cursor.execute("ANALYZE")
    return {
        "dealers": dealers,
        "dealer_weeks": DealerWeek.objects.count(),
        "week_counts": WeekCount.objects.count(),
        "seconds": round(time.perf_counter() - begun, 1),
    }


def read(rounds: int) -> dict[str, float]:
    """Time pages through the whole stack, and the queries of the line by themselves."""
    from dealershipai.accounts.models import User

    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.get(email=overview_rows.OWNER))
    found: dict[str, float] = {}
    for name, path in PAGES.items():
        assert client.get(path).status_code == 200
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        found[f"{name} queries"] = len(queries)
        found[name] = _median(lambda path=path: client.get(path), rounds)  # type: ignore[misc]
    market, dealer = Market.objects.get(slug="market-0"), Dealer.objects.get(slug=SLUG)
    now = datetime.now(UTC)
    last = week_of(now, market.time_zone).before
    reads: dict[str, Callable[[], object]] = {
        "line of a dealer": lambda: week_counts.of_dealer(dealer, market),
        "two weeks of a market": lambda: week_counts.of_weeks(market, [last, last.before]),
        "weeks of a market": lambda: week_counts.counted(market),
        "newest change": lambda: dealer_changes.newest(dealer, market, now=now),
    }
    return found | {name: _median(run, rounds) for name, run in reads.items()}


def plans() -> str:
    """Give the database's plans of the line, the two weeks and the newest change."""
    market, dealer = Market.objects.get(slug="market-0"), Dealer.objects.get(slug=SLUG)
    asked = (
        DealerWeek.objects.filter(dealer=dealer, market=market).order_by("-week")[:104],
        WeekCount.objects.filter(market=market, week__gte=week_of(datetime.now(UTC), "UTC").monday),
        DealerWeek.objects.filter(peers__isnull=True, z__isnull=False).order_by("-week")[:1],
    )
    return "\n\n".join(rows.explain(analyze=True) for rows in asked)


def _median(run: Callable[[], object], rounds: int) -> float:
    """Give the median milliseconds by the clock: the database works in another process."""
    took = []
    for _ in range(rounds):
        begun = time.perf_counter()
        run()
        took.append((time.perf_counter() - begun) * 1000.0)
    return statistics.median(took)
