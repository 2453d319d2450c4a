"""Build the page on which a webhook is entered, and what was posted to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from aiv.models import Market, SlackHook, SlackPost, SlackPostState
from dealershipai.accounts.models import Organization

KINDS: Final = {
    SlackPostState.WAITING: "waiting",
    SlackPostState.SENDING: "waiting",
    SlackPostState.SENT: "good",
    SlackPostState.FAILED: "bad",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRow:
    """One post and how far it is; `again_url` only where it failed."""

    post: SlackPost
    state: str
    kind: str
    again_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackPage:
    """Everything the page shows; the address itself is not among it."""

    name: str
    what: str
    hook: SlackHook | None
    posts: tuple[PostRow, ...]
    enter_url: str
    test_url: str
    forget_url: str
    is_organization: bool


def of_organization(
    owner: Organization, hook: SlackHook | None, posts: Iterable[SlackPost], *, query: str
) -> SlackPage:
    """Lay out an organization's page."""
    return SlackPage(
        name=owner.name,
        what="the leaderboards of your markets",
        hook=hook,
        posts=tuple(_row(post) for post in posts),
        enter_url=reverse("dashboard:organization_slack") + query,
        test_url=reverse("dashboard:organization_slack_test") + query,
        forget_url=reverse("dashboard:organization_slack_forget") + query,
        is_organization=True,
    )


def of_market(owner: Market, hook: SlackHook | None, posts: Iterable[SlackPost]) -> SlackPage:
    """Lay out a market's page."""
    return SlackPage(
        name=owner.name,
        what="this market's leaderboard",
        hook=hook,
        posts=tuple(_row(post) for post in posts),
        enter_url=reverse("dashboard:market_slack", args=[owner.slug]),
        test_url=reverse("dashboard:market_slack_test", args=[owner.slug]),
        forget_url=reverse("dashboard:market_slack_forget", args=[owner.slug]),
        is_organization=False,
    )


def _row(post: SlackPost) -> PostRow:
    state = SlackPostState(post.state)
    is_failed = state == SlackPostState.FAILED
    return PostRow(
        post=post,
        state=state.label,
        kind=KINDS[state],
        again_url=reverse("dashboard:slack_again", args=[post.pk]) if is_failed else "",
    )
