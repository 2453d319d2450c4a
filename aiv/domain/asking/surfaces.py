"""Name surfaces honestly: a model through its API is never called by the app's bare name."""

from __future__ import annotations

from typing import Final

BY_HAND: Final = "copied by hand"
OFFICIAL_API: Final = "official_api"
SCRAPED_SERP: Final = "scraped_serp"
BY_HAND_MARK: Final = "~by-hand"
SERVED_MARK: Final = "~as~"
DEMO: Final = "demo"

_WAYS: Final = {
    OFFICIAL_API: "{platform} model through its API",
    SCRAPED_SERP: "{platform}, captured from the results page",
    "by_hand": "{platform}, copied by hand",
}


def series_label(*, platform: str, access: str, surface: str = "", served: str = "") -> str:
    """Say what was asked and how: "ChatGPT model through its API".

    `served` names the model that answered where others did too.
    """
    if surface == DEMO:
        return f"{platform}, played by a script (demo)"
    words = _WAYS.get(access, "{platform}, surface unknown").format(platform=platform)
    return f"{words}, served by {served}" if served else words


def is_by_hand(surface: str) -> bool:
    """Tell answers a person copied from an assistant's own screen, however it is spelled."""
    return surface.strip().lower().replace("_", " ").replace("-", " ") == BY_HAND


def series_key(*, assistant: str, access: str, surface: str, served: str = "") -> str:
    """Give the word for a series in an address: the assistant, or its answers copied by hand.

    `served` names the model that answered where others did too.
    """
    is_aside = is_by_hand(surface) and access != "by_hand"
    word = f"{assistant}{BY_HAND_MARK}" if is_aside else assistant
    return f"{word}{SERVED_MARK}{served}" if served else word


def feeds_index(*, platform: str, provider: str, access: str) -> bool:
    """Tell whether an assistant may be declared for AIV; the others are shown beside it."""
    return access != "by_hand" and provider != "openrouter" and platform != "ai_mode"
