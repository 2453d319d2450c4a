"""Serve a dealer's scores, and the answers and mentions behind them."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from rest_framework.request import Request

from aiv import access
from aiv.models import Dealer, Market
from aiv.selectors import live
from aiv.selectors.ground import listings
from aiv.selectors.score import latest_score
from dashboard.api import limits, queries, rows
from dashboard.api.base import ApiView, answer
from dashboard.api.described import ListOf, described

KEPT = frozenset({"market", "assistant", "surface", "model", "after", "until", "cursor"})


class AiScores(ApiView):
    """Serve the newest score of a dealer of one's own."""

    query = frozenset({"market"})

    @described(
        "ai-score",
        "Read the newest score of an own dealer with its inputs",
        answer=rows.AiScore,
        query=("market",),
        problems=(400, 404),
    )
    def get(self, request: Request, dealer: str) -> HttpResponse:
        """Answer score and inputs in a market, the dealer's first one unless named."""
        own = own_dealer(request, dealer)
        market = _market(request, own) or access.find(access.markets(request.user), dealers=own)
        score = latest_score.of_dealer(own, market)
        return answer(
            rows.AiScore(
                dealer=own.slug,
                market=market.slug,
                as_of=score.computed_at if score else None,
                score=rows.stored_score(score) if score else None,
                inputs=rows.inputs(score, latest_score.evidence(score), now=timezone.now())
                if score
                else (),
                demo=market.is_demo,
            )
        )


class Scores(ApiView):
    """Serve all scores of a dealer of one's own, newest first."""

    query = frozenset({"market", "cursor"})

    @described(
        "scores",
        "List the scores of an own dealer, newest first",
        answer=ListOf(rows.StoredScore),
        query=("market", "cursor"),
        problems=(400, 404),
    )
    def get(self, request: Request, dealer: str) -> HttpResponse:
        """Answer at most 50 scores and where the next ones are; a rival's are not found."""
        own = own_dealer(request, dealer)
        mark = queries.uuid_mark(request)
        piece = listings.scores(own, market=_market(request, own), mark=mark)
        return _listed(request, piece.next, [rows.stored_score(row) for row in piece.rows])


class Answers(ApiView):
    """Serve the answers of a dealer's markets, a rival's too, newest first."""

    query = KEPT

    @described(
        "answers",
        "List the answers in which a dealer could be named, newest first",
        answer=ListOf(rows.AnswerRow),
        query=tuple(sorted(KEPT)),
        problems=(400, 404),
    )
    def get(self, request: Request, dealer: str) -> HttpResponse:
        """Answer at most 50 answers and where the next ones are; a rival's are shared."""
        seen = _seen_dealer(request, dealer)
        piece = listings.answers(
            access.answers(request.user),
            seen,
            kept=_kept(request, seen),
            mark=queries.uuid_mark(request),
        )
        return _listed(request, piece.next, [rows.answer(row) for row in piece.rows])


class Mentions(ApiView):
    """Serve where a dealer, a rival too, is named, newest first."""

    query = KEPT

    @described(
        "mentions",
        "List where a dealer is named, newest first",
        answer=ListOf(rows.MentionRow),
        query=tuple(sorted(KEPT)),
        problems=(400, 404),
    )
    def get(self, request: Request, dealer: str) -> HttpResponse:
        """Answer at most 50 mentions and where the next ones are; overruled readings stay."""
        seen = _seen_dealer(request, dealer)
        piece = listings.mentions(
            access.answers(request.user),
            seen,
            kept=_kept(request, seen),
            mark=queries.number_mark(request),
        )
        return _listed(request, piece.next, [rows.mention(row) for row in piece.rows])


class Live(ApiView):
    """Serve what an open page needs to catch up."""

    query = frozenset({"since"})

    @described(
        "live",
        "Read what changed since a sequence number",
        answer=live.LiveState,
        query=("since",),
        problems=(400, 404),
    )
    def get(self, request: Request, dealer: str) -> HttpResponse:
        """Answer the sequence, the kinds that changed since, and the newest figures."""
        seen = _seen_dealer(request, dealer)
        is_own = access.own_dealers(request.user).filter(pk=seen.pk).exists()
        seq = queries.whole(request, "since")
        return answer(live.since(seen, seq, is_own=is_own))


def own_dealer(request: Request, slug: str) -> Dealer:
    """Give a dealer of one's own and count the call for it; a rival's figures are not there."""
    dealer = access.find(access.own_dealers(request.user), slug=slug)
    limits.take(request._request, limits.READ_OF_DEALER, owner=dealer.pk)
    return dealer


def _seen_dealer(request: Request, slug: str) -> Dealer:
    # Not counted for the dealer: who reads of a rival must not use up the rival's calls.
    return access.find(access.dealers(request.user), slug=slug)


def _market(request: Request, dealer: Dealer) -> Market | None:
    wanted = queries.word(request, "market")
    if not wanted:
        return None
    return access.find(access.markets(request.user).filter(dealers=dealer), slug=wanted)


def _kept(request: Request, dealer: Dealer) -> listings.Kept:
    return listings.Kept(
        market=_market(request, dealer),
        assistant=queries.word(request, "assistant"),
        surface=queries.word(request, "surface"),
        model=queries.word(request, "model"),
        after=queries.moment(request, "after"),
        until=queries.moment(request, "until"),
    )


def _listed(request: Request, mark: listings.Mark | None, found: list[object]) -> HttpResponse:
    return answer({"next": queries.next_address(request, mark), "results": found})
