"""What shoppers ask becomes suggestions: with consent, from enough chats, and gone with them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aiv.domain.errors import Conflict, InvalidInput
from aiv.domain.markets.panel_edits import Edit
from aiv.models import (
    Dealer,
    Market,
    Panel,
    PanelProposal,
    QuestionReading,
    QuestionSource,
    ShopperChat,
    ShopperQuestion,
    Widget,
)
from aiv.selectors.chat import shopper_questions as reading
from aiv.services.chat import shopper_chats, shopper_questions
from aiv.services.markets import panel_edits
from dealershipai.accounts.models import AuditEvent, User
from tests import chatted

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
ASKED = "Do you offer loaner cars during service?"
EDIT = Edit(
    kind="add",
    slug="service-loaner-cars",
    department="service",
    stage="decide",
    wordings=("Which Toyota dealer in Harbor Point offers loaner cars?",),
)


@pytest.fixture
def widget(dealers: list[Dealer], owner: User) -> Widget:
    return chatted.widget(dealers[0], owner)


@pytest.fixture
def question(widget: Widget) -> ShopperQuestion:
    """Give a suggestion that three chats asked for."""
    chatted.asked(widget, ASKED, at=NOW, chats=3)
    shopper_questions.run_due(LATER)
    return ShopperQuestion.objects.get()


def shown(dealer: Dealer) -> list[tuple[str, int]]:
    return [(row.wording, row.chats) for row in reading.shown(dealer)]


def test_what_three_chats_ask_becomes_a_suggestion(widget: Widget) -> None:
    chatted.asked(widget, f"Hi, my name is Bob Smith. {ASKED}", at=NOW)
    chatted.asked(widget, "do you have a loaner car during service", at=NOW, chats=2)
    assert shopper_questions.run_due(LATER) == 1
    assert shown(widget.dealer) == [("Do you have a loaner car during service?", 3)]
    row = ShopperQuestion.objects.get()
    assert (row.department, row.language) == ("service", "en")


def test_what_two_chats_ask_is_counted_and_not_stored(widget: Widget) -> None:
    chatted.asked(widget, ASKED, at=NOW, chats=2)
    shopper_questions.run_due(LATER)
    assert not ShopperQuestion.objects.exists()
    found = QuestionReading.objects.get()
    assert (found.chats, found.questions, found.rare) == (2, 1, 1)


def test_one_chat_that_asks_three_times_counts_once(widget: Widget) -> None:
    chatted.asked(widget, ASKED, ASKED, ASKED, at=NOW)
    shopper_questions.run_due(LATER)
    assert not ShopperQuestion.objects.exists()


@pytest.mark.parametrize("version", [0, 1, 3])
def test_consent_to_other_words_is_none(widget: Widget, version: int) -> None:
    for _ in range(3):
        chat = shopper_chats.open_chat(
            widget, chatted.SITE, language="en", may_learn=True, learn_version=version, now=NOW
        ).chat
        shopper_chats.say(chat, ASKED, now=NOW)
        shopper_chats.end(chat, reason="over", now=NOW)
    assert set(ShopperChat.objects.values_list("learn_version", "learn_words")) == {(0, "")}
    assert shopper_questions.run_due(LATER) == 0
    assert not ShopperQuestion.objects.exists()


def test_the_words_agreed_to_are_kept(widget: Widget) -> None:
    chat = chatted.chat(widget, at=NOW, may_learn=True)
    assert "asked of AI assistants" in chat.learn_words
    assert chatted.chat(widget, at=NOW).learn_words == ""


def test_a_chat_that_goes_on_is_not_read(widget: Widget) -> None:
    for _ in range(3):
        chatted.chat(widget, ASKED, at=NOW, may_learn=True)
    assert shopper_questions.run_due(LATER) == 0


def test_a_name_left_with_the_contact_is_taken_out(widget: Widget) -> None:
    for _ in range(3):
        chat = chatted.chat(widget, "can quillan get a loaner car here?", at=NOW, may_learn=True)
        chatted.lead(chat, at=NOW, name="Quillan Vasq")
        shopper_chats.end(chat, reason="over", now=NOW)
    shopper_questions.run_due(LATER)
    assert not ShopperQuestion.objects.exists()


def test_a_wording_with_a_rare_word_is_not_the_one_shown(widget: Widget) -> None:
    chatted.asked(widget, "Do you offer loaner cars during brake service", at=NOW, chats=2)
    chatted.asked(widget, "Do you offer loaner cars during zorblatt brake service", at=NOW, chats=2)
    shopper_questions.run_due(LATER)
    assert shown(widget.dealer) == [("Do you offer loaner cars during brake service?", 4)]


def test_reading_again_changes_nothing(question: ShopperQuestion) -> None:
    assert shopper_questions.run_due(LATER) == 0
    again = ShopperQuestion.objects.get()
    assert again.pk == question.pk
    assert QuestionSource.objects.count() == 3


def test_a_deleted_chat_counts_no_more_at_once(question: ShopperQuestion) -> None:
    shopper_chats.forget(ShopperChat.objects.all()[0])
    assert shown(question.dealer) == []
    assert shopper_questions.run_due(LATER) == 1
    assert not ShopperQuestion.objects.exists()


def test_a_suggestion_is_gone_with_its_last_chat(question: ShopperQuestion, owner: User) -> None:
    shopper_questions.dismiss(question, "Everybody does.", person=owner, now=LATER)
    shopper_chats.forget_old(NOW + timedelta(days=91))
    assert shopper_questions.run_due(NOW + timedelta(days=91)) == 1
    assert not ShopperQuestion.objects.exists()
    assert QuestionReading.objects.get().chats == 0


def test_a_decision_lasts_when_the_words_shift(
    question: ShopperQuestion, widget: Widget, owner: User
) -> None:
    shopper_questions.dismiss(question, "Everybody does.", person=owner, now=LATER)
    chatted.asked(widget, "is there a loaner car during service?", at=LATER, chats=5)
    shopper_questions.run_due(LATER)
    row = ShopperQuestion.objects.get()
    assert (row.pk, row.state, row.wording) == (question.pk, "dismissed", question.wording)
    assert row.sources.count() == 8


def test_a_proposal_waits_for_an_operator_with_its_author(
    question: ShopperQuestion, market: Market, panel: Panel, owner: User
) -> None:
    made = shopper_questions.propose(
        question, market, EDIT, note="Asked by shoppers.", proposer=owner, now=LATER
    )
    question.refresh_from_db()
    assert (question.state, question.proposal, question.decided_by) == ("proposed", made, owner)
    assert (made.state, made.proposed_by) == ("proposed", owner)
    assert AuditEvent.objects.filter(action="shopper_question.proposed", actor=owner).exists()


def test_a_proposal_that_cannot_stand_leaves_the_suggestion_open(
    question: ShopperQuestion, market: Market, panel: Panel, owner: User
) -> None:
    branded = Edit(
        kind="add",
        slug="x-y-z",
        department="new",
        stage="decide",
        wordings=("Marlin Toyota?",),
    )
    with pytest.raises(InvalidInput):
        shopper_questions.propose(question, market, branded, note="", proposer=owner, now=LATER)
    question.refresh_from_db()
    assert question.state == "open"
    assert not PanelProposal.objects.exists()


def test_a_suggestion_is_decided_once(
    question: ShopperQuestion, market: Market, panel: Panel, owner: User
) -> None:
    assert shopper_questions.dismiss(question, "Not ours.", person=owner, now=LATER)
    assert not shopper_questions.dismiss(question, "Not ours.", person=owner, now=LATER)
    with pytest.raises(Conflict):
        shopper_questions.propose(question, market, EDIT, note="", proposer=owner, now=LATER)
    assert shopper_questions.reopen(question, person=owner)
    assert not shopper_questions.reopen(question, person=owner)


def test_a_refused_proposal_can_be_made_again_and_a_waiting_one_cannot(
    question: ShopperQuestion, market: Market, panel: Panel, owner: User, operator: User
) -> None:
    made = shopper_questions.propose(question, market, EDIT, note="", proposer=owner, now=LATER)
    with pytest.raises(Conflict):
        shopper_questions.reopen(question, person=owner)
    panel_edits.refuse(made, operator=operator, now=LATER)
    assert shopper_questions.reopen(question, person=owner)


@pytest.mark.parametrize("reason", ["", "  ", "x" * 201])
def test_a_dismissal_says_why(question: ShopperQuestion, owner: User, reason: str) -> None:
    with pytest.raises(InvalidInput):
        shopper_questions.dismiss(question, reason, person=owner, now=LATER)


def test_the_log_holds_no_words_of_shoppers(question: ShopperQuestion, owner: User) -> None:
    shopper_questions.dismiss(question, "Not ours.", person=owner, now=LATER)
    event = AuditEvent.objects.get(action="shopper_question.dismissed")
    assert event.changes == {"reason": "Not ours."}
    assert event.organization_id == question.dealer.organization_id
