"""Fill a PostgreSQL with months of counted weeks of all dealers, and time what reads them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from aiv.domain.changes.weeks import week_of
from aiv.models import Dealer, DealerWeek, Market, WeekCount
from aiv.selectors.changes import dealer_changes, week_counts
from aiv.selectors.score import aged_scores
from aiv.services.changes import weeks
from tests import scored
from tests.benchmarks import history_spread, overview_rows

SLUG = "dealer-0"
MANY = 50_000
"""Rows of a table that no page may read from end to end."""
PAGES = {
    "overview": f"/dealers/{SLUG}/",
    "changes": f"/dealers/{SLUG}/changes/",
    "AIV with its history": f"/dealers/{SLUG}/aiv/",
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
    with connection.cursor() as cursor:
        # Rows are made between two batches of one transaction, on a busy machine for long.
        cursor.execute("SET idle_in_transaction_session_timeout = 0")
        cursor.execute("SET statement_timeout = 0")
    overview_rows.fill(overview_rows.IN_A_MARKET, months)
    history_spread.markets(dealers // overview_rows.IN_A_MARKET - 1)
    market, dealer = Market.objects.get(slug="market-0"), Dealer.objects.get(slug=SLUG)
    weeks.count(market, now=datetime.now(UTC))
    with connection.cursor() as cursor:
        with history_spread.indexed_afterwards(DealerWeek._meta.db_table):
            cursor.execute(SPREAD_DEALERS, [dealer.pk, market.pk])
        cursor.execute(SPREAD_COUNTS, [market.pk, market.pk])
    history_spread.spread(market, [*scored.COMPLETE])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {
        **history_spread.sizes(),
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
        found[name] = _best(lambda path=path: client.get(path), rounds)  # type: ignore[misc]
    market, dealer = Market.objects.get(slug="market-0"), Dealer.objects.get(slug=SLUG)
    now = datetime.now(UTC)
    last = week_of(now, market.time_zone).before
    reads: dict[str, Callable[[], object]] = {
        "line of a dealer": lambda: week_counts.of_dealer(dealer, market),
        "two weeks of a market": lambda: week_counts.of_weeks(market, [last, last.before]),
        "weeks of a market": lambda: week_counts.counted(market),
        "newest change": lambda: dealer_changes.newest(dealer, market, now=now),
    }
    found |= {name: _best(run, rounds) for name, run in reads.items()}
    return found | {"scores that are due": _best(lambda: aged_scores.by_market(now), 3)}


def plans() -> dict[str, list[str]]:
    """Name what reads a big table from end to end, by page and by what falls due."""
    from dealershipai.accounts.models import User

    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.get(email=overview_rows.OWNER))
    reads: dict[str, Callable[[], object]] = {
        **{name: lambda path=path: client.get(path) for name, path in PAGES.items()},  # type: ignore[misc]
        "scores that are due": lambda: aged_scores.by_market(datetime.now(UTC)),
    }
    queries = {name: _queries(read) for name, read in reads.items()}
    whole = {
        name: sorted({table for plan in _plans(asked) for table in _scans(plan)})
        for name, asked in queries.items()
    }
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, COSTS OFF) {queries['scores that are due'][0]}")
        return {**whole, "plan of scores that are due": [row[0] for row in cursor.fetchall()]}


def _queries(read: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        read()
    asked = (query["sql"] for query in captured.captured_queries)
    return [sql for sql in asked if sql.startswith("SELECT")]


def _plans(queries: Iterable[str]) -> Iterator[dict[str, Any]]:
    with connection.cursor() as cursor:
        for sql in queries:
            cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
            yield cursor.fetchone()[0][0]["Plan"]


def _scans(plan: dict[str, Any]) -> Iterator[str]:
    """Name the tables of many rows that a plan reads whole."""
    name = plan.get("Relation Name", "")
    if plan["Node Type"] == "Seq Scan" and _rows(name) > MANY:
        yield f"{name} ({_rows(name):,} rows)"
    for part in plan.get("Plans", ()):
        yield from _scans(part)


@cache
def _rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE relname = %s", [table])
        found: int = cursor.fetchone()[0]
    return found


def _best(run: Callable[[], object], rounds: int) -> float:
    """Give the least milliseconds by the clock: whatever else the machine does only adds."""
    took = []
    for _ in range(rounds):
        begun = time.perf_counter()
        run()
        took.append((time.perf_counter() - begun) * 1000.0)
    return min(took)
