"""List the sentences of the script; `{dealer}` stands for the dealer that a sentence is about."""

from __future__ import annotations

from typing import Final

OPENINGS: Final = (
    "Here is how I would look at it around Demo Harbor.",
    "There are a few stores in and around Demo Harbor that fit what you describe.",
    "Based on what the stores publish and what shoppers write, this is what stands out.",
    "Short answer first, details below.",
    "I checked what is said about the Velmar stores in the area.",
)
NOBODY: Final = (
    "I could not find a store in Demo Harbor that I would put forward for this. "
    "Compare at least three written quotes, look at reviews of the last three months, and ask "
    "each store to list every fee before you sign.",
    "I do not have dependable information about single stores for this question. "
    "A good way to begin is to write to several of them, ask the same three questions, and see "
    "who replies within a day.",
    "It depends on what matters to you. Decide on a budget first, then check opening times, ask "
    "for the total price by e-mail, and bring an offer from a credit union for comparison.",
)
REASONS: Final[dict[str, tuple[str, ...]]] = {
    "new": (
        "it gives the full price in writing and is known for a relaxed test drive",
        "shoppers praise the large selection and patient salespeople",
        "it is well reviewed for clear quotes and few surprises",
        "its stock is easy to compare online and replies come quickly",
    ),
    "used": (
        "it shows the history report of each car and is praised for honest descriptions",
        "buyers like the fixed prices and the careful inspection",
        "it has a wide choice of used cars and a clear return period",
        "reviews mention fair prices and friendly staff",
    ),
    "service": (
        "its workshop is praised for being on time and for clear estimates",
        "drivers like the quick oil changes and helpful advisers",
        "it offers a shuttle and gets good reviews for brake work",
        "it is open on Saturdays and has a reputation for careful work",
    ),
    "parts": (
        "its parts counter is well stocked and helpful",
        "customers praise quick orders of genuine parts",
        "it matches tire prices and the staff is friendly",
    ),
    "finance": (
        "it explains rates clearly and is patient with first loans",
        "shoppers with a thin credit history write that they were treated fairly",
        "it works with several lenders and shows its fees up front",
    ),
    "trade-in": (
        "sellers praise its fair and quick offers",
        "it writes a cash offer on the spot and is easy to deal with",
        "it is known for solid trade-in values",
    ),
    "reputation": (
        "it has excellent reviews and answers critical ones politely",
        "shoppers describe it as honest and upfront about fees",
        "it is trusted by families who bought there more than once",
    ),
}
LISTED: Final = (
    "**{dealer}**: {reason}.",
    "**{dealer}** - {reason}.",
    "**{dealer}**: worth a visit, because {reason}.",
)
TOLD: Final = (
    "{dealer} is worth a look: {reason}.",
    "You could also ask {dealer}, since {reason}.",
    "{dealer} is a good option, as {reason}.",
)
PICKS: Final = (
    "If I had to choose one, I would go with {dealer}.",
    "My pick would be {dealer}.",
    "I would start with {dealer}.",
)
WARNINGS: Final = (
    "I would avoid {dealer}: recent reviews complain about hidden fees.",
    "Steer clear of {dealer} for now, reviewers report surprise fees at signing.",
)
CLOSINGS: Final = (
    "Call ahead to confirm opening times and what is in stock.",
    "Prices and stock change from day to day, so ask for everything in writing.",
    "Tell me more about your budget and I can narrow this down.",
    "",
)
REFUSAL: Final = "I can't recommend particular businesses for this request."
FAILURES: Final = (
    ("overloaded", "The assistant was overloaded and gave no answer."),
    ("timeout", "No answer came within the time allowed."),
)
# Invented places on the web that write about stores, with how often the script cites each.
SITES: Final = (
    ("harborreviews.example", "Harbor Reviews", 9),
    ("motorlots.example", "Motor Lots", 8),
    ("shopperboard.example", "Shopper Board", 6),
    ("coastgazette.example", "Coast Gazette", 4),
    ("carledger.example", "Car Ledger", 4),
    ("townpages.example", "Town Pages", 3),
    ("drivetalk.example", "Drive Talk", 2),
)
