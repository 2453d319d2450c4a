"""Build the methodology page from the code's own constants and versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from aiv import providers
from aiv.domain import actions, alerting, mentions, shopper_questions, stated
from aiv.domain.boards import installation_boards, leaderboards
from aiv.domain.changes import canary_change, change_table, did_it_work
from aiv.domain.evidence import source_class
from aiv.domain.inventory import truth
from aiv.domain.method import method_log
from aiv.domain.method.method_log import LOG, SINCE, Entry
from aiv.domain.outside import experiment_figures, review_figures
from aiv.domain.score import panel_inputs, scoring, sensitivity
from aiv.domain.score.anatomy import PART_KINDS, PartKind
from aiv.domain.score.input_records import KINDS
from aiv.domain.site import checks
from aiv.domain.site.measures import agreement, freshness, records
from aiv.domain.statistics import alerts, mention_rates, rates
from aiv.selectors.score.stored_inputs import MAX_AGE_DAYS
from aiv.services.evidence import corrections
from aiv.services.score import money
from dashboard.pages.score.part_rows import TITLES

METHODS: Final = (
    ("Mention rates", mention_rates.METHOD_VERSION),
    ("Detection of dealers", mentions.METHOD_VERSION),
    ("Accepted corrections", corrections.METHOD_VERSION),
    ("Reading of providers' bodies", providers.VERSION),
    ("Inputs from answers", panel_inputs.METHOD_VERSION),
    ("Classes of sources", source_class.METHOD_VERSION),
    ("Checks of a site", checks.METHOD_VERSION),
    ("Inputs from a site", records.METHOD_VERSION),
    ("Inventory against site and answers", truth.METHOD_VERSION),
    ("Health of reviews", review_figures.METHOD_VERSION),
    ("Lifts of A/B tests", experiment_figures.METHOD_VERSION),
    ("Declared money", money.METHOD_VERSION),
    ("Index formula", scoring.FORMULA_VERSION),
    ("Index mapping", scoring.MAPPING),
    ("Changes from week to week", change_table.METHOD_VERSION),
    ("Weeks in which an assistant moved", canary_change.METHOD_VERSION),
    ("What is told as an alert", alerting.METHOD_VERSION),
    ("Did it work", did_it_work.METHOD_VERSION),
    ("Stated facts", stated.METHOD_VERSION),
    ("Sensitivity", sensitivity.METHOD_VERSION),
    ("Leaderboards of a market", leaderboards.METHOD_VERSION),
    ("Leaderboard of all markets", installation_boards.METHOD_VERSION),
    ("Ranking of actions", actions.METHOD_VERSION),
    ("Questions of shoppers", shopper_questions.METHOD_VERSION),
)
"""Every method whose figures a page shows; a contract test misses none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One method and the version in force."""

    label: str
    version: str
    since: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """One input that is no answer, and how many days it may be old."""

    label: str
    origin: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of the index and the parts it is made of."""

    title: str
    note: str
    parts: tuple[PartKind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodPage:
    """The figures the page states; each is read from the code that uses it."""

    versions: tuple[Version, ...]
    log: tuple[Entry, ...]
    newest: date
    ages: tuple[Age, ...]
    half_lives: str
    agreement: str
    change_weeks: int
    change_peers: int
    change_intents: int
    board_dealers: int
    false_share: int
    weight_step: int
    blocks: tuple[Block, ...]
    min_intents: int
    min_answers: int
    min_success: int
    window_days: int
    stale_days: int
    prior_rho: float
    min_aio_queries: int
    min_aio_observations: int
    min_citing_answers: int


def build() -> MethodPage:
    """Read the constants in force."""
    return MethodPage(
        versions=tuple(
            Version(label=label, version=version, since=SINCE.get(version))
            for label, version in METHODS
        ),
        log=LOG,
        newest=method_log.NEWEST,
        ages=tuple(_age(name, days) for name, days in MAX_AGE_DAYS.items()),
        half_lives=_half_lives(),
        agreement=", ".join(f"{name} {share:.2f}" for name, share in agreement.WEIGHTS.items()),
        change_weeks=did_it_work.WEEKS,
        change_peers=did_it_work.MIN_PEERS,
        change_intents=did_it_work.MIN_INTENTS,
        board_dealers=leaderboards.MIN_DEALERS,
        false_share=round(alerts.FALSE_DISCOVERY_RATE * 100),
        weight_step=round(sensitivity.STEP * 100),
        blocks=tuple(_block(name) for name in TITLES),
        min_intents=mention_rates.MIN_INTENTS,
        min_answers=mention_rates.MIN_ANSWERS,
        min_success=round(mention_rates.MIN_SUCCESS_SHARE * 100),
        window_days=mention_rates.WINDOW.days,
        stale_days=mention_rates.STALE_AFTER.days,
        prior_rho=rates.PRIOR_RHO,
        min_aio_queries=panel_inputs.MIN_AIO_QUERIES,
        min_aio_observations=panel_inputs.MIN_AIO_OBSERVATIONS,
        min_citing_answers=panel_inputs.MIN_CITING_ANSWERS,
    )


def _age(name: str, days: int) -> Age:
    return Age(label=KINDS[name].label, origin=KINDS[name].origin, days=days)


def _half_lives() -> str:
    days = sorted({*freshness.HALF_LIVES.values(), freshness.STATIC_DAYS})
    return ", ".join(f"{each:g}" for each in days)


def _block(name: str) -> Block:
    title, note = TITLES[name]
    parts = tuple(kind for kind in PART_KINDS if kind.block == name)
    return Block(title=title, note=note, parts=parts)
