"""Read what each provider is asked, as strictly as its documentation is known."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote_plus

from tests.standin.wire import Asked, Request

KEY_TESTS: Final = {
    ("openai", "/v1/models"),
    ("anthropic", "/v1/models"),
    ("gemini", "/v1beta/models"),
    ("xai", "/v1/models"),
    ("openrouter", "/api/v1/key"),
    ("dataforseo", "/v3/appendix/user_data"),
    ("serpapi", "/account.json"),
}


def is_key_test(request: Request) -> bool:
    """Tell a call that only asks whether the key is good."""
    return (request.provider, request.path) in KEY_TESTS


def asked(request: Request) -> Asked | None:
    """Give what is asked; None for an address or a body that no provider knows."""
    reader = READERS.get((request.provider, request.path))
    if request.provider == "gemini" and request.path.endswith(":generateContent"):
        reader = _gemini
    try:
        return reader(request) if reader else None
    except (KeyError, IndexError, TypeError, ValueError):
        return None


def key_of(request: Request) -> str | None:
    """Give the key from where the provider looks for it."""
    headers, provider = request.headers, request.provider
    if provider == "serpapi":
        return request.params.get("api_key")
    if provider == "gemini":
        return headers.get("x-goog-api-key")
    kind, _, said = headers.get("authorization", "").partition(" ")
    if provider == "dataforseo":
        return b64decode(said).decode() if kind == "Basic" else None
    if provider == "anthropic":
        return headers.get("x-api-key") or (said if kind == "Bearer" else None)
    return said if kind == "Bearer" else None


def _responses(request: Request) -> Asked:
    body = request.body
    surface = "agent" if request.provider == "perplexity" else "responses"
    tools = body.get("tools") or [{}]
    place = str(tools[0].get("user_location", ""))
    return Asked(key_of(request), surface, body["model"], body["input"], place)


def _messages(request: Request) -> Asked | None:
    body = request.body
    if "anthropic-version" not in request.headers or body["max_tokens"] < 1:
        return None
    tools = body.get("tools") or [{}]
    place = str(tools[0].get("user_location", ""))
    prompt = body["messages"][0]["content"]
    is_resumed = len(body["messages"]) > 1
    return Asked(key_of(request), "messages", body["model"], prompt, place, is_resumed)


def _gemini(request: Request) -> Asked:
    body = request.body
    model = request.path.rpartition("/")[2].partition(":")[0]
    prompt = body["contents"][0]["parts"][0]["text"]
    place = str(body["toolConfig"]["retrievalConfig"])
    # What an adapter adds about the place stands behind the question.
    question = prompt.partition("\n\n(")[0]
    return Asked(key_of(request), "generate_content", model, question, place)


def _chat(request: Request) -> Asked:
    body = request.body
    prompt, tool = body["messages"][0]["content"], body["tools"][0]
    place = str(tool["parameters"].get("user_location", ""))
    return Asked(key_of(request), "chat_completions", body["model"], prompt, place)


def _task(surface: str) -> Callable[[Request], Asked]:
    def read(request: Request) -> Asked:
        (task,) = request.body
        prompt = unquote_plus(task["keyword"])
        return Asked(key_of(request), surface, "", prompt, task["location_name"])

    return read


ENGINES: Final = {
    "google": "ai_overview",
    "google_ai_overview": "ai_overview",
    "google_ai_mode": "ai_mode",
    "bing_copilot": "bing_copilot",
}


def _search(request: Request) -> Asked:
    params = request.params
    is_fetch = params["engine"] == "google_ai_overview"
    prompt = params["page_token"] if is_fetch else params["q"]
    surface, place = ENGINES[params["engine"]], params.get("location", "")
    return Asked(key_of(request), surface, params["engine"], prompt, place, is_fetch)


READERS: Final[dict[tuple[str, str], Callable[[Request], Asked | None]]] = {
    ("openai", "/v1/responses"): _responses,
    ("xai", "/v1/responses"): _responses,
    ("perplexity", "/v1/agent"): _responses,
    ("perplexity", "/v1/responses"): _responses,
    ("anthropic", "/v1/messages"): _messages,
    ("openrouter", "/api/v1/chat/completions"): _chat,
    ("dataforseo", "/v3/serp/google/organic/live/advanced"): _task("ai_overview"),
    ("dataforseo", "/v3/serp/google/ai_mode/live/advanced"): _task("ai_mode"),
    ("serpapi", "/search.json"): _search,
}
