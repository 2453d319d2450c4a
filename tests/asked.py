"""Give what a scan needs before it may start, and move its calls as the engine would."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from django.db.models import F, Sum

from aiv.models import Assistant, Market, MonthlySpending, Probe, ProbeState, Scan
from aiv.services.asking import budgets
from tests import cast

NOW: Final = datetime(2026, 3, 4, 15, 30, tzinfo=UTC)
KEYS: Final = {
    "openai": "sk-stand-in-openai",
    "anthropic": "sk-ant-stand-in",
    "gemini": "AIza-stand-in",
    "perplexity": "pplx-stand-in",
}


def keyed(settings: Any, *providers: str) -> None:
    """Let these providers be asked, and no others; all we know of without a name."""
    settings.PROVIDER_KEYS = {name: KEYS[name] for name in providers or KEYS}


def chatgpt(market: Market) -> Assistant:
    """Make an assistant whose price is known and needs no terms."""
    return cast.assistant(market, model="gpt-6.1-sol")


def claude(market: Market) -> Assistant:
    """Make a second one at another provider."""
    return cast.assistant(
        market, "claude-api", "claude", "anthropic", model="claude-haiku-5-5", surface="messages"
    )


def gemini(market: Market) -> Assistant:
    """Make one whose terms have to be accepted first."""
    return cast.assistant(
        market,
        "gemini-api",
        "gemini",
        "gemini",
        model="gemini-3.8-flash",
        surface="generate_content",
    )


def fail(scan: Scan, count: int, *, kind: str = "api_error", state: str = "failed") -> list[Probe]:
    """End calls without an answer, and give back what was held for them."""
    found = list(scan.probes.filter(state=ProbeState.PLANNED)[:count])
    for probe in found:
        held = probe.reserved_micros
        Probe.objects.filter(pk=probe.pk).update(
            state=state,
            attempts=F("attempts") + 1,
            reserved_micros=0,
            failure_kind=kind,
            failure="It said no.",
        )
        budgets.settle(budgets.payer_of(scan), released=held, spent=0)
    return found


def finish(scan: Scan) -> None:
    """End a scan as the engine does when nothing is open any more."""
    Scan.objects.filter(pk=scan.pk).update(state="finished", finished_at=NOW)
    scan.refresh_from_db()


def held(scan: Scan) -> int:
    """Add up what the calls of a scan hold back."""
    return scan.probes.aggregate(all=Sum("reserved_micros"))["all"] or 0


def ledger() -> int:
    """Give what the installation's ledger holds back in all months."""
    lines = MonthlySpending.objects.filter(organization=None)
    return lines.aggregate(all=Sum("reserved_micros"))["all"] or 0
