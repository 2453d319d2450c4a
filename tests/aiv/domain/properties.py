"""Hold the settings and strategies that property tests share."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

QUICK = settings(max_examples=40, deadline=None, database=None)
ROUNDING = 1e-12

shares = st.floats(0.0, 1.0, allow_subnormal=False)


@st.composite
def panels(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Draw (named, answered) counts of 2 to 12 intents with at least two answered."""
    answered = draw(st.lists(st.integers(0, 6), min_size=2, max_size=12))
    answered[:2] = [max(1, each) for each in answered[:2]]
    return [(draw(st.integers(0, each)), each) for each in answered]
