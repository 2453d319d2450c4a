"""Show what a page that comes back is told."""

import pytest

from aiv.domain.live_kinds import Kind
from aiv.models import Dealer
from aiv.selectors import live
from tests import cast, scored


@pytest.fixture
def own(dealers, market):
    """Give a dealer with a score and a sequence."""
    Dealer.objects.filter(pk=dealers[0].pk).update(live_seq=7)
    return dealers[0]


def test_a_page_that_is_up_to_date_learns_that(own):
    assert live.since(own, 7, is_own=True).changed == ()


@pytest.mark.parametrize("seq", [0, 6, 8])
def test_a_page_of_another_number_is_told_what_may_have_moved(own, seq):
    state = live.since(own, seq, is_own=True)
    assert (state.seq, state.changed) == (7, tuple(Kind))


def test_of_a_rival_no_figures_are_told(own):
    state = live.since(own, 0, is_own=False)
    assert (state.changed, state.snapshot) == (("answers",), {})


def test_the_newest_score_of_each_market_is_told(own, market, panel):
    scored.score(own, market, panel, scored.COMPLETE)
    found = live.since(own, 0, is_own=True).snapshot["scores"]
    assert [(each["market"], each["status"]) for each in found] == [(market.slug, "HEADLINE")]
    assert " of 100 (" in found[0]["words"]


def test_the_figures_cost_the_same_in_one_market_and_in_three(
    own, market, panel, django_assert_num_queries
):
    scored.score(own, market, panel, scored.COMPLETE)
    for number in (1, 2):
        further = cast.market(f"toyota-cove-{number}", f"Cove {number}")
        scored.score(own, further, cast.panel(further), scored.COMPLETE)
    with django_assert_num_queries(2):
        assert len(live.since(own, 0, is_own=True).snapshot["scores"]) == 3
