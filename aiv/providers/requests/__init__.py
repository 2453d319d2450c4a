"""Write requests for each provider as its documentation says; pure, and without any key."""

from __future__ import annotations

from aiv.domain.asking.asking import AskSpec, Question
from aiv.domain.errors import InvalidInput
from aiv.providers.requests import (
    anthropic,
    dataforseo,
    gemini,
    openai,
    openrouter,
    perplexity,
    serpapi,
    xai,
)
from aiv.providers.requests.drafts import Adapter, Draft, Signature

ADAPTERS: dict[str, Adapter] = {
    module.ADAPTER.provider: module.ADAPTER
    for module in (openai, anthropic, gemini, perplexity, xai, openrouter, dataforseo, serpapi)
}
MOST_PROMPT_CHARS = 20_000


def adapter(provider: str) -> Adapter:
    """Give the adapter of a provider; InvalidInput where there is none."""
    if provider not in ADAPTERS:
        raise InvalidInput("provider", f"{provider!r} is asked by no adapter of ours")
    return ADAPTERS[provider]


def draft(spec: AskSpec, question: Question) -> Draft:
    """Write the request; InvalidInput naming what of the assistant or question does not fit."""
    drafters = adapter(spec.provider).drafters
    if spec.surface not in drafters:
        raise InvalidInput("surface", f"{spec.provider} is asked as {', '.join(drafters)}")
    if not question.text.strip() or len(question.text) > MOST_PROMPT_CHARS:
        raise InvalidInput("prompt", f"write 1 to {MOST_PROMPT_CHARS} characters")
    return drafters[spec.surface](spec, question)


def signed(provider: str, key: str) -> Signature:
    """Sign a request; InvalidInput, which never repeats it, for what cannot be a key."""
    plain = key.strip()
    # A key is sent in a header: signs beyond these would be refused there, or end the header.
    if not plain or not plain.isascii() or not plain.isprintable():
        raise InvalidInput("key", "paste the key as the provider shows it, without line breaks")
    return adapter(provider).sign(plain)


__all__ = ["ADAPTERS", "Adapter", "Draft", "Signature", "adapter", "draft", "signed"]
