"""Ask Google's Gemini models with their search; off until an operator accepts Google's terms."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from aiv.domain.asking.asking import AskSpec, Question
from aiv.domain.evidence.answers import JSON
from aiv.providers.requests import places, settings
from aiv.providers.requests.drafts import Adapter, Draft, Signature

# The only version in which grounded answers were ever recorded.
VERSION: Final = "v1beta"


def generate_content(spec: AskSpec, question: Question) -> Draft:
    """Ask with a point; the place is said in words too, for nobody promises that it is heeded."""
    body: dict[str, JSON] = {
        "contents": [{"role": "user", "parts": [{"text": _words(question)}]}],
        "tools": [{"googleSearch": {}}],
        "toolConfig": {"retrievalConfig": _retrieval(question)},
    }
    most = settings.optional_whole(spec, "max_output_tokens", most=settings.MOST_TOKENS)
    if most is not None:
        body["generationConfig"] = {"maxOutputTokens": most}
    version = settings.version(spec, "api_version", VERSION)
    return Draft(
        path=f"/{version}/models/{quote(settings.model(spec), safe='')}:generateContent",
        body=body,
        is_location_sent=places.has_names(question) or places.has_point(question),
        api_version=version,
    )


def _words(question: Question) -> str:
    place = places.in_words(question)
    return f"{question.text}\n\n(Asked from {place}.)" if place else question.text


def _retrieval(question: Question) -> dict[str, JSON]:
    place = question.place
    language: dict[str, JSON] = {"languageCode": question.language}
    if place is None or place.lat is None or place.lng is None:
        return language
    return {"latLng": {"latitude": place.lat, "longitude": place.lng}, **language}


def sign(key: str) -> Signature:
    """Sign in a header: an address with the key in it would be written down on the way."""
    return Signature(headers={"x-goog-api-key": key})


ADAPTER = Adapter(
    provider="gemini",
    host="https://generativelanguage.googleapis.com",
    drafters={"generate_content": generate_content},
    key_test=Draft(method="GET", path=f"/{VERSION}/models", params={"pageSize": "1"}),
    sign=sign,
)
