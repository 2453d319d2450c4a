"""Find texts that nearly repeat one another (MinHash over runs of five words)."""

from __future__ import annotations

import zlib
from typing import Final

import numpy as np
from numpy.typing import NDArray

SAME: Final = 0.8
"""Jaccard similarity from which two texts are one boilerplate (site_audit.md, F03)."""
LEAST_WORDS: Final = 50
_RUN: Final = 5
_HASHES: Final = 128
_PRIME: Final = (1 << 31) - 1
_SEED: Final = 20260101


def is_long(text: str) -> bool:
    """Tell whether a text is long enough to compare."""
    return len(text.split()) >= LEAST_WORDS


def groups(texts: list[str]) -> list[list[int]]:
    """Give the positions of texts that repeat one another, each in one group of two or more."""
    signatures = np.array([_signature(text) for text in texts])
    parents = list(range(len(texts)))
    for i in range(len(texts) - 1):
        alike = (signatures[i + 1 :] == signatures[i]).mean(axis=1) >= SAME
        for offset in np.flatnonzero(alike):
            parents[_root(parents, i + 1 + int(offset))] = _root(parents, i)
    found: dict[int, list[int]] = {}
    for i in range(len(texts)):
        found.setdefault(_root(parents, i), []).append(i)
    return [group for group in found.values() if len(group) > 1]


def _signature(text: str) -> NDArray[np.int64]:
    words = text.casefold().split()
    runs = {" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))}
    hashed = np.array([zlib.crc32(run.encode("utf-8", "replace")) % _PRIME for run in runs])
    factors, offsets = _permutations()
    mixed: NDArray[np.int64] = (hashed[:, None] * factors + offsets) % _PRIME
    lowest: NDArray[np.int64] = np.min(mixed, axis=0)
    return lowest


def _permutations() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    draw = np.random.default_rng(_SEED)
    return draw.integers(1, _PRIME, _HASHES), draw.integers(0, _PRIME, _HASHES)


def _root(parents: list[int], at: int) -> int:
    while parents[at] != at:
        parents[at] = parents[parents[at]]
        at = parents[at]
    return at
