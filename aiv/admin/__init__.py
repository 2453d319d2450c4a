"""Register every row of the measurement with the operator's admin, one file a noun."""

from __future__ import annotations

from aiv.admin import (
    actions,
    alerts,
    answers,
    assistants,
    dealers,
    inventories,
    leaderboards,
    markets,
    outside_figures,
    panels,
    proposals,
    providers,
    scans,
    scores,
    site_audits,
    slack,
    spending,
    trust,
    weeks,
    widgets,
)

__all__ = [
    "actions",
    "alerts",
    "answers",
    "assistants",
    "dealers",
    "inventories",
    "leaderboards",
    "markets",
    "outside_figures",
    "panels",
    "proposals",
    "providers",
    "scans",
    "scores",
    "site_audits",
    "slack",
    "spending",
    "trust",
    "weeks",
    "widgets",
]
