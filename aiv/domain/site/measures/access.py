"""Measure crawl_budget_mult, shown as "crawl access": pages that answering bots can reach."""

from __future__ import annotations

import math
from typing import Final

from aiv.domain.score import inputs
from aiv.domain.score.input_records import InputRecord
from aiv.domain.site import site_pages
from aiv.domain.site.bot_grid import BotGrid
from aiv.domain.site.bots import BOTS
from aiv.domain.site.measures import records
from aiv.domain.site.site_facts import SiteFacts

NAME: Final = "crawl_budget_mult"
LEAST_PAGES, LEAST_BOTS = 20, 3
WEIGHTS: Final = {"Claude-SearchBot": 0.5, "Claude-User": 0.5}
"""Two bots of one assistant that stand for one another share its place (measurement.md 3)."""


def reach(site: SiteFacts, grid: BotGrid) -> InputRecord:
    """Measure the mean over bots of reached / important pages.

    Exact where every important page was asked for; else with the error of a share of pages.
    """
    rows = [row for bot in BOTS if bot.gates_answers for row in [_row(grid, bot.token)] if row[2]]
    n = max((row[2] for row in rows), default=0)
    record = records.base(NAME, site, n_obs=n)
    shortfalls = records.shortfall(n, LEAST_PAGES, "important pages")
    shortfalls += records.shortfall(len(rows), LEAST_BOTS, "bots")
    value = inputs.crawl_budget(rows)
    if shortfalls or value is None:
        return records.too_few(record, shortfalls)
    there = _important(site)
    if n >= there:
        return records.census(record, value)
    # Beta with a flat prior: the same pages carry all bots, so bots add no independent sample.
    a, b = value * n + 1.0, (1.0 - value) * n + 1.0
    variance = a * b / ((a + b) ** 2 * (a + b + 1)) * (1 - n / there)
    return records.sampled(record, value, math.sqrt(variance))


def _row(grid: BotGrid, token: str) -> tuple[float, int, int]:
    known = [cell for cell in grid.of_bot(token) if cell.is_reached is not None]
    reached = sum(cell.is_reached is True for cell in known)
    return WEIGHTS.get(token, 1.0), reached, len(known)


def _important(site: SiteFacts) -> int:
    there = site_pages.population(site)
    return sum(there[kind] for kind in site_pages.IMPORTANCE)
