"""A market is asked once a week by its own clock, whoever looks at whichever clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from aiv.domain.errors import Conflict, InvalidInput
from aiv.domain.markets.panel_edits import Edit
from aiv.models import Assistant, Dealer, Market, Panel, Scan, ScanSchedule
from aiv.selectors.asking import scan_schedules as selector
from aiv.services.asking import budgets, scan_schedules
from aiv.services.markets import panel_edits
from dealershipai.accounts.models import AuditEvent, Organization, User
from tests import asked, cast

pytestmark = pytest.mark.django_db
# Monday 2 March 2026, 06:00 in New York; the clocks go forward on the 8th.
BEGINS = datetime(2026, 3, 2, 11, tzinfo=UTC)
BEFORE = BEGINS - timedelta(days=3)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _keys(settings: Any) -> None:
    asked.keyed(settings)


@pytest.fixture
def gpt(market: Market) -> Assistant:
    return asked.chatgpt(market)


@pytest.fixture
def schedule(panel: Panel, gpt: Assistant, market: Market) -> ScanSchedule:
    return weekly(market)


def weekly(market: Market, **given: Any) -> ScanSchedule:
    columns: dict[str, Any] = {
        "weekday": 0, "hour": 6, "trials": 2, "spread_hours": 120, "organization": None,
        "person": None, "now": BEFORE, "asks_canary": False,
    }  # fmt: skip
    return scan_schedules.set_weekly(market, **{**columns, **given})


def refusal(schedule: ScanSchedule) -> str:
    return ScanSchedule.objects.get(pk=schedule.pk).refusal


def weeks() -> list[str]:
    return [str(day) for day in Scan.objects.order_by("day").values_list("period_start", flat=True)]


def test_a_week_is_asked_when_it_begins_and_once(schedule: ScanSchedule) -> None:
    moments = (BEGINS - HOUR, BEGINS, BEGINS + HOUR, BEGINS + timedelta(days=5))
    assert [scan_schedules.run_due(now) for now in moments] == [0, 1, 0, 0]
    scan = Scan.objects.get()
    assert (scan.schedule, scan.period_start) == (schedule, date(2026, 3, 2))
    assert (scan.trials, scan.started_by) == (2, None)


def test_calls_are_spread_over_the_week(schedule: ScanSchedule) -> None:
    scan_schedules.run_due(BEGINS)
    due = Scan.objects.get().probes.order_by("due_at").values_list("due_at", flat=True)
    assert (due[0], due[5]) == (BEGINS, BEGINS + timedelta(hours=100))


def test_clocks_that_differ_by_minutes_ask_one_week_once(schedule: ScanSchedule) -> None:
    skew = timedelta(minutes=10)
    for now in (BEGINS + skew, BEGINS - skew, BEGINS, BEGINS + skew):
        scan_schedules.run_due(now)
    assert weeks() == ["2026-03-02"]


@pytest.mark.parametrize(
    ("day", "hour"), [("2026-03-08", 2), ("2026-11-01", 1), ("2026-03-08", 3), ("2026-11-01", 0)]
)
def test_a_change_of_clocks_asks_no_week_twice(
    panel: Panel, gpt: Assistant, market: Market, day: str, hour: int
) -> None:
    sunday = datetime.fromisoformat(f"{day}T00:00+00:00")
    weekly(market, weekday=6, hour=hour, now=sunday - timedelta(days=3))
    for minutes in range(0, 16 * 60, 20):
        scan_schedules.run_due(sunday + timedelta(minutes=minutes))
    assert weeks() == [day]


def test_a_week_keeps_its_hour_when_the_clocks_change(schedule: ScanSchedule) -> None:
    following = datetime(2026, 3, 9, 10, tzinfo=UTC)
    assert selector.next_period(schedule, now=BEGINS).begins_at == following
    assert [scan_schedules.run_due(now) for now in (BEGINS, following - HOUR, following)] == [
        1,
        0,
        1,
    ]
    assert weeks() == ["2026-03-02", "2026-03-09"]


@pytest.mark.parametrize(
    ("first", "mondays"),
    [
        (datetime(2026, 12, 21, 11, tzinfo=UTC), ["2026-12-21", "2026-12-28", "2027-01-04"]),
        (datetime(2028, 2, 21, 11, tzinfo=UTC), ["2028-02-21", "2028-02-28", "2028-03-06"]),
    ],
    ids=["the turn of a year, week 53", "a leap day"],
)
def test_odd_weeks_are_asked_once_each(
    panel: Panel, gpt: Assistant, market: Market, first: datetime, mondays: list[str]
) -> None:
    weekly(market, now=first - HOUR)
    for day in range(15):
        scan_schedules.run_due(first + timedelta(days=day))
    assert weeks() == mondays


def test_a_changed_panel_is_asked_beside_the_one_before(
    schedule: ScanSchedule, market: Market, owner: User, operator: User
) -> None:
    edit = Edit(kind="reword", slug="finance-first-car", wordings=("Who lends for a Toyota?",))
    row = panel_edits.propose(market, edit, note="", proposer=owner)
    panel_edits.accept(row, operator=operator, now=BEGINS - timedelta(days=40))
    panel_edits.run_due(BEGINS)
    Panel.objects.filter(market=market).update(frozen_at=BEGINS)
    assert scan_schedules.run_due(BEGINS) == 2
    assert sorted(Scan.objects.values_list("panel__version", flat=True)) == [1, 2]
    assert scan_schedules.run_due(BEGINS + HOUR) == 0
    assert scan_schedules.run_due(BEGINS + timedelta(days=7)) == 1


def test_a_missed_week_is_asked_late_and_ends_before_the_next(schedule: ScanSchedule) -> None:
    late = BEGINS + timedelta(days=5)
    assert scan_schedules.run_due(late) == 1
    last = Scan.objects.get().probes.order_by("-due_at")[0]
    assert last.due_at < datetime(2026, 3, 9, 10, tzinfo=UTC)


def test_weeks_that_were_missed_are_not_made_up(schedule: ScanSchedule) -> None:
    scan_schedules.run_due(BEGINS + timedelta(days=22))
    assert weeks() == ["2026-03-23"]


def test_a_week_that_is_nearly_over_is_left(schedule: ScanSchedule) -> None:
    assert scan_schedules.run_due(BEGINS + timedelta(days=6, hours=1)) == 0


def test_nothing_before_the_switch_is_made_up(panel: Panel, gpt: Assistant, market: Market) -> None:
    weekly(market, now=BEGINS + HOUR)
    assert scan_schedules.run_due(BEGINS + 2 * HOUR) == 0
    assert scan_schedules.run_due(BEGINS + timedelta(days=7)) == 1


def test_another_hour_asks_no_week_twice(schedule: ScanSchedule, market: Market) -> None:
    scan_schedules.run_due(BEGINS)
    weekly(market, weekday=1, now=BEGINS + timedelta(days=2))
    assert scan_schedules.run_due(BEGINS + timedelta(days=2)) == 0


def test_other_trials_keep_the_week(schedule: ScanSchedule, market: Market) -> None:
    weekly(market, trials=5, now=BEGINS + HOUR)
    assert scan_schedules.run_due(BEGINS + 2 * HOUR) == 1
    assert Scan.objects.get().trials == 5


def test_a_refusal_is_kept_in_words_until_it_is_mended(schedule: ScanSchedule) -> None:
    budgets.set_cap(None, 1, person=None)
    assert scan_schedules.run_due(BEGINS) == 0
    assert "left of this month's cap" in refusal(schedule)
    budgets.set_cap(None, 10**9, person=None)
    assert scan_schedules.run_due(BEGINS + HOUR) == 1
    assert refusal(schedule) == ""


def test_without_any_key_nothing_is_asked(schedule: ScanSchedule, settings: Any) -> None:
    settings.PROVIDER_KEYS = {}
    assert scan_schedules.run_due(BEGINS) == 0
    assert refusal(schedule).startswith("No key of OpenAI can be used")


def test_who_cannot_be_asked_is_named_and_the_others_are_asked(
    schedule: ScanSchedule, market: Market
) -> None:
    asked.gemini(market)
    cast.assistant(market, "by-hand", "copilot")
    Assistant.objects.filter(slug="by-hand").update(access="by_hand")
    assert scan_schedules.run_due(BEGINS) == 1
    assert refusal(schedule) == "Gemini: not measured (switched off)."
    assert {probe.assistant.slug for probe in Scan.objects.get().probes.all()} == {"gpt-api"}


def test_a_market_without_a_panel_says_so(gpt: Assistant, market: Market) -> None:
    schedule = weekly(market)
    assert scan_schedules.run_due(BEGINS) == 0
    assert "no panel" in refusal(schedule)


@pytest.mark.parametrize("change", [{"is_demo": True}, {"state": "proposed"}])
def test_demo_and_proposed_markets_are_left(schedule: ScanSchedule, change: dict[str, Any]) -> None:
    Market.objects.update(**change)
    assert scan_schedules.run_due(BEGINS) == 0


def test_switching_off_and_on_is_audited(
    schedule: ScanSchedule, market: Market, operator: User
) -> None:
    done = [
        scan_schedules.switch(market, is_on=is_on, person=operator, now=BEFORE)
        for is_on in (False, False, True)
    ]
    assert done == [True, False, True]
    scan_schedules.switch(market, is_on=False, person=operator, now=BEFORE)
    assert scan_schedules.run_due(BEGINS) == 0
    assert AuditEvent.objects.filter(action="scan_schedule.switched").count() == 3


def test_what_was_never_set_is_not_switched(market: Market) -> None:
    with pytest.raises(Conflict, match="set its day"):
        scan_schedules.switch(market, is_on=True, person=None, now=BEFORE)
    assert selector.of_market(market) is None


@pytest.mark.parametrize(
    "given", [{"weekday": 7}, {"hour": 24}, {"trials": 0}, {"spread_hours": 161}, {"hour": -1}]
)
def test_what_is_no_time_is_named(market: Market, given: dict[str, int]) -> None:
    with pytest.raises(InvalidInput) as fault:
        weekly(market, **given)
    assert fault.value.field == next(iter(given))


def test_canaries_are_asked_once_a_week_for_all_markets(
    schedule: ScanSchedule, market: Market, far_market: Market, gpt: Assistant
) -> None:
    far_market.market_assistants.create(assistant=gpt, platform="chatgpt", is_declared=True)
    cast.panel(far_market)
    for each in (market, far_market):
        weekly(each, asks_canary=True)
    assert scan_schedules.run_due(BEGINS) == 3
    assert scan_schedules.run_due(BEGINS + HOUR) == 0
    canary = Scan.objects.get(panel__kind="canary")
    assert (canary.probes.count(), canary.period_start) == (12, date(2026, 3, 2))


def test_facts_are_asked_of_claimed_dealers(
    schedule: ScanSchedule, market: Market, organization: Organization
) -> None:
    weekly(market, asks_facts=True)
    assert scan_schedules.run_due(BEGINS) == 2
    facts = Scan.objects.get(panel__kind="branded")
    assert facts.panel.dealer == Dealer.objects.get(organization=organization)
    assert scan_schedules.run_due(BEGINS + HOUR) == 0


def test_an_organization_pays_for_the_facts_of_its_own(
    schedule: ScanSchedule, market: Market, dealers: list[Dealer], organization: Organization
) -> None:
    cast.organization("Pelican Group", dealers[1])
    budgets.set_cap(organization, 10**9, person=None)
    weekly(market, asks_facts=True, organization=organization)
    scan_schedules.run_due(BEGINS)
    dealer = Scan.objects.get(panel__kind="branded").panel.dealer
    assert dealer is not None and dealer.organization == organization


def test_a_round_with_nothing_to_do_writes_nothing(
    schedule: ScanSchedule, django_assert_num_queries: Any
) -> None:
    scan_schedules.run_due(BEGINS)
    with django_assert_num_queries(5) as done:
        scan_schedules.run_due(BEGINS + HOUR)
    assert all(query["sql"].startswith("SELECT") for query in done.captured_queries)
