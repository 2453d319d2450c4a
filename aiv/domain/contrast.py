"""Measure how well a colour stands out, as WCAG 2.2 counts it."""

from __future__ import annotations

from typing import Final

BLACK: Final = "#000000"
WHITE: Final = "#ffffff"
TEXT_NEEDS: Final = 4.5
"""Ratio asked for of words (WCAG 2.2, 1.4.3)."""
BUTTON_NEEDS: Final = 3.0
"""Ratio asked for of a button against what lies behind it (WCAG 2.2, 1.4.11)."""


def ratio(one: str, other: str) -> float:
    """Give the contrast of two colours such as #0b5f66, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(color: str) -> str:
    """Give the one of black and white that reads better on a colour."""
    return max((WHITE, BLACK), key=lambda ink: ratio(ink, color))


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255.0) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
