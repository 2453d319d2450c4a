"""Prove on PostgreSQL that readers, deciders and deleters of shoppers' questions may meet."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Event
from typing import Any

import pytest
from django.db import connection

from aiv.domain.markets.panel_edits import Edit
from aiv.models import (
    Dealer,
    Market,
    Panel,
    PanelProposal,
    QuestionSource,
    ShopperChat,
    ShopperQuestion,
    Widget,
)
from aiv.services.chat import shopper_chats, shopper_questions
from dealershipai.accounts.models import AuditEvent, User
from tests import chatted
from tests.aiv.services.markets.test_panels_at_once import at_once

pytestmark = [pytest.mark.servers, pytest.mark.django_db(transaction=True)]
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
ASKED = "Do you offer loaner cars during service?"


@pytest.fixture(autouse=True)
def _on_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL lets two writers run side by side")


@pytest.fixture
def widget(dealers: list[Dealer], owner: User) -> Widget:
    return chatted.widget(dealers[0], owner)


@pytest.fixture
def question(widget: Widget) -> ShopperQuestion:
    chatted.asked(widget, ASKED, at=NOW, chats=4)
    shopper_questions.run_due(LATER)
    return ShopperQuestion.objects.get()


def test_readers_at_once_read_once(widget: Widget) -> None:
    chatted.asked(widget, ASKED, at=NOW, chats=4)
    done = at_once(*(partial(shopper_questions.run_due, LATER) for _ in range(4)))
    assert sorted(done, key=str) == [0, 0, 0, 1]
    assert ShopperQuestion.objects.get().sources.count() == 4


def test_one_proposed_and_dismissed_at_once_is_one_of_both(
    question: ShopperQuestion, panel: Panel, market: Market, owner: User, manager: User
) -> None:
    edit = Edit(
        kind="add", slug="loaner-cars", department="service", stage="decide",
        wordings=("Who lends a car?",),
    )  # fmt: skip
    propose = partial(
        shopper_questions.propose, question, market, edit, note="", proposer=owner, now=LATER
    )
    dismiss = partial(shopper_questions.dismiss, question, "Not ours.", person=manager, now=LATER)
    done = at_once(propose, dismiss)
    assert [each is None for each in done].count(True) == 1
    question.refresh_from_db()
    assert PanelProposal.objects.count() == (question.state == "proposed")
    assert AuditEvent.objects.filter(action__startswith="shopper_question.").count() == 1


def test_a_chat_deleted_while_it_is_counted_is_gone_and_not_counted(
    widget: Widget, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shopper's wish is carried out, whoever reads at the moment."""
    chats = chatted.asked(widget, ASKED, at=NOW, chats=4)
    is_linked, keep = Event(), shopper_questions._keep

    def slowly(*words: Any, **more: Any) -> None:
        is_linked.set()
        time.sleep(0.5)
        keep(*words, **more)

    def forget() -> None:
        is_linked.wait(10)
        shopper_chats.forget(chats[0])

    monkeypatch.setattr(shopper_questions, "_keep", slowly)
    at_once(partial(shopper_questions.run_due, LATER), forget)
    assert ShopperChat.objects.count() == 3
    assert QuestionSource.objects.filter(question__dealer=widget.dealer).count() == 3
