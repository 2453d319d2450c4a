"""Test the role of each dealer named in a sentence."""

from __future__ import annotations

import pytest

from tests.aiv.domain.mentions.invented import roles

PUT_FORWARD = [
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
    (
        "toyota dealers ashford reviews",
        (
            "Reviewers are split on Oakhurst Toyota; some love the prices, others complain "
            "about slow paperwork."
        ),
        {"oak": "option"},
    ),
    (
        "ashford toyota",
        "Toyota of Ashford is at 200 Mill St and opens at 9.",
        {"ashford": "option"},
    ),
    ("who", "See wrenfieldtoyota.example/specials for offers.", {"wren": "option"}),
    ("phone?", "Call (200) 555-0104 for the desk.", {"oak": "option"}),
    (
        "who is in northgate",
        (
            "Summit Toyota in Northgate has great hours and friendly staff; Summit Toyota "
            "in Southgate is smaller."
        ),
        {"north": "recommended", "south": "option"},
    ),
    (
        "jeep",
        "Tolliver CJDR and Brackett Chevy are both on Main Street.",
        {"cdjr": "option", "chevy": "option"},
    ),
    ("benz", "MB of Elmwood has the area's biggest EQ selection.", {"benz": "recommended"}),
    ("typo", "Wrenfeild Toyota is open until 8.", {"wren": "option"}),
    ("dealers", "D’Arcy and Sons Toyota gets my vote.", {"dee": "best"}),
    (
        "dealers",
        "Neither Oakhurst Toyota nor Millbrook Toyota publishes its doc fee.",
        {"oak": "option", "mill": "option"},
    ),
    (
        "dealers",
        "Skip the extended warranty at Wrenfield Toyota; the base coverage is fine.",
        {"wren": "option"},
    ),
    ("dealers", "I would not hesitate to buy from Wrenfield Toyota.", {"wren": "recommended"}),
    (
        "dealers",
        "Try Wrenfield&nbsp;Toyota<!-- top --> or <b>Millbrook</b> Toyota.",
        {"wren": "recommended", "mill": "recommended"},
    ),
    (
        "collision",
        "Quarry Collision Center fixes aluminum panels and works with all insurers.",
        {"body": "recommended"},
    ),
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
        "oil change",
        "Oakhurst Toyota charges $79 and Millbrook Toyota charges $69.",
        {"oak": "option", "mill": "option"},
    ),
    (
        "dealers",
        "There's nothing wrong with Oakhurst Toyota, it just isn't the cheapest.",
        {"oak": "option"},
    ),
    (
        "dealers",
        (
            "Wrenfield Toyota should be your first call. Have Millbrook Toyota's quote "
            "ready as leverage."
        ),
        {"wren": "best", "mill": "option"},
    ),
    (
        "best place for a highlander",
        (
            "Most shoppers around Elmwood end up at Oakhurst Toyota, largely because the "
            "finance desk doesn't play games. Millbrook Toyota is worth a stop if you want "
            "a bigger selection of Highlanders."
        ),
        {"oak": "recommended", "mill": "recommended"},
    ),
    (
        "who should i buy a corolla from",
        (
            "I'd put Wrenfield Toyota at the top of your list. Their sales team replies "
            "within minutes, and the quote you get is the quote you pay."
        ),
        {"wren": "best"},
    ),
    (
        "is oakhurst toyota good",
        (
            "Opinions on Oakhurst Toyota are mixed: plenty of shoppers praise the "
            "selection, while others mention long waits in service."
        ),
        {"oak": "option"},
    ),
    (
        "prius prime inventory",
        (
            "Millbrook Toyota currently shows four Prius Primes, Oakhurst Toyota shows two, "
            "and Wrenfield Toyota has none."
        ),
        {"mill": "option", "oak": "option", "wren": "option"},
    ),
    (
        "oil change price",
        (
            "Wrenfield Toyota lists a synthetic oil change at $89.95. Oakhurst Toyota's "
            "price is $79.95."
        ),
        {"wren": "option", "oak": "option"},
    ),
    (
        "toyota dealers",
        "Wrenfield Toyota and Millbrook Toyota are both reputable, with courteous staff.",
        {"wren": "recommended", "mill": "recommended"},
    ),
    (
        "toyota dealers",
        'A shopper might say "take me to Oakhurst Toyota", but hours there are short.',
        {"oak": "option"},
    ),
    (
        "does millbrook toyota deliver",
        "Yes, Millbrook Toyota delivers within 50 miles for a $99 fee.",
        {"mill": "option"},
    ),
    ("toyota dealers", "Nothing beats Wrenfield Toyota for price transparency.", {"wren": "best"}),
    (
        "toyota dealers",
        ("In my view the strongest of the three is Oakhurst Toyota, followed by Millbrook Toyota."),
        {"oak": "best", "mill": "recommended"},
    ),
    ("toyota dealers", "Oakhurst Toyota would be a distant third.", {"oak": "option"}),
    (
        "toyota dealers",
        "Shoppers consistently report that Millbrook Toyota honors its online quotes.",
        {"mill": "recommended"},
    ),
    (
        "toyota dealers",
        (
            "A couple of names come up again and again: Wrenfield Toyota, for its "
            "no-nonsense pricing, and Oakhurst Toyota, for its service drive."
        ),
        {"wren": "recommended", "oak": "recommended"},
    ),
    (
        "toyota dealers",
        "My honest advice: give Millbrook Toyota a call before anyone else.",
        {"mill": "best"},
    ),
    (
        "toyota dealers",
        "Some posts call Oakhurst Toyota a rip-off, though I couldn't corroborate that.",
        {"oak": "option"},
    ),
    (
        "toyota dealers",
        ("Wrenfield Toyota isn't listed by the manufacturer as a certified collision shop."),
        {"wren": "option"},
    ),
    ("where is it", "Oakhurst Toyota is right behind the mall.", {"oak": "option"}),
    (
        "toyota dealers",
        "Millbrook Toyota is the closest franchised dealer to you, about 12 miles away.",
        {"mill": "option"},
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
        "toyota dealers",
        (
            "**Bottom line:** if price matters most, Millbrook Toyota; if convenience "
            "matters most, Wrenfield Toyota."
        ),
        {"mill": "recommended", "wren": "recommended"},
    ),
]


@pytest.mark.parametrize(("prompt", "text", "expected"), PUT_FORWARD)
def test_offers_are_told_by_their_reasons(prompt: str, text: str, expected: dict[str, str]) -> None:
    assert roles(text, prompt) == expected
