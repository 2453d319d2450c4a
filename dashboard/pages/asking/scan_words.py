"""Say in words what a scan asks, how it stands, what it costs and how long it takes."""

from __future__ import annotations

from typing import Final

from aiv.domain.asking import surfaces
from aiv.models import Assistant, Panel, Scan, ScanOrigin, ScanState
from aiv.selectors.asking.scans import Counts
from dashboard.figures import MICRO, plural

KINDS: Final = {
    ScanState.RUNNING: "named",
    ScanState.PAUSED: "waiting",
    ScanState.FINISHED: "good",
    ScanState.CANCELLED: "absent",
}
UNTIMED: Final = "not measured: too few recent answers to time"


def title(panel: Panel) -> str:
    """Say what a panel asks: a market's questions, facts of a dealer, or a control."""
    if panel.market is not None:
        return panel.market.name
    if panel.dealer is not None:
        return f"Facts about {panel.dealer.name}"
    asked = panel.assistant
    return (
        f"Control questions for {asked.get_platform_display()} ({asked})" if asked else str(panel)
    )


def state(scan: Scan) -> str:
    """Say how far it is; imported and demo answers had no course."""
    if scan.origin != ScanOrigin.ASKED:
        return ScanOrigin(scan.origin).label
    return ScanState(scan.state).label


def kind(scan: Scan) -> str:
    """Give the look of its state."""
    if scan.origin != ScanOrigin.ASKED:
        return "demo" if scan.origin == ScanOrigin.DEMO else "neutral"
    return KINDS[ScanState(scan.state)]


def asked(assistant: Assistant) -> str:
    """Name what is asked, never by the app's bare name."""
    label = surfaces.series_label(
        platform=assistant.get_platform_display(), access=assistant.access
    )
    return f"{label}, {assistant.model}" if assistant.model else label


def come(counts: Counts) -> str:
    """Say how many calls came to what: "120 of 360 answered, 3 failed"."""
    parts = [f"{counts.done:,} of {counts.planned:,} answered"]
    if counts.failed:
        parts.append(f"{counts.failed:,} failed")
    if counts.skipped:
        parts.append(f"{counts.skipped:,} skipped")
    return ", ".join(parts)


def cost_range(low: int | None, high: int | None) -> str:
    """Say what something may cost."""
    if low is None or high is None:
        return "not known"
    return f"{_short(low)} to {_short(high)}"


def duration(seconds: float | None) -> str:
    """Say how long something takes, no finer than it is known."""
    if seconds is None:
        return UNTIMED
    if seconds < 60:
        return "under a minute"
    if seconds < 5_400:
        return f"about {plural(round(seconds / 60), 'minute')}"
    if seconds < 172_800:
        return f"about {plural(round(seconds / 3_600), 'hour')}"
    return f"about {plural(round(seconds / 86_400), 'day')}"


def _short(micros: int) -> str:
    """Give an amount without zeros behind its cents: "$0.15", "$0.002"."""
    dollars = f"{micros / MICRO:,.4f}"
    return f"${dollars[:-2]}{dollars[-2:].rstrip('0')}"
