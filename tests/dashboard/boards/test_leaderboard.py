"""A week's board on its page, in its table, in the API: the same figures, and no rival's AIV."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from aiv.domain.boards import board_weeks
from aiv.models import Assistant, Dealer, Leaderboard, Market, Panel, Score, SharedAiv, SlackPost
from aiv.services.boards import installation_boards, shared_aivs
from aiv.services.sending import slack_hooks
from dealershipai.accounts.models import User
from tests import answered, cast, ranked, scored
from tests.aiv.services.slacks import HOOK
from tests.answered import Said
from tests.dashboard.reading import costs, links, words
from tests.ranked import DUE, WEEK

pytestmark = pytest.mark.django_db
PAGE = reverse("dashboard:leaderboard", args=["toyota-harbor-point"])
CSV = reverse("dashboard:leaderboard_csv", args=["toyota-harbor-point"])
API = "/api/v1/markets/toyota-harbor-point/leaderboard/"
ALL = reverse("dashboard:all_leaderboards")
SHARE = reverse("dashboard:share_aiv", args=["harbor-point-toyota"])
SECRET_AIV = 0.123456


@pytest.fixture
def big(market: Market) -> Panel:
    return answered.panel(market, ranked.INTENTS)


@pytest.fixture
def asked(big: Panel, assistant: Assistant, dealers: list[Dealer]) -> Panel:
    ranked.asked(big, assistant, dealers)
    return big


@pytest.fixture
def board(asked: Panel, market: Market, owner: User) -> Leaderboard:
    return ranked.produced(market)


def text(response: Any) -> str:
    return response.getvalue().decode()


def test_a_place_stands_with_its_doubt(as_owner: Client, board: Leaderboard) -> None:
    page = words(as_owner.get(PAGE))
    assert "Leaderboard of week 2026-W49" in page
    assert "30 Nov to 6 Dec 2026" in page
    assert "1 Harbor Point Toyota (your store) Leading group 100 of 100, at least" in page
    assert "2 (2–5) Pelican Cove Toyota" in page
    assert "40 answers to 20 questions" in page


def test_a_figure_leads_to_the_answers_of_its_week(
    as_owner: Client, big: Panel, assistant: Assistant, dealers: list[Dealer], market: Market
) -> None:
    with time_machine.travel(DUE - timedelta(hours=1), tick=False):
        ranked.asked(big, assistant, dealers)
        # Calls without an answer, another week, another panel: none of it is on the board.
        noon = WEEK.begins_at(market.time_zone) + timedelta(days=2)
        answered.ask(big, assistant, [Said(status="error")] * 3, asked_at=noon, first_trial=3)
        ranked.asked(big, assistant, dealers, week=WEEK.before, first_trial=4)
    made = ranked.produced(market)
    with time_machine.travel(DUE + timedelta(hours=1), tick=False):
        answered.ask(big, assistant, [Said()] * 5, asked_at=noon, first_trial=6)
        (link, *others) = [each for each in links(as_owner.get(PAGE)) if "counted=" in each]
        page = words(as_owner.get(link))
    assert len(others) == 4 and made.answers == 40
    assert "that the leaderboard of 30 Nov to 6 Dec 2026 counts" in page
    assert "40 answers in" in page


def test_a_week_without_a_board_counts_nothing_out(as_owner: Client, board: Leaderboard) -> None:
    path = reverse("dashboard:evidence", args=["harbor-point-toyota"])
    for word in ("board-2026-W01", "board-", "board-2026-W99"):
        assert "that the leaderboard" not in words(as_owner.get(f"{path}?counted={word}"))


def test_the_bar_says_its_ranks_to_a_screen_reader(as_owner: Client, board: Leaderboard) -> None:
    page = text(as_owner.get(PAGE))
    assert 'aria-label="Rank 2 of 5, and may be 2 to 5"' in page


def test_the_page_says_how_it_was_made(as_owner: Client, board: Leaderboard) -> None:
    page = words(as_owner.get(PAGE))
    assert "Method leaderboard-2" in page
    assert board.digest in page
    assert "A place cannot be bought" in page


def test_a_week_is_picked(
    as_owner: Client, board: Leaderboard, asked: Panel, assistant: Assistant,
    dealers: list[Dealer], market: Market,
) -> None:  # fmt: skip
    following = WEEK.after
    ranked.asked(asked, assistant, dealers[::-1], week=following, first_trial=3)
    ranked.produced(market, week=following, now=DUE + timedelta(days=7))
    assert "Leaderboard of week 2026-W50" in words(as_owner.get(PAGE))
    assert "rank 5 last week; up 80.0 points" in words(as_owner.get(PAGE))
    earlier = words(as_owner.get(PAGE, {"week": "2026-W49"}))
    assert "Leaderboard of week 2026-W49" in earlier
    assert "Since last week: No board stands for the week before." in earlier


@pytest.mark.parametrize("week", ["2026-W99", "x", "2026-W49' OR 1=1", "0000-W01", "２０２６-W49"])
def test_what_is_no_week_is_not_found(as_owner: Client, board: Leaderboard, week: str) -> None:
    assert as_owner.get(PAGE, {"week": week}).status_code == 404
    assert as_owner.get(CSV, {"week": week}).status_code == 404


def test_a_week_without_answers_says_so(as_owner: Client, board: Leaderboard) -> None:
    page = words(as_owner.get(PAGE, {"week": "2026-W40"}))
    assert "No board of week 2026-W40: no assistant was asked in it." in page
    assert as_owner.get(CSV, {"week": "2026-W40"}).status_code == 404


def test_a_missed_week_is_not_made_up_for(as_owner: Client, asked: Panel, owner: User) -> None:
    page = words(as_owner.get(PAGE, {"week": "2026-W49"}))
    assert "2026-W49" in page


def test_no_board_says_when_there_will_be_one(as_owner: Client, dealers: list[Dealer]) -> None:
    page = words(as_owner.get(PAGE))
    assert "No board yet" in page
    assert "Five dealers, 20 questions and 40 answers are needed" in page


def test_a_small_group_is_not_shown(
    as_owner: Client, asked: Panel, market: Market, dealers: list[Dealer]
) -> None:
    market.dealers.remove(dealers[4])
    ranked.produced(market)
    page = words(as_owner.get(PAGE))
    assert "Nothing is shown for this week 4 of at least 5 dealers" in page
    assert "Marlin" not in page


def test_a_late_board_says_so(as_owner: Client, asked: Panel, market: Market) -> None:
    ranked.produced(market, now=DUE + timedelta(days=2, hours=3))
    assert "It was made 2 days later than planned" in words(as_owner.get(PAGE))


def test_the_table_holds_the_same_figures(as_owner: Client, board: Leaderboard) -> None:
    response = as_owner.get(CSV)
    assert "2026-W49" in response["Content-Disposition"]
    lines = text(response).splitlines()
    assert len(lines) == 6
    assert lines[1].startswith('"2026-W49",1,1,1,"Harbor Point Toyota"')


def test_a_name_is_no_formula(
    as_owner: Client, asked: Panel, market: Market, dealers: list[Dealer]
) -> None:
    Dealer.objects.filter(pk=dealers[1].pk).update(name="=HYPERLINK(1)<script>")
    ranked.produced(market)
    assert '"\'=HYPERLINK(1)<script>"' in text(as_owner.get(CSV))
    assert "<script>" not in text(as_owner.get(PAGE)).split("<main")[1].split("</main")[0]


def test_the_api_gives_the_week_and_the_latest(as_owner: Client, board: Leaderboard) -> None:
    latest = as_owner.get(API + "latest").json()
    assert as_owner.get(API + "2026-W49").json() == latest
    assert (latest["market"], latest["digest"]) == ("toyota-harbor-point", board.digest)
    assert latest["rows"][1]["rank"] == {"place": 2, "best": 2, "worst": 5, "last_week": None}
    assert latest["rows"][0]["figure"]["point"] == 1.0


@pytest.mark.parametrize(("week", "status"), [("2026-W48", 404), ("W48", 400), ("2026-W54", 400)])
def test_the_api_says_what_is_wrong_with_a_week(
    as_owner: Client, board: Leaderboard, week: str, status: int
) -> None:
    answer = as_owner.get(API + week)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"


@pytest.fixture
def scores(market: Market, big: Panel, dealers: list[Dealer]) -> list[Score]:
    made = [
        scored.score(each, market, big, scored.COMPLETE, at=DUE - timedelta(days=1))
        for each in dealers
    ]
    Score.objects.update(aiv=SECRET_AIV, aiv_lo=0.1, aiv_hi=0.2)
    return made


def everywhere(as_owner: Client) -> str:
    post = SlackPost.objects.get()
    pages = [as_owner.get(address) for address in (PAGE, CSV, API + "latest")]
    return "\n".join([*map(text, pages), json.dumps(post.body)])


def test_a_rivals_aiv_stands_nowhere_without_the_owners_word(
    as_owner: Client, asked: Panel, market: Market, operator: User, scores: list[Score]
) -> None:
    slack_hooks.enter(market, HOOK, actor=operator, now=DUE)
    ranked.produced(market)
    found = everywhere(as_owner)
    assert "0.1234" not in found
    assert "12 of 100" not in found
    assert found.count("not shared") >= 15


def test_a_shared_aiv_stands_everywhere(
    as_owner: Client, asked: Panel, market: Market, operator: User, scores: list[Score],
    dealers: list[Dealer],
) -> None:  # fmt: skip
    rival = cast.organization("Rival Group", dealers[1])
    person = cast.member(rival, "owner")
    shared_aivs.share(dealers[1], person=person, now=DUE)
    slack_hooks.enter(market, HOOK, actor=operator, now=DUE)
    ranked.produced(market)
    found = everywhere(as_owner)
    assert found.count("12 of 100 (10 to 20)") == 2
    assert found.count(str(SECRET_AIV)) == 2


def test_a_post_names_dealers_as_they_are_written(
    asked: Panel, market: Market, operator: User, dealers: list[Dealer]
) -> None:
    Dealer.objects.filter(pk=dealers[1].pk).update(name="<!channel> & Sons")
    slack_hooks.enter(market, HOOK, actor=operator, now=DUE)
    ranked.produced(market)
    body = json.dumps(SlackPost.objects.get().body, ensure_ascii=False)
    assert "*2 (2–5)* &lt;!channel&gt; &amp; Sons: 50 of 100" in body
    assert "/markets/toyota-harbor-point/leaderboard/?week=2026-W49|" in body


def test_each_channel_gets_one_post(
    asked: Panel, market: Market, operator: User, owner: User, dealers: list[Dealer]
) -> None:
    organization = dealers[0].organization or Dealer.objects.get(pk=dealers[0].pk).organization
    Dealer.objects.filter(pk=dealers[1].pk).update(organization=organization)
    slack_hooks.enter(market, HOOK, actor=operator, now=DUE)
    slack_hooks.enter(organization, HOOK, actor=owner, now=DUE)
    ranked.produced(market)
    assert SlackPost.objects.count() == 2


def test_a_demo_board_is_told_to_nobody(asked: Panel, market: Market, operator: User) -> None:
    Market.objects.update(is_demo=True)
    slack_hooks.enter(market, HOOK, actor=operator, now=DUE)
    ranked.produced(Market.objects.get())
    assert not SlackPost.objects.exists()


def test_an_owner_shares_and_takes_back(as_owner: Client, dealers: list[Dealer]) -> None:
    page = words(as_owner.get(SHARE))
    assert "Not shared." in page
    assert "Boards already made are kept as they are" in page
    as_owner.post(SHARE, {"share": "yes"})
    assert "Shared by" in words(as_owner.get(SHARE))
    as_owner.post(SHARE, {"withdraw": "yes"})
    assert SharedAiv.objects.get().withdrawn_at is not None


@pytest.mark.parametrize("role", ["manager", "viewer"])
def test_only_an_owner_shares(client: Client, request: Any, role: str) -> None:
    client.force_login(request.getfixturevalue(role))
    assert client.get(SHARE).status_code == 404
    assert client.post(SHARE, {"share": "yes"}).status_code == 404


def test_the_overview_says_the_place(as_owner: Client, board: Leaderboard) -> None:
    page = as_owner.get(reverse("dashboard:dealer", args=["harbor-point-toyota"]))
    assert "Leaderboard, week of 30 Nov to 6 Dec 2026: rank 1 of 5" in words(page)
    assert PAGE in links(page)


def test_ten_and_thirty_rows_cost_the_same(as_owner: Client, asked: Panel, market: Market) -> None:
    numbers = iter(range(10, 100))
    weeks = iter([WEEK, WEEK.after])

    def more(count: int) -> None:
        for _ in range(count):
            number = next(numbers)
            cast.dealer(f"Rival {number}", number=number, market=market)
        week = next(weeks)
        if week != WEEK:
            dealers = list(market.dealers.all())
            ranked.asked(asked, Assistant.objects.get(), dealers, week=week, first_trial=3)
        ranked.produced(market, week=week, now=board_weeks.due_at(week, market.time_zone))

    counted = costs(as_owner, PAGE, [lambda: more(5), lambda: more(20)])
    assert counted[0] == counted[1] <= 16


@pytest.fixture
def whole(
    board: Leaderboard, far_market: Market, stranger: User, assistant: Assistant
) -> Leaderboard:
    """Give the installation's board over the owner's market and a far one."""
    for number in range(41, 45):
        cast.dealer(f"Far Rival {number}", number=number, market=far_market)
    far = list(far_market.dealers.all())
    asked = cast.assistant(far_market, "far-gpt")
    ranked.asked(answered.panel(far_market, ranked.INTENTS), asked, far)
    ranked.produced(far_market)
    assert installation_boards.run_due(DUE + timedelta(hours=6, minutes=59)) == 0
    assert installation_boards.run_due(DUE + timedelta(hours=7)) == 1
    assert installation_boards.run_due(DUE + timedelta(hours=7)) == 0
    return Leaderboard.objects.get(market=None)


def test_dealers_of_other_markets_stay_nameless(as_owner: Client, whole: Leaderboard) -> None:
    page = as_owner.get(ALL)
    assert words(page).count("A dealer of another market") == 5
    table = as_owner.get(reverse("dashboard:all_leaderboards_csv"))
    api = as_owner.get("/api/v1/leaderboard/latest")
    for found in (text(page), text(table), text(api)):
        assert "Far" not in found
        assert "far-" not in found
    assert [row["dealer"] for row in api.json()["rows"]].count(None) == 5


def test_a_nameless_dealers_aiv_is_not_told(
    as_owner: Client, board: Leaderboard, far_market: Market, stranger: User
) -> None:
    dealer = far_market.dealers.get()
    made = Leaderboard.objects.create(
        week="2026-W49", begins_on=WEEK.monday, due_at=DUE, method_version="m", digest="0" * 64
    )
    made.rows.create(
        dealer=dealer, market=far_market, name=dealer.name, position=1, best_rank=1, worst_rank=1,
        is_leading=True, figure=0.5, lo=0.4, hi=0.6, se=0.1, named=1, answers=40, intents=20,
        aiv=SECRET_AIV, aiv_lo=0.1, aiv_hi=0.2,
    )  # fmt: skip
    api = as_owner.get("/api/v1/leaderboard/latest")
    for found in (as_owner.get(ALL), as_owner.get(reverse("dashboard:all_leaderboards_csv")), api):
        assert "0.1234" not in text(found)
        assert "12 of 100" not in text(found)


def test_an_operator_sees_all_names(as_operator: Client, whole: Leaderboard) -> None:
    page = words(as_operator.get(ALL))
    assert "Far Shore Toyota" in page
    assert "A dealer of another market" not in page
    assert "points (" in page


def test_whoever_has_no_market_finds_no_board(client: Client, whole: Leaderboard) -> None:
    client.force_login(cast.person("nobody@nowhere.example"))
    assert client.get(ALL).status_code == 404
    assert client.get("/api/v1/leaderboard/latest").status_code == 404


def test_one_market_alone_is_no_installation_board(as_owner: Client, board: Leaderboard) -> None:
    assert installation_boards.run_due(DUE + timedelta(hours=8)) == 1
    assert "1 of at least 2 markets have a board of this week" in words(as_owner.get(ALL))


def test_a_market_that_waits_is_waited_for_and_then_left_out(
    as_operator: Client, board: Leaderboard, far_market: Market, stranger: User
) -> None:
    asked = cast.assistant(far_market, "far-gpt")
    far = list(far_market.dealers.all())
    ranked.asked(answered.panel(far_market, ranked.INTENTS), asked, far)
    assert installation_boards.run_due(DUE + timedelta(hours=8)) == 0
    assert installation_boards.run_due(DUE + timedelta(hours=37)) == 1
    assert Leaderboard.objects.get(market=None).counts["left_out"] == [far_market.name]


def test_the_own_row_leads_to_sharing_where_one_may(
    client: Client, board: Leaderboard, owner: User, viewer: User
) -> None:
    client.force_login(owner)
    assert [each for each in links(client.get(PAGE)) if "share-aiv" in each] == [SHARE]
    client.force_login(viewer)
    assert SHARE not in links(client.get(PAGE))
