"""Build the methodology page from the code's own constants and versions."""

from __future__ import annotations

from dataclasses import dataclass

from aiv.domain import (
    experiment_figures,
    mention_rates,
    mentions,
    panel_inputs,
    rates,
    review_figures,
    scoring,
    source_class,
)
from aiv.domain.anatomy import PART_KINDS, PartKind
from dashboard.pages.part_rows import TITLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One method and the version in force."""

    label: str
    version: str


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
        versions=(
            Version(label="Mention rates", version=mention_rates.METHOD_VERSION),
            Version(label="Detection of dealers", version=mentions.METHOD_VERSION),
            Version(label="Inputs from answers", version=panel_inputs.METHOD_VERSION),
            Version(label="Classes of sources", version=source_class.METHOD_VERSION),
            Version(label="Health of reviews", version=review_figures.METHOD_VERSION),
            Version(label="Lifts of A/B tests", version=experiment_figures.METHOD_VERSION),
            Version(label="Index formula", version=scoring.FORMULA_VERSION),
            Version(label="Index mapping", version=scoring.MAPPING),
        ),
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


def _block(name: str) -> Block:
    title, note = TITLES[name]
    parts = tuple(kind for kind in PART_KINDS if kind.block == name)
    return Block(title=title, note=note, parts=parts)
