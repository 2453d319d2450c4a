"""Capture Google's AI Overview and AI Mode from the results page through DataForSEO."""

from __future__ import annotations

from base64 import b64encode
from typing import Final

from aiv.domain.asking.asking import AskSpec, Question
from aiv.domain.errors import InvalidInput
from aiv.domain.evidence.answers import JSON
from aiv.providers.requests import places, settings
from aiv.providers.requests.drafts import Adapter, Draft, Drafter, Signature

LONGEST_KEYWORD: Final = 700
DEVICES: Final = ("desktop", "mobile")


def _drafter(path: str, more: dict[str, JSON]) -> Drafter:
    def draft(spec: AskSpec, question: Question) -> Draft:
        task: dict[str, JSON] = {
            "keyword": _keyword(question.text),
            "location_name": places.named(question, ","),
            "language_code": question.language,
            "device": settings.choice(spec, "device", DEVICES, "desktop"),
        }
        # One task a call: the vendor takes a list here and answers for its first entry only.
        return Draft(
            path=path,
            body=[task | more],
            is_location_sent=places.has_names(question),
            api_version="v3",
        )

    return draft


def _keyword(text: str) -> str:
    """Write a question so that the vendor reads it back as it was: it decodes % and +."""
    escaped = text.replace("%", "%25").replace("+", "%2B")
    if len(escaped) > LONGEST_KEYWORD:
        raise InvalidInput("prompt", f"a search takes at most {LONGEST_KEYWORD} characters")
    return escaped


def sign(key: str) -> Signature:
    """Sign with login and password, which the key holds as login:password."""
    login, colon, password = key.partition(":")
    if not (login and colon and password):
        raise InvalidInput("key", "write the login and the password as login:password")
    return Signature(headers={"Authorization": f"Basic {b64encode(key.encode()).decode()}"})


ADAPTER = Adapter(
    provider="dataforseo",
    host="https://api.dataforseo.com",
    drafters={
        # Without it an overview that Google loads late would look like one that was not shown.
        "ai_overview": _drafter(
            "/v3/serp/google/organic/live/advanced", {"load_async_ai_overview": True}
        ),
        "ai_mode": _drafter("/v3/serp/google/ai_mode/live/advanced", {}),
    },
    key_test=Draft(method="GET", path="/v3/appendix/user_data"),
    sign=sign,
)
