"""Scans are quoted, started once, followed, steered by whoever pays, and read call by call."""

from __future__ import annotations

import csv
import io
import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from aiv.models import Assistant, Dealer, Market, Panel, Probe, Scan, SpendCap
from aiv.services.asking import scans
from dealershipai.accounts.models import Organization, User
from tests import answered, asked, cast
from tests.answered import Said
from tests.asked import NOW
from tests.dashboard.reading import costs, links, words

pytestmark = pytest.mark.django_db
SLUG = ["toyota-harbor-point"]
LIST = reverse("dashboard:scans")
MARKET = reverse("dashboard:market_scans", args=SLUG)
NEW = reverse("dashboard:scan_new", args=SLUG)
QUOTE = reverse("dashboard:scan_quote", args=SLUG)


@pytest.fixture(autouse=True)
def _keys(settings: Any) -> None:
    asked.keyed(settings)


@pytest.fixture
def gpt(market: Market) -> Assistant:
    return asked.chatgpt(market)


@pytest.fixture
def scan(panel: Panel, gpt: Assistant) -> Scan:
    return start(panel, gpt)


def start(panel: Panel, *assistants: Assistant, **given: Any) -> Scan:
    order: dict[str, Any] = {"trials": 4, "organization": None, "person": None, "now": NOW}
    return scans.start(panel, assistants, **{**order, **given})


def at(name: str, scan: Scan) -> str:
    return reverse(f"dashboard:{name}", args=[scan.pk])


def cap(organization: Organization | None, dollars: int = 100) -> None:
    SpendCap.objects.create(organization=organization, micros=dollars * 1_000_000)


def choice(**given: Any) -> dict[str, Any]:
    form = {"panel": "market", "assistants": ["gpt-api"], "trials": 3, "token": uuid4()}
    return {**form, **given}


def token_of(page: Any) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page.content.decode())
    assert found
    return found[1]


class TestLists:
    def test_without_a_scan_the_next_step_is_named(self, as_operator: Client, gpt: Any) -> None:
        assert "Open a market" in words(as_operator.get(LIST))
        page = as_operator.get(MARKET)
        assert "You see what it may cost before it starts." in words(page)
        assert NEW in links(page)

    def test_without_a_key_the_first_step_is_the_providers_page(
        self, as_operator: Client, settings: Any
    ) -> None:
        settings.PROVIDER_KEYS = {"openai": ""}
        page = as_operator.get(LIST)
        assert "enter a key of at least one provider" in words(page)
        assert reverse("dashboard:providers") in links(page)

    def test_a_scan_shows_state_calls_and_cost(self, as_operator: Client, scan: Scan) -> None:
        said = words(as_operator.get(LIST))
        assert "Toyota, Harbor Point FL" in said and "Running" in said
        assert "0 of 12 answered" in said and "$0.00" in said

    def test_a_state_keeps_the_others_away(self, as_operator: Client, scan: Scan) -> None:
        assert "0 of 12 answered" in words(as_operator.get(f"{LIST}?state=running"))
        assert "No such scan" in words(as_operator.get(f"{LIST}?state=finished"))
        assert "0 of 12 answered" in words(as_operator.get(f"{LIST}?state=nonsense"))

    def test_a_member_sees_the_markets_scans_and_nobody_elses_costs(
        self, client: Client, viewer: User, scan: Scan
    ) -> None:
        client.force_login(viewer)
        said = words(client.get(MARKET))
        assert "0 of 12 answered" in said
        assert "$" not in said and "New scan" not in said

    def test_facts_of_another_dealer_are_not_listed(
        self, as_owner: Client, dealers: list[Dealer], gpt: Assistant, panel: Panel
    ) -> None:
        from aiv.services.markets import panels

        cast.organization("Neighbour Group", dealers[1])
        start(panels.freeze_facts(dealers[0], author=None), gpt)
        start(panels.freeze_facts(Dealer.objects.get(pk=dealers[1].pk), author=None), gpt)
        said = words(as_owner.get(MARKET))
        assert f"Facts about {dealers[0].name}" in said
        assert dealers[1].name not in said

    def test_ten_scans_cost_as_much_as_thirty(
        self, as_operator: Client, panel: Panel, gpt: Assistant
    ) -> None:
        def add(count: int) -> None:
            for _ in range(count):
                start(panel, gpt, trials=1)

        ten, thirty = costs(as_operator, LIST, [lambda: add(10), lambda: add(20)])
        assert ten == thirty
        assert "1 to 25 of 30 scans" in words(as_operator.get(LIST))


class TestStarting:
    def test_the_page_quotes_what_is_chosen_to_begin_with(
        self, as_operator: Client, panel: Panel, gpt: Assistant
    ) -> None:
        said = words(as_operator.get(NEW))
        assert "ChatGPT model through its API, gpt-6.1-sol" in said
        assert "9 calls" in said and "$0.09 to $1.35" in said
        assert "not measured: too few recent answers to time" in said
        assert "Start the scan" in said

    def test_only_assistants_that_can_be_asked_are_ticked_to_begin_with(
        self, as_operator: Client, panel: Panel, gpt: Assistant, market: Market
    ) -> None:
        asked.gemini(market)
        page = as_operator.get(NEW)
        assert "9 calls" in words(page) and "Start the scan" in words(page)
        assert 'value="gemini-api"' in page.content.decode()

    def test_the_quote_follows_the_choices(
        self, as_operator: Client, panel: Panel, gpt: Assistant
    ) -> None:
        said = words(as_operator.get(QUOTE, choice(trials=5)))
        assert "15 calls" in said

    def test_the_quote_says_what_is_left_and_refuses_in_words(
        self, as_operator: Client, panel: Panel, gpt: Assistant
    ) -> None:
        cap(None, 1)
        page = as_operator.get(QUOTE, choice())
        said = words(page)
        assert "Left of the cap $1.00" in said and "raise the cap" in said
        assert "Start the scan" not in said

    def test_without_a_key_the_providers_page_is_the_next_step(
        self, as_operator: Client, panel: Panel, gpt: Assistant, settings: Any
    ) -> None:
        settings.PROVIDER_KEYS = {}
        page = as_operator.get(NEW)
        assert "No key of OpenAI can be used; enter one first." in words(page)
        assert reverse("dashboard:providers") in links(page)

    def test_a_choice_that_is_none_is_not_quoted(
        self, as_operator: Client, panel: Panel, gpt: Assistant
    ) -> None:
        for wrong in (choice(trials="many"), choice(panel="facts/nobody"), {}):
            assert "then the cost stands here" in words(as_operator.get(QUOTE, wrong))

    def test_a_form_starts_a_scan(
        self, as_operator: Client, operator: User, panel: Panel, gpt: Assistant
    ) -> None:
        token = token_of(as_operator.get(NEW))
        page = as_operator.post(NEW, choice(token=token), follow=True)
        assert "Started. This page follows it." in words(page)
        scan = Scan.objects.get()
        assert (str(scan.pk), scan.started_by, scan.trials) == (token, operator, 3)
        assert scan.probes.count() == 9 and scan.organization is None

    def test_a_double_click_starts_one(
        self, as_operator: Client, panel: Panel, gpt: Assistant
    ) -> None:
        form = choice()
        for _ in range(2):
            assert as_operator.post(NEW, form).status_code == 302
        assert Scan.objects.count() == 1

    def test_a_refusal_stands_on_the_page(
        self, as_operator: Client, panel: Panel, gpt: Assistant
    ) -> None:
        cap(None, 1)
        page = as_operator.post(NEW, choice())
        assert page.status_code == 400
        assert "Ask for fewer calls, or raise the cap." in words(page)
        assert not Scan.objects.exists()

    def test_without_a_script_a_button_works_out_the_cost(
        self, as_operator: Client, panel: Panel, gpt: Assistant
    ) -> None:
        page = as_operator.post(NEW, choice(trials=7, quote="quote"))
        assert page.status_code == 200 and "21 calls" in words(page)
        assert not Scan.objects.exists()

    def test_an_owner_starts_within_their_cap_and_pays(
        self, as_owner: Client, organization: Organization, panel: Panel, gpt: Assistant
    ) -> None:
        cap(organization)
        page = as_owner.get(NEW)
        assert "Left of the cap $100.00" in words(page)
        as_owner.post(NEW, choice(payer=organization.pk))
        assert Scan.objects.get().organization == organization

    def test_an_owner_without_a_cap_reads_whom_to_ask(
        self, as_owner: Client, organization: Organization, panel: Panel, gpt: Assistant
    ) -> None:
        assert "Ask an operator of this installation" in words(as_owner.get(NEW))
        page = as_owner.post(NEW, choice(payer=organization.pk))
        assert page.status_code == 400 and not Scan.objects.exists()

    def test_an_owner_cannot_let_somebody_else_pay(
        self, as_owner: Client, organization: Organization, panel: Panel, gpt: Assistant
    ) -> None:
        cap(organization)
        for payer in ("", uuid4(), cast.organization("Elsewhere Group").pk):
            assert as_owner.post(NEW, choice(payer=payer)).status_code == 400
        assert not Scan.objects.exists()

    def test_facts_of_a_claimed_dealer_can_be_asked(
        self, as_operator: Client, organization: Organization, panel: Panel, gpt: Assistant
    ) -> None:
        as_operator.post(NEW, choice(panel="facts/harbor-point-toyota", trials=1))
        scan = Scan.objects.get()
        assert scan.panel.dealer is not None and scan.panel.kind == "branded"
        assert scan.probes.count() == scan.panel.intents.count()

    def test_a_control_is_asked_of_its_assistant_alone(
        self, as_operator: Client, panel: Panel, gpt: Assistant, market: Market
    ) -> None:
        asked.claude(market)
        form = choice(panel="canary/gpt-api", assistants=["gpt-api", "claude-api"], trials=1)
        as_operator.post(NEW, form)
        scan = Scan.objects.get()
        assert set(scan.probes.values_list("assistant__slug", flat=True)) == {"gpt-api"}

    def test_an_owner_is_offered_no_control_and_no_rivals_facts(
        self, as_owner: Client, panel: Panel, gpt: Assistant, organization: Organization
    ) -> None:
        said = words(as_owner.get(NEW))
        assert "Facts about Harbor Point Toyota" in said
        assert "Control questions" not in said and "Pelican Cove" not in said

    @pytest.mark.parametrize("role", ["manager", "viewer", "stranger"])
    def test_others_find_no_form(
        self, client: Client, panel: Panel, request: pytest.FixtureRequest, role: str
    ) -> None:
        client.force_login(request.getfixturevalue(role))
        for address in (NEW, QUOTE):
            assert client.get(address).status_code == 404
        assert client.post(NEW, choice()).status_code == 404

    def test_a_market_without_questions_says_what_is_missing(
        self, as_operator: Client, gpt: Assistant, market: Market
    ) -> None:
        market.market_assistants.all().delete()
        assert "Nothing can be asked here yet" in words(as_operator.get(NEW))


class TestOneScan:
    def test_it_shows_how_far_it_is(self, as_operator: Client, scan: Scan) -> None:
        asked.fail(scan, 2)
        one = scan.probes.filter(state="planned")[0]
        Probe.objects.filter(pk=one.pk).update(
            state="answered", cost_micros=26_000, unknown_outcomes=1
        )
        said = words(as_operator.get(at("scan", scan)))
        assert "1 of 12 answered, 2 failed" in said
        assert "$0.0260" in said and "1 request of unknown outcome" in said
        assert "each counts as the most it may have cost" in said
        assert "model through its API, gpt-6.1-sol 2 The provider failed. Try again later." in said
        assert "It said no." in said

    def test_it_leads_to_the_figures_once_there_is_an_answer(
        self, as_operator: Client, scan: Scan
    ) -> None:
        named = reverse("dashboard:market", args=["toyota-harbor-point"])
        assert named not in links(as_operator.get(at("scan", scan)))
        Probe.objects.filter(scan=scan).update(state="answered", reserved_micros=0)
        assert named in links(as_operator.get(at("scan", scan)))

    def test_it_asks_again_while_open_and_stops_at_the_end(
        self, as_operator: Client, scan: Scan
    ) -> None:
        page = as_operator.get(at("scan_progress", scan)).content.decode()
        assert 'hx-trigger="every 2s"' in page
        Probe.objects.filter(scan=scan).update(state="answered", reserved_micros=0)
        asked.finish(scan)
        page = as_operator.get(at("scan_progress", scan)).content.decode()
        assert "hx-trigger" not in page and "Finished" in page

    def test_a_new_state_is_told_to_screen_readers_once(
        self, as_operator: Client, scan: Scan
    ) -> None:
        address = at("scan_progress", scan)
        assert b"hx-swap-oob" not in as_operator.get(f"{address}?seen=running").content
        assert b"hx-swap-oob" in as_operator.get(f"{address}?seen=planned").content

    def test_it_is_paused_resumed_and_cancelled(self, as_operator: Client, scan: Scan) -> None:
        said = words(as_operator.post(at("scan_pause", scan), follow=True))
        assert "Paused. Calls that are out are still recorded." in said and "Go on" in said
        assert "Paused on " in said and "Paused Paused" not in said
        said = words(as_operator.post(at("scan_resume", scan), follow=True))
        assert "It goes on." in said and "Pause" in said
        assert "Cancel this scan?" in words(as_operator.get(at("scan_cancel", scan)))
        said = words(as_operator.post(at("scan_cancel", scan), follow=True))
        assert "12 skipped" in said and "Cancel the scan" not in said
        said = words(as_operator.post(at("scan_resume", scan), follow=True))
        assert "This scan has ended; start another one." in said

    def test_failed_calls_are_tried_again(self, as_operator: Client, scan: Scan) -> None:
        asked.fail(scan, 2)
        assert "Try 2 failed calls again" in words(as_operator.get(at("scan", scan)))
        said = words(as_operator.post(at("scan_retry", scan), follow=True))
        assert "2 calls will be tried again." in said

    def test_a_cap_that_is_full_refuses_to_try_again(self, as_operator: Client, scan: Scan) -> None:
        asked.fail(scan, 2)
        cap(None, 0)
        said = words(as_operator.post(at("scan_retry", scan), follow=True))
        assert "raise the cap" in said

    @pytest.mark.parametrize("name", ["scan_pause", "scan_resume", "scan_cancel", "scan_retry"])
    def test_who_does_not_pay_cannot_steer(self, as_owner: Client, scan: Scan, name: str) -> None:
        assert as_owner.get(at("scan", scan)).status_code == 200
        assert as_owner.post(at(name, scan)).status_code == 404
        scan.refresh_from_db()
        assert scan.state == "running"

    def test_who_does_not_pay_sees_no_money(self, as_owner: Client, scan: Scan) -> None:
        said = words(as_owner.get(at("scan", scan)))
        assert "0 of 12 answered" in said and "$" not in said and "Pause" not in said

    def test_an_owner_steers_what_they_pay(
        self, as_owner: Client, owner: User, organization: Organization, panel: Panel, gpt: Any
    ) -> None:
        scan = start(panel, gpt, organization=organization, person=owner)
        said = words(as_owner.post(at("scan_pause", scan), follow=True))
        assert "Paused" in said and organization.name in said

    def test_a_stranger_finds_nothing(self, client: Client, stranger: User, scan: Scan) -> None:
        client.force_login(stranger)
        for name in ("scan", "scan_progress", "scan_calls", "scan_calls_csv"):
            assert client.get(at(name, scan)).status_code == 404

    def test_words_of_a_provider_stay_words(self, as_operator: Client, scan: Scan) -> None:
        asked.fail(scan, 1)
        Probe.objects.filter(state="failed").update(failure="<img src=x onerror=alert(1)>")
        for name in ("scan", "scan_calls"):
            assert b"<img" not in as_operator.get(at(name, scan)).content


class TestCalls:
    @pytest.fixture
    def imported(self, panel: Panel, gpt: Assistant, dealers: list[Dealer]) -> Scan:
        said = Said(named=[(dealers[0], "best")])
        return answered.ask(panel, gpt, [said] * 3)[0].probe.scan

    def test_a_call_leads_to_its_answer(self, as_operator: Client, imported: Scan) -> None:
        page = as_operator.get(at("scan_calls", imported))
        answer = imported.probes.first().answer  # type: ignore[union-attr]
        assert reverse("dashboard:answer", args=[answer.pk]) in links(page)

    def test_filters_keep_what_was_chosen(self, as_operator: Client, scan: Scan) -> None:
        asked.fail(scan, 2)
        address = at("scan_calls", scan)
        assert "1 to 2 of 2 calls" in words(as_operator.get(f"{address}?group=failed"))
        assert "1 to 10 of 10 calls" in words(as_operator.get(f"{address}?group=open"))
        assert "No such call" in words(as_operator.get(f"{address}?group=answered"))
        assert "of 12 calls" in words(as_operator.get(f"{address}?group=x&assistant=y"))

    def test_the_file_has_a_row_for_each_call(self, as_operator: Client, imported: Scan) -> None:
        rows = self.rows(as_operator, imported)
        assert len(rows) == 3 and rows[0]["state"] == "answered"
        assert rows[0]["answer"].startswith("http://testserver/answers/")
        assert "cost_usd" in rows[0]

    def test_the_file_hides_costs_from_who_does_not_pay(
        self, as_owner: Client, imported: Scan
    ) -> None:
        assert "cost_usd" not in self.rows(as_owner, imported)[0]

    def test_ten_calls_cost_as_much_as_thirty(
        self, as_operator: Client, panel: Panel, gpt: Assistant, scan: Scan
    ) -> None:
        small, large = start(panel, gpt, trials=3), start(panel, gpt, trials=10)
        from tests.dashboard.reading import queries

        for name in ("scan_calls", "scan"):
            assert queries(as_operator, at(name, small)) == queries(as_operator, at(name, large))

    def rows(self, client: Client, scan: Scan) -> list[dict[str, str]]:
        answer: Any = client.get(at("scan_calls_csv", scan))
        text = b"".join(answer.streaming_content).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))
