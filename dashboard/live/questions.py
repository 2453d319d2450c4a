"""Answer a question that comes over a dealer's socket, piece by piece.

The page shows each sentence as it comes. What is kept and what is counted is the same as when the
question is sent as a form, which is what the page does where there is no socket.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django_ratelimit.exceptions import Ratelimited

from aiv import access
from aiv.domain import strict_json
from aiv.domain.errors import InvalidInput
from aiv.models import Dealer, Market, Turn
from dashboard.advice import turns
from dashboard.forms.faults import sentence
from dashboard.live.admissions import Admission
from dashboard.pages.chat import asking as page
from dealershipai.accounts import sessions
from dealershipai.accounts.models import User

ASK: Final = "ask"
PACE_SECONDS: Final = 0.12
"""Between two sentences: who listens to a page hears them one by one."""
TOO_MANY: Final = "You asked very many questions in an hour. Go on a little later."
ONE_AT_A_TIME: Final = "One question at a time: the one before is being answered."
NOT_YOURS: Final = "This store cannot be asked about any more. Load the page again."
Frame = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a page asks; `number` is the page's own and comes back with every piece."""

    number: int
    words: str
    market: str


def question_of(text: str) -> Question | None:
    """Read a frame; None for one that asks nothing."""
    frame = strict_json.parse(text)
    if not isinstance(frame, Mapping) or frame.get("type") != ASK:
        return None
    number, words, market = (frame.get(name) for name in ("number", "question", "market"))
    if not (isinstance(number, int) and isinstance(words, str) and isinstance(market, str)):
        return None
    return Question(number=number, words=words, market=market)


def answered(admission: Admission, question: Question) -> list[Frame]:
    """Answer and keep the answer; give it in pieces, or the one piece that says why not."""
    try:
        turn = _taken(admission, question)
    except InvalidInput as refused:
        return [fault(question, sentence(refused.reason))]
    except Ratelimited:
        return [fault(question, TOO_MANY)]
    return [fault(question, NOT_YOURS)] if turn is None else list(_pieces(question, turn))


def fault(question: Question, words: str) -> Frame:
    """Say why a question is not answered."""
    return {"type": "ask.fault", "number": question.number, "words": words}


def _taken(admission: Admission, question: Question) -> Turn | None:
    """Ask the database again who it is and what is theirs; a socket may be hours old."""
    person = sessions.standing({admission.held}).get(admission.held)
    if person is None:
        return None
    dealer = access.own_dealers(person).filter(pk=admission.dealer_id).first()
    market = _market(person, dealer, question.market) if dealer else None
    if dealer is None or market is None:
        return None
    turns.count(HttpRequest(), person)
    return turns.take(dealer, market, person=person, question=question.words, now=timezone.now())


def _market(person: User, dealer: Dealer, slug: str) -> Market | None:
    """Give the market that is asked about, else the first, as the page does."""
    markets = list(access.markets(person).filter(dealers=dealer))
    return next((each for each in markets if each.slug == slug), next(iter(markets), None))


def _pieces(question: Question, turn: Turn) -> Iterator[Frame]:
    row = page.row(turn, is_newest=True)
    # What a model phrased comes by sentence; the lines it rests on stand under it, as a whole.
    said = row.spoken or row.lines
    bare = replace(row, spoken=()) if row.spoken else replace(row, lines=())
    yield _piece(
        question, "turn", render_to_string("dashboard/chat/_ask_turn.html", {"turn": bare})
    )
    for line in said:
        yield _piece(
            question, "line", render_to_string("dashboard/chat/_ask_line.html", {"line": line})
        )
    yield {"type": "ask.done", "number": question.number, "offers": list(page.offers(turn))}


def _piece(question: Question, kind: str, html: str) -> Frame:
    return {"type": f"ask.{kind}", "number": question.number, "html": html}
