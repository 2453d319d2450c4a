"""Let a person choose among dealers that are at hand already, without asking the database again.

A database field would hand the typed words to the database, and PostgreSQL refuses some of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from django import forms

from aiv.models import Dealer


def one_dealer(dealers: Sequence[Dealer], *, label: str) -> forms.TypedChoiceField:
    """Offer dealers of which one is chosen; the form gives the dealer itself."""
    choices = [("", "Choose a dealer"), *_named(dealers)]
    return forms.TypedChoiceField(label=label, choices=choices, coerce=_by_slug(dealers).get)


def some_dealers(
    dealers: Sequence[Dealer], *, label: str, help_text: str
) -> forms.TypedMultipleChoiceField:
    """Offer dealers of which any number is chosen; the form gives the dealers themselves."""
    return forms.TypedMultipleChoiceField(
        label=label,
        help_text=help_text,
        required=False,
        choices=_named(dealers),
        coerce=_by_slug(dealers).get,
        empty_value=[],
        widget=forms.CheckboxSelectMultiple,
    )


def _named(dealers: Sequence[Dealer]) -> list[tuple[str, str]]:
    return [(dealer.slug, dealer.name) for dealer in dealers]


def _by_slug(dealers: Sequence[Dealer]) -> dict[str, Dealer]:
    return {dealer.slug: dealer for dealer in dealers}
