"""Test which dealer is the single top pick."""

from __future__ import annotations

import pytest

from tests.aiv.domain.mentions.invented import roles

PICKED = [
    (
        "best toyota dealer in ashford",
        (
            "After weighing everything, Wrenfield Toyota takes the crown. Millbrook Toyota "
            "comes in a close second thanks to its friendly staff."
        ),
        {"wren": "best", "mill": "recommended"},
    ),
    (
        "where to buy a rav4",
        (
            "You can't really go wrong with Oakhurst Toyota, but if I were shopping this "
            "weekend I'd drive to Millbrook Toyota first."
        ),
        {"oak": "recommended", "mill": "best"},
    ),
    ("dealers", "D’Arcy and Sons Toyota gets my vote.", {"dee": "best"}),
    (
        "which one should I choose",
        (
            "Both are fine, but Wrenfield Toyota is the better choice for most buyers "
            "because of its pricing policy. Oakhurst Toyota suits people who live in "
            "Elmwood."
        ),
        {"wren": "best", "oak": "recommended"},
    ),
    (
        "best toyota dealer",
        "Hands down: Wrenfield Toyota. Nobody else publishes out-the-door prices.",
        {"wren": "best"},
    ),
    (
        "best toyota dealer",
        "For most people the answer is going to be Millbrook Toyota.",
        {"mill": "best"},
    ),
    ("best toyota dealer", "If I had to pick just one, it'd be Oakhurst Toyota.", {"oak": "best"}),
    (
        "dealers",
        (
            "Wrenfield Toyota should be your first call. Have Millbrook Toyota's quote "
            "ready as leverage."
        ),
        {"wren": "best", "mill": "option"},
    ),
    (
        "who should i buy a corolla from",
        (
            "I'd put Wrenfield Toyota at the top of your list. Their sales team replies "
            "within minutes, and the quote you get is the quote you pay."
        ),
        {"wren": "best"},
    ),
    ("toyota dealers", "Nothing beats Wrenfield Toyota for price transparency.", {"wren": "best"}),
    (
        "toyota dealers",
        ("In my view the strongest of the three is Oakhurst Toyota, followed by Millbrook Toyota."),
        {"oak": "best", "mill": "recommended"},
    ),
    (
        "toyota dealers",
        "My honest advice: give Millbrook Toyota a call before anyone else.",
        {"mill": "best"},
    ),
    (
        "toyota dealers",
        (
            "Honorable mention: Oakhurst Toyota, which has a free car wash. The winner, "
            "though, is Wrenfield Toyota."
        ),
        {"oak": "recommended", "wren": "best"},
    ),
    (
        "cheapest rav4",
        (
            "Right now the lowest advertised price is at Millbrook Toyota ($29,880), "
            "followed by Oakhurst Toyota ($30,410)."
        ),
        {"mill": "best", "oak": "recommended"},
    ),
    (
        "recommend one",
        (
            "Oakhurst Toyota. It has the model you want, posts real prices, and is ten "
            "minutes from you."
        ),
        {"oak": "best"},
    ),
    (
        "recommend one",
        "I'd recommend Wrenfield Toyota. Reviews mention honest quotes.",
        {"wren": "best"},
    ),
    ("toyota dealers", "Definitely Wrenfield Toyota!", {"wren": "best"}),
    ("toyota dealers", "No contest: Millbrook Toyota is the better run store.", {"mill": "best"}),
]


@pytest.mark.parametrize(("prompt", "text", "expected"), PICKED)
def test_the_top_pick_is_best(prompt: str, text: str, expected: dict[str, str]) -> None:
    assert roles(text, prompt) == expected
