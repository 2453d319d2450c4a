"""Reviews come in once, are measured at once, and never leave their dealer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aiv.domain.errors import InvalidInput
from aiv.models import Dealer, Review, ReviewImport, ReviewSource, ScoreInput
from aiv.selectors.ground import reviews as selector
from aiv.selectors.score import stored_inputs
from aiv.services.ground import reviews as service
from dealershipai.accounts.models import AuditEvent, User

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
HEAD = "Review ID,Rating,Date,Response,Comment\n"


def lines(number: int, *, stars: int = 5, answered: bool = True) -> bytes:
    reply = "Thank you" if answered else ""
    rows = (
        f"r-{at},{stars},{(NOW - timedelta(days=at)):%Y-%m-%d},{reply},Visit {at}\n"
        for at in range(number)
    )
    return (HEAD + "".join(rows)).encode()


def bring(
    dealer: Dealer, body: bytes, *, platform: str = "Google", at: datetime = NOW
) -> service.ReviewReport:
    return service.import_file(
        dealer, body, platform=platform, name="reviews.csv", actor=None, now=at
    )


def score(dealer: Dealer, at: datetime = NOW) -> stored_inputs.InputRecord:
    records = stored_inputs.of_dealer(dealer, now=at)
    return next(record for record in records if record.name == "ugc_health_score")


@pytest.fixture
def dealer(dealers: list[Dealer]) -> Dealer:
    return dealers[0]


def test_an_import_measures_the_score(dealer: Dealer) -> None:
    report = bring(dealer, lines(30))
    assert (report.added, report.repeated, report.rejected) == (30, 0, ())
    record = score(dealer)
    assert record.value is not None
    assert record.n_obs == 30
    assert record.source == ("Google",)


def test_a_repeat_adds_nothing(dealer: Dealer) -> None:
    bring(dealer, lines(30))
    inputs, seq = ScoreInput.objects.count(), Dealer.objects.get(pk=dealer.pk).live_seq
    again = bring(dealer, lines(30), at=NOW + timedelta(hours=1))
    assert (again.added, again.changed, again.repeated) == (0, 0, 30)
    assert ScoreInput.objects.count() == inputs
    assert Dealer.objects.get(pk=dealer.pk).live_seq == seq
    assert ReviewImport.objects.count() == 1


def test_good_rows_are_kept_beside_a_bad_one(dealer: Dealer) -> None:
    report = bring(dealer, lines(2) + b"r-9,seven,2026-11-01,,Bad\n")
    assert report.added == 2
    assert [(row.line, row.field) for row in report.rejected] == [(4, "Rating")]


def test_an_answer_that_came_later_is_taken_over(dealer: Dealer) -> None:
    bring(dealer, lines(12, answered=False))
    report = bring(dealer, lines(12, answered=True), at=NOW + timedelta(hours=1))
    assert (report.added, report.changed) == (0, 12)
    assert Review.objects.filter(is_answered=True).count() == 12


def test_what_a_file_does_not_say_stays(dealer: Dealer) -> None:
    bring(dealer, lines(12))
    silent = lines(12).replace(b",Response", b",Other")
    assert bring(dealer, silent).changed == 0


def test_a_review_twice_in_one_file_is_one(dealer: Dealer) -> None:
    report = bring(dealer, HEAD.encode() + b"r-1,5,2026-11-01,,A\nr-1,5,2026-11-01,,A\n")
    assert (report.added, report.repeated) == (1, 1)


def test_the_preview_writes_nothing(dealer: Dealer) -> None:
    bring(dealer, lines(5))
    found = service.preview(dealer, lines(8), platform="google", now=NOW)
    assert (found.added, found.repeated) == (3, 5)
    assert Review.objects.count() == 5


def test_spellings_of_a_platform_meet(dealer: Dealer) -> None:
    bring(dealer, lines(3))
    assert bring(dealer, lines(4), platform="GOOGLE business profile").added == 1
    assert ReviewSource.objects.count() == 1


def test_hostile_words_are_kept_as_words(dealer: Dealer) -> None:
    bring(dealer, HEAD.encode() + b'x,5,2026-11-01,,"=HYPERLINK(""https://evil.example"")\x00"\n')
    assert Review.objects.get().text == '=HYPERLINK("https://evil.example")�'


def test_other_dealers_of_the_market_give_the_mean(dealer: Dealer, dealers: list[Dealer]) -> None:
    assert selector.market_mean(dealer) is None
    bring(dealers[1], lines(10, stars=4))
    bring(dealers[2], lines(10, stars=3))
    mean = selector.market_mean(dealer)
    assert mean
    assert (mean.stars, mean.dealers) == (3.5, 2)


def test_a_platform_not_read_for_long_is_left_out(dealer: Dealer) -> None:
    bring(dealer, lines(20))
    later = NOW + timedelta(days=36)
    assert selector.platforms_of(dealer, now=later) == ()
    assert score(dealer, later).value is None


def test_declared_totals_are_kept_and_never_measured(dealer: Dealer, owner: User) -> None:
    source = service.declare_totals(dealer, "google", count=812, rating=4.6, person=owner, now=NOW)
    assert (source.platform, source.declared_count, source.declared_by) == ("Google", 812, owner)
    assert score(dealer).value is None
    assert AuditEvent.objects.filter(action="reviews.declared").exists()


@pytest.mark.parametrize(("count", "rating"), [(-1, 4.0), (10, 0.5), (10, 5.1), (10, float("nan"))])
def test_impossible_totals_are_refused(
    dealer: Dealer, owner: User, count: int, rating: float
) -> None:
    with pytest.raises(InvalidInput):
        service.declare_totals(dealer, "Google", count=count, rating=rating, person=owner, now=NOW)
    assert not ReviewSource.objects.exists()


def test_a_removed_platform_takes_its_score_with_it(dealer: Dealer, owner: User) -> None:
    bring(dealer, lines(30))
    service.remove(ReviewSource.objects.get(), person=owner, now=NOW + timedelta(hours=1))
    assert not Review.objects.exists()
    assert score(dealer, NOW + timedelta(hours=2)).value is None


def test_totals_of_places_are_forgotten_in_time(dealer: Dealer) -> None:
    ReviewSource.objects.create(
        dealer=dealer, platform="Google", stated_count=5, stated_rating=4.0,
        stated_until=service.kept_until(NOW),
    )  # fmt: skip
    assert service.forget_expired(now=NOW + timedelta(days=29)) == 0
    assert service.forget_expired(now=NOW + timedelta(days=30)) == 1
    assert ReviewSource.objects.get().stated_count is None
