"""Compute the AIV index: formula, mappings, missing inputs, money and interval (S1, S2, S3, S8)."""

from aiv.domain.index.blocks import (
    CORE_WEIGHTS,
    MODIFIERS,
    PLATFORMS,
    SELECTION_WEIGHTS,
    Block,
    Inputs,
)
from aiv.domain.index.delta import AivSpread, aiv_delta
from aiv.domain.index.formula import Aiv, aiv_full
from aiv.domain.index.mapping import Mapped, map_measured_1
from aiv.domain.index.money import Exposure, aivr, aivr_interval, exposure, revenue_at_risk
from aiv.domain.index.origin import OriginAiv, map_origin_a, map_origin_b, origin_a, origin_b
from aiv.domain.index.partial import Coverage, PartialAiv, Status, aiv_partial

__all__ = [
    "CORE_WEIGHTS",
    "MODIFIERS",
    "PLATFORMS",
    "SELECTION_WEIGHTS",
    "Aiv",
    "AivSpread",
    "Block",
    "Coverage",
    "Exposure",
    "Inputs",
    "Mapped",
    "OriginAiv",
    "PartialAiv",
    "Status",
    "aiv_delta",
    "aiv_full",
    "aiv_partial",
    "aivr",
    "aivr_interval",
    "exposure",
    "map_measured_1",
    "map_origin_a",
    "map_origin_b",
    "origin_a",
    "origin_b",
    "revenue_at_risk",
]
