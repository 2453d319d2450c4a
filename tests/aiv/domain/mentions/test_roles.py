"""Test the role of each dealer named in a sentence."""

from __future__ import annotations

import pytest

from tests.aiv.domain.mentions.invented import roles

PUT_FORWARD = [
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
        "best place for a highlander",
        (
            "Most shoppers around Elmwood end up at Oakhurst Toyota, largely because the "
            "finance desk doesn't play games. Millbrook Toyota is worth a stop if you want "
            "a bigger selection of Highlanders."
        ),
        {"oak": "recommended", "mill": "recommended"},
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
            "**Bottom line:** if price matters most, Millbrook Toyota; if convenience "
            "matters most, Wrenfield Toyota."
        ),
        {"mill": "recommended", "wren": "recommended"},
    ),
    (
        "summit toyota hours",
        (
            "Summit Toyota (Northgate) is open 9–8 Monday through Saturday and closed "
            "Sunday. The Southgate location keeps different hours."
        ),
        {"north": "option"},
    ),
    (
        "where can i get my camry serviced",
        (
            "For routine work, any franchised store can help. Wrenfield Toyota's service "
            "lane takes walk-ins before 10, and Millbrook Toyota picks up your car for free "
            "within ten miles."
        ),
        {"wren": "recommended", "mill": "recommended"},
    ),
    (
        "toyota dealers in ashford",
        (
            "Ashford has two Toyota stores with confusingly similar names. **Toyota of "
            "Ashford** is the larger of the two, and **Ashford Toyota** is the older. They "
            "aren't related."
        ),
        {"ashford": "option", "mirror": "option"},
    ),
    (
        "best dealership for trade-ins",
        (
            "Nobody publishes trade-in data, so I won't name a winner. Wrenfield Toyota, "
            "Oakhurst Toyota and Millbrook Toyota all give written offers."
        ),
        {"wren": "option", "oak": "option", "mill": "option"},
    ),
    (
        "toyota service",
        (
            "While Wrenfield Toyota handles recalls quickly, it doesn't do bodywork; for "
            "that, Quarry Collision Center next door is the usual choice."
        ),
        {"wren": "recommended", "body": "recommended"},
    ),
    (
        "prices",
        (
            "Oakhurst Toyota quoted me, sorry, quoted other shoppers, $31,200; Millbrook "
            "Toyota came in at $30,950."
        ),
        {"oak": "option", "mill": "option"},
    ),
    (
        "toyota dealers",
        (
            "Wrenfield Toyota doesn't have the best prices, but it's consistently rated the "
            "friendliest store in the county."
        ),
        {"wren": "recommended"},
    ),
    ("toyota dealers", "Millbrook Toyota isn't bad, it's just far.", {"mill": "option"}),
    (
        "is oakhurst toyota legit",
        ("Yes, Oakhurst Toyota is a licensed franchise. I didn't find any disciplinary actions."),
        {"oak": "option"},
    ),
    (
        "summary",
        (
            "The article praises Millbrook Toyota's EV charging and criticizes Oakhurst "
            "Toyota for its add-ons."
        ),
        {"mill": "recommended", "oak": "option"},
    ),
    (
        "toyota dealers",
        ("Avoid paying for paint protection. Wrenfield Toyota and Millbrook Toyota both sell it."),
        {"wren": "option", "mill": "option"},
    ),
    ("toyota dealers", "Oakhurst Toyota's reputation is excellent.", {"oak": "recommended"}),
    (
        "toyota dealers",
        (
            "I'd rather not rank them. Wrenfield Toyota, Millbrook Toyota, and Oakhurst "
            "Toyota are all franchised."
        ),
        {"wren": "option", "mill": "option", "oak": "option"},
    ),
]


@pytest.mark.parametrize(("prompt", "text", "expected"), PUT_FORWARD)
def test_offers_are_told_by_their_reasons(prompt: str, text: str, expected: dict[str, str]) -> None:
    assert roles(text, prompt) == expected
