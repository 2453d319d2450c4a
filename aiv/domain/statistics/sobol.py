"""Say how much of the formula's spread each input makes: the Sobol indices of the method.

Source: measurement.md 2.9, 200,000 Saltelli samples; `of_uniform` computes the first column again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from aiv.domain.index import CORE_WEIGHTS, MODIFIERS, SELECTION_WEIGHTS
from aiv.domain.index.blocks import SELECTION_LIFT

Samples = NDArray[np.float64]
NAMES: Final = (*CORE_WEIGHTS, *SELECTION_WEIGHTS, *MODIFIERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SobolRow:
    """One input's shares of the index's variance: alone (first) and with all others (total).

    `uniform` takes every input anywhere from 0 to 1, `realistic` as dealers are distributed.
    """

    name: str
    uniform: tuple[float, float]
    realistic: tuple[float, float]


TABLE: Final = (
    SobolRow(name="temporal_weight", uniform=(0.14, 0.36), realistic=(0.32, 0.35)),
    SobolRow(name="crawl_budget_mult", uniform=(0.14, 0.36), realistic=(0.14, 0.16)),
    SobolRow(name="inventory_truth_mult", uniform=(0.14, 0.35), realistic=(0.10, 0.11)),
    SobolRow(name="entity_confidence", uniform=(0.14, 0.35), realistic=(0.07, 0.09)),
    SobolRow(name="AEO", uniform=(0.01, 0.04), realistic=(0.12, 0.13)),
    SobolRow(name="SEO", uniform=(0.01, 0.03), realistic=(0.12, 0.13)),
    SobolRow(name="GEO", uniform=(0.01, 0.03), realistic=(0.06, 0.07)),
    SobolRow(name="UGC", uniform=(0.00, 0.00), realistic=(0.01, 0.01)),
    SobolRow(name="GeoLocal", uniform=(0.00, 0.00), realistic=(0.01, 0.01)),
    SobolRow(name="SCS", uniform=(0.00, 0.00), realistic=(0.001, 0.002)),
    SobolRow(name="SIS", uniform=(0.00, 0.00), realistic=(0.001, 0.002)),
    SobolRow(name="SCR", uniform=(0.00, 0.00), realistic=(0.001, 0.002)),
)


def of_uniform(samples: int, *, seed: int) -> dict[str, tuple[float, float]]:
    """Estimate first-order and total indices with every input uniform on 0..1.

    Source: Saltelli 2010 (first order), Jansen 1999 (total), from two independent sample sets.
    """
    rng = np.random.default_rng(seed)
    one, two = rng.random((samples, len(NAMES))), rng.random((samples, len(NAMES)))
    first, second = _index(one), _index(two)
    variance = float(np.var(np.concatenate((first, second))))
    found = {}
    for column, name in enumerate(NAMES):
        mixed = one.copy()
        mixed[:, column] = two[:, column]
        both = _index(mixed)
        alone = float(np.mean(second * (both - first))) / variance
        total = float(np.mean((first - both) ** 2)) / (2.0 * variance)
        found[name] = (alone, total)
    return found


def _index(samples: Samples) -> Samples:
    """Give the index of each row of samples, whose columns are `NAMES` (S1)."""
    core, sel = len(CORE_WEIGHTS), len(CORE_WEIGHTS) + len(SELECTION_WEIGHTS)
    pillars = samples[:, :core] @ np.array(list(CORE_WEIGHTS.values()))
    selection = samples[:, core:sel] @ np.array(list(SELECTION_WEIGHTS.values()))
    lifted = pillars * samples[:, sel:].prod(axis=1) * (1.0 + SELECTION_LIFT * selection)
    return np.asarray(np.clip(lifted, 0.0, 1.0))
