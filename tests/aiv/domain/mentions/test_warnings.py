"""Test which dealers an answer advises against."""

from __future__ import annotations

import pytest

from tests.aiv.domain.mentions.invented import roles

WARNED_AGAINST = [
    (
        "which dealer should i avoid",
        (
            "I'd give Oakhurst Toyota a wide berth: the title complaints are serious. "
            "Millbrook Toyota, on the other hand, has a spotless record."
        ),
        {"oak": "warned_against", "mill": "recommended"},
    ),
    (
        "harbor motors",
        (
            "Harbor Motors is an independent lot. Harbor's prices are low, yet several "
            "buyers reported undisclosed damage, so I'd steer clear."
        ),
        {"harbor": "warned_against"},
    ),
    (
        "dealers",
        (
            "I'd be cautious with Oakhurst Toyota. Multiple buyers describe bait-and-switch "
            "pricing and I can't recommend it."
        ),
        {"oak": "warned_against"},
    ),
    (
        "dealers",
        (
            "Buyers rave about Millbrook Toyota's delivery team. Steer clear of Harbor "
            "Motors, where deposits vanish."
        ),
        {"mill": "recommended", "harbor": "warned_against"},
    ),
    (
        "dealers",
        ("Oakhurst Toyota has earned a reputation for surprise fees, so proceed with caution."),
        {"oak": "warned_against"},
    ),
    (
        "any dealers to stay away from",
        (
            "Based on the pattern of complaints, I wouldn't do business with Oakhurst "
            "Toyota. You'd be better served by Millbrook Toyota, where buyers describe a "
            "relaxed process."
        ),
        {"oak": "warned_against", "mill": "recommended"},
    ),
    (
        "toyota dealers",
        "I'd avoid both Oakhurst Toyota and Harbor Motors.",
        {"oak": "warned_against", "harbor": "warned_against"},
    ),
    (
        "toyota dealers",
        "Beware of Harbor Motors. The state fined it twice last year.",
        {"harbor": "warned_against"},
    ),
    (
        "toyota dealers",
        "Harbor Motors has a history of odometer complaints; I'd look elsewhere.",
        {"harbor": "warned_against"},
    ),
    (
        "toyota dealers",
        "Millbrook Toyota would be my last resort: the online reviews are brutal.",
        {"mill": "warned_against"},
    ),
    (
        "should i trust harbor motors",
        (
            "Short answer: be careful. Harbor Motors shows up in several small-claims "
            "filings, and two buyers say titles took five months. I would take my money "
            "elsewhere, e.g. to Oakhurst Toyota, which at least posts its fees."
        ),
        {"harbor": "warned_against", "oak": "recommended"},
    ),
    (
        "dealer for a GR corolla",
        (
            "lol good luck. oakhurst toyota had one marked up 10k, hard pass. millbrook "
            "toyota sold theirs at sticker so i'd start there."
        ),
        {"oak": "warned_against", "mill": "best"},
    ),
    (
        "toyota dealers",
        (
            "Oakhurst Toyota used to be my suggestion, but since the ownership change the "
            "reviews have gone downhill, so I no longer recommend it. Try Millbrook Toyota."
        ),
        {"oak": "warned_against", "mill": "recommended"},
    ),
    (
        "steer me away from bad dealers",
        (
            "Two names to be careful with: Oakhurst Toyota and Harbor Motors. Both have "
            "unresolved title complaints."
        ),
        {"oak": "warned_against", "harbor": "warned_against"},
    ),
]


@pytest.mark.parametrize(("prompt", "text", "expected"), WARNED_AGAINST)
def test_advice_against_is_told_from_hearsay(
    prompt: str, text: str, expected: dict[str, str]
) -> None:
    assert roles(text, prompt) == expected


def test_a_warning_of_somebody_else_does_not_reach_the_dealer_before() -> None:
    text = (
        "1. **Millbrook Toyota** – praised for a generous trade desk.\n"
        "2. **Oakhurst Toyota** – okay if you live in the city.\n\n"
        "One warning: stay away from Zenith Value Lot down the street."
    )
    assert roles(text) == {"mill": "recommended", "oak": "option"}


def test_whom_an_answer_compares_with_is_not_offered() -> None:
    text = (
        "Start with Millbrook Toyota, which quoted sticker. Compare that with Oakhurst Toyota, "
        "where the same car carried a $495 undercoat last week."
    )
    assert roles(text) == {"mill": "best", "oak": "passing"}
