"""Say in words for people why a call has no answer, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from aiv.domain.asking import asking

CANCELLED: Final = "cancelled"
WITHDRAWN: Final = "terms_withdrawn"
NO_ROOM: Final = "spend_cap"
WORDS: Final[Mapping[str, str]] = {
    asking.UNREACHABLE: "The provider could not be reached. Try again later.",
    asking.LOST: "The connection broke before the answer came; it may have been billed.",
    asking.TIMEOUT: "No whole answer came in time; it may have been billed.",
    asking.TOO_LARGE: "The answer was larger than we read; it may have been billed.",
    asking.NOT_JSON: "What came back was no answer we can read; it may have been billed.",
    asking.UNSUPPORTED: "This way of asking is not supported. Set the assistant up otherwise.",
    "insufficient_quota": "The account's credit or quota is used up. Add credit, then try again.",
    "billing_error": "The provider has a question about billing. Settle it there, then try again.",
    "authentication_error": "The key was refused. Enter a valid one, then try again.",
    "permission_error": "The key may not do this. Allow it at the provider, then try again.",
    "rate_limit_error": "The provider asked to slow down, again and again. Lower its pace.",
    "overloaded_error": "The provider was overloaded. Try again later.",
    "api_error": "The provider failed. Try again later.",
    "not_found_error": "The provider does not know this model. Choose another one.",
    "invalid_request_error": "The provider refused the request. Check the assistant's settings.",
    "unknown_error": "It failed in a way we do not know; the provider's words say more.",
    CANCELLED: "The scan was cancelled before this was asked.",
    WITHDRAWN: "The provider's terms were withdrawn before this was asked.",
    NO_ROOM: "The monthly cap had no room for another attempt. Raise the cap, then try again.",
}


def of(kind: str) -> str:
    """Give the words for a kind of failure; one we do not know is named as it is."""
    return WORDS.get(kind, f"It failed: {kind}.")
