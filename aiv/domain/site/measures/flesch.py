"""Measure how easily English reads (Flesch 1948), with syllables counted by rule."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[a-z]+(?:'[a-z]+)?")
_SENTENCE: Final = re.compile(r"[.!?]+(?:\s|$)|\n+")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_SILENT: Final = re.compile(r"(?:[^laeiouy]es|[^aeioudt]ed|[^aeiouyl]e)$")
_SPLIT: Final = re.compile(r"ia(?!n\b)|io(?!n)|eo|ua(?!r)|[^aeiou]le$|ying|creat")


def reading_ease(text: str) -> float | None:
    """Give 206.835 - 1.015 words/sentences - 84.6 syllables/words; None without English words."""
    words = _WORD.findall(text.lower())
    if not words:
        return None
    sentences = sum(bool(_WORD.search(part.lower())) for part in _SENTENCE.split(text))
    spoken = sum(map(syllables, words))
    return 206.835 - 1.015 * len(words) / max(1, sentences) - 84.6 * spoken / len(words)


def syllables(word: str) -> int:
    """Count the syllables of a lower-case word: groups of vowels, without silent endings."""
    bare = word.replace("'", "")
    if len(bare) <= 3:
        return 1
    ending = 1 if _SILENT.search(bare) else 0
    n = len(_VOWELS.findall(bare)) - ending + len(_SPLIT.findall(bare))
    # "table" sounds its last e: the split above counts what the ending does not take away.
    return max(1, n - (1 if re.search(r"[^aeiou]le$", bare) and not ending else 0))
