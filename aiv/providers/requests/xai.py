"""Ask xAI's models through their Responses interface, with web search on offer."""

from __future__ import annotations

from aiv.domain.asking.asking import AskSpec, Question
from aiv.domain.evidence.answers import JSON
from aiv.providers.requests import places, settings
from aiv.providers.requests.drafts import Adapter, Draft
from aiv.providers.requests.openai import limits


def responses(spec: AskSpec, question: Question) -> Draft:
    """Ask as OpenAI is asked; sources come without being asked for.

    The place is recorded over xAI's other protocol only. Where this one should refuse it, the
    setting `sends_place: "no"` leaves it out, and the answers say that no place was sent.
    """
    tool: dict[str, JSON] = {"type": "web_search"}
    sends_place = _sends_place(spec)
    if sends_place and question.place is not None:
        tool["user_location"] = places.approximate(question)
    body: dict[str, JSON] = {
        "model": settings.model(spec),
        "input": question.text,
        "store": False,
        "tools": [tool],
    }
    body |= limits(spec)
    return Draft(
        path="/v1/responses",
        body=body,
        is_location_sent=sends_place and places.has_names(question),
        api_version="v1",
    )


def _sends_place(spec: AskSpec) -> bool:
    return settings.choice(spec, "sends_place", ("yes", "no"), "yes") == "yes"


ADAPTER = Adapter(
    provider="xai",
    host="https://api.x.ai",
    drafters={"responses": responses},
    key_test=Draft(method="GET", path="/v1/models"),
)
