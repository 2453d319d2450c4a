"""Contrast is counted as WCAG does, and one of black and white always reads well enough."""

from __future__ import annotations

import pytest

from aiv.domain import contrast


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#0b5f66", "#ffffff", 7.35)],
)
def test_the_ratio_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast.ratio(one, other) == pytest.approx(expected, abs=0.05)
    assert contrast.ratio(one, other) == contrast.ratio(other, one)


@pytest.mark.parametrize("color", ["#000000", "#757575", "#777777", "#ff0000", "#ffee88"])
def test_ink_on_any_colour_is_readable(color: str) -> None:
    ink = contrast.ink_on(color)
    assert contrast.ratio(ink, color) >= contrast.TEXT_NEEDS
