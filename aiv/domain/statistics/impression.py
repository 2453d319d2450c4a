"""Measure how much of an answer a dealer gets, early words counting more (PAWC, method S7).

`geo_impression` repeats the published GEO code figure for figure, for comparison only; what the
product shows is `pawc`, where nobody named means zeros.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from aiv.domain.statistics import bounds

COUNTED_TOKEN_LENGTH: Final = 3
"""The GEO code counts tokens of more than two characters as words."""


class GeoMetric(StrEnum):
    """Name the three functions of the GEO code."""

    WORD = "impression_word_count_simple"
    POSITION = "impression_pos_count_simple"
    WORD_POSITION = "impression_wordpos_count_simple"


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """Hold a sentence's words as the GEO code counts them and its 1-based citation marks."""

    words: int
    citations: tuple[int, ...]


def pawc(sentences: Sequence[tuple[float, Sequence[int]]], n: int) -> list[float] | None:
    """Give each dealer's share of the position-weighted words of an answer.

    A sentence is (words >= 0, 0-based indexes of the dealers named, duplicates meant); n is the
    number of dealers. The shares sum to 1, or are all 0 when nobody is named. None without a
    sentence or without dealers. Errors: InvalidInput naming words.
    Source: measurement.md 1.1 and S7, weight exp(-i / (N - 1)).
    """
    if not sentences or n < 1:
        return None
    scores = [0.0] * n
    for place, (words, indexes) in enumerate(sentences):
        named = [index for index in indexes if 0 <= index < n]
        weight = bounds.not_negative("words", words) * _position(place, len(sentences))
        for index in named:
            scores[index] += weight / len(named)
    total = math.fsum(scores)
    return [score / total for score in scores] if total > 0.0 else scores


def counted_words(tokens: Sequence[str]) -> int:
    """Count tokens as the GEO code does: those of more than two characters."""
    return sum(len(token) >= COUNTED_TOKEN_LENGTH for token in tokens)


def geo_impression(
    metric: GeoMetric, sentences: Sequence[CitedSentence], n: int, *, normalise: bool
) -> list[float] | None:
    """Give each source's impression exactly as the GEO code does, oddities included.

    n is the number of sources. A mark [0] credits the last source, a mark above n is dropped but
    still shares the sentence, and a normalised answer that credits nobody gives 1/n to each.
    None without sources. Source: GEO-optim/GEO 7102d71 as measured in geo_reference_cases.json.
    """
    if n < 1:
        return None
    scores = [0.0] * n
    for place, sentence in enumerate(sentences):
        credit = _CREDIT[metric](sentence.words, _position(place, len(sentences)))
        for mark in sentence.citations:
            if mark <= n:
                scores[mark - 1] += credit / len(sentence.citations)
    total = sum(scores)
    if not normalise:
        return scores
    return [score / total for score in scores] if total else [1.0 / n] * n


def _position(place: int, sentences: int) -> float:
    """Give the weight of a sentence: 1 for the first, 1/e for the last, 1 for an only one."""
    return math.exp(-place / (sentences - 1)) if sentences > 1 else 1.0


_CREDIT: Final[dict[GeoMetric, Callable[[int, float], float]]] = {
    GeoMetric.WORD: lambda words, _position: float(words),
    GeoMetric.POSITION: lambda _words, position: position,
    GeoMetric.WORD_POSITION: lambda words, position: words * position,
}
