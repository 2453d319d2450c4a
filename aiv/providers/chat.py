"""Read the Chat Completions wire format, which OpenAI shares with OpenRouter and old Perplexity."""

from __future__ import annotations

import re

from aiv.domain.evidence.answers import Status, Usage
from aiv.providers.digging import Body, moment_at, record_at, records_at, text_at, whole_at
from aiv.providers.reading import Reading
from aiv.providers.responses import citations_of
from aiv.providers.spans import Placed

_THOUGHT = re.compile(r"\s*<think>.*?(?:</think>\s*|\Z)", re.DOTALL)
_STATUSES: dict[str | None, Status] = {"stop": "completed", "content_filter": "blocked"}


def is_chat(body: Body) -> bool:
    """Say whether the body has the shape of this format."""
    return isinstance(body.get("choices"), list)


def read(body: Body) -> Reading | None:
    """Read the first choice with its annotations, and the token counts."""
    if not is_chat(body):
        return None
    choice = record_at(body, "choices", 0)
    message = record_at(choice, "message")
    said, refusal = _said(message), text_at(message, "refusal")
    text = said[_thought_length(said) :]
    links = tuple(citations_of(Placed(len(text) - len(said), len(text), message), text))
    return Reading(
        status=_status(choice, text, refusal),
        text=text,
        finish_reason=text_at(choice, "finish_reason"),
        refusal=refusal,
        # This format does not say that a search was made; only its links show it.
        search_used=True if links else None,
        model_served=text_at(body, "model"),
        response_id=text_at(body, "id"),
        created_at=moment_at(body, "created"),
        citations=links,
        usage=usage(record_at(body, "usage")),
    )


def usage(counts: Body) -> Usage:
    """Read the token counts."""
    asked = record_at(counts, "prompt_tokens_details")
    return Usage(
        input=whole_at(counts, "prompt_tokens"),
        cached_input=whole_at(asked, "cached_tokens"),
        cache_write=whole_at(asked, "cache_write_tokens"),
        output=whole_at(counts, "completion_tokens"),
        reasoning=whole_at(counts, "completion_tokens_details", "reasoning_tokens"),
        total=whole_at(counts, "total_tokens"),
        raw=counts or None,
    )


def _said(message: Body) -> str:
    parts = records_at(message, "content")
    return text_at(message, "content") or "".join(text_at(part, "text") or "" for part in parts)


def _thought_length(said: str) -> int:
    """Reasoning models may put thoughts in front; a dealer named there is not recommended."""
    thought = _THOUGHT.match(said)
    return thought.end() if thought else 0


def _status(choice: Body, text: str, refusal: str | None) -> Status:
    if refusal:
        return "refused"
    status = _STATUSES.get(text_at(choice, "finish_reason"), "incomplete")
    return "no_answer" if status == "completed" and not text.strip() else status
