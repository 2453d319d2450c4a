"""Estimate how the panel's inputs move together, because they rest on the same intents (S8)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from aiv.domain.statistics import bounds

Sample: TypeAlias = Mapping[str, tuple[float, float]]
"""One input by intent: (share 0..1, demand weight > 0)."""

FALLBACK: Final[Mapping[str, float]] = {"AEO|GeoLocal": 0.6, "AEO|GEO": 0.0, "GEO|GeoLocal": 0.0}
"""What measurement.md S8 takes where too few intents are common to both inputs."""
MIN_COMMON: Final = 8
"""Fewer common intents say nothing about a correlation; as many as a local rate needs."""
CONSTANT: Final = 1e-12


@dataclass(frozen=True, slots=True)
class _Pair:
    """The shares of two inputs on their common intents, each with its part of its input."""

    first: tuple[float, ...]
    second: tuple[float, ...]
    overlap: float


def correlations(samples: Mapping[str, Sample]) -> dict[str, float]:
    """Give the correlation -1..1 of each pair of inputs under "A|B".

    samples holds AEO, GEO and GeoLocal as far as they were measured. Two weighted means share only
    the noise of their common intents, so r over those intents counts as far as they carry both
    means: r sum(a b) / sqrt(sum a^2 sum b^2), a and b being each intent's part of its mean.
    Errors: InvalidInput naming weight. Source: measurement.md S8.
    """
    return {names: _correlation(samples, names) for names in FALLBACK}


def _correlation(samples: Mapping[str, Sample], names: str) -> float:
    first, second = (samples.get(name, {}) for name in names.split("|"))
    pair, fallback = _pair(first, second), FALLBACK[names]
    if len(pair.first) < MIN_COMMON:
        return fallback
    r = _pearson(pair.first, pair.second)
    return fallback if r is None else min(1.0, max(-1.0, r * pair.overlap))


def _pair(first: Sample, second: Sample) -> _Pair:
    common = [intent for intent in first if intent in second]
    a, b = _parts(first), _parts(second)
    shared = math.fsum(a[intent] * b[intent] for intent in common)
    norm = math.sqrt(math.fsum(x * x for x in a.values()) * math.fsum(y * y for y in b.values()))
    return _Pair(
        first=tuple(first[intent][0] for intent in common),
        second=tuple(second[intent][0] for intent in common),
        overlap=shared / norm if norm else 0.0,
    )


def _parts(sample: Sample) -> dict[str, float]:
    weights = {key: bounds.positive("weight", weight) for key, (_, weight) in sample.items()}
    total = math.fsum(weights.values())
    return {intent: weight / total for intent, weight in weights.items()}


def _pearson(first: tuple[float, ...], second: tuple[float, ...]) -> float | None:
    """Give the correlation of two lists; None where one of them does not vary."""
    x, y = _centred(first), _centred(second)
    size = math.sqrt(math.fsum(a * a for a in x) * math.fsum(b * b for b in y))
    if size <= CONSTANT:
        return None
    return math.fsum(a * b for a, b in zip(x, y, strict=True)) / size


def _centred(values: tuple[float, ...]) -> list[float]:
    mean = math.fsum(values) / len(values)
    return [value - mean for value in values]
