"""A surface is called what it is, and answers copied by hand stay a series of their own."""

from __future__ import annotations

import pytest

from aiv.domain.asking import surfaces


@pytest.mark.parametrize(
    ("access", "label"),
    [
        ("official_api", "ChatGPT model through its API"),
        ("scraped_serp", "ChatGPT, captured from the results page"),
        ("by_hand", "ChatGPT, copied by hand"),
        ("something-new", "ChatGPT, surface unknown"),
    ],
)
def test_a_label_says_how_the_answers_were_got(access: str, label: str) -> None:
    assert surfaces.series_label(platform="ChatGPT", access=access) == label


@pytest.mark.parametrize("surface", ["copied by hand", "Copied by hand ", "copied_by-hand"])
def test_copied_by_hand_is_known_in_any_spelling(surface: str) -> None:
    assert surfaces.is_by_hand(surface)


@pytest.mark.parametrize("surface", ["responses", "", "by hand", "copied"])
def test_other_surfaces_are_not_copied_by_hand(surface: str) -> None:
    assert not surfaces.is_by_hand(surface)


def test_copied_answers_of_an_assistant_have_a_key_of_their_own() -> None:
    keys = {
        surfaces.series_key(assistant="gpt-api", access="official_api", surface=surface)
        for surface in ("responses", "copied by hand")
    }
    assert keys == {"gpt-api", "gpt-api~by-hand"}


def test_an_assistant_that_is_only_copied_keeps_its_plain_key() -> None:
    key = surfaces.series_key(assistant="app", access="by_hand", surface="copied by hand")
    assert key == "app"


@pytest.mark.parametrize(
    ("platform", "provider", "access", "feeds"),
    [
        ("chatgpt", "openai", "official_api", True),
        ("ai_overview", "serpapi", "scraped_serp", True),
        ("chatgpt", "openrouter", "official_api", False),
        ("ai_mode", "dataforseo", "scraped_serp", False),
        ("chatgpt", "openai", "by_hand", False),
    ],
)
def test_what_is_not_the_assistant_itself_never_feeds_the_index(
    platform: str, provider: str, access: str, feeds: bool
) -> None:
    assert surfaces.feeds_index(platform=platform, provider=provider, access=access) is feeds
