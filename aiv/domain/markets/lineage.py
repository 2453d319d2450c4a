"""Tell which versions of a panel carry one series on, and which start another (method S10)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

MOST_CHANGED: Final = 0.10
"""Share of the intents that may change at once; more is another panel (S10)."""
TOLERANCE: Final = 1e-9


def changed_share(old: Collection[str], new: Collection[str]) -> float:
    """Give which share of the larger panel's questions is not in both; 0 for two empty ones.

    The words are keys that are equal only for the same question in the same wordings.
    """
    before, after = set(old), set(new)
    most = max(len(before), len(after))
    return (most - len(before & after)) / most if most else 0.0


def carries_on(old: Collection[str], new: Collection[str]) -> bool:
    """Tell whether a version changes so little that the series goes on."""
    return changed_share(old, new) <= MOST_CHANGED + TOLERANCE


def lineages(versions: Sequence[tuple[int, Collection[str]]]) -> Mapping[int, int]:
    """Give, by version, the version its series began with; versions come oldest first."""
    found: dict[int, int] = {}
    earlier: tuple[int, Collection[str]] | None = None
    for version, keys in versions:
        goes_on = earlier is not None and carries_on(earlier[1], keys)
        found[version] = found[earlier[0]] if earlier and goes_on else version
        earlier = (version, keys)
    return found
