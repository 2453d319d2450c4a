"""Say the figures of an audit in words."""

from __future__ import annotations

from typing import Final

from aiv.crawler.crawling import END_WORDS, End
from aiv.domain.site.findings import Outcome
from aiv.domain.site.page_classes import PageClass
from aiv.models import AuditState, SiteAudit
from dashboard.figures import plural

# An outcome's word and the shape of its tag.
OUTCOMES: Final[dict[Outcome, tuple[str, str]]] = {
    Outcome.FAIL: ("Failed", "bad"),
    Outcome.WARN: ("Could be better", "waiting"),
    Outcome.PASS: ("Passed", "good"),
    Outcome.UNMEASURED: ("Not measured", "unmeasured"),
    Outcome.NOT_APPLICABLE: ("Does not apply", "unmeasured"),
    Outcome.REPORT: ("For your information", "neutral"),
}
STATES: Final[dict[str, tuple[str, str]]] = {
    AuditState.PLANNED: ("Waiting to start", "waiting"),
    AuditState.RUNNING: ("Running", "waiting"),
    AuditState.FINISHED: ("Finished", "good"),
    AuditState.FAILED: ("Failed", "bad"),
    AuditState.CANCELLED: ("Stopped", "neutral"),
}
CLASSES: Final[dict[PageClass, str]] = {
    PageClass.HOME: "Home",
    PageClass.CONTACT: "Contact and hours",
    PageClass.ABOUT: "About",
    PageClass.STAFF: "Staff",
    PageClass.SERVICE: "Service",
    PageClass.SCHEDULE: "Service appointment",
    PageClass.PARTS: "Parts",
    PageClass.FINANCE: "Finance",
    PageClass.TRADE_IN: "Trade-in",
    PageClass.SPECIALS: "Specials",
    PageClass.MODEL: "Model",
    PageClass.SRP_NEW: "New inventory list",
    PageClass.SRP_USED: "Used inventory list",
    PageClass.VDP: "Vehicle",
    PageClass.RESEARCH: "Research",
    PageClass.OTHER: "Other",
}


def class_label(page_class: str) -> str:
    """Give what a page is for; a class that is no longer known keeps its own word."""
    known = {each.value: label for each, label in CLASSES.items()}
    return known.get(page_class, page_class)


def score_text(audit: SiteAudit) -> str:
    """Say the score of an audit: "62 of 100"."""
    return "not measured" if audit.score is None else f"{audit.score:.0f} of 100"


def coverage_text(audit: SiteAudit) -> str:
    """Say how much of the checks' weight was measured."""
    if audit.coverage is None:
        return "No check could be measured."
    return f"Measured: checks that carry {audit.coverage:.0f} of 100 points of weight."


def scope_text(audit: SiteAudit) -> str:
    """Say how much was read, and why the crawl ended."""
    words = END_WORDS[End(audit.end)] if audit.end in set(End) else ""
    return f"{plural(audit.pages_done, 'page')} read. {words}".strip()
