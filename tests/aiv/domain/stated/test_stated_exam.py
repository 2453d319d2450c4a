"""Test what is read as stated on answers whose truth their own records tell; it prints its figures.

The truth can be told where the text shows a number, street or host that a listed dealer has. Bodies
that providers' real assistants gave are counted too: what no record tells is not scored.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import phonenumbers
import pytest

from aiv.domain.mentions.mention_exam import detect_case, read_case
from aiv.domain.mentions.visible import see
from aiv.domain.stated import records
from aiv.domain.stated.checking import About, check
from aiv.domain.stated.values import Field, Record, Statement
from aiv.providers import normalise

pytestmark = pytest.mark.field


@dataclass(frozen=True)
class Case:
    """One dealer that one answer names: what was read, and what all dealers of the list have."""

    about: About
    record: Record
    listed: tuple[Record, ...]

    @property
    def statements(self) -> list[Statement]:
        return check(self.about, self.record)

    def shows(self, field: Field) -> bool:
        """Tell whether the text visibly shows this dealer's own value."""
        text = see(self.about.text).text
        if field is Field.PHONE:
            found = phonenumbers.PhoneNumberMatcher(text, "US")
            return self.record.phone in {e164(each.number) for each in found}
        value = self.record.street if field is Field.ADDRESS else self.record.host
        return bool(re.search(rf"(?<![\w-]){re.escape(value)}(?!\w)", text, re.I))


def e164(number: phonenumbers.PhoneNumber) -> str:
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def record_of(dealer: dict[str, Any]) -> Record:
    address = {name: dealer[name] for name in ("street", "city", "region")}
    facts = {name: dealer[name] for name in ("phone", "website", "makes")} | {"address": address}
    return records.of_facts(facts, country="US")


def read(row: dict[str, Any]) -> Iterator[Case]:
    """Give the dealers of a case that detection finds in it, as the product would read them."""
    found = detect_case(read_case(row, labelled=True)).mentions
    starts = {each.dealer: each.start for each in found}
    known = {dealer["id"]: record_of(dealer) for dealer in row["dealers"]}
    for own, start in starts.items():
        others = tuple(at for dealer, at in starts.items() if dealer != own)
        about = About(
            text=row["answer"]["text"], own=(start,), others=others, is_branded=False, intent=""
        )
        listed = tuple(record for dealer, record in known.items() if dealer != own)
        yield Case(about, known[own], listed)


@pytest.fixture(scope="module")
def cases(field_data: Path) -> list[Case]:
    file = field_data / "mention_exam" / "public.jsonl"
    if not file.is_file():
        pytest.skip(f"{file} is absent; set FIELD_DATA to the folder that holds mention_exam")
    lines = file.read_text(encoding="utf-8").splitlines()
    return [case for line in lines for case in read(json.loads(line))]


def is_of_another(statement: Statement, case: Case) -> bool:
    """Tell whether a value called wrong is one that the list gives another dealer."""
    if statement.field is Field.PHONE:
        number = e164(phonenumbers.parse(statement.stated, "US"))
        return number in {record.phone for record in case.listed}
    if statement.field is Field.WEBSITE:
        return statement.stated in {record.host for record in case.listed}
    return any(record.street and record.street in statement.stated for record in case.listed)


def numbers_of_others(cases: list[Case]) -> Iterator[tuple[str, str]]:
    """Give the numbers that an answer gives a store other than their owner."""
    for case in cases:
        for each in case.statements:
            if each.field is Field.PHONE and not each.is_right:
                yield case.about.text, e164(phonenumbers.parse(each.stated, "US"))


def test_the_readings_are_precise_and_what_they_miss_is_known(cases: list[Case]) -> None:
    found: Counter[tuple[Field, str]] = Counter()
    misplaced = set(numbers_of_others(cases))
    for case in cases:
        made = case.statements
        for field in (Field.PHONE, Field.ADDRESS, Field.WEBSITE):
            right = any(each.is_right for each in made if each.field is field)
            number = case.record.phone if field is Field.PHONE else ""
            if case.shows(field) and (case.about.text, number) not in misplaced:
                found[field, "found" if right else "missed"] += 1
        for each in made:
            if not each.is_right:
                is_true = is_of_another(each, case)
                found[each.field, "true error" if is_true else "false alarm"] += 1
    print(*(f"{field.value}: {what} {n}" for (field, what), n in sorted(found.items())), sep="\n")
    assert [field for field, what in found if what == "false alarm"] == []
    assert found[Field.PHONE, "missed"] == found[Field.ADDRESS, "missed"] == 0


def test_a_number_that_is_wrong_by_one_digit_is_called_wrong(cases: list[Case]) -> None:
    kept = [case for case in cases if any(each.field is Field.PHONE for each in case.statements)]
    assert kept
    for case in kept:
        last = str((int(case.record.phone[-1]) + 5) % 10)
        wrong = replace(case, record=replace(case.record, phone=case.record.phone[:-1] + last))
        assert not any(e.is_right for e in wrong.statements if e.field is Field.PHONE)


def test_recorded_answers_that_name_no_dealer_state_no_number(field_data: Path) -> None:
    texts = list(recorded(field_data / "recorded_answers"))
    if not texts:
        pytest.skip("no recorded answers under FIELD_DATA")
    record = Record(phone="+12395550101", street="1 Seaside Road", host="harborpoint.example")
    made = [
        each.field.value
        for text in texts
        for each in check(About(text=text, own=(), others=(), is_branded=True, intent=""), record)
    ]
    print(f"{len(texts)} recorded answers, none about a dealer: {Counter(made)} would be read")
    assert "phone" not in made


def recorded(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*/*.json")):
        if not path.name.endswith(".meta.json"):
            body = json.loads(path.read_text(encoding="utf-8"))
            reply = normalise(path.parent.name, [body])
            if reply.answer.text:
                yield reply.answer.text
