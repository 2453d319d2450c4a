"""Read what was posted to Slack lately."""

from __future__ import annotations

from typing import Final

from aiv.models import Market, SlackPost
from dealershipai.accounts.models import Organization

SHOWN: Final = 20


def posts_of(owner: Market | Organization) -> list[SlackPost]:
    """Give the newest posts of a market's or an organization's webhooks."""
    name = "market" if isinstance(owner, Market) else "organization"
    return list(SlackPost.objects.filter(**{f"hook__{name}": owner})[:SHOWN])
