"""Tell an alert to the Slack channel of the dealer's organization."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from aiv.domain.boards import slack_blocks
from aiv.domain.boards.slack_blocks import Message, escaped
from aiv.models import Alert
from aiv.services.alerts import alert_hearers, alert_links
from aiv.services.sending import slack


def plan(alert: Alert, *, now: datetime) -> int:
    """Put one post into the queue, in the transaction that confirms the alert."""
    hooks = alert_hearers.hooks(alert)
    for hook in hooks:
        slack.plan(hook, key=f"alert:{alert.pk}", message=message(alert), now=now)
    return len(hooks)


def message(alert: Alert) -> Message:
    """Say the alert with its figures; names and stated values are others' words, and escaped."""
    lines = [escaped(line) for line in (alert.words, alert.second_words) if line]
    address = f"{settings.APP_URL}{alert_links.evidence(alert)}"
    page = slack_blocks.link(address, "The answers and figures behind it")
    return slack_blocks.message(
        alert.title,
        [
            slack_blocks.header(alert.title),
            *slack_blocks.sections(lines),
            slack_blocks.context(f"{page}. Method {escaped(alert.method_version)}."),
        ],
    )
