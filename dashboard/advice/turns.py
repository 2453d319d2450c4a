"""Answer one question of a person about their own dealer, and keep it with its answer."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.http import HttpRequest

from aiv import access
from aiv.domain.advisor import router
from aiv.models import Dealer, Market, Turn
from aiv.selectors.chat import conversations
from aiv.services.chat import conversations as keeping
from dashboard import limits
from dashboard.advice import answering, phrased
from dashboard.advice.scene import Scene
from dealershipai.accounts.models import User

RATE: Final = "240/h"
"""Questions of one person, on a page and over a socket together."""


def count(request: HttpRequest, person: User) -> None:
    """Count one question of a person; raises Ratelimited beyond the rate."""
    limits.spend(request, owner=person.pk, what="ask", rate=RATE)


def take(dealer: Dealer, market: Market, *, person: User, question: str, now: datetime) -> Turn:
    """Answer from what was measured and keep both; InvalidInput for what is no question."""
    said = keeping.checked(question)
    scene = _scene(dealer, market, person=person, now=now)
    last = conversations.newest(dealer, person, most=1)
    before = keeping.asked_of(last[0] if last else None)
    asked = router.route(said, answering.names(scene), before)
    reply = phrased.give(scene, asked, said)
    return keeping.record(
        dealer, market, person=person, question=said, asked=asked, reply=reply, now=now
    )


def _scene(dealer: Dealer, market: Market, *, person: User, now: datetime) -> Scene:
    return Scene(
        dealer=dealer,
        market=market,
        rivals=tuple(market.dealers.all()),
        answers=access.answers(person),
        alerts=access.alerts(person),
        now=now,
    )
