"""Audit a crawled site: fifty checks, of which forty-five are scored and weigh 100 in sum.

Weights and thresholds are those of site_audit.md section 6; weights are priors.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from aiv.domain.site import bot_grid
from aiv.domain.site.checks.rule import CATEGORY_LABELS, Case, Category, Check, Rule
from aiv.domain.site.checks.tables import access, content, entity, inventory, markup, readable
from aiv.domain.site.findings import Finding
from aiv.domain.site.known import Known
from aiv.domain.site.site_facts import SiteFacts

__all__ = ["CATEGORY_LABELS", "CHECKS", "METHOD_VERSION", "RULES", "Category", "Rule", "audit"]

METHOD_VERSION: Final = "site-checks-1"
CHECKS: Final[tuple[Check, ...]] = (
    *access.CHECKS,
    *readable.CHECKS,
    *markup.CHECKS,
    *inventory.CHECKS,
    *entity.CHECKS,
    *content.CHECKS,
)
RULES: Final[dict[str, Rule]] = {check.rule.id: check.rule for check in CHECKS}


def audit(site: SiteFacts, known: Known, *, now: datetime) -> tuple[Finding, ...]:
    """Give every check's finding; what was not connected is unmeasured and says so."""
    case = Case(site=site, known=known, grid=bot_grid.draw(site), now=now)
    return tuple(check.find(case) for check in CHECKS)
