"""Tell a week's board to the Slack channels of its market and of the dealers' organizations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from aiv.domain.boards import leaderboard_words as words
from aiv.domain.boards import slack_blocks
from aiv.domain.boards.slack_blocks import Message, escaped
from aiv.domain.sentences import plural
from aiv.models import Leaderboard, LeaderboardRow, SlackHook
from aiv.services.sending import slack

FIRST_ROWS: Final = 20
METHOD: Final = (
    "Named in answers; ranks in brackets are those the figures allow. Nobody can buy a place."
)


def plan(board: Leaderboard, rows: Sequence[LeaderboardRow], *, now: datetime) -> int:
    """Put one post for each webhook into the queue, in the transaction that archives the board.

    Nothing invented leaves: a demo board is told to nobody. A board that shows nothing is not
    worth a message.
    """
    if board.is_demo or board.market is None or board.withheld:
        return 0
    concerned = Q(market=board.market) | Q(organization__dealers__markets=board.market)
    hooks = list(SlackHook.objects.filter(concerned, forgotten_at=None).distinct())
    if not hooks:
        return 0
    said = message(board, rows)
    planned = [
        slack.plan(hook, key=f"leaderboard:{board.pk}", message=said, now=now) for hook in hooks
    ]
    return len(planned)


def message(board: Leaderboard, rows: Sequence[LeaderboardRow]) -> Message:
    """Say the board as the page does; names are others' words and are escaped."""
    market = board.market.name if board.market else ""
    title = f"{market}: leaderboard of week {board.week}"
    lines = [_line(row) for row in sorted(rows, key=lambda row: row.position)]
    more = len(lines) - FIRST_ROWS
    tail = [f"and {plural(more, 'dealer')} more on the page"] if more > 0 else []
    return slack_blocks.message(
        title,
        [
            slack_blocks.header(title),
            *slack_blocks.sections([*lines[:FIRST_ROWS], *tail]),
            slack_blocks.context(_small_print(board)),
        ],
    )


def _line(row: LeaderboardRow) -> str:
    rank = words.rank_text(row.position, row.best_rank, row.worst_rank)
    rate = words.rate(row.figure, row.lo, row.hi)
    aiv = "" if row.aiv is None else f"; AIV {_aiv(row)}"
    moved = "" if row.was_position is None else f"; {words.movement(row)}"
    return f"*{rank}* {escaped(row.name)}: {rate}{aiv}{moved}"


def _aiv(row: LeaderboardRow) -> str:
    if row.aiv is None or row.aiv_lo is None or row.aiv_hi is None:
        return f"{(row.aiv or 0.0) * 100:.0f} of 100, no interval stated"
    return words.rate(row.aiv, row.aiv_lo, row.aiv_hi)


def _small_print(board: Leaderboard) -> str:
    sample = f"{plural(board.answers, 'answer')} to {plural(board.intents, 'question')}"
    path = reverse("dashboard:leaderboard", args=[_slug(board)])
    address = f"{settings.APP_URL}{path}?week={board.week}"
    page = slack_blocks.link(address, "All of it, and how it was computed")
    return f"{sample}. {METHOD} Method {escaped(board.method_version)}. {page}"


def _slug(board: Leaderboard) -> str:
    return board.market.slug if board.market else ""
