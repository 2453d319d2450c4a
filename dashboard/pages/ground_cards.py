"""Make the cards of the ground: the site, its crawl access, and rooms known by inputs alone."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from aiv.domain.input_records import KINDS, InputRecord
from aiv.selectors import site_audits
from dashboard.figures import points_text
from dashboard.pages.ground_state import Ground, GroundCard, state_of
from dashboard.pages.site_words import score_text

CRAWL_ACCESS = "crawl_budget_mult"


def of_inputs(
    title: str, text: str, *, names: tuple[str, ...], route: str = "", action: str = ""
) -> Callable[[Ground], GroundCard]:
    """Give the maker of a room's card from its inputs."""

    def made(ground: Ground) -> GroundCard:
        records = [ground.records[name] for name in names if name in ground.records]
        state, kind = state_of(records)
        return GroundCard(
            title=title,
            text=text,
            state=state,
            kind=kind,
            figure=", ".join(filter(None, map(_figure, records))),
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
        figure=score_text(audit) if audit else "",
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


def _figure(record: InputRecord) -> str:
    if record.value is None:
        return ""
    if record.name == "ugc_health_score":
        return f"{record.value:.0f} of 100"
    if record.name.endswith("_delta"):
        return f"{record.value * 100.0:+.1f} %"
    return f"{points_text(record.value)} of 100"


def _reason(records: list[InputRecord]) -> str:
    return next((record.reason for record in records if record.reason), "")
