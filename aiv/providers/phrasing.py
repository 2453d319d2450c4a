"""Ask a model to phrase what it is given: one call, without search, over the one wire."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from aiv.domain.asking.asking import UNSUPPORTED, AskSpec
from aiv.domain.errors import InvalidInput
from aiv.domain.evidence.answers import JSON, AnswerError, Reply
from aiv.providers.outcomes import failed, part_of, read
from aiv.providers.requests import Draft, settings
from aiv.providers.requests.anthropic import VERSION
from aiv.providers.wire import Wire

CANNOT: Final = "only OpenAI and Anthropic phrase answers"


async def ask(
    spec: AskSpec,
    *,
    instructions: str,
    text: str,
    most_tokens: int,
    key: str,
    client: Wire,
    deadline_s: float,
) -> Reply:
    """Ask once and give what came as a Reply with its cost; nothing is tried twice or raised."""
    try:
        asked = draft(spec, instructions=instructions, text=text, most_tokens=most_tokens)
        received = await client.send(spec.provider, asked, key=key, deadline_s=deadline_s)
    except InvalidInput as fault:
        return failed(spec, AnswerError(type=UNSUPPORTED, code=fault.field, message=fault.reason))
    return read(spec, [part_of(asked, received)], now=datetime.now(UTC))


def draft(spec: AskSpec, *, instructions: str, text: str, most_tokens: int) -> Draft:
    """Write the request: what to do stands apart from the data, and no tool is given."""
    model = settings.model(spec)
    if spec.provider == "openai":
        body: dict[str, JSON] = {
            "model": model,
            "instructions": instructions,
            "input": text,
            "max_output_tokens": most_tokens,
            "store": False,
        }
        return Draft(path="/v1/responses", body=body, api_version="v1")
    if spec.provider == "anthropic":
        body = {
            "model": model,
            "system": instructions,
            "messages": [{"role": "user", "content": text}],
            "max_tokens": most_tokens,
        }
        headers = {"anthropic-version": VERSION}
        return Draft(path="/v1/messages", headers=headers, body=body, api_version=VERSION)
    raise InvalidInput("provider", CANNOT)
