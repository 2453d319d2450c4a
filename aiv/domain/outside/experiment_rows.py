"""Read an A/B test out of a CSV: counts an arm, or rates that only can be shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from aiv.domain.errors import Fault, FaultyDocument, InvalidInput
from aiv.domain.outside import cells, tables
from aiv.domain.outside.tables import Row, Table

COLUMNS: Final = tables.aliases(
    variant="arm group version name experimentarm bucket",
    impressions="impression views exposures shown impr",
    clicks="click",
    sessions="session visits visitors users",
    conversions="conversion leads goals submissions keyevents",
    lcp_s="lcp largestcontentfulpaint lcps",
    cls="cumulativelayoutshift",
    inp_s="inp interactiontonextpaint inps",
    perf_score="perfscore performance performancescore lighthouse score",
    ctr="clickthroughrate clickrate",
    conversion_rate="conversionrate cvr convrate",
)
COUNTS: Final = ("impressions", "clicks", "sessions", "conversions")
NUMBERS: Final = ("lcp_s", "cls", "inp_s", "perf_score")
SHARES: Final = ("ctr", "conversion_rate")
MAX_ARMS: Final = 20
CONTROLS: Final = frozenset({"a", "control", "baseline", "original", "old", "variant a", "arm a"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """One variant: counts (None where the file has none) and what it states beside them."""

    variant: str
    impressions: int | None = None
    clicks: int | None = None
    sessions: int | None = None
    conversions: int | None = None
    lcp_s: float | None = None
    cls: float | None = None
    inp_s: float | None = None
    perf_score: float | None = None
    ctr: float | None = None
    conversion_rate: float | None = None


def read(body: bytes) -> tuple[Arm, ...]:
    """Read the arms, the control first; rows of one variant, such as its days, are added up.

    Errors: InvalidInput with the field "file", FaultyDocument naming every bad cell.
    """
    table = tables.read(body, COLUMNS, needed=("variant",))
    if not set(table.headers) & {*COUNTS, *SHARES}:
        raise InvalidInput("file", "has neither counts nor rates; see the columns below the form")
    arms = _together(_arms(table))
    if not 2 <= len(arms) <= MAX_ARMS:
        raise InvalidInput("file", f"has {len(arms)} variants; a test has 2 to {MAX_ARMS}")
    return _control_first(arms)


def _arms(table: Table) -> list[tuple[int, Arm]]:
    """Read every row, so that a person mends all faults in one pass."""
    arms, faults = [], []
    for row in table.rows:
        try:
            arms.append((row.line, _arm(row)))
        except InvalidInput as fault:
            place = f"line {row.line}, {table.said(fault.field)}"
            faults.append(Fault(place, fault.reason))
    if faults:
        raise FaultyDocument(faults[:50])
    return arms


def _arm(row: Row) -> Arm:
    said = row.cells.get
    variant = said("variant", "")[:80]
    if not variant:
        raise InvalidInput("variant", "it is empty")
    read: dict[str, Any] = {name: cells.count(name, said(name, "")) for name in COUNTS}
    read |= {name: cells.number(name, said(name, "")) for name in NUMBERS}
    read |= {name: cells.share(name, said(name, "")) for name in SHARES}
    arm = Arm(variant=variant, **read)
    _check(arm)
    return arm


def _check(arm: Arm) -> None:
    for part, whole in (("clicks", "impressions"), ("conversions", "sessions")):
        some, every = getattr(arm, part), getattr(arm, whole)
        if some is not None and every is not None and some > every:
            raise InvalidInput(part, f"{some:,} are more than the {every:,} {whole}")


def _together(arms: Iterable[tuple[int, Arm]]) -> list[Arm]:
    found: dict[str, Arm] = {}
    for line, arm in arms:
        key = arm.variant.casefold()
        found[key] = _sum(found[key], arm, line) if key in found else arm
    return list(found.values())


def _sum(one: Arm, other: Arm, line: int) -> Arm:
    if any(getattr(other, name) is not None for name in (*NUMBERS, *SHARES)):
        raise InvalidInput("file", f"line {line}: rates of “{one.variant}” stand twice")
    sums: dict[str, Any] = {}
    for name in COUNTS:
        mine, more = getattr(one, name), getattr(other, name)
        if (mine is None) != (more is None):
            raise InvalidInput("file", f"line {line}: {name} of “{one.variant}” are not complete")
        sums[name] = None if mine is None else mine + more
    return replace(one, **sums)


def _control_first(arms: Sequence[Arm]) -> tuple[Arm, ...]:
    control = next((arm for arm in arms if arm.variant.casefold() in CONTROLS), arms[0])
    return (control, *(arm for arm in arms if arm is not control))
