"""Print how many of sixty planted defects the checks find, and what they find that is not there.

Run by hand: python -m tests.benchmarks.planted_defects
"""

from __future__ import annotations

from collections import defaultdict

from aiv.domain.site import checks
from aiv.domain.site.findings import Finding, Outcome
from tests.dealer_site.crawled import known, site_facts
from tests.dealer_site.defects import DEFECTS, Defect
from tests.dealer_site.ground import NOW, Ground, sound

FAULTS = frozenset({Outcome.WARN, Outcome.FAIL})


def findings(ground: Ground) -> dict[str, Finding]:
    """Give what the checks find, by check."""
    found = checks.audit(site_facts(ground), known(ground), now=NOW)
    return {each.check: each for each in found}


def planted(defect: Defect) -> dict[str, Finding]:
    """Give what the checks find with one defect planted."""
    ground = sound()
    defect.plant(ground)
    return findings(ground)


def moved(before: dict[str, Finding], after: dict[str, Finding]) -> set[str]:
    """Give the checks that ended otherwise."""
    return {name for name in after if after[name].outcome is not before[name].outcome}


def table() -> list[tuple[str, int, int, int]]:
    """Give by category: defects planted, defects found, checks that moved without a cause."""
    base = findings(sound())
    rows: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for defect in DEFECTS:
        after = planted(defect)
        row = rows["F" if defect.check[0] == "G" else defect.check[0]]
        row[0] += 1
        row[1] += after[defect.check].outcome in FAULTS
        row[2] += len(moved(base, after) - {defect.check} - defect.also)
    return [(name, *row) for name, row in sorted(rows.items())]  # type: ignore[misc]


def main() -> None:
    """Print the table."""
    alarms = [name for name, each in findings(sound()).items() if each.outcome in FAULTS]
    print(f"{'category':<10}{'planted':>8}{'found':>8}{'false alarms':>14}")
    rows = table()
    for name, n, found, false in rows:
        print(f"{name:<10}{n:>8}{found:>8}{false:>14}")
    n, found, false = (sum(row[i] for row in rows) for i in (1, 2, 3))
    print(f"{'all':<10}{n:>8}{found:>8}{false:>14}")
    print(f"recall {found / n:.3f}; alarms on the sound site: {', '.join(alarms) or 'none'}")


if __name__ == "__main__":
    main()
