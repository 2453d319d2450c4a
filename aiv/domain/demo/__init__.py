"""Invent a market whose truth is known: dealers, a scripted assistant and its weekly answers.

Every row of it is labelled demo. What the script says goes through the same detection and the same
formulas as any answer, so the figures shown can be held against the rates in `truth`.
"""

from __future__ import annotations

from aiv.domain.demo.ground import GroundInput, inputs_of
from aiv.domain.demo.market import (
    ASSISTANTS,
    DEALERS,
    GROUP_NAME,
    GROUP_STORES,
    MARKET_SLUG,
    PROVIDER,
    document,
)
from aiv.domain.demo.replies import Question, reply
from aiv.domain.demo.truth import OVERVIEW_SHOWN, true_rate
from aiv.domain.demo.weeks import WEEKS, WORDINGS, Week, weeks_before

SEED = "demo-harbor-1"
"""Another seed tells other words of the same truth."""

__all__ = [
    "ASSISTANTS",
    "DEALERS",
    "GROUP_NAME",
    "GROUP_STORES",
    "MARKET_SLUG",
    "OVERVIEW_SHOWN",
    "PROVIDER",
    "SEED",
    "WEEKS",
    "WORDINGS",
    "GroundInput",
    "Question",
    "Week",
    "document",
    "inputs_of",
    "reply",
    "true_rate",
    "weeks_before",
]
