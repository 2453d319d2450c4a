"""The list is ranked and narrowed; one action shows its evidence and is worked on."""

from __future__ import annotations

import csv
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from aiv.domain.site.checks import RULES
from aiv.domain.site.findings import Outcome, Proof
from aiv.models import Action, ActionState, Assistant, Dealer, Market
from aiv.services.actions import action_reviews
from aiv.services.actions import actions as service
from dealershipai.accounts.models import Organization, User
from tests import answered, audited
from tests.answered import Said
from tests.audited import ScriptedJudge, finding
from tests.dashboard.payloads import CANARY, MARKUP
from tests.dashboard.reading import costs, links, words
from tests.dashboard.test_hostile import faults

LIST = "/dealers/harbor-point-toyota/actions/"


@pytest.fixture
def own(organization: Organization, dealers: list[Dealer]) -> Dealer:
    return dealers[0]


def audit(own: Dealer, *checks: str, days: int = 2, outcome: Outcome = Outcome.FAIL) -> None:
    judge = ScriptedJudge(tuple(finding(each, outcome) for each in checks))
    audited.audit(own, at=timezone.now() - timedelta(days=days), judge=judge)


@pytest.fixture
def action(own: Dealer) -> Action:
    audit(own, "A01")
    return Action.objects.get()


def said(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return words(answer)  # type: ignore[arg-type]


def test_before_anything_is_measured_the_list_says_what_fills_it(
    as_owner: Client, own: Dealer
) -> None:
    assert "No actions yet" in said(as_owner, LIST)
    assert "Not worth your money" in said(as_owner, LIST)


def test_the_list_is_ranked_and_says_why(as_owner: Client, own: Dealer) -> None:
    audit(own, "A13", "B01", "A01")
    text = said(as_owner, LIST)
    titles = ["Let assistants' search bots in", "Let pages speak", "Correct llms.txt"]
    places = [text.index(each) for each in titles]
    assert places == sorted(places)
    assert "No measured effect" in text
    assert "Weight = size × proof ÷ effort" in text


def test_the_first_three_are_a_part_of_the_overview(as_owner: Client, own: Dealer) -> None:
    assert "No action is open" in said(as_owner, f"{LIST}first/")
    audit(own, "A01", "A05", "A07", "C02")
    text = said(as_owner, f"{LIST}first/")
    assert "Let assistants' search bots in" in text
    assert "Describe the store in full" not in text


def test_filters_narrow_the_list(as_owner: Client, own: Dealer, owner: User) -> None:
    audit(own, "A01", "C02")
    Action.objects.filter(key="finding:C02").update(state="dismissed", note="No.")
    assert "Describe the store" not in said(as_owner, LIST)
    assert "Describe the store" in said(as_owner, f"{LIST}?state=dismissed")
    assert "No action passes these filters" in said(as_owner, f"{LIST}?kind=wrong_fact")
    assert "Let assistants" in said(as_owner, f"{LIST}?owner=nobody&state=all")


@pytest.mark.parametrize("query", ["?state=odd", "?owner=x%00", "?page=zz", "?page=99"])
def test_odd_filters_filter_nothing(as_owner: Client, action: Action, query: str) -> None:
    assert action.title in said(as_owner, f"{LIST}{query}")


def test_the_list_is_a_table_too(as_owner: Client, action: Action) -> None:
    answer = as_owner.get(f"{LIST}actions.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    head, row = csv.reader(text.splitlines())
    assert dict(zip(head, row, strict=True))["action"] == action.title


def test_an_action_leads_to_its_evidence_and_its_generator(
    as_owner: Client, action: Action
) -> None:
    answer = as_owner.get(f"{LIST}{action.pk}/")
    assert "/dealers/harbor-point-toyota/site/checks/A01/" in links(answer)  # type: ignore[arg-type]
    assert "/dealers/harbor-point-toyota/generators/#robots" in links(answer)  # type: ignore[arg-type]
    text = words(answer)  # type: ignore[arg-type]
    assert "10.0 × 1 ÷ 1 = 10.00" in text
    assert RULES["A01"].fix in text


def test_a_lost_question_leads_to_the_answers(
    as_owner: Client, own: Dealer, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    panel = answered.panel(market, 1)
    rows = answered.ask(panel, assistant, [Said(named=[(dealers[1], "best")])] * 5)
    action_reviews.refresh(own, now=timezone.now())
    answer = as_owner.get(f"{LIST}{Action.objects.get().pk}/")
    found = " ".join(links(answer))  # type: ignore[arg-type]
    assert sum(str(row.pk) in found for row in rows) == 3
    assert "5 of 5 answers" in words(answer)  # type: ignore[arg-type]


def test_it_is_taken_finished_and_its_history_told(
    as_owner: Client, action: Action, owner: User
) -> None:
    here = f"{LIST}{action.pk}/"
    assert as_owner.post(f"{here}take/").headers["Location"] == here
    today = timezone.now().astimezone(ZoneInfo("America/New_York")).date().isoformat()
    assert f'value="{today}"' in as_owner.get(here).content.decode()
    as_owner.post(f"{here}finish/", {"note": "Opened it.", "done_on": today})
    text = said(as_owner, here)
    assert "Opened it." in text
    assert owner.email in text
    assert Action.objects.get().state == ActionState.DONE


def test_what_was_done_leads_to_whether_it_worked(
    as_owner: Client, action: Action, owner: User
) -> None:
    now = timezone.now()
    service.finish(action, "Opened it.", done_at=now, person=owner, now=now)
    answer = as_owner.get(f"{LIST}{action.pk}/")
    (link,) = [each for each in links(answer) if "did-it-work/?" in each]  # type: ignore[arg-type]
    text = as_owner.get(link).content.decode()
    assert f'value="{action.pk}"' in text
    assert "Opened it." in text


def test_a_form_that_is_not_filled_says_what_is_missing(as_owner: Client, action: Action) -> None:
    here = f"{LIST}{action.pk}/"
    for step in ("finish", "dismiss", "assign"):
        assert "This field is required" in words(as_owner.post(f"{here}{step}/"))  # type: ignore[arg-type]
    future = {"note": "x", "done_on": "2099-01-01"}
    assert "in the future" in words(as_owner.post(f"{here}finish/", future))  # type: ignore[arg-type]
    assert Action.objects.get().state == ActionState.OPEN


def test_who_was_slower_is_told_on_the_page(
    as_owner: Client, action: Action, manager: User
) -> None:
    Action.objects.update(state="taken", owner=manager)
    assert "taken by now" in words(as_owner.post(f"{LIST}{action.pk}/take/"))  # type: ignore[arg-type]


def test_an_unknown_step_is_not_there(as_owner: Client, action: Action) -> None:
    assert as_owner.post(f"{LIST}{action.pk}/burn/").status_code == 404


def test_a_viewer_reads_and_is_offered_nothing(
    client: Client, action: Action, viewer: User
) -> None:
    client.force_login(viewer)
    here = f"{LIST}{action.pk}/"
    assert "Mark as done" not in said(client, here)
    assert client.post(f"{here}take/").status_code == 404


@pytest.mark.parametrize("path", ["", "actions.csv"])
def test_a_rivals_actions_are_not_there(as_owner: Client, own: Dealer, path: str) -> None:
    rival = LIST.replace("harbor-point-toyota", "pelican-cove-toyota")
    assert as_owner.get(f"{rival}{path}").status_code == 404


def test_an_action_of_another_store_is_not_found_under_mine(
    as_owner: Client, own: Dealer, dealers: list[Dealer]
) -> None:
    audit(dealers[1], "A01")
    assert as_owner.get(f"{LIST}{Action.objects.get().pk}/").status_code == 404


def test_hostile_words_stay_words(as_owner: Client, own: Dealer) -> None:
    hostile = " ".join(MARKUP)
    proofs = (Proof(url=hostile, found=hostile),)
    judge = ScriptedJudge((finding("A01", reason=hostile, proofs=proofs),))
    audited.audit(own, judge=judge)
    Action.objects.update(
        title=hostile[:300], note=hostile[:1000], target=hostile, size_words=hostile
    )
    for path in (LIST, f"{LIST}{Action.objects.get().pk}/"):
        answer = as_owner.get(path)
        assert faults(answer) == []
        assert CANARY in answer.content.decode()


def test_ten_actions_cost_what_thirty_do(as_owner: Client, own: Dealer, owner: User) -> None:
    checks = [each for each in RULES if each not in ("A13",)]

    def found(upto: int) -> None:
        now = timezone.now()
        judge = ScriptedJudge(tuple(finding(each) for each in checks[:upto]))
        audited.audit(own, at=now + timedelta(days=upto), judge=judge)
        Action.objects.update(owner=owner)

    one, two = costs(as_owner, LIST, [lambda: found(10), lambda: found(30)])
    assert one == two


def test_evidence_of_many_answers_costs_what_one_does(
    as_owner: Client, own: Dealer, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    panel = answered.panel(market, 1)
    answered.ask(panel, assistant, [Said(named=[(dealers[1], "best")])] * 5)
    action_reviews.refresh(own, now=timezone.now())
    action = Action.objects.get()

    def shown(pieces: int) -> None:
        Action.objects.update(evidence=action.evidence[:pieces])

    one, three = costs(as_owner, f"{LIST}{action.pk}/", [lambda: shown(1), lambda: shown(3)])
    assert one == three
