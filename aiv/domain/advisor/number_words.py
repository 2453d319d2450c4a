"""Write numbers that stand in words as digits, so that no figure hides in a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

_TO_NINETEEN: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_BY_TEN: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_RANKS: Final = "first second third fourth fifth sixth seventh eighth ninth tenth"
_ONES, _TENS, _ORDINALS = _TO_NINETEEN.split(), _BY_TEN.split(), _RANKS.split()
_SCALES: Final = MappingProxyType({"hundred": 100, "thousand": 1_000, "million": 1_000_000})
_VALUES: Final = MappingProxyType(
    {word: at for at, word in enumerate(_ONES)}
    | {word: 10 * at for at, word in enumerate(_TENS, 2)}
)
_PARTS: Final = MappingProxyType(
    {
        "two thirds": "66.67%",
        "two-thirds": "66.67%",
        "a third": "33.33%",
        "one third": "33.33%",
        "one-third": "33.33%",
        "three quarters": "75%",
        "three-quarters": "75%",
        "a quarter": "25%",
        "one quarter": "25%",
        "one-quarter": "25%",
        "half": "50%",
        "a fifth": "20%",
        "one fifth": "20%",
        "a tenth": "10%",
        "one tenth": "10%",
    }
)
_WORD: Final = "|".join([*_VALUES, *_SCALES])
_PART = re.compile(rf"\b(?:{'|'.join(sorted(_PARTS, key=len, reverse=True))})\b")
_RUN = re.compile(rf"\b(?:{_WORD})(?:(?:-|\s+(?:and\s+)?)(?:{_WORD}))*\b")
_ORDINAL = re.compile(rf"\b(?:{'|'.join(_ORDINALS)})\b")
# "no one" and "one another" count nobody.
_NOBODY = re.compile(r"\bno one\b|\bone another\b")


def in_digits(text: str) -> str:
    """Give a text in lower case with its number words, parts and ranks in digits."""
    text = _NOBODY.sub("nobody", text)
    text = _PART.sub(lambda found: _PARTS[found[0]], text)
    text = _RUN.sub(lambda found: _numbers(re.findall(_WORD, found[0])), text)
    return _ORDINAL.sub(lambda found: str(_ORDINALS.index(found[0]) + 1), text)


def _numbers(words: Sequence[str]) -> str:
    """Give the numbers that a run of words says: "twenty five" is one, "five six" are two."""
    said: list[int] = []
    whole = part = 0
    last = ""
    for word in words:
        if last and not _goes_on(last, word):
            said.append(whole + part)
            whole = part = 0
        if word == "hundred":
            part = (part or 1) * 100
        elif word in _SCALES:
            whole, part = whole + (part or 1) * _SCALES[word], 0
        else:
            part += _VALUES[word]
        last = word
    return " ".join(str(each) for each in [*said, whole + part])


def _goes_on(last: str, word: str) -> bool:
    if word in _SCALES or last in _SCALES:
        return True
    return last in _TENS and 0 < _VALUES[word] < 10
