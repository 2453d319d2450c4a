"""Find telephone numbers that an answer gives for the dealer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher, PhoneNumberType

from aiv.domain.stated import departments
from aiv.domain.stated.scopes import Line, quote
from aiv.domain.stated.values import Field, Record, Statement

# "2014‑05‑21 15:36" reads as ten digits.
_DATE: Final = re.compile(r"(?:19|20)\d\d\D(?:0?[1-9]|1[0-2])\D(?:[0-2]?\d|3[01])(?!\d)")


def find(line: Line, record: Record, *, answer: str) -> Iterator[Statement]:
    """Give the numbers of a line; of departments whose number is not verified, none.

    A toll-free number that is not in the record may be a manufacturer's or a service's: it is not
    held against the dealer's.
    """
    if not record.phone or sum(sign.isdigit() for sign in line.text) < 7:
        return
    for match in PhoneNumberMatcher(line.text, record.country, max_tries=20):
        if _DATE.match(match.raw_string):
            continue
        number = phonenumbers.format_number(match.number, PhoneNumberFormat.E164)
        correct = _correct(line, match.start, record)
        is_right = number in _known(record)
        is_free = phonenumbers.number_type(match.number) == PhoneNumberType.TOLL_FREE
        if not is_right and (is_free or not correct):
            continue
        start, end = line.start + match.start, line.start + match.end
        yield Statement(
            field=Field.PHONE,
            start=start,
            end=end,
            quote=quote(answer, start, end),
            stated=match.raw_string,
            correct=shown(correct or record.phone),
            is_right=is_right,
        )


def shown(number: str) -> str:
    """Write a number as people of its country do."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, PhoneNumberFormat.NATIONAL)


def _known(record: Record) -> frozenset[str]:
    own = {each.phone for each in record.departments.values() if each.phone}
    return frozenset({record.phone, *own}) | record.other_phones


def _correct(line: Line, at: int, record: Record) -> str:
    """Give the number that should stand here; nothing where it was not verified."""
    name = departments.named(line, at)
    if name in record.departments and record.departments[name].phone:
        return record.departments[name].phone
    return record.phone if name in ("", "sales") else ""
