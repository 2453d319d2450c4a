"""Tell from a referrer's host or a utm_source tag which assistant sent a visitor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

HOSTS: Final[Mapping[str, str]] = {
    "chatgpt.com": "chatgpt",
    "chat.openai.com": "chatgpt",
    "openai.com": "chatgpt",
    "perplexity.ai": "perplexity",
    "gemini.google.com": "gemini",
    "bard.google.com": "gemini",
    "business.gemini.google": "gemini",
    "copilot.microsoft.com": "copilot",
    "copilot.com": "copilot",
    "copilot.cloud.microsoft": "copilot",
    "edgeservices.bing.com": "copilot",
    "claude.ai": "claude",
    "grok.com": "grok",
    "x.ai": "grok",
    "meta.ai": "meta_ai",
    "chat.mistral.ai": "mistral",
    "vibe.mistral.ai": "mistral",
    "chat.deepseek.com": "deepseek",
    "deepseek.com": "deepseek",
    "duck.ai": "duck_ai",
    "you.com": "you",
    "poe.com": "poe",
    "kimi.com": "kimi",
    "kimi.moonshot.cn": "kimi",
    "chat.qwen.ai": "qwen",
    "doubao.com": "doubao",
    "phind.com": "phind",
    "kagi.com/assistant": "kagi",
    "search.brave.com/ask": "brave",
    "notebooklm.google.com": "notebook",
}
"""Hosts without "www.", with the first step of the path where the host serves more than that."""

TAGS: Final[Mapping[str, str]] = {
    "chatgpt.com": "chatgpt",
    "openai": "chatgpt",
    "perplexity": "perplexity",
    "perplexity.ai": "perplexity",
    "gemini": "gemini",
    "copilot.com": "copilot",
    "copilot": "copilot",
    "claude.ai": "claude",
    "grok": "grok",
    "meta.ai": "meta_ai",
}
"""Values of utm_source: they survive copy and paste, and prove no answer."""
