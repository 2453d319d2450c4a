"""Measure how often what is stated is wrong, field by field; each intent is one cluster."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from aiv.domain.stated.values import Field
from aiv.domain.statistics.rates import Rate, rate_ci


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement as it is counted: of which answer to which intent, right or wrong."""

    field: Field
    intent: str
    answer: str
    is_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorRate:
    """How many answers state a field, in how many of them it is wrong, and the rate with interval.

    `rate` is None below two intents: then only the counts are known.
    """

    field: Field
    answers: int
    wrong: int
    intents: int
    rate: Rate | None


def by_field(said: Iterable[Said]) -> tuple[ErrorRate, ...]:
    """Give the error rate of every field that is stated anywhere.

    An answer is wrong in a field when any of its statements is. Source: measurement.md 3.1 (fact
    accuracy: wrong / (right + wrong)) with the interval of S4.
    """
    answers: dict[Field, dict[tuple[str, str], bool]] = defaultdict(dict)
    for each in said:
        key = (each.intent, each.answer)
        known = answers[each.field].get(key, True)
        answers[each.field][key] = known and each.is_right
    return tuple(_rate(field, answers[field]) for field in Field if field in answers)


def _rate(field: Field, answers: dict[tuple[str, str], bool]) -> ErrorRate:
    intents: dict[str, list[bool]] = defaultdict(list)
    for (intent, _), is_right in answers.items():
        intents[intent].append(is_right)
    shares = [1 - sum(each) / len(each) for each in intents.values()]
    return ErrorRate(
        field=field,
        answers=len(answers),
        wrong=sum(not is_right for is_right in answers.values()),
        intents=len(intents),
        rate=rate_ci(shares, [len(each) for each in intents.values()]),
    )
