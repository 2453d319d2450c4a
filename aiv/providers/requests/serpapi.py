"""Capture Google's AI Overview, AI Mode and Bing's Copilot answers through SerpApi."""

from __future__ import annotations

from typing import Final

from aiv.domain.asking.asking import AskSpec, Question
from aiv.providers.digging import Body, record_at, text_at
from aiv.providers.requests import places, settings
from aiv.providers.requests.drafts import Adapter, Draft, Signature

SEARCH: Final = "/search.json"
DEVICES: Final = ("desktop", "mobile")


def ai_overview(spec: AskSpec, question: Question) -> Draft:
    """Search Google; an overview that loads late is fetched by `fetched`."""
    return _google(spec, question, "google")


def ai_mode(spec: AskSpec, question: Question) -> Draft:
    """Ask Google's AI Mode."""
    return _google(spec, question, "google_ai_mode")


def bing_copilot(_spec: AskSpec, question: Question) -> Draft:
    """Ask for Bing's Copilot answer; this engine takes neither a place nor a language."""
    params = {"engine": "bing_copilot", "q": question.text, "no_cache": "true"}
    return Draft(method="GET", path=SEARCH, params=params)


def _google(spec: AskSpec, question: Question, engine: str) -> Draft:
    params = {
        "engine": engine,
        "q": question.text,
        "location": places.named(question, ", "),
        "gl": question.country.lower(),
        "hl": question.language,
        "device": settings.choice(spec, "device", DEVICES, "desktop"),
        # A page from the vendor's hour-old store would count one answer as two trials.
        "no_cache": "true",
    }
    return Draft(
        method="GET", path=SEARCH, params=params, is_location_sent=places.has_names(question)
    )


def fetched(draft: Draft, body: Body) -> Draft | None:
    """Fetch an overview that the page only announced; its token is good for one call."""
    overview = record_at(body, "ai_overview")
    token = text_at(overview, "page_token")
    if token is None or overview.get("text_blocks") or draft.params.get("engine") != "google":
        return None
    params = {"engine": "google_ai_overview", "page_token": token, "no_cache": "true"}
    return Draft(method="GET", path=SEARCH, params=params, is_location_sent=draft.is_location_sent)


def sign(key: str) -> Signature:
    """Sign in the address: this vendor reads the key nowhere else."""
    return Signature(params={"api_key": key})


ADAPTER = Adapter(
    provider="serpapi",
    host="https://serpapi.com",
    drafters={"ai_overview": ai_overview, "ai_mode": ai_mode, "bing_copilot": bing_copilot},
    key_test=Draft(method="GET", path="/account.json"),
    sign=sign,
    follow_up=fetched,
)
