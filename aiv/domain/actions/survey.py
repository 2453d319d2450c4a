"""Hold what one source shows today: what to change, and what is no longer there."""

from __future__ import annotations

from dataclasses import dataclass

from aiv.domain.actions.candidates import Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """One source: `settled` are keys it looked at and found in order.

    A key that is in neither was not looked at: nothing follows from its absence. `reason` says why
    the source could not be looked at, empty where it was.
    """

    source: str
    candidates: tuple[Candidate, ...] = ()
    settled: frozenset[str] = frozenset()
    reason: str = ""
