"""A question to a store becomes one of the market, or is told to be the store's alone."""

from __future__ import annotations

import pytest

from aiv.domain.markets.panels import PanelIntent
from aiv.domain.shopper_questions import asked_already, guessing
from aiv.domain.shopper_questions.wording import Place, for_market

PLACE = Place(make="Toyota", city="Harbor Point")
NAMES = ("Harbor Point Toyota",)
DEALER = "Toyota dealer near Harbor Point"


@pytest.mark.parametrize(
    ("asked", "of_market"),
    [
        ("Do you take trade-ins?", f"Which {DEALER} takes trade-ins?"),
        ("do you guys do brakes on old trucks", f"Which {DEALER} does brakes on old trucks?"),
        ("Does Harbor Point Toyota carry your parts?", f"Which {DEALER} carries their parts?"),
        ("Are you open on July 4?", f"Which {DEALER} is open on July 4?"),
        ("Can you deliver to my house?", f"Which {DEALER} can deliver to my house?"),
        ("Can I test drive a RAV4 at your store?", f"At which {DEALER} can I test drive a RAV4?"),
        (
            "How much do you charge for an oil change?",
            "How much do Toyota dealers near Harbor Point charge for an oil change?",
        ),
        ("What's your best price on a RAV4?", f"Which {DEALER} has the best price on a RAV4?"),
        ("Where can I find a used truck?", "Where can I find a used truck?"),
        ("What is the best hybrid for a family?", "What is the best hybrid for a family?"),
        (
            "¿Hacen frenos los domingos?",
            "¿Qué concesionario de Toyota cerca de Harbor Point hace frenos los domingos?",
        ),
    ],
)
def test_it_is_asked_of_the_market_without_naming_a_dealer(asked: str, of_market: str) -> None:
    assert for_market(asked, PLACE, NAMES) == of_market
    assert not any(name.casefold() in of_market.casefold() for name in NAMES)


@pytest.mark.parametrize(
    "asked",
    [
        "What is your phone number?",
        "Where are you located?",
        "where is the address",
        "What is your return policy?",
        "Who at Harbor Point Toyota does alignments?",
    ],
)
def test_what_is_the_stores_alone_is_told(asked: str) -> None:
    assert for_market(asked, PLACE, NAMES) is None


def test_a_market_of_used_cars_names_no_make() -> None:
    used = Place(make="used", city="Harbor Point")
    asked = for_market("Do you take trade-ins?", used, NAMES)
    assert asked == "Which used car dealer near Harbor Point takes trade-ins?"


@pytest.mark.parametrize(
    ("text", "department", "stage"),
    [
        ("Do you do brakes on trucks?", "service", "discover"),
        ("Do you have used cars in stock?", "used", "decide"),
        ("Can I get a loan with bad credit?", "finance", "discover"),
        ("Do you take trade-ins?", "trade-in", "compare"),
        ("Which is better, hybrid or electric?", "ev", "compare"),
        ("Do you sell accessories?", "parts", "discover"),
    ],
)
def test_department_and_stage_are_guessed(text: str, department: str, stage: str) -> None:
    assert (guessing.department(text), guessing.stage(text)) == (department, stage)


def intent(slug: str, *wordings: str) -> PanelIntent:
    return PanelIntent(
        slug=slug, department="service", stage="decide", is_local=True, is_branded=False,
        wordings=wordings,
    )  # fmt: skip


def test_what_a_panel_asks_is_found_whatever_the_market_words() -> None:
    panel = [
        intent("brakes", "Who does Toyota brakes well in Harbor Point?"),
        intent("loaners", "Who lends a car?", f"Which {DEALER} offers loaner cars?"),
    ]
    near = asked_already.nearest(
        ["Do you offer loaner cars?"], panel, place=["Harbor Point", "Toyota"]
    )
    assert near is not None
    assert (near.intent.slug, near.is_same) == ("loaners", True)


def test_the_nearest_is_told_and_the_far_is_not() -> None:
    panel = [intent("oil", "Who does oil changes on Sundays?")]
    near = asked_already.nearest(["Do you do oil changes on trucks?"], panel, place=[])
    assert near is not None
    assert not near.is_same
    assert asked_already.nearest(["Do you take trade-ins?"], panel, place=[]) is None
