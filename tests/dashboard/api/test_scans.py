"""Programs quote, start, follow and steer scans, within the rights of whoever made their key."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from aiv.models import Assistant, Panel, Scan, SpendCap
from aiv.services.asking import scans
from dashboard.api import limits
from dashboard.api.limits import Limit
from dealershipai.accounts.models import Organization, User
from tests import asked, cast
from tests.asked import NOW
from tests.dashboard.api.conftest import Caller
from tests.dashboard.reading import costs

MARKET = "markets/toyota-harbor-point/scans"
QUOTE = f"{MARKET}/quote"


@pytest.fixture(autouse=True)
def _keys(settings: Any) -> None:
    asked.keyed(settings)


@pytest.fixture
def gpt(market: Any) -> Assistant:
    return asked.chatgpt(market)


@pytest.fixture
def capped(organization: Organization) -> Organization:
    SpendCap.objects.create(organization=organization, micros=100_000_000)
    return organization


@pytest.fixture
def own(panel: Panel, gpt: Assistant, capped: Organization) -> Scan:
    return start(panel, gpt, organization=capped)


def start(panel: Panel, gpt: Assistant, **given: Any) -> Scan:
    order: dict[str, Any] = {"trials": 4, "organization": None, "person": None, "now": NOW}
    return scans.start(panel, [gpt], **{**order, **given})


def test_a_quote_says_calls_cost_and_what_is_left(
    api: Caller, panel: Panel, gpt: Assistant, capped: Any
) -> None:
    found = api.get(QUOTE, trials="2", assistants="gpt-api").json()
    assert (found["calls"], found["low_usd"], found["high_usd"]) == (6, 0.06, 0.9)
    assert (found["left_usd"], found["refusal"], found["seconds"]) == (100.0, None, None)
    assert found["assistants"][0]["assistant"] == "gpt-api"


def test_a_quote_refuses_in_words(api: Caller, panel: Panel, gpt: Assistant, owner: User) -> None:
    found = api.get(QUOTE).json()
    assert "Ask an operator" in found["refusal"]


def test_a_scan_is_started_once_a_token(
    api: Caller, panel: Panel, gpt: Assistant, capped: Organization, owner: User
) -> None:
    token = str(uuid4())
    for _ in range(2):
        found = api.post(MARKET, {"assistants": ["gpt-api"], "trials": 2, "token": token})
        assert found.status_code == 200
        assert found.json()["scan"]["id"] == token
    scan = Scan.objects.get()
    assert (scan.organization, scan.started_by, scan.probes.count()) == (capped, owner, 6)


def test_facts_of_an_own_dealer_can_be_asked(
    api: Caller, panel: Panel, gpt: Assistant, capped: Any
) -> None:
    found = api.post(MARKET, {"panel": "facts/harbor-point-toyota", "trials": 1}).json()
    assert (found["scan"]["panel"], found["scan"]["market"]) == ("branded", None)


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"trials": 0}, "/trials"),
        ({"trials": 21}, "/trials"),
        ({"assistants": []}, "/assistants"),
        ({"assistants": ["nobody"]}, "/assistants"),
        ({"panel": "canary/gpt-api"}, "/panel"),
        ({"panel": "everything"}, "/panel"),
        ({"organization": "00000000-0000-0000-0000-000000000000"}, "/organization"),
        ({"price": 1}, "/price"),
    ],
)
def test_what_is_wrong_is_named(
    api: Caller, panel: Panel, gpt: Assistant, capped: Any, body: Any, pointer: str
) -> None:
    found = api.post(MARKET, body)
    assert found.status_code == 400
    assert found.json()["errors"][0]["pointer"] == pointer
    assert not Scan.objects.exists()


def test_a_cap_that_is_too_low_is_a_conflict(
    api: Caller, panel: Panel, gpt: Assistant, capped: Any
) -> None:
    SpendCap.objects.update(micros=1)
    found = api.post(MARKET, {})
    assert found.status_code == 409
    assert "raise the cap" in found.json()["detail"]


def test_scans_are_listed_with_their_calls(api: Caller, own: Scan) -> None:
    found = api.get(MARKET).json()
    (row,) = found["results"]
    assert (row["id"], row["state"], row["calls"]["planned"]) == (str(own.pk), "running", 12)
    assert row["calls"]["cost_usd"] == 0.0
    assert api.get(MARKET, state="finished").json()["results"] == []
    assert api.get(MARKET, state="nonsense").status_code == 400


def test_costs_of_others_are_null(api: Caller, panel: Panel, gpt: Assistant, owner: User) -> None:
    scan = start(panel, gpt)
    assert api.get(MARKET).json()["results"][0]["calls"]["cost_usd"] is None
    found = api.get(f"scans/{scan.pk}").json()
    assert found["assistants"][0]["calls"]["cost_usd"] is None
    assert api.post(f"scans/{scan.pk}/pause", {}).status_code == 404


def test_a_scan_says_why_calls_failed(api: Caller, own: Scan) -> None:
    asked.fail(own, 2)
    found = api.get(f"scans/{own.pk}").json()
    assert found["failures"] == [
        {
            "assistant": "gpt-api",
            "kind": "api_error",
            "calls": 2,
            "words": "The provider failed. Try again later.",
        }
    ]
    assert found["seconds_left"] is None


def test_a_scan_is_steered(api: Caller, own: Scan) -> None:
    def step(name: str) -> Any:
        return api.post(f"scans/{own.pk}/{name}", {})

    assert step("pause").json()["scan"]["state"] == "paused"
    assert step("pause").json()["scan"]["state"] == "paused"
    assert step("resume").json()["scan"]["state"] == "running"
    own.refresh_from_db()
    asked.fail(own, 3)
    assert step("retry-failed").json() == {"calls": 3}
    assert step("cancel").json()["scan"]["calls"]["skipped"] == 12
    assert step("resume").status_code == 409
    assert step("retry-failed").status_code == 409


def test_others_start_and_steer_nothing(own: Scan, manager: User, stranger: User) -> None:
    for person, sees in ((manager, 200), (stranger, 404)):
        caller = Caller(person)
        assert caller.get(f"scans/{own.pk}").status_code == sees
        assert caller.post(MARKET, {}).status_code == 404
        assert caller.get(QUOTE).status_code == 404
        assert caller.post(f"scans/{own.pk}/cancel", {}).status_code == 404
    own.refresh_from_db()
    assert own.state == "running"


def test_an_operator_starts_for_the_installation(
    operator: User, panel: Panel, gpt: Assistant
) -> None:
    found = Caller(operator).post(MARKET, {"trials": 1})
    assert found.status_code == 200
    assert Scan.objects.get().organization is None


def test_haste_is_refused_with_the_wait(
    api: Caller, own: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "STEER", Limit("steer-scans", calls=1, seconds=60))
    assert api.post(f"scans/{own.pk}/pause", {}).status_code == 200
    found = api.post(f"scans/{own.pk}/resume", {})
    assert found.status_code == 429
    assert int(found["Retry-After"]) >= 1


def test_ten_scans_cost_as_much_as_thirty(
    api: Caller, panel: Panel, gpt: Assistant, capped: Any
) -> None:
    def add(count: int) -> None:
        for _ in range(count):
            start(panel, gpt, trials=1)

    ten, thirty = costs(api.client, f"/api/v1/{MARKET}", [lambda: add(10), lambda: add(20)])
    assert ten == thirty


def test_a_payer_is_named_where_several_could(
    api: Caller, panel: Panel, gpt: Assistant, capped: Organization, owner: User, dealers: Any
) -> None:
    other = cast.organization("Second Group", dealers[1])
    other.memberships.create(user=owner, role="owner")
    assert api.post(MARKET, {}).json()["errors"][0]["pointer"] == "/organization"
    assert api.post(MARKET, {"organization": str(capped.pk)}).status_code == 200
