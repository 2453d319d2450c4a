"""What shoppers asked is listed, proposed for the panel or dismissed by who may do it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aiv.models import Dealer, Market, Panel, PanelProposal, ShopperQuestion, Widget
from aiv.services.chat import shopper_questions
from dealershipai.accounts.models import User
from tests import cast, chatted
from tests.dashboard.reading import costs, links, words

pytestmark = pytest.mark.django_db
SLUG = "harbor-point-toyota"
PAGE = reverse("dashboard:shopper_questions", args=[SLUG])
CSV = reverse("dashboard:shopper_questions_csv", args=[SLUG])
ASKED = "Do you offer loaner cars during repairs?"
OF_MARKET = "Which Toyota dealer near Harbor Point offers loaner cars during repairs?"


@pytest.fixture
def widget(dealers: list[Dealer], panel: Panel, owner: User) -> Widget:
    return chatted.widget(dealers[0], owner)


def ask(widget: Widget, text: str = ASKED, chats: int = 3) -> ShopperQuestion:
    """Let shoppers ask it, and read what they asked."""
    now = timezone.now()
    chatted.asked(widget, text, at=now, chats=chats)
    shopper_questions.run_due(now + timedelta(minutes=1))
    return ShopperQuestion.objects.latest("last_at")


@pytest.fixture
def question(widget: Widget) -> ShopperQuestion:
    return ask(widget)


def path(row: ShopperQuestion, step: str) -> str:
    return reverse(f"dashboard:shopper_question_{step}", args=[SLUG, row.pk])


def test_an_empty_page_says_that_nobody_agreed(as_owner: Client, widget: Widget) -> None:
    said = words(as_owner.get(PAGE))
    assert "No shopper agreed yet" in said
    assert "0 of 0 ended conversations agreed" in said


def test_too_few_conversations_are_told_and_not_shown(as_owner: Client, widget: Widget) -> None:
    now = timezone.now()
    chatted.asked(widget, ASKED, at=now, chats=2)
    assert "Not read yet" in words(as_owner.get(PAGE))
    shopper_questions.run_due(now)
    said = words(as_owner.get(PAGE))
    assert "No question came from three conversations yet" in said
    assert "1 further question came from fewer than 3 conversations" in said
    assert "loaner" not in said


def test_a_suggestion_stands_with_its_count_and_in_words_of_the_market(
    as_owner: Client, question: ShopperQuestion
) -> None:
    said = words(as_owner.get(PAGE))
    assert f"{ASKED} 3 conversations" in said
    assert f"As a question of the market: “{OF_MARKET}”" in said
    assert "Service, " in said


def test_what_the_panel_asks_is_marked(as_owner: Client, widget: Widget) -> None:
    ask(widget, "Who does Toyota brakes well?")
    said = words(as_owner.get(PAGE))
    assert "Already asked" in said
    assert "Asked already: “Who does Toyota brakes well in Harbor Point?”" in said


def test_what_is_about_the_store_alone_is_not_proposed(as_owner: Client, widget: Widget) -> None:
    ask(widget, "What is the phone number of your parts counter?")
    page = as_owner.get(PAGE)
    assert "About your store alone" in words(page)
    assert not [each for each in links(page) if each.endswith("/propose/")]
    assert f"/dealers/{SLUG}/widget/#answers" in links(page)


def test_a_suggestion_is_proposed_as_a_person_worded_it(
    as_owner: Client, question: ShopperQuestion, owner: User
) -> None:
    page = as_owner.get(path(question, "propose"))
    assert OF_MARKET in words(page)
    sent = as_owner.post(
        path(question, "propose"),
        {"kind": "add", "department": "service", "stage": "decide", "note": "Often asked.",
         "wordings": "Which dealer near Harbor Point has loaner cars?"},
        follow=True,
    )  # fmt: skip
    made = PanelProposal.objects.get()
    assert (made.proposed_by, made.wordings) == (
        owner, ["Which dealer near Harbor Point has loaner cars?"],
    )  # fmt: skip
    assert "Proposed. It waits for an operator" in words(sent)
    assert "Which dealer near Harbor Point has loaner cars?" in words(sent)
    again = words(as_owner.get(PAGE))
    assert "Proposed by" in again
    assert "waiting for an operator" in again


def test_a_suggestion_never_takes_a_question_away(
    as_owner: Client, question: ShopperQuestion
) -> None:
    assert "Ask it no more" not in words(as_owner.get(path(question, "propose")))
    as_owner.post(path(question, "propose"), {"kind": "remove", "question": "service-brakes"})
    assert not PanelProposal.objects.exists()


def test_what_the_panel_asks_is_offered_as_another_wording(
    as_owner: Client, widget: Widget
) -> None:
    question = ask(widget, "Who does Toyota brakes well?")
    body = as_owner.get(path(question, "propose")).content.decode()
    assert 'value="reword"' in body.split("checked")[0][-200:]


def test_a_wording_that_names_a_dealer_is_refused_at_its_field(
    as_owner: Client, question: ShopperQuestion
) -> None:
    answer = as_owner.post(
        path(question, "propose"),
        {"kind": "add", "department": "service", "stage": "decide",
         "wordings": "Does Harbor Point Toyota have loaner cars?"},
    )  # fmt: skip
    assert "Leave “Harbor Point Toyota” out" in words(answer)
    assert not PanelProposal.objects.exists()


def test_a_suggestion_is_dismissed_with_a_reason_and_taken_back(
    as_owner: Client, question: ShopperQuestion
) -> None:
    assert "This field is required" in words(
        as_owner.post(path(question, "dismiss"), {"reason": " "})
    )
    as_owner.post(path(question, "dismiss"), {"reason": "Everybody <b>does</b>."})
    page = as_owner.get(PAGE, {"state": "dismissed"})
    assert "Everybody <b>does</b>." in words(page)
    assert b"<b>does" not in page.content
    as_owner.post(path(question, "reopen"))
    question.refresh_from_db()
    assert (question.state, question.reason, question.decided_by) == ("open", "", None)


def test_one_that_is_gone_says_so(as_owner: Client, question: ShopperQuestion) -> None:
    gone = path(question, "dismiss")
    question.delete()
    assert "This suggestion is gone" in words(as_owner.get(gone, follow=True))


def test_suggestions_are_exported(as_owner: Client, question: ShopperQuestion) -> None:
    body = as_owner.get(CSV).getvalue().decode()
    assert f'"{ASKED}","{OF_MARKET}",3,' in body


def test_viewers_strangers_and_rivals_find_nothing(
    client: Client, viewer: User, stranger: User, dealers: list[Dealer], question: ShopperQuestion
) -> None:
    rival = cast.member(cast.organization("Pelican Group", dealers[1]), "owner")
    for person in (viewer, stranger, rival):
        client.force_login(person)
        for address in (PAGE, CSV, path(question, "propose"), path(question, "dismiss")):
            assert client.get(address).status_code == 404
        assert client.post(path(question, "reopen")).status_code == 404


def test_a_rival_sees_the_proposed_words_and_not_who_asked_why(
    client: Client, dealers: list[Dealer], market: Market, owner: User, question: ShopperQuestion
) -> None:
    client.force_login(owner)
    client.post(
        path(question, "propose"),
        {"kind": "add", "department": "service", "stage": "decide", "wordings": "Who lends cars?",
         "note": "Asked in 3 conversations on our site."},
    )  # fmt: skip
    client.force_login(cast.member(cast.organization("Pelican Group", dealers[1]), "owner"))
    said = words(client.get(reverse("dashboard:market_panel", args=[market.slug])))
    assert "Who lends cars?" in said
    assert "on our site" not in said
    assert "a member of another store" in said


def test_more_suggestions_cost_no_more_queries(as_owner: Client, widget: Widget) -> None:
    now = timezone.now()
    chats = chatted.asked(widget, "Hello", at=now, chats=3)

    def come(first: int, last: int) -> None:
        for at in range(first, last):
            row = ShopperQuestion.objects.create(
                dealer=widget.dealer, key=f"k{at}", wording=f"Do you offer thing {at}?",
                department="service", stage="decide", first_at=now, last_at=now,
            )  # fmt: skip
            row.sources.create(chat=chats[0])
            row.sources.create(chat=chats[1])
            row.sources.create(chat=chats[2])

    few, many = costs(as_owner, PAGE, [lambda: come(0, 10), lambda: come(10, 24)])
    assert few == many
