"""Play Slack's side of a webhook: what it was sent, and the answers it gives in turn."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from aiv.outbound.replies import Reply, Trouble

NOW = datetime(2026, 12, 7, 11, 5, tzinfo=UTC)
HOOK = "https://hooks.slack.com/services/T000/B000/canary-of-the-webhook"


def replied(status: int | None = 200, *, trouble: Trouble | None = None, wait: str = "") -> Reply:
    """Give what came back."""
    headers = {"retry-after": wait} if wait else {}
    return Reply(url="", final_url="", sent_at=NOW, status=status, trouble=trouble, headers=headers)


@dataclass(slots=True)
class ScriptedSlack:
    """Answer each message with the next reply, the last one again and again."""

    replies: list[Reply] = field(default_factory=lambda: [replied()])
    messages: list[tuple[str, Any]] = field(default_factory=list)

    def __call__(self, url: str, content: bytes) -> Reply:
        self.messages.append((url, json.loads(content)))
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
