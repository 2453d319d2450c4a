"""Ask about one dealer by name: 20 questions whose answers its own record can prove or correct.

They form the branded panel of S10; its answers never enter a rate, because whoever is asked about
is named anyway.
"""

from __future__ import annotations

from typing import Final

from aiv.domain.markets.panels import PanelIntent

# Slug, department, stage, wording; {dealer} is the name with its city where that is known.
QUESTIONS: Final = (
    ("fact-address", "facts", "decide", "What is the address of {dealer}?"),
    ("fact-phone", "facts", "decide", "What is the main phone number of {dealer}?"),
    ("fact-website", "facts", "decide", "What is the official website of {dealer}?"),
    ("fact-makes", "new", "discover", "Which makes does {dealer} sell?"),
    ("fact-sales-hours", "new", "decide", "What are the sales hours of {dealer} this week?"),
    ("fact-saturday", "new", "decide", "Is the showroom of {dealer} open on Saturdays?"),
    ("fact-sunday", "new", "decide", "Is {dealer} open on Sundays?"),
    ("fact-holidays", "facts", "decide", "Is {dealer} open on public holidays?"),
    ("fact-used", "used", "discover", "Does {dealer} sell used cars as well?"),
    ("fact-certified", "used", "compare", "Does {dealer} offer certified used cars?"),
    ("fact-service-hours", "service", "decide", "When is the service department of {dealer} open?"),
    ("fact-service-booking", "service", "decide", "How do I book a service visit at {dealer}?"),
    ("fact-loaners", "service", "decide", "Does {dealer} offer loaner cars or a shuttle?"),
    ("fact-other-makes", "service", "decide", "Does {dealer} service cars of other makes?"),
    ("fact-parts", "parts", "decide", "Does {dealer} have a parts counter, and when is it open?"),
    ("fact-doc-fee", "finance", "decide", "Does {dealer} charge a doc fee?"),
    ("fact-financing", "finance", "compare", "Does {dealer} arrange financing and leases?"),
    (
        "fact-trade-in",
        "trade-in",
        "compare",
        "Does {dealer} take cars in trade or buy them for cash?",
    ),
    ("fact-returns", "used", "after", "What is the return policy of {dealer}?"),
    ("fact-reviews", "reputation", "compare", "What do customers say about {dealer}?"),
)


def facts_panel(dealer: str, *, city: str) -> tuple[PanelIntent, ...]:
    """Give the questions about a dealer; the city tells it from others of the same name."""
    is_told = not city or city.casefold() in dealer.casefold()
    name = dealer if is_told else f"{dealer} in {city}"
    return tuple(
        PanelIntent(
            slug=slug,
            department=department,
            stage=stage,
            is_local=False,
            is_branded=True,
            wordings=(wording.replace("{dealer}", name),),
        )
        for slug, department, stage, wording in QUESTIONS
    )
