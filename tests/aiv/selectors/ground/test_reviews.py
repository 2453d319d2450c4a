"""Reviews are counted by their days and answers, once each, and by nobody else's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aiv.models import Dealer, Market, Review, ReviewSource
from aiv.selectors.ground import reviews as selector
from tests import cast

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def source(dealers: list[Dealer]) -> ReviewSource:
    return connected(dealers[0])


def connected(dealer: Dealer, platform: str = "Google", *, days: int = 1) -> ReviewSource:
    read_at = NOW - timedelta(days=days)
    return ReviewSource.objects.create(dealer=dealer, platform=platform, read_at=read_at)


def write(
    source: ReviewSource, *, days: float, stars: float = 5.0, answered: bool | None = None
) -> None:
    number = Review.objects.count()
    Review.objects.create(
        source=source, digest=f"{number:064d}", stars=stars, is_answered=answered,
        written_at=NOW - timedelta(days=days),
    )  # fmt: skip


def cells(source: ReviewSource) -> list[tuple[float, bool, bool | None, int]]:
    (platform,) = selector.platforms_of(source.dealer, now=NOW)
    found = [(c.stars, c.is_recent, c.is_answered, c.reviews) for c in platform.cells]
    return sorted(found, key=str)


def test_alike_reviews_are_counted_together(source: ReviewSource) -> None:
    for _ in range(3):
        write(source, days=5, answered=True)
    assert cells(source) == [(5.0, True, True, 3)]


@pytest.mark.parametrize(("days", "is_recent"), [(89.9, True), (90, True), (90.1, False)])
def test_ninety_days_are_recent(source: ReviewSource, days: float, is_recent: bool) -> None:
    write(source, days=days)
    assert cells(source)[0][1] is is_recent


@pytest.mark.parametrize(("days", "judged"), [(180, False), (180.1, None)])
def test_answers_count_for_half_a_year(
    source: ReviewSource, days: float, judged: bool | None
) -> None:
    write(source, days=days, answered=False)
    assert cells(source)[0][2] is judged


def test_totals_count_until_they_must_be_forgotten(source: ReviewSource) -> None:
    ReviewSource.objects.update(stated_count=9, stated_rating=4.0, stated_until=NOW)
    assert selector.platforms_of(source.dealer, now=NOW)[0].stated_count is None
    before = NOW - timedelta(seconds=1)
    assert selector.platforms_of(source.dealer, now=before)[0].stated_count == 9


def test_a_platform_read_long_ago_is_left_out(dealers: list[Dealer]) -> None:
    connected(dealers[0], days=36)
    connected(dealers[0], "DealerRater", days=34)
    found = selector.platforms_of(dealers[0], now=NOW)
    assert [platform.name for platform in found] == ["DealerRater"]


def test_the_first_review_opens_the_window(source: ReviewSource) -> None:
    write(source, days=400)
    write(source, days=2)
    (platform,) = selector.platforms_of(source.dealer, now=NOW)
    assert platform.first_at == NOW - timedelta(days=400)


def test_the_mean_is_of_others_in_the_market(
    source: ReviewSource, dealers: list[Dealer], far_market: Market
) -> None:
    far = cast.dealer("Far Shore Toyota", number=40, market=far_market)
    write(source, days=1, stars=1.0)
    write(connected(far), days=1, stars=2.0)
    write(connected(dealers[1]), days=1, stars=4.0)
    mean = selector.market_mean(dealers[0])
    assert mean
    assert (mean.stars, mean.dealers) == (4.0, 1)


def test_a_dealer_in_two_shared_markets_counts_once(
    dealers: list[Dealer], far_market: Market
) -> None:
    far_market.dealers.add(dealers[0], dealers[1])
    rival = connected(dealers[1])
    write(rival, days=1, stars=5.0)
    write(connected(dealers[2]), days=1, stars=3.0)
    mean = selector.market_mean(dealers[0])
    assert mean
    assert (mean.stars, mean.dealers) == (4.0, 2)


def test_each_platform_says_what_stands_of_it(source: ReviewSource) -> None:
    write(source, days=3, stars=4.0, answered=True)
    write(source, days=9, stars=2.0, answered=False)
    write(source, days=300, stars=3.0, answered=True)
    (found,) = selector.sources_of(source.dealer, now=NOW)
    assert (found.reviews, found.mean, found.answered, found.answerable) == (3, 3.0, 1, 2)
    assert found.newest_at == NOW - timedelta(days=3)


def test_a_platform_without_reviews_states_nothing(source: ReviewSource) -> None:
    (found,) = selector.sources_of(source.dealer, now=NOW)
    assert (found.reviews, found.mean, found.newest_at) == (0, None, None)
