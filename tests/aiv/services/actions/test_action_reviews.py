"""Actions are drawn from what is stored: new, fixed since, opened again, and never twice."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from aiv.domain.actions.lifecycle import Turn
from aiv.domain.site.findings import Outcome
from aiv.models import Action, ActionEvent, ActionState, Assistant, Dealer, Market
from aiv.services.actions import action_reviews, actions
from aiv.services.evidence import stated_facts
from aiv.services.markets import dealers as records
from aiv.services.score import scores
from dealershipai.accounts.models import Organization, User
from tests import answered, audited
from tests.answered import ASKED_AT, Said
from tests.audited import AT, ScriptedJudge, finding

LATER = AT + timedelta(days=1)


@pytest.fixture
def own(dealers: list[Dealer]) -> Dealer:
    return dealers[0]


def audit(own: Dealer, outcome: Outcome = Outcome.FAIL, at: datetime = AT) -> None:
    audited.audit(own, at=at, judge=ScriptedJudge((finding("A01", outcome),)))


def lost(market: Market, assistant: Assistant, dealers: list[Dealer]) -> None:
    panel = answered.panel(market, 2)
    rival = [Said(named=[(dealers[1], "best")])] * 8
    answered.ask(panel, assistant, rival)


def test_an_audit_draws_actions_by_itself(own: Dealer) -> None:
    audit(own)
    action = Action.objects.get()
    assert (action.key, action.state, action.seen_at) == ("finding:A01", "open", AT)
    assert action.evidence[0]["kind"] == "check"


def test_drawing_twice_changes_nothing(own: Dealer) -> None:
    audit(own)
    before = list(Action.objects.values_list("pk", "state", "found_at"))
    seq = Dealer.objects.get(pk=own.pk).live_seq
    assert action_reviews.refresh(own, now=LATER) == {Turn.STILL: 1}
    assert list(Action.objects.values_list("pk", "state", "found_at")) == before
    assert ActionEvent.objects.count() == 1
    assert Dealer.objects.get(pk=own.pk).live_seq == seq


def test_a_mended_site_fixes_and_a_broken_one_opens_again(own: Dealer) -> None:
    audit(own)
    audit(own, Outcome.PASS, LATER)
    fixed = Action.objects.get()
    assert (fixed.state, fixed.gone_at) == (ActionState.FIXED, LATER)
    audit(own, at=LATER + timedelta(days=1))
    again = Action.objects.get()
    assert (again.state, again.gone_at) == (ActionState.OPEN, None)
    assert [each.what for each in again.events.all()] == ["reopened", "fixed", "new"]


def test_what_a_later_audit_could_not_measure_stays(own: Dealer) -> None:
    audit(own)
    audit(own, Outcome.UNMEASURED, LATER)
    assert Action.objects.get().state == ActionState.OPEN


def test_what_was_done_before_the_next_audit_is_judged_by_it(
    own: Dealer, organization: Organization, owner: User
) -> None:
    audit(own)
    done_at = AT + timedelta(hours=2)
    actions.finish(Action.objects.get(), "Edited.", done_at=done_at, person=owner, now=done_at)
    audit(own, at=LATER)
    assert Action.objects.get().state == ActionState.OPEN


def test_a_lost_question_names_its_market_and_answers(
    own: Dealer, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    lost(market, assistant, dealers)
    action_reviews.refresh(own, now=AT)
    first = Action.objects.filter(kind="lost_intent").first()
    assert first is not None
    assert first.market == market
    assert first.intents == ["new-0"] or first.intents == ["new-1"]
    assert {each["kind"] for each in first.evidence} == {"answer"}
    assert "4 of 4 answers" in first.size_words


def test_a_sister_store_is_no_rival(
    own: Dealer, market: Market, assistant: Assistant, dealers: list[Dealer],
    organization: Organization,
) -> None:  # fmt: skip
    Dealer.objects.filter(pk=dealers[1].pk).update(organization=organization)
    own.refresh_from_db()
    lost(market, assistant, dealers)
    action_reviews.refresh(own, now=AT)
    assert not Action.objects.exists()


def test_a_wrong_number_in_answers_is_found_and_makes_its_dealer_due(
    own: Dealer, assistant: Assistant, owner: User
) -> None:
    records.save_fact(own, "phone", own.phone, person=owner)
    panel = answered.branded(own)
    answered.ask(panel, assistant, [Said(text=f"{own.name}: 239-555-0199.")])
    action_reviews.refresh(own, now=ASKED_AT)
    assert action_reviews.run_due(ASKED_AT) == 0
    stated_facts.read(own, now=ASKED_AT + timedelta(hours=1))
    assert action_reviews.run_due(ASKED_AT + timedelta(hours=2)) == 1
    assert "(239) 555-0101" in Action.objects.get(key="wrong_fact:phone").change
    assert action_reviews.run_due(ASKED_AT + timedelta(hours=3)) == 0


def test_each_source_says_what_it_gave_or_why_not(own: Dealer) -> None:
    action_reviews.refresh(own, now=AT)
    said = {row["source"]: row["reason"] for row in own.action_review.sources}
    assert said["Site audit"] == "The site was not audited yet."
    assert all(said.values())


def test_a_new_score_of_a_claimed_dealer_makes_its_actions_due_once(
    own: Dealer, market: Market, assistant: Assistant, dealers: list[Dealer],
    organization: Organization,
) -> None:  # fmt: skip
    lost(market, assistant, dealers)
    assert action_reviews.run_due(ASKED_AT) == 0
    scores.rescore(market, now=ASKED_AT)
    assert action_reviews.run_due(ASKED_AT + timedelta(minutes=1)) == 1
    assert action_reviews.run_due(ASKED_AT + timedelta(minutes=2)) == 0
    assert set(Action.objects.values_list("dealer", flat=True)) == {own.pk}


def test_hostile_words_are_kept_as_words(own: Dealer) -> None:
    judge = ScriptedJudge((finding("A01", reason="a\x00b\ud800"),))
    audited.audit(own, judge=judge)
    assert Action.objects.get().evidence[0]["words"] == "a\ufffdb\ufffd"
