"""Make the cards of the ground: the site, its crawl access, and rooms known by inputs alone."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from aiv.domain.score.input_records import KINDS, InputRecord
from aiv.selectors.site import site_audits
from dashboard.figures import points_text, rate_text
from dashboard.pages.ground.experiments import percent_text
from dashboard.pages.ground.ground_state import Ground, GroundCard, state_of
from dashboard.pages.score.part_rows import HUNDREDTHS, sample_text
from dashboard.pages.site.site_words import coverage_text, score_text

CRAWL_ACCESS = "crawl_budget_mult"


def of_inputs(
    title: str, text: str, *, names: tuple[str, ...], route: str = "", action: str = ""
) -> Callable[[Ground], GroundCard]:
    """Give the maker of a room's card from its inputs."""

    def made(ground: Ground) -> GroundCard:
        records = [ground.records[name] for name in names if name in ground.records]
        usable = [(record, record.value) for record in records if record.value is not None]
        state, kind = state_of(records)
        return GroundCard(
            title=title,
            text=text,
            state=state,
            kind=kind,
            figures=tuple(_figure(*each, is_alone=len(usable) == 1) for each in usable),
            sample="; ".join(filter(None, (sample_text(record) for record, _ in usable))),
            reason=_reason(records),
            measured_at=max(filter(None, (r.measured_at for r in records)), default=None),
            url=reverse(route, args=[ground.dealer.slug]) if route else "",
            action=action,
        )

    return made


def of_site(ground: Ground) -> GroundCard:
    """Show the newest audit, or the one that runs."""
    url = reverse("dashboard:site", args=[ground.dealer.slug])
    running = site_audits.under_way(ground.dealer)
    audit = site_audits.latest(ground.dealer)
    state, kind = ("Audited", "good") if audit else ("Not audited", "unmeasured")
    if running is not None:
        state, kind = "Audit under way", "waiting"
    return GroundCard(
        title="Site audit",
        text="What assistants can and cannot read on your site, with the line and the fix.",
        state=state,
        kind=kind,
        figures=(score_text(audit),) if audit else (),
        sample=coverage_text(audit) if audit else "",
        reason="" if audit else KINDS[CRAWL_ACCESS].reason,
        measured_at=audit.finished_at if audit else None,
        url=url,
        action="Open the audit" if audit or running else "Audit the site",
    )


def of_crawl_access(ground: Ground) -> GroundCard:
    """Show how much of the site the assistants' crawlers may read."""
    made = of_inputs(
        "Crawl access",
        "Which assistants' crawlers your site lets in, page by page, with the deciding line.",
        names=(CRAWL_ACCESS,),
        route="dashboard:site_bots",
        action="See who is let in",
    )
    return made(ground)


def _figure(record: InputRecord, value: float, *, is_alone: bool) -> str:
    words = _lift(record, value) if record.name.endswith("_delta") else _points(record, value)
    return words if is_alone else f"{KINDS[record.name].label} {words}"


def _points(record: InputRecord, value: float) -> str:
    scale = 0.01 if record.name in HUNDREDTHS else 1.0
    if record.lo is None or record.hi is None:
        return f"{points_text(value * scale)} of 100"
    return rate_text(value * scale, record.lo * scale, record.hi * scale)


def _lift(record: InputRecord, value: float) -> str:
    if record.lo is None or record.hi is None:
        return percent_text(value)
    return f"{percent_text(value)} ({percent_text(record.lo)} to {percent_text(record.hi)})"


def _reason(records: list[InputRecord]) -> str:
    return next((record.reason for record in records if record.reason), "")
