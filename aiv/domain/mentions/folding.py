"""Fold text to plain lower-case words while remembering where each word stood."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from aiv.domain.mentions.visible import HIDDEN, Visible, see

_APOSTROPHES = "'’‘ʼ´`′＇"
_VANISHING = frozenset("*~")
_POSSESSIVE = re.compile(r"'\x00*s(?![^\W_])")
_ELISION = re.compile(r"(?<![^\W_])(?:[dlnsmcjt]|qu|jusqu|lorsqu|puisqu)'(?=[^\W\d_])")
_WORD = re.compile(r"\x00*[^ \x00][^ ]*")
_UNFOLDED = {ord("ø"): "o", ord("ł"): "l", ord("đ"): "d", ord("ı"): "i"}


class _Folding(dict[int, str]):
    """Fold one code point at a time; NUL vanishes, a space separates."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_letter(chr(code))
        return folded


def _fold_letter(letter: str) -> str:
    if letter == HIDDEN or letter in _VANISHING:
        return HIDDEN
    if letter in _APOSTROPHES:
        return "'"
    category = unicodedata.category(letter)
    if category[0] == "M" or category == "Cf":
        return HIDDEN
    plain = unicodedata.normalize("NFKD", letter).casefold().translate(_UNFOLDED)
    kept = "".join(each for each in plain if each.isalnum())
    return kept or " "


_FOLDING = _Folding()


def _fold(text: str) -> str:
    folded = text.translate(_FOLDING)
    if "'" in folded:
        folded = _POSSESSIVE.sub(lambda found: HIDDEN * len(found.group()), folded)
        folded = _ELISION.sub(lambda found: f"{found.group()[:-1]} ", folded)
        folded = folded.replace("'", HIDDEN)
    return folded


def vanishes(letter: str) -> bool:
    """Say whether a letter leaves no trace in folded text."""
    return _FOLDING[ord(letter)] == HIDDEN


def fold_words(text: str) -> tuple[str, ...]:
    """Give the folded words of a name, an alias or a phrase."""
    return tuple(_fold(text).replace(HIDDEN, "").split())


def word_set(text: str) -> frozenset[str]:
    """Give the folded words of a plain list of words."""
    return frozenset(word for each in text.split() for word in fold_words(each))


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold one answer as original, as seen, and as folded words."""

    text: str
    visible: Visible
    folded: str
    words: list[str]
    hay: str

    def spans(self) -> Spans:
        """Find where the words stand in the original text."""
        found = [match.span() for match in _WORD.finditer(self.folded)]
        starts = [end - len(self.folded[start:end].lstrip(HIDDEN)) for start, end in found]
        ends = [start + len(self.folded[start:end].rstrip(HIDDEN)) for start, end in found]
        if len(self.folded) != len(self.text):
            starts, ends = _unstretched(self.visible.text, starts, ends)
        lengths = accumulate((len(word) + 1 for word in self.words), initial=0)
        return Spans(starts, ends, list(lengths))


@dataclass(frozen=True, slots=True)
class Spans:
    """Map words, and positions in the searched line of words, to original offsets."""

    starts: list[int]
    ends: list[int]
    places: list[int]

    def word_at(self, place: int) -> int:
        """Give the index of the word that begins after the separator at this place."""
        return bisect_right(self.places, place) - 1


def _unstretched(text: str, starts: list[int], ends: list[int]) -> tuple[list[int], list[int]]:
    # A ligature or a sharp s folds to two letters: both stand on the one original.
    origin = [at for at, letter in enumerate(text) for _ in _FOLDING[ord(letter)]]
    return [origin[start] for start in starts], [origin[end - 1] + 1 for end in ends]


def read(text: str) -> Reading:
    """Fold an answer once for every later step."""
    visible = see(text)
    folded = _fold(visible.text)
    words = folded.replace(HIDDEN, "").split()
    return Reading(text, visible, folded, words, f" {' '.join(words)} ")
