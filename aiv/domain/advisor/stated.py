"""Read the figures that a text states: shares, dollars, counts, ranges, parts and days."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from aiv.domain.advisor.number_words import in_digits


class Kind(StrEnum):
    """Say what a figure counts; a share is of a hundred."""

    SHARE = "share"
    DOLLARS = "dollars"
    COUNT = "count"
    RANGE = "range"
    PART = "part"
    DAY = "day"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with the decimals it is written with; `noun` is what a count counts, if named."""

    kind: Kind
    values: tuple[float, ...]
    decimals: int = 0
    noun: str = ""


_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec"
MONTHS: Final = tuple(_MONTHS.split())
_NOUN: Final = (
    "answer question day week month year hour minute dealer store dealership rival competitor "
    "assistant point review star page car vehicle alert action finding source site time person "
    "people shopper customer call sale lead place rank statement domain zip wording trial unit"
)
NOUNS: Final = frozenset(_NOUN.split())
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]*\.?"
_SCALE = r"(?:\s?(?:k|m|thousand|million)\b)?"
_SHARE_MARK = r"\s?(?:%|percent\b|(?:out of|of|per|in) (?:every )?100\b)"
_MONEY = rf"(?:us)?\$\s?{_NUMBER}{_SCALE}|{_NUMBER}{_SCALE}\s?(?:usd|dollars?|bucks)\b"
_TO = r"\s?(?:%|percent)?\s?(?:to|-|and|through)\s?"
# In the order in which they are tried: what is longer and clearer first.
_DAYS = (
    rf"(?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}}\b)"
    rf"|(?P<day>\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?:,? \d{{4}})?(?![\w-]))"
    rf"|(?P<mday>\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?(?![\w-]))"
)
_DAY = re.compile(_DAYS)
_FIGURE = re.compile(
    rf"{_DAYS}"
    rf"|(?P<clock>\b\d{{1,2}}:\d{{2}}\b)"
    rf"|(?P<range>(?:\$\s?)?{_NUMBER}{_SCALE}{_TO}(?:\$\s?)?{_NUMBER}{_SCALE}(?!\w))"
    rf"|(?P<money>{_MONEY})"
    rf"|(?P<share>{_NUMBER}{_SHARE_MARK})"
    rf"|(?P<part>{_NUMBER}(?:st|nd|rd|th)? (?:out of|of|in) (?:the |every |all )?{_NUMBER})"
    rf"|(?P<count>{_NUMBER}(?:st|nd|rd|th|k\b|m\b)?)"
)
_NUMBERS = re.compile(rf"({_NUMBER})\s?(k\b|m\b|thousand\b|million\b)?")
_SCALES: Final = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "": 1.0}


def plain(text: str) -> str:
    """Give a text in lower case, in common signs, with number words in digits."""
    text = unicodedata.normalize("NFKC", text).casefold()
    for dash in "\u2010\u2011\u2012\u2013\u2014\u2212":
        text = text.replace(dash, "-")
    return in_digits(" ".join(text.replace("per cent", "percent").split()))


def figures(text: str) -> Iterator[Figure]:
    """Give all figures of a text that went through `plain`."""
    for found in _FIGURE.finditer(text):
        group = found.lastgroup or ""
        said = found[0]
        if group in ("day", "mday", "iso"):
            yield Figure(Kind.DAY, _day(said))
        elif group == "clock":
            yield Figure(Kind.CLOCK, tuple(float(each) for each in said.split(":")))
        else:
            yield _measured(group, said, text[found.end() :])


def without_days(text: str) -> str:
    """Take the days out of a text that went through `plain`."""
    return _DAY.sub(" ", text)


def is_month(word: str) -> bool:
    """Tell the name of a month, whole or short."""
    return re.fullmatch(_MONTH, word) is not None and len(word) <= len("september")


def _measured(group: str, said: str, after: str) -> Figure:
    numbers = _NUMBERS.findall(said)
    values = tuple(_value(number, scale) for number, scale in numbers)
    decimals = max((len(number.partition(".")[2]) for number, _ in numbers), default=0)
    if group == "range":
        return Figure(Kind.RANGE, values[:2], decimals)
    if group == "money":
        return Figure(Kind.DOLLARS, values[:1], decimals)
    if group == "share":
        return Figure(Kind.SHARE, values[:1], decimals)
    if group == "part":
        return Figure(Kind.PART, values[:2], decimals)
    return Figure(Kind.COUNT, values[:1], decimals, _noun(after))


def _noun(after: str) -> str:
    """Give what is counted, from the next two words; an empty one where neither is known."""
    words: list[str] = re.findall(r"[a-z]+", after[:40])
    for word in words[:2]:
        for form in (word, word.removesuffix("s"), word.removesuffix("es")):
            if form in NOUNS:
                return form
    return ""


def _value(number: str, scale: str) -> float:
    return float(number.replace(",", "")) * _SCALES[scale]


def _day(said: str) -> tuple[float, ...]:
    """Give day, month and year; the year is 0 where none is named."""
    numbers = [int(each) for each in re.findall(r"\d+", said)]
    if re.match(r"\d{4}-", said):
        return float(numbers[2]), float(numbers[1]), float(numbers[0])
    month = next(at for at, name in enumerate(MONTHS, 1) if re.search(rf"\b{name}", said))
    return float(numbers[0]), float(month), float(numbers[1] if len(numbers) > 1 else 0)
