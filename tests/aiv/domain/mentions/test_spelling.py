"""Test that a name is found however its apostrophe, space or dot is written."""

from __future__ import annotations

import pytest

from aiv.domain.mentions import DealerEntry, compile_roster, detect


def entry(name: str, *aliases: str) -> DealerEntry:
    """Describe an invented dealer by its names alone."""
    return DealerEntry(
        id=name,
        name=name,
        aliases=aliases,
        website="",
        phone="",
        street="",
        city="Elmwood",
        region="VT",
        makes=("Subaru",),
    )


@pytest.mark.parametrize(
    ("dealer", "text"),
    [
        (entry("Otter's Rest Subaru"), "Ask Otter's Rest Subaru."),
        (entry("Otter's Rest Subaru"), "Ask Otter’s\nRest Subaru."),
        (entry("Otter's Rest Subaru"), "Ask Otters Rest Subaru."),
        (entry("Otters Rest Subaru", "Otter's Rest Subaru"), "Ask Otter's Rest Subaru."),
        (entry("De Marlo Subaru"), "Ask DeMarlo Subaru."),
        (entry("DeMarlo Subaru"), "Ask De Marlo Subaru."),
        (entry("Elmwood Subaru"), "Ask Elmwood • Subaru today."),
        (entry("Perrin & Vale Subaru"), "Pregunte en Perrin y Vale Subaru."),
        (entry("Perrin and Vale Subaru"), "Demandez à Perrin et Vale Subaru."),
        (entry("Subaru of Elmwood"), "Cheapest today:\n\n**subaru of elmwood**\nGreen, $31,000"),
    ],
)
def test_a_name_is_found_however_it_is_written(dealer: DealerEntry, text: str) -> None:
    found = detect(compile_roster([dealer]), text=text)
    assert [mention.dealer for mention in found.mentions] == [dealer.id]


def test_a_foreign_possessive_makes_no_name() -> None:
    found = detect(compile_roster([entry("Harrow Rest Subaru")]), text="Ask Harrow's rest Subaru.")
    assert found.mentions == ()


def test_a_club_of_the_same_name_is_somebody_else() -> None:
    text = "The Elmwood Subaru Club meets there."
    assert detect(compile_roster([entry("Elmwood Subaru")]), text=text).mentions == ()


def test_a_list_of_two_lines_is_no_name() -> None:
    found = detect(compile_roster([entry("Elmwood Subaru")]), text="- Elmwood\n• Subaru")
    assert found.mentions == ()
