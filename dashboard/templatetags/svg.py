"""Draw measured values as SVG on the server: interval bar, standings, trend, gauge."""

from __future__ import annotations

from collections.abc import Sequence

from django import template

from dashboard import charts
from dashboard.figures import Figure

register = template.Library()


@register.inclusion_tag("components/_interval.html")
def interval_bar(
    figure: Figure,
    kind: str = "named",
    rivals: Sequence[Figure] = (),
    scale: bool = False,
) -> dict[str, object]:
    """Draw point and band on a 0 to 100 rule, rivals as hollow marks."""
    shown = [rival for rival in rivals if rival.point is not None]
    return {
        "figure": figure,
        "kind": kind if figure.point is not None else "unmeasured",
        "band": _band(figure),
        "rivals": [(charts.percent(rival.point or 0.0), rival) for rival in shown],
        "scale": scale,
    }


@register.inclusion_tag("components/_trend.html")
def trend(readings: Sequence[charts.Reading], label: str) -> dict[str, object]:
    """Draw a series over time with its band, its gaps and the table of its numbers."""
    return {"trend": charts.trend(readings), "readings": readings, "label": label}


@register.inclusion_tag("components/_gauge.html")
def gauge(figure: Figure) -> dict[str, object]:
    """Draw a half dial with the interval as an arc and the point as a needle."""
    drawn = None
    if figure.point is not None and figure.lo is not None and figure.hi is not None:
        drawn = charts.gauge(figure.point, figure.lo, figure.hi)
    return {
        "figure": figure,
        "gauge": drawn,
        "ticks": charts.gauge_ticks(),
        "now_points": None if figure.point is None else f"{figure.point * 100.0:.1f}",
    }


def _band(figure: Figure) -> dict[str, str] | None:
    """Give the lengths of the band, none wide without an interval; None without a point."""
    if figure.point is None:
        return None
    lo = figure.point if figure.lo is None else figure.lo
    hi = figure.point if figure.hi is None else figure.hi
    return {
        "lo": charts.percent(lo),
        "hi": charts.percent(hi),
        "width": charts.percent(hi - lo),
        "point": charts.percent(figure.point),
    }
