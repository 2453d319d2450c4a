"""Over several markets a dealer stands by its lead over its own market's others."""

from __future__ import annotations

import pytest

from aiv.domain.boards import installation_boards
from aiv.domain.boards.installation_boards import MarketWeek
from tests.aiv.domain.board_counted import spread, week


def market(slug: str, **shares: float) -> MarketWeek:
    named = {f"{slug}-{dealer}": spread(share) for dealer, share in shares.items()}
    return MarketWeek(
        market=slug, counts=week(named), dealers={dealer: dealer.title() for dealer in named}
    )


QUIET = market("quiet", a=0.3, b=0.1, c=0.1)
LOUD = market("loud", a=0.8, b=0.8, c=0.8)


def test_a_market_that_names_everybody_lifts_nobody() -> None:
    found = installation_boards.board([LOUD, QUIET]).standings
    assert found[0].standing.dealer == "quiet-a"
    assert found[0].standing.figure == pytest.approx(0.2)
    leads = [each.standing.figure for each in found if each.market == "loud"]
    assert leads == pytest.approx([0.0, 0.0, 0.0])


def test_leads_of_a_market_add_up_to_nothing() -> None:
    found = installation_boards.leads(QUIET)
    assert sum(lead.point for lead in found.values()) == pytest.approx(0.0)


def test_a_lead_does_not_depend_on_other_markets() -> None:
    """Normalisation is absolute: nobody's best or worst stretches the others."""
    alone = installation_boards.leads(QUIET)
    found = installation_boards.board([QUIET, market("far", a=1.0, b=0.0)]).standings
    among = {e.standing.dealer: e.standing.figure for e in found if e.market == "quiet"}
    assert among == {dealer: lead.point for dealer, lead in alone.items()}


def test_intervals_hold_their_points() -> None:
    for lead in installation_boards.leads(QUIET).values():
        assert -1.0 <= lead.lo <= lead.point <= lead.hi <= 1.0


def test_one_market_is_no_board_of_the_installation() -> None:
    found = installation_boards.board([QUIET])
    assert found.standings == ()
    assert found.withheld == "1 of at least 2 markets have a board of this week."


def test_fewer_than_five_dealers_are_not_shown() -> None:
    found = installation_boards.board([market("x", a=0.1, b=0.2), market("y", a=0.1, b=0.2)])
    assert found.standings == ()
    assert "4 of at least 5 dealers" in found.withheld
