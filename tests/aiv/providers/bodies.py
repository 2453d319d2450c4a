"""Invent small bodies of every provider; the dealers and domains exist nowhere."""

from __future__ import annotations

from typing import Any

SALES = "https://gulf-toyota.example/sales"
REVIEWS = "https://reviews.example/naples"
REDIRECT = "https://vertexaisearch.cloud.google.com/grounding-api-redirect/abc"
LINKED = f"Try **Gulf Toyota** ([gulf-toyota.example]({SALES})). It is near."
LINK = f"[gulf-toyota.example]({SALES})"

Body = dict[str, Any]


def message(*parts: Body, phase: str | None = None) -> Body:
    return {"type": "message", "role": "assistant", "phase": phase, "content": list(parts)}


def output_text(text: str, *annotations: Body) -> Body:
    return {"type": "output_text", "text": text, "annotations": list(annotations)}


def url_citation(url: str, start: object = None, end: object = None, title: object = None) -> Body:
    return {
        "type": "url_citation",
        "url": url,
        "title": title,
        "start_index": start,
        "end_index": end,
    }


def responses(*output: Body, status: str = "completed", **more: object) -> Body:
    return {
        "id": "resp_1",
        "object": "response",
        "created_at": 1_790_000_000,
        "model": "model-1-2026-01-01",
        "status": status,
        "output": list(output),
        "usage": {
            "input_tokens": 100,
            "input_tokens_details": {"cached_tokens": 40, "cache_write_tokens": 10},
            "output_tokens": 20,
            "output_tokens_details": {"reasoning_tokens": 5},
            "total_tokens": 120,
        },
        **more,
    }


def linked_responses(**more: object) -> Body:
    start = LINKED.index(LINK)
    note = url_citation(SALES, start, start + len(LINK), "Gulf Toyota")
    search = {
        "type": "web_search_call",
        "id": "ws_1",
        "status": "completed",
        "action": {
            "type": "search",
            "query": "toyota naples",
            "queries": ["toyota naples", "best toyota dealer"],
            "sources": [{"type": "url", "url": REVIEWS}, {"type": "api", "name": "feed"}],
        },
    }
    return responses(search, message(output_text(LINKED, note)), **more)


def chat(content: object, *annotations: Body, finish: str | None = "stop", **more: object) -> Body:
    said = {"role": "assistant", "content": content, "annotations": list(annotations)}
    return {
        "id": "chat_1",
        "object": "chat.completion",
        "created": 1_790_000_000,
        "model": "chat-model",
        "choices": [{"index": 0, "finish_reason": finish, "message": said}],
        "usage": {"prompt_tokens": 10, "completion_tokens": 4, "total_tokens": 14},
        **more,
    }


def messages(*content: Body, stop: str | None = "end_turn", **more: object) -> Body:
    return {
        "id": "msg_1",
        "type": "message",
        "model": "claude-1",
        "content": list(content),
        "stop_reason": stop,
        "usage": {
            "input_tokens": 100,
            "cache_creation_input_tokens": 20,
            "cache_read_input_tokens": 30,
            "output_tokens": 7,
            "server_tool_use": {"web_search_requests": 2},
        },
        **more,
    }


def search_block(call_id: str = "srv_1", query: str = "toyota naples") -> Body:
    return {
        "type": "server_tool_use",
        "id": call_id,
        "name": "web_search",
        "input": {"query": query},
    }


def found_block(content: object, call_id: str = "srv_1") -> Body:
    return {"type": "web_search_tool_result", "tool_use_id": call_id, "content": content}


def cited_block(text: str, url: str = SALES) -> Body:
    note = {
        "type": "web_search_result_location",
        "url": url,
        "title": "Gulf Toyota",
        "cited_text": "Open seven days.",
        "encrypted_index": "x1",
    }
    return {"type": "text", "text": text, "citations": [note]}


def generated(*parts: Body, finish: str | None = "STOP", grounding: Body | None = None) -> Body:
    candidate: Body = {"content": {"parts": list(parts)}, "finishReason": finish}
    if grounding is not None:
        candidate["groundingMetadata"] = grounding
    return {
        "candidates": [candidate],
        "modelVersion": "gemini-9-flash",
        "responseId": "gen_1",
        "usageMetadata": {
            "promptTokenCount": 10,
            "cachedContentTokenCount": 4,
            "candidatesTokenCount": 30,
            "thoughtsTokenCount": 9,
            "toolUsePromptTokenCount": 7,
            "totalTokenCount": 56,
        },
    }


def grounding(*supports: Body) -> Body:
    return {
        "webSearchQueries": ["toyota naples", ""],
        "groundingChunks": [{"web": {"uri": REDIRECT, "title": "gulf-toyota.example"}}],
        "groundingSupports": list(supports),
        "searchEntryPoint": {"renderedContent": "<div>suggestions</div>"},
    }


def support(start: object, end: object, text: str | None = None, chunk: int = 0) -> Body:
    segment = {"startIndex": start, "endIndex": end, "text": text}
    return {
        "segment": {name: value for name, value in segment.items() if value is not None},
        "groundingChunkIndices": [chunk],
    }


def overview(*items: Body, kind: str = "organic", code: int = 20000) -> Body:
    result = {"type": kind, "datetime": "2026-07-28 22:17:20 +00:00", "items": list(items)}
    task = {
        "id": "task_1",
        "status_code": code,
        "status_message": "Said by the task.",
        "data": {"se_type": kind},
        "result": [result],
    }
    return {"status_code": 20000, "status_message": "Ok.", "cost": 0.002, "tasks": [task]}


def shown(markdown: str | None, *references: Body, **more: object) -> Body:
    return {
        "type": "ai_overview",
        "markdown": markdown,
        "references": list(references),
        "items": [],
        **more,
    }


def reference(url: str, title: str = "Gulf Toyota") -> Body:
    return {"type": "ai_overview_reference", "url": url, "title": title, "text": "About us."}


def serp(**more: object) -> Body:
    return {
        "search_metadata": {"id": "serp_1", "created_at": "2026-09-30 17:40:43 UTC"},
        "search_parameters": {"engine": "google"},
        **more,
    }


def blocks() -> Body:
    return {
        "text_blocks": [
            {"type": "paragraph", "snippet": "Two dealers stand out.", "reference_indexes": [1]},
            {
                "type": "list",
                "list": [
                    {"title": "Gulf Toyota:", "snippet": "large.", "reference_indexes": [0]},
                    {"snippet": "Palm Motors.", "list": [{"snippet": "used cars"}]},
                ],
            },
        ],
        "references": [
            {"index": 0, "title": "Gulf Toyota", "link": SALES, "snippet": "About us."},
            {"index": 1, "title": "Reviews", "link": REVIEWS},
        ],
    }


def interaction(text: str, *annotations: Body, status: str = "completed") -> Body:
    said = {"type": "text", "text": text, "annotations": list(annotations)}
    return {
        "id": "v1_1",
        "object": "interaction",
        "model": "gemini-9-flash",
        "status": status,
        "created": "2026-05-15T18:52:36Z",
        "steps": [
            {"type": "google_search_call", "id": "s1", "arguments": {"queries": ["a", "b"]}},
            {"type": "google_search_result", "call_id": "s1", "is_error": False, "result": []},
            {"type": "model_output", "content": [said]},
        ],
        "usage": {"total_input_tokens": 5, "total_output_tokens": 6, "total_thought_tokens": 2},
    }


def agent(text: str, **more: object) -> Body:
    results = [
        {"id": 1, "url": REVIEWS, "title": "Reviews", "date": "2026-01-02"},
        {"id": 7, "url": SALES, "title": "Gulf Toyota", "last_updated": "2026-09-25"},
    ]
    found = {"type": "search_results", "queries": ["toyota naples"], "results": results}
    body = responses(found, message(output_text(text)), **more)
    body["usage"] = {
        "input_tokens": 3007,
        "input_tokens_details": {"cache_creation_input_tokens": 1224, "cached_tokens": 1780},
        "output_tokens": 36,
        "cost": {"currency": "USD", "input_cost": 0, "total_cost": 0.00119},
        "tool_calls_details": {"search_web": {"invocation": 1}},
    }
    return body
