"""Write answers in the shapes of every provider, of bodies made up for the purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from tests.aiv.providers import bodies as b
from tests.standin.truth import Said

Body = dict[str, Any]
REFUSAL: Final = "I can't help with choosing a business."
QUERY: Final = "velmar dealers demo harbor"


@dataclass(frozen=True, slots=True)
class Turn:
    """What an answer is made of: the words, the model that serves it, and what is odd about it."""

    said: Said
    model: str
    number: int
    fault: str | None = None
    is_follow_up: bool = False

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Give the cited pages; none where the answer is to have none."""
        return () if self.fault in ("no-links", "no-search") else self.said.links

    @property
    def is_searched(self) -> bool:
        """Tell whether the model searched."""
        return self.fault != "no-search"


def _linked(turn: Turn) -> tuple[str, list[Body]]:
    """Put the links behind the words, as Markdown, with the place of each."""
    text, notes = turn.said.text, []
    for url, title in turn.links:
        link = f"[{url.split('/')[2]}]({url})"
        start = len(text) + 2
        text += f" ({link})"
        notes.append(b.url_citation(url, start, start + len(link), title))
    return text, notes


def responses(turn: Turn) -> Body:
    """Answer as OpenAI's Responses interface."""
    text, notes = _linked(turn)
    part = b.output_text(text, *notes)
    more: Body = {"id": f"resp_{turn.number}", "model": turn.model}
    if turn.fault == "refusal":
        part = {"type": "refusal", "refusal": REFUSAL}
    if turn.fault == "block":
        more |= {"status": "incomplete", "incomplete_details": {"reason": "content_filter"}}
    if turn.fault == "empty":
        part = b.output_text("")
    searches = [_search_call(turn)] if turn.is_searched else []
    body = b.responses(*searches, b.message(part), **more)
    return {**body, "tool_usage": {"web_search": {"num_requests": len(searches)}}}


def _search_call(turn: Turn) -> Body:
    sources = [{"type": "url", "url": url} for url, _ in turn.links]
    action = {"type": "search", "query": QUERY, "queries": [QUERY], "sources": sources}
    return {
        "type": "web_search_call",
        "id": f"ws_{turn.number}",
        "status": "completed",
        "action": action,
    }


def xai(turn: Turn) -> Body:
    """Answer as xAI: the marker's number stands where a title belongs, and the price is told."""
    body = responses(turn)
    del body["tool_usage"]
    for output in body["output"]:
        for part in output.get("content", ()):
            for number, note in enumerate(part.get("annotations", ()), start=1):
                note["title"] = str(number)
    body["usage"] |= {
        "cost_in_usd_ticks": 161_500_000,
        "server_side_tool_usage_details": {"web_search_calls": int(turn.is_searched)},
    }
    return body


def agent(turn: Turn) -> Body:
    """Answer as Perplexity's Agent: links are markers that count the results."""
    text = turn.said.text + "".join(f" [{n}]" for n in range(1, len(turn.links) + 1))
    pages = [{"id": n, "url": u, "title": t} for n, (u, t) in enumerate(turn.links, start=1)]
    found = {"type": "search_results", "queries": [QUERY], "results": pages}
    shape = b.agent("")
    body = responses(replace(turn, said=replace(turn.said, text=text, links=())))
    outputs = [each for each in body["output"] if each["type"] == "message"]
    del body["tool_usage"]
    searched = [found] if turn.is_searched else []
    return {**body, "output": [*searched, *outputs], "usage": shape["usage"]}


def messages(turn: Turn) -> Body:
    """Answer as Anthropic: blocks, a search with its results, links without a place."""
    shown = [{"url": url, "title": title, "page_age": None} for url, title in turn.links]
    call = f"srv_{turn.number}"
    searched = [b.search_block(call, QUERY), b.found_block(shown, call)] if turn.is_searched else []
    body = b.messages(*searched, *_blocks(turn), model=turn.model, id=f"msg_{turn.number}")
    body["usage"]["server_tool_use"] = {"web_search_requests": int(turn.is_searched)}
    if turn.fault in ("refusal", "block"):
        return {**body, "stop_reason": "refusal", "stop_details": {"category": "policy"}}
    is_paused = turn.fault == "endless-pause" or (
        turn.fault in ("pause", "late-fault") and not turn.is_follow_up
    )
    return {**body, "stop_reason": "pause_turn"} if is_paused else body


def _blocks(turn: Turn) -> list[Body]:
    if turn.fault == "empty":
        return []
    words: Body = {"type": "text", "text": turn.said.text}
    return [words, *(b.cited_block(f" {title}.", url) for url, title in turn.links)]


def generated(turn: Turn) -> Body:
    """Answer as Gemini: offsets count bytes, and the links are redirects."""
    if turn.fault == "block":
        return {"promptFeedback": {"blockReason": "SAFETY"}, "modelVersion": turn.model}
    text = "" if turn.fault in ("refusal", "empty") else turn.said.text
    chunks = [{"web": {"uri": f"{b.REDIRECT}{n}", "title": url.split("/")[2]}}
              for n, (url, _) in enumerate(turn.links)]  # fmt: skip
    first = text.split("\n", 1)[0]
    supports = [b.support(None, len(first.encode()), first, n) for n in range(len(chunks))]
    found: Body = {"webSearchQueries": [QUERY], "groundingChunks": chunks}
    grounding = {**found, "groundingSupports": supports} if turn.is_searched else None
    finish = "SAFETY" if turn.fault == "refusal" else "STOP"
    body = b.generated({"text": text}, finish=finish, grounding=grounding)
    return {**body, "modelVersion": turn.model, "responseId": f"gen_{turn.number}"}


def chat(turn: Turn) -> Body:
    """Answer as OpenRouter: nested annotations, and the price paid."""
    text, notes = _linked(turn)
    nested = [{"type": "url_citation", "url_citation": note} for note in notes]
    finish = "content_filter" if turn.fault == "block" else "stop"
    said = "" if turn.fault in ("refusal", "empty") else text
    body = b.chat(said, *nested, finish=finish, model=turn.model, id=f"chat_{turn.number}")
    if turn.fault == "refusal":
        body["choices"][0]["message"]["refusal"] = REFUSAL
    billed = {"web_search_requests": int(turn.is_searched)}
    body["usage"] |= {"cost": 0.0123, "server_tool_use_details": billed}
    return body


def overview(turn: Turn, kind: str) -> Body:
    """Answer as DataForSEO: an envelope, a task, and the overview among its items."""
    if turn.fault == "deferred":
        return b.overview(b.shown(None, asynchronous_ai_overview=True), kind=kind)
    if turn.fault in ("empty", "refusal", "block"):
        return b.overview(kind=kind)
    text, _ = _linked(turn)
    pages = [b.reference(url, title) for url, title in turn.links]
    return b.overview(b.shown(text, *pages), kind=kind)


def results(turn: Turn, engine: str) -> Body:
    """Answer as SerpApi: text blocks that point into a list of references."""
    page = b.serp(search_parameters={"engine": engine})
    if turn.fault in ("empty", "refusal", "block"):
        return {**page, "error": "Google hasn't returned any results for this query."}
    answer = _text_blocks(turn)
    if engine == "google" and turn.fault in ("deferred", "late-fault"):
        return {**page, "ai_overview": {"page_token": f"token-{turn.number}"}}
    is_inside = engine in ("google", "google_ai_overview")
    return {**page, "ai_overview": answer} if is_inside else {**page, **answer}


def _text_blocks(turn: Turn) -> Body:
    references = [
        {"index": n, "title": title, "link": url} for n, (url, title) in enumerate(turn.links)
    ]
    lines = [line for line in turn.said.text.splitlines() if line]
    blocks: list[Body] = [{"type": "paragraph", "snippet": line} for line in lines]
    blocks[-1]["reference_indexes"] = list(range(len(references)))
    return {"text_blocks": blocks, "references": references}


WRITERS: Final[dict[str, Callable[[Turn, str], Body]]] = {
    "openai": lambda turn, _: responses(turn),
    "xai": lambda turn, _: xai(turn),
    "perplexity": lambda turn, _: agent(turn),
    "anthropic": lambda turn, _: messages(turn),
    "gemini": lambda turn, _: generated(turn),
    "openrouter": lambda turn, _: chat(turn),
    "dataforseo": overview,
    "serpapi": results,
}
