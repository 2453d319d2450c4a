"""What an answer states about a dealer, held against the verified record."""

from __future__ import annotations

import time

import pytest

from aiv.domain.stated import records
from aiv.domain.stated.checking import About, check
from aiv.domain.stated.values import Field, Record, Statement

NAME = "Harbor Point Toyota"
FACTS = {
    "phone": "+12395550101",
    "address": {
        "street": "1 Seaside Road",
        "city": "Harbor Point",
        "region": "FL",
        "postal_code": "34109",
        "country": "US",
    },
    "website": "https://www.harborpointtoyota.example",
    "makes": ["Toyota"],
    "hours": {
        "week": {
            "mon": [["09:00", "20:00"]],
            "tue": [["09:00", "20:00"]],
            "sat": [["09:00", "18:00"]],
            "sun": [],
        }
    },
    "departments": {"service": {"phone": "+12395550177", "week": {"mon": [["07:30", "18:00"]]}}},
}
RECORD = records.of_facts(FACTS, country="US")


def states(
    text: str, *, record: Record = RECORD, others: tuple[str, ...] = (), is_branded: bool = False,
    intent: str = "",
) -> list[Statement]:  # fmt: skip
    own = (text.index(NAME),) if NAME in text else ()
    about = About(
        text=text,
        own=own,
        others=tuple(text.index(name) for name in others),
        is_branded=is_branded,
        intent=intent,
    )
    return check(about, record)


def verdicts(text: str, **options: object) -> list[tuple[str, bool]]:
    return [(each.field.value, each.is_right) for each in states(text, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "is_right"),
    [
        ("call (239) 555-0101", True),
        ("call 239.555.0101", True),
        ("call +1 239-555-0101", True),
        ("call (239) 555-0102", False),
        ("Sales: 239-555-0177", True),
        ("Service: 239-555-0101", True),
        ("Service: 239-555-0178", False),
    ],
)
def test_a_number_is_compared_however_it_is_written(said: str, is_right: bool) -> None:
    assert verdicts(f"{NAME}, {said}.") == [("phone", is_right)]


@pytest.mark.parametrize(
    "said",
    [
        "Fax: 239-555-0199",
        "Parts: 239-555-0199",
        "Toyota helps at 800-331-4331",
        "Stock 2395550",
        "Read on 2026\u201105\u201121 15:36",
        "It does not sell Lexus",
        "It doesn't currently carry Kia",
    ],
)
def test_a_number_that_the_record_cannot_settle_is_left_out(said: str) -> None:
    assert verdicts(f"{NAME}. {said}.") == []


@pytest.mark.parametrize("head", [f"## {NAME}", f"**{NAME}**", f"1. **{NAME}**"])
def test_a_list_under_a_stores_heading_is_of_that_store(head: str) -> None:
    depth = "   " if head.startswith("1") else ""
    text = f"{head}\n{depth}- **Where:** near the highway\n{depth}- Phone: (239) 555-0102"
    assert verdicts(text) == [("phone", False)]


def test_the_next_entry_of_a_list_is_of_somebody_else() -> None:
    assert verdicts(f"- {NAME}, by the sea\n- Bayside Cars, (239) 555-0102") == []


def test_a_wrong_number_comes_with_its_sentence_and_the_right_one() -> None:
    found = states(f"Go there. {NAME} is at (239) 555-0102 all day. Other things follow.")[0]
    assert found.quote == f"{NAME} is at (239) 555-0102 all day."
    assert (found.stated, found.correct) == ("(239) 555-0102", "(239) 555-0101")


@pytest.mark.parametrize(
    ("said", "is_right"),
    [
        ("1 Seaside Road", True),
        ("1 Seaside Rd., Harbor Point, FL 34109", True),
        ("1 Seaside Rd, Suite 4, Harbor Point, FL 34109-1234", True),
        ("12 Seaside Road", False),
        ("1 Seaside Avenue", False),
        ("1 Seaside Road, Harbor Point, FL 34119", False),
    ],
)
def test_a_street_is_compared_as_the_post_does(said: str, is_right: bool) -> None:
    assert verdicts(f"{NAME} stands at {said}.") == [("address", is_right)]


def test_a_direction_that_is_left_out_is_no_other_street() -> None:
    address = {"street": "5800 Airport-Pulling Road North", "city": "Naples"}
    record = records.of_facts({"address": address}, country="US")
    assert verdicts(f"{NAME}: 5800 Airport Pulling Rd", record=record) == [("address", True)]
    assert verdicts(f"{NAME}: 5800 Airport Pulling Rd S", record=record) == [("address", False)]


@pytest.mark.parametrize(
    "said", ["a 2024 Toyota Tundra Four Wheel Drive", "5 Test Drive", "1 mile from Main Street"]
)
def test_what_only_looks_like_a_street_is_none(said: str) -> None:
    assert verdicts(f"{NAME} offers {said}.") == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Website: www.harborpointtoyota.example", [("website", True)]),
        ("Visit https://harborpointtoyota.example/new today", [("website", True)]),
        ("[Website](https://www.harborpointtoyota.example/)", [("website", True)]),
        ("Website: harborpoint-toyota.example", [("website", False)]),
        ("Visit their page on dealerrater.com", []),
        ("as cars-weekly.example says", []),
        ("Website: mail us at web@other.example", []),
    ],
)
def test_only_what_is_called_the_site_is_compared(
    said: str, expected: list[tuple[str, bool]]
) -> None:
    assert verdicts(f"{NAME}. {said}") == expected


def test_asked_for_the_site_an_address_alone_is_the_answer() -> None:
    asked = {"is_branded": True, "intent": "fact-website"}
    assert verdicts("It is harborpoint.example.", **asked) == [("website", False)]
    assert verdicts("It is harborpoint.example.", is_branded=True, intent="fact-phone") == []


@pytest.mark.parametrize(
    ("said", "is_right"),
    [
        ("Mon-Tue 9 AM - 8 PM", True),
        ("Monday to Tuesday from 9:00 a.m. to 8:00 p.m.", True),
        ("Sunday: Closed", True),
        ("closed on Sundays", True),
        ("not open on Sundays", True),
        ("open on Sunday", False),
        ("Mon–Sat: 9:00 AM – 8:00 PM", False),
        ("open daily from 9am to 8pm", False),
        ("Service hours: Mon 7:30am-6pm", True),
        ("Service hours: Mon 8am-6pm", False),
    ],
)
def test_hours_are_compared_day_by_day(said: str, is_right: bool) -> None:
    assert verdicts(f"{NAME}: {said}.") == [("hours", is_right)]


@pytest.mark.parametrize(
    "said",
    [
        "Mon-Tue 9-8",  # nine to eight of what half of the day?
        "Wednesday 9am-8pm",  # a day that nobody verified
        "Parts: Mon 8am-5pm",  # a department that nobody verified
        "Christmas: closed Sunday",
        "ask whether it is open on Sundays",
    ],
)
def test_hours_that_cannot_be_settled_are_left_out(said: str) -> None:
    assert verdicts(f"{NAME}: {said}.") == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("sells new Toyota", [("makes", True)]),
        ("sells Toyota and Lexus", [("makes", False)]),
        ("sells used Lexus", []),
        ("sells Lexus parts", []),
    ],
)
def test_only_makes_sold_new_are_compared(said: str, expected: list[tuple[str, bool]]) -> None:
    assert verdicts(f"The store, {NAME}, {said}.") == expected


def test_two_spellings_of_a_make_are_one() -> None:
    record = records.of_facts({"makes": ["Chevrolet", "Mercedes-Benz"]}, country="US")
    text = f"{NAME} sells Chevy and Mercedes."
    assert verdicts(text, record=record) == [("makes", True)]


def test_what_follows_another_name_is_the_other_dealers() -> None:
    text = f"{NAME} is fine. Marlin Toyota is at 239-555-0199."
    assert verdicts(text, others=("Marlin Toyota",)) == []


def test_the_next_entry_of_a_list_is_not_the_dealers() -> None:
    text = f"1. **{NAME}**\n   - Phone: 239-555-0102\n2. **Some Store**\n   - Phone: 239-555-0199"
    assert [each.stated for each in states(text)] == ["239-555-0102"]


def test_details_below_a_name_are_the_dealers() -> None:
    text = f"- {NAME}\n- Phone: 239-555-0102\n\nHours:\nSun 10am-4pm\n\nCall 239-555-0199 for more."
    assert [each.stated for each in states(text)] == ["239-555-0102", "Sun 10am-4pm"]


def test_an_answer_about_the_dealer_need_not_name_it() -> None:
    assert verdicts("The number is 239-555-0102.", is_branded=True) == [("phone", False)]
    assert verdicts("The number is 239-555-0102.") == []


def test_what_nobody_verified_is_never_held_against_anything() -> None:
    text = f"{NAME}, 239-555-0199, 9 Far Street, closed Sunday. Website: other.example"
    assert verdicts(text, record=records.of_facts({}, country="US")) == []


def test_places_point_at_the_very_words() -> None:
    text = f"**{NAME}** – see 🚗 [Website](https://other.example) or 239-555-0102"
    for each in states(text):
        assert each.stated in text[each.start : each.end] or each.field is Field.WEBSITE


@pytest.mark.parametrize("unit", ["1 A ", "239-", "Mon-", "9am-", "a.", "[site](https://a.b/", "1"])
def test_a_hostile_answer_is_read_in_time(unit: str) -> None:
    text = f"{NAME} " + unit * (60_000 // len(unit))
    started = time.perf_counter()
    states(text)
    assert time.perf_counter() - started < 2.0
