"""Questions over a dealer's socket: the same answers as the form's, sentence by sentence."""

from __future__ import annotations

import json

import pytest
from asgiref.sync import sync_to_async

from aiv.models import Turn
from dashboard.advice import turns
from dashboard.live import questions
from dashboard.live.questions import Question, question_of
from dealershipai.accounts.models import Membership
from tests.dashboard.live.sockets import cookie_of, event, opened

pytestmark = pytest.mark.django_db(transaction=True)
ASKED = {"type": "ask", "number": 1, "question": "what does silo integrity mean", "market": ""}


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(questions, "PACE_SECONDS", 0)


async def asked(of, **changed):
    await of.say(text=json.dumps(ASKED | changed))
    pieces = [await event(of)]
    while pieces[-1]["type"] not in ("ask.done", "ask.fault"):
        pieces.append(await event(of))
    return pieces


async def test_an_answer_comes_sentence_by_sentence_and_is_kept(hub, market, dealers, cookie):
    async with opened(hub, dealers[0], cookie) as page:
        pieces = await asked(page)
    kinds = [piece["type"] for piece in pieces]
    kept = await Turn.objects.aget()
    assert kinds == ["ask.turn", *["ask.line"] * len(kept.reply["lines"]), "ask.done"]
    assert "Topical links" in pieces[1]["html"] and pieces[-1]["offers"]


async def test_what_is_written_comes_back_as_text(hub, market, dealers, cookie):
    async with opened(hub, dealers[0], cookie) as page:
        pieces = await asked(page, question="<img src=x onerror=alert(1)>")
    assert "&lt;img" in pieces[0]["html"] and "<img" not in str(pieces)


async def test_a_rival_that_is_watched_cannot_be_asked(hub, market, dealers, cookie):
    async with opened(hub, dealers[1], cookie) as page:
        pieces = await asked(page)
    assert [piece["words"] for piece in pieces] == [questions.NOT_YOURS]
    assert not await Turn.objects.aexists()


async def test_who_lost_the_store_is_refused_before_the_socket_closes(hub, market, dealers, cookie):
    async with opened(hub, dealers[0], cookie) as page:
        await Membership.objects.all().adelete()
        assert (await asked(page))[0]["words"] == questions.NOT_YOURS


async def test_a_viewer_may_ask(hub, market, dealers, viewer):
    cookie = await sync_to_async(cookie_of)(viewer)
    async with opened(hub, dealers[0], cookie) as page:
        assert (await asked(page))[-1]["type"] == "ask.done"


async def test_nothing_is_no_question(hub, market, dealers, cookie):
    async with opened(hub, dealers[0], cookie) as page:
        assert (await asked(page, question=" "))[0]["words"] == "Write a question first."


async def test_questions_beyond_the_rate_wait(hub, market, dealers, cookie, monkeypatch):
    monkeypatch.setattr(turns, "RATE", "1/h")
    async with opened(hub, dealers[0], cookie) as page:
        assert (await asked(page))[-1]["type"] == "ask.done"
        assert (await asked(page))[-1]["words"] == questions.TOO_MANY


@pytest.mark.parametrize(
    "frame", ["{}", "[]", '"ask"', '{"type": "ask"}', json.dumps(ASKED | {"number": "1"})]
)
def test_another_frame_asks_nothing(frame):
    assert question_of(frame) is None


def test_a_question_is_read():
    read = question_of(json.dumps(ASKED))
    assert read == Question(number=1, words=ASKED["question"], market="")
