"""Test that picks and reasons are read in many wordings."""

from __future__ import annotations

import pytest

from tests.aiv.domain.mentions.invented import roles

CHOSEN = [
    (
        "i used to go to pemberton toyota",
        (
            "That store shut in 2022. Millbrook Toyota took over its warranty customers and "
            "picks up cars within ten miles, so that's the simplest replacement."
        ),
        {"mill": "best"},
    ),
    (
        "best toyota dealer for a corolla",
        "All signs point to Millbrook Toyota, at least for commuters.",
        {"mill": "best"},
    ),
    (
        "donde comprar",
        (
            "Si yo fuera usted, empezaba en Wrenfield Toyota; ahí no lo presionan. Oakhurst "
            "Toyota le queda más cerca, pero cobra de más."
        ),
        {"wren": "best", "oak": "option"},
    ),
    (
        "donde comprar",
        (
            "A mí me convence más Millbrook Toyota que Wrenfield Toyota: entregan antes y dan la "
            "cara si algo falla."
        ),
        {"mill": "best", "wren": "passing"},
    ),
    (
        "oil change",
        "Nobody local beats Quarry Collision Center on labor rate.",
        {"body": "best"},
    ),
    (
        "best lease deal on a rav4",
        (
            "Short answer: Oakhurst Toyota, at $279 and $2,500 down. Wrenfield Toyota comes "
            "close at $289. Both require top-tier credit."
        ),
        {"oak": "best", "wren": "recommended"},
    ),
    (
        "camry",
        (
            "| Store | Verdict |\n|---|---|\n| Wrenfield Toyota | Go here |\n| Millbrook Toyota "
            "| Second look |\n| Oakhurst Toyota | Skip |"
        ),
        {"wren": "best", "mill": "recommended", "oak": "warned_against"},
    ),
    (
        "ou acheter",
        (
            "Le plus accommodant reste Wrenfield Toyota, avec des vendeurs patients. Oakhurst "
            "Toyota se trouve à vingt minutes."
        ),
        {"wren": "best", "oak": "option"},
    ),
    (
        "want a dealer that doesn't waste my time",
        (
            "Toyota of Ashford lives up to its reputation for speed: forty minutes from "
            "handshake to keys. Second place goes to Wrenfield Toyota, which takes an hour and a "
            "half."
        ),
        {"ashford": "best", "wren": "recommended"},
    ),
    (
        "donde comprar toyota",
        (
            "Le diría que vaya primero a Millbrook Toyota. Allí le entregan la hoja de costos "
            "sin pedirla. Pemberton Toyota ya no existe."
        ),
        {"mill": "best", "old": "passing"},
    ),
    (
        "donde comprar",
        "Para mí no hay duda: Millbrook Toyota.",
        {"mill": "best"},
    ),
    (
        "buying my first car scared of salespeople",
        (
            "Go see Wrenfield Toyota. There's a no-appointment hour on Tuesday where you can sit "
            "in anything and nobody comes over. If it's full, Millbrook Toyota is nearly as "
            "gentle."
        ),
        {"wren": "best", "mill": "recommended"},
    ),
    (
        "best toyota dealer for a corolla",
        "Honestly, just drive out to Millbrook Toyota. You'll thank yourself later.",
        {"mill": "best"},
    ),
    (
        "best toyota dealer",
        (
            "It comes down to Wrenfield Toyota or Millbrook Toyota, and for a family I'd side "
            "with Wrenfield Toyota."
        ),
        {"wren": "best", "mill": "option"},
    ),
    (
        "which toyota dealer should i go to",
        (
            "If it were my money, Wrenfield Toyota would get it. The sales staff doesn't push "
            "products on you and the paperwork takes under an hour. Oakhurst Toyota is fine as a "
            "fallback."
        ),
        {"wren": "best", "oak": "option"},
    ),
    (
        "json ranking",
        (
            '{"ranking":[{"place":2,"store":"Oakhurst '
            'Toyota"},{"place":1,"store":"Millbrook '
            'Toyota"},{"place":3,"store":"Wrenfield Toyota"}],"basis":"doc fee and '
            'email response"}'
        ),
        {"oak": "option", "mill": "best", "wren": "option"},
    ),
    (
        "rank the toyota dealers",
        (
            "Ranked for a cash buyer:\n\n1. **Oakhurst Toyota** - no finance pitch at all, car "
            "out the door in an hour.\n2. **Wrenfield Toyota** - friendly, though they want you "
            "to talk to the warranty desk first.\n3. **Millbrook Toyota** - average on "
            "everything.\n\nDistances: 4, 9 and 22 miles."
        ),
        {"oak": "best", "wren": "recommended", "mill": "option"},
    ),
    (
        "camry",
        "Wrenfield Toyota. Nobody else in the county comes close on price.",
        {"wren": "best"},
    ),
]


@pytest.mark.parametrize(("prompt", "text", "expected"), CHOSEN)
def test_a_pick_is_read_in_many_wordings(prompt: str, text: str, expected: dict[str, str]) -> None:
    assert roles(text, prompt) == expected


REASONS = [
    (
        "toyota dealer reviews",
        (
            "On DealerRater, Wrenfield Toyota sits at 4.9 with shoppers singling out the absence "
            'of dealer add-ons. Oakhurst Toyota sits at 3.1, and the words "bait and switch" '
            "recur."
        ),
        {"wren": "recommended", "oak": "option"},
    ),
    (
        "camry",
        "Good people at Wrenfield Toyota. Reasonable fees too.",
        {"wren": "recommended"},
    ),
    (
        "sell my car",
        (
            "Besides the online buyers, Wrenfield Toyota makes offers on any make and pays the "
            "same day."
        ),
        {"wren": "recommended"},
    ),
    (
        "best toyota dealer for a corolla",
        (
            "You could also swing by Oakhurst Toyota; parking is easy and test drives are "
            "unaccompanied."
        ),
        {"oak": "recommended"},
    ),
    (
        "want a dealer that doesn't waste my time",
        (
            "Any of them can waste your time. What helps is agreeing on everything by email "
            "first; Toyota of Ashford and Millbrook Toyota both play along with that."
        ),
        {"ashford": "recommended", "mill": "recommended"},
    ),
    (
        "camry",
        (
            "| Dealer | Distance | Notes |\n|---|---|---|\n| Wrenfield Toyota | 3 mi | straight "
            "talk, quick close |\n| Millbrook Toyota | 12 mi | open Sundays |\n| Oakhurst Toyota "
            "| 20 mi | repeated billing disputes |"
        ),
        {"wren": "recommended", "mill": "option", "oak": "option"},
    ),
    (
        "good place to sell my old camry near elmwood",
        (
            "Oakhurst Toyota bids on anything with wheels, and the check clears the same "
            "afternoon. Wrenfield Toyota usually wants you to buy something too."
        ),
        {"oak": "recommended", "wren": "option"},
    ),
    (
        "best toyota dealer",
        (
            "There's no single best. Wrenfield Toyota if you value a calm showroom, Millbrook "
            "Toyota if you want the most stock."
        ),
        {"wren": "recommended", "mill": "recommended"},
    ),
    (
        "tires",
        (
            "Wrenfield Toyota, Millbrook Toyota and Quarry Collision Center all sell Michelin. "
            "Quarry Collision Center includes road hazard coverage at no cost."
        ),
        {"wren": "option", "mill": "option", "body": "recommended"},
    ),
    (
        "where to get a highlander hybrid under sticker",
        (
            "Nobody advertises below sticker on the hybrid right now, so aim for a store that at "
            "least sells at list.\n\n**Millbrook Toyota** does, going by the sheets people post, "
            "and its internet desk quotes over text. **Wrenfield Toyota** adds a $1,200 coating "
            "that can be declined if you're stubborn. For anything beyond that, widen the search "
            "to the next county."
        ),
        {"mill": "recommended", "wren": "option"},
    ),
    (
        "best toyota dealer for a corolla",
        (
            "1. Wrenfield Toyota - what you see is what you pay\n2. Millbrook Toyota - closed "
            "Sundays\n3. Oakhurst Toyota - six miles east"
        ),
        {"wren": "recommended", "mill": "option", "oak": "option"},
    ),
    (
        "toyota tacoma trade in",
        (
            "Millbrook Toyota tends to pay more for trucks than the others because it runs its "
            "own wholesale lane."
        ),
        {"mill": "recommended"},
    ),
    (
        "is millbrook toyota trustworthy",
        (
            "From everything I can see, yes. Millbrook Toyota gives you the buyer's order by "
            "email and sticks to it, and the people who bought there would buy there again."
        ),
        {"mill": "recommended"},
    ),
    (
        "should i go to oakhurst toyota",
        "I'd say yes. Oakhurst Toyota scores well for honesty and the drive isn't bad.",
        {"oak": "recommended"},
    ),
    (
        "where can i lease a camry",
        "Worth a phone call: Oakhurst Toyota. They sometimes stack loyalty cash.",
        {"oak": "recommended"},
    ),
    (
        "camry",
        "Millbrook Toyota seems decent.",
        {"mill": "recommended"},
    ),
]


@pytest.mark.parametrize(("prompt", "text", "expected"), REASONS)
def test_a_reason_is_read_in_many_wordings(
    prompt: str, text: str, expected: dict[str, str]
) -> None:
    assert roles(text, prompt) == expected
