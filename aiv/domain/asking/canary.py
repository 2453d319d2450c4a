"""Ask every assistant the same things that no dealer can influence.

When these answers move, the model moved: a change of a dealer's figures in the same week is then
not the dealer's doing.
"""

from __future__ import annotations

from typing import Final

from aiv.domain.markets.panels import PanelIntent

# Slug and wording; no make, store, city or person stands in them.
QUESTIONS: Final = (
    ("canary-oil", "How often does a modern car need an oil change?"),
    ("canary-tires", "How do I read the size on the side of a tire?"),
    ("canary-lease", "What is the difference between leasing and financing a car?"),
    ("canary-apr", "What does APR mean on a car loan?"),
    ("canary-inspection", "What should a pre-purchase inspection of a used car include?"),
    ("canary-history", "How do I check the history of a used car before buying it?"),
    ("canary-hybrid", "How does a plug-in hybrid differ from a regular hybrid?"),
    ("canary-brakes", "What are the signs of worn brake pads?"),
    ("canary-battery", "How long does the battery of an electric car usually last?"),
    ("canary-negotiation", "How do people negotiate the price of a new car?"),
    ("canary-fees", "Which fees come on top of the price of a new car?"),
    ("canary-trade", "How is the trade-in value of a car worked out?"),
)


def canary_panel() -> tuple[PanelIntent, ...]:
    """Give the brand-neutral questions of a canary panel."""
    return tuple(
        PanelIntent(
            slug=slug,
            department="canary",
            stage="discover",
            is_local=False,
            is_branded=False,
            wordings=(wording,),
        )
        for slug, wording in QUESTIONS
    )
