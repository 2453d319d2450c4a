"""The page that asks whether a change worked: recorded, compared, edited, forgotten, as a file."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aiv.domain.changes.weeks import week_of
from aiv.models import Assistant, Dealer, DealerChange, Market
from aiv.services.changes import weeks
from dealershipai.accounts.models import User
from tests import answered
from tests.answered import Said
from tests.dashboard.reading import costs, links, shown, words

pytestmark = pytest.mark.django_db
SLUG = "harbor-point-toyota"
PAGE = reverse("dashboard:did_it_work", args=[SLUG])
LAST = week_of(timezone.now(), "America/New_York").before
DAY = LAST.before.monday + timedelta(days=2)


def ask(market: Market, assistant: Assistant, dealers: list[Dealer], *, then: int) -> None:
    """Ask 24 questions thrice before and after; only the first dealer is named more often."""
    panel = answered.panel(market, 24)
    for week, own in ((LAST.before.before, 6), (LAST, then)):
        said = []
        for n in range(72):
            named = [dealers[0]] if n % 24 < own else []
            named += [each for at, each in enumerate(dealers[1:]) if (n + at) % 3 == 0]
            said.append(Said(named=[(each, "option") for each in named]))
        at = week.begins_at(market.time_zone) + timedelta(days=2)
        answered.ask(panel, assistant, said, asked_at=at)
    weeks.count(market, now=timezone.now())


def record(dealer: Dealer, what: str = "New service page", day: date = DAY) -> DealerChange:
    return DealerChange.objects.create(dealer=dealer, what=what, area="site", changed_on=day)


def send(client: Client, address: str = PAGE, **other: str) -> str:
    sent = {"what": "New service page", "area": "site", "changed_on": DAY.isoformat(), **other}
    return words(client.post(address, sent, follow=True))


def test_an_empty_page_says_what_to_do(as_owner: Client, market: Market) -> None:
    page = words(as_owner.get(PAGE))
    assert "No change recorded yet" in page
    assert "Record a change" in page


def test_a_change_is_recorded_and_compared(
    as_owner: Client, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    ask(market, assistant, dealers, then=20)
    page = send(as_owner)
    assert "“New service page” is recorded." in page
    assert "points against the market's other dealers" in page
    assert "Named in 25.0 of 100 answers before, in 83.3 after; 4 other dealers moved" in page
    assert "1 of 4 weeks after the change are over" in page


def test_no_effect_is_called_none(
    as_owner: Client, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    ask(market, assistant, dealers, then=7)
    record(dealers[0])
    page = words(as_owner.get(PAGE))
    assert "No detectable change against the market; this panel can see about" in page


def test_without_answers_it_cannot_tell(as_owner: Client, dealers: list[Dealer]) -> None:
    record(dealers[0])
    assert "Cannot tell: 0 of at least 20 questions" in words(as_owner.get(PAGE))


def test_both_windows_lead_to_the_answers_that_were_compared(
    as_owner: Client, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    ask(market, assistant, dealers, then=6)
    other = answered.version(market, 2, reworded=20)
    at = LAST.begins_at(market.time_zone) + timedelta(days=3)
    answered.ask(other, assistant, [Said()] * 20, asked_at=at)
    weeks.count(market, now=timezone.now())
    record(dealers[0])
    page = as_owner.get(PAGE)
    assert "24 questions, 72 answers before and 72 after" in words(page)
    found = [link for link in links(page) if "counted=" in link]
    assert [shown(as_owner, link) for link in found] == [72, 72]
    assert f"of {LAST.label} that the comparison with" in words(as_owner.get(found[1]))


def test_while_nothing_is_compared_nothing_leads_anywhere(
    as_owner: Client, dealers: list[Dealer]
) -> None:
    record(dealers[0], day=timezone.now().date())
    page = as_owner.get(PAGE)
    assert "no whole week has passed since" in words(page)
    assert not [link for link in links(page) if "counted=" in link]


@pytest.mark.parametrize(
    "word",
    [
        "2000-W01..8999-W01~2026-W40",
        "2026-W40..~..",
        "2026-W41..2026-W40~2026-W39",
        "9999-W52~9999-W51",
        "0001-W01~0001-W02",
        "board-0001-W01",
    ],
)
def test_weeks_without_end_or_order_are_bounded(
    as_owner: Client, dealers: list[Dealer], word: str
) -> None:
    page = as_owner.get(reverse("dashboard:evidence", args=[SLUG]), {"counted": word})
    assert page.status_code == 200


def test_other_changes_of_those_weeks_are_named(as_owner: Client, dealers: list[Dealer]) -> None:
    record(dealers[0])
    record(dealers[0], "Opened robots.txt", DAY - timedelta(days=10))
    page = words(as_owner.get(PAGE))
    assert "Not the only change in these weeks" in page
    assert page.count("Opened robots.txt (") == 1


def test_a_finished_action_fills_the_form(as_owner: Client, dealers: list[Dealer]) -> None:
    action = uuid4()
    page = as_owner.get(PAGE, {"what": "Fixed hours", "action": str(action), "on": "2026-11-02"})
    assert f'value="{action}"' in page.content.decode()
    send(as_owner, what="Fixed hours", action=str(action))
    assert "recorded already" in send(as_owner, what="Fixed hours", action=str(action))


def test_a_day_that_has_not_come_is_refused(as_owner: Client, dealers: list[Dealer]) -> None:
    later = timezone.now().date() + timedelta(days=5)
    assert "Write a day that has come" in send(as_owner, changed_on=later.isoformat())


def test_a_change_is_edited(as_owner: Client, dealers: list[Dealer]) -> None:
    address = reverse("dashboard:did_it_work_edit", args=[SLUG, record(dealers[0]).pk])
    assert "is changed and compared anew" in send(as_owner, address, what="Another page")
    assert DealerChange.objects.get().what == "Another page"


def test_a_change_is_forgotten_after_asking_once(as_owner: Client, dealers: list[Dealer]) -> None:
    address = reverse("dashboard:did_it_work_remove", args=[SLUG, record(dealers[0]).pk])
    assert "Forget “New service page”?" in words(as_owner.get(address))
    as_owner.post(address)
    assert not DealerChange.objects.exists()


def test_hostile_words_are_shown_as_words(as_owner: Client, dealers: list[Dealer]) -> None:
    record(dealers[0], "<script>x</script>")
    assert b"<script>x" not in as_owner.get(PAGE).content


def test_the_file_has_a_line_a_market(as_owner: Client, dealers: list[Dealer]) -> None:
    record(dealers[0], "=1+1")
    address = reverse("dashboard:did_it_work_csv", args=[SLUG])
    lines = b"".join(as_owner.get(address)).decode().splitlines()  # type: ignore[call-overload]
    assert len(lines) == 2
    assert '"\'=1+1"' in lines[1]
    assert '"cannot_tell"' in lines[1]


def test_a_viewer_sees_and_changes_nothing(
    client: Client, viewer: User, dealers: list[Dealer]
) -> None:
    change = record(dealers[0])
    client.force_login(viewer)
    assert "Record a change" not in words(client.get(PAGE))
    assert client.post(PAGE, {}).status_code == 404
    assert (
        client.get(reverse("dashboard:did_it_work_edit", args=[SLUG, change.pk])).status_code == 404
    )


def test_programs_read_the_same(
    as_owner: Client, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    ask(market, assistant, dealers, then=20)
    record(dealers[0])
    found = as_owner.get(f"/api/v1/dealers/{SLUG}/did-it-work").json()
    effect = found["changes"][0]["effects"][0]
    assert (effect["verdict"], effect["peers"], effect["questions"]) == ("up", 4, 24)
    assert effect["low"] < effect["delta"] < effect["high"]


def test_more_changes_cost_no_more_queries(
    as_owner: Client, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    ask(market, assistant, dealers, then=20)

    def more(count: int) -> None:
        for at in range(count):
            record(dealers[0], f"Change {at}", DAY - timedelta(days=at))

    few, many = costs(as_owner, PAGE, [lambda: more(10), lambda: more(20)])
    assert few == many
