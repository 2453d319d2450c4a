"""Offer shopper questions to start a panel with: 40 intents of three wordings each.

Their mix follows S10 of the specification: 16 buy new, 8 buy used, 8 service and parts, 4 finance
and trade-in, 4 reputation; none names a dealer. A market for used cars asks the first 16 of used
cars too, under slugs that say so.
"""

from __future__ import annotations

from aiv.domain.library import buying_new, buying_used, owning
from aiv.domain.library.filling import Place, Template, fill
from aiv.domain.markets.panels import PanelIntent

TEMPLATES: tuple[Template, ...] = (*buying_new.TEMPLATES, *buying_used.TEMPLATES, *owning.TEMPLATES)

__all__ = ["TEMPLATES", "Place", "Template", "panel"]


def panel(place: Place) -> tuple[PanelIntent, ...]:
    """Give the library's intents with their wordings filled for a market."""
    return tuple(fill(template, place) for template in TEMPLATES)
