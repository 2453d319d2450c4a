"""What an answer states of a dealer's vehicles is found where it can be checked, and only there."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.inventory.claims import Claim, check, stock_of
from aiv.domain.inventory.vehicle import StockStatus, Vehicle
from tests.stocked import number

CAR = Vehicle(
    vin=number(1), stock_number="HP77", year=2024, make="Toyota", model="RAV4",
    price=Decimal(31_250),
)  # fmt: skip
CHEAP = replace(CAR, vin=number(2), stock_number="HP78", price=Decimal(28_000))
UNPRICED = replace(CAR, vin=number(3), stock_number="", model="Camry", price=None)
SOLD = replace(CAR, vin=number(4), stock_number="HP80", status=StockStatus.SOLD)
STOCK = stock_of([CAR, CHEAP, UNPRICED, SOLD])


def found(text: str, *, own: tuple[int, ...] = (0,), others: tuple[int, ...] = ()) -> list[Claim]:
    return check(text, STOCK, own=own, others=others)


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (f"They have VIN {number(1)} in stock.", [True]),
        (f"They have VIN {number(1)} for $31,250.", [True]),
        (f"They have VIN {number(1)} for $27,000.", [False]),
        (f"They have VIN {number(3)} for $27,000.", [True]),
        (f"They have VIN {number(9)}.", [False]),
        (f"They have VIN {number(4)}.", [False]),
        ("Stock #HP77 is there.", [True]),
        ("Stock number: hp78 at $28,050.", [True]),
        ("Stock no. ZZ999 is there.", [False]),
        ("A 2024 Toyota RAV4 XLE is listed at $31,300.", [True]),
        ("A 2024 Toyota RAV4 is listed at $35,000.", [False]),
        ("A 2024 Toyota RAV4, from $28,000.", [True]),
        ("A 2024 Toyota RAV4, from $31,250.", [False]),
        ("2024 toyota rav4 at $31250 and 2024 Toyota RAV4 at $1,000", [True, False]),
    ],
)
def test_a_statement_is_checked(text: str, verdicts: list[bool]) -> None:
    assert [claim.is_correct for claim in found(text)] == verdicts


@pytest.mark.parametrize(
    "text",
    [
        "A 2024 Toyota RAV4 has an MSRP of $31,250.",
        "A 2024 Toyota RAV4 leases for $299/mo.",
        "A 2024 Toyota RAV4 costs $28,000-$35,000.",
        "A 2024 Toyota RAV4 costs between $28,000 and $35,000.",
        "A 2024 Toyota RAV4 under $35,000 is easy to find.",
        "Save $1,500 on a 2024 Toyota RAV4.",
        "A 2024 Toyota RAV4 with $2,000 off.",
        "A 2024 Toyota Tundra is listed at $51,000.",
        "A 2021 Toyota RAV4 is listed at $21,000.",
        "A 2024 Toyota RAV4\nService from $1,200",
        "A 2024 Toyota RAV4 and a 2023 Honda CR-V at $30,000.",
        "A 2024 Toyota RAV4X at $31,250.",
        "Call 2395550101 or see stock photos.",
        "12345678901234567 and ABCDEFGHJKLMNPRST",
        "",
    ],
)
def test_what_cannot_be_checked_is_no_claim(text: str) -> None:
    assert found(text) == []


def test_what_follows_another_dealers_name_is_that_dealers() -> None:
    text = f"Harbor has {number(1)}. Pelican has {number(9)}."
    claims = found(text, own=(0,), others=(text.index("Pelican"),))
    assert [claim.is_correct for claim in claims] == [True]


def test_what_comes_before_any_name_is_nobodys() -> None:
    assert found(f"{number(1)} is at Harbor", own=(25,)) == []


def test_a_claim_says_where_it_stands_and_what_it_says() -> None:
    (claim,) = found(f"Go there: VIN {number(1)} at  $31,250 today.")
    assert claim.stated == f"VIN {number(1)} at $31,250"
    assert claim.quote == f"{number(1)} at $31,250 today."
    assert claim.start == 14


@given(st.text(alphabet="2024 Toyota RAV4$,1359-\nStock#HP7İß", max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    claims = found(text)
    assert [each.start for each in claims] == sorted(each.start for each in claims)
