"""Each request is what its provider's documentation says, field by field."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aiv.domain.asking.places import Place
from aiv.domain.errors import InvalidInput
from aiv.providers import requests
from aiv.providers.requests import Draft
from tests.aiv.providers import asked

APPROXIMATE = {
    "type": "approximate",
    "city": "Naples",
    "region": "Florida",
    "country": "US",
    "timezone": "America/New_York",
}
TEXT = "Which Velmar dealer is best?"
POINT = Place(lat=26.142, lng=-81.795)


def draft(provider: str, surface: str, place: Place | None = asked.HERE, **settings: Any) -> Draft:
    return requests.draft(
        asked.spec(provider, surface, **settings), asked.question(TEXT, place=place)
    )


def test_openai_is_asked_with_a_search_on_offer() -> None:
    made = draft("openai", "responses", model="gpt-6.1-sol")
    assert (made.method, made.path) == ("POST", "/v1/responses")
    assert made.body == {
        "model": "gpt-6.1-sol",
        "input": TEXT,
        "store": False,
        "include": ["web_search_call.action.sources"],
        "tools": [
            {
                "type": "web_search",
                "search_context_size": "medium",
                "user_location": APPROXIMATE,
            }
        ],
    }


def test_openai_is_told_of_no_place_where_none_is_given() -> None:
    made: Any = draft("openai", "responses", place=None)
    assert made.body["tools"][0]["user_location"] == {"type": "approximate"}
    assert not made.is_location_sent


def test_openai_is_limited_only_where_a_setting_says_so() -> None:
    made: Any = draft("openai", "responses", max_output_tokens=900, reasoning_effort="low")
    assert made.body["max_output_tokens"] == 900
    assert made.body["reasoning"] == {"effort": "low"}


def test_anthropic_is_asked_with_direct_callers() -> None:
    made = draft("anthropic", "messages", model="claude-haiku-5-5")
    assert made.path == "/v1/messages"
    assert made.headers == {"anthropic-version": "2023-06-01"}
    assert made.body == {
        "model": "claude-haiku-5-5",
        "max_tokens": 2048,
        "messages": [{"role": "user", "content": TEXT}],
        "tools": [
            {
                "type": "web_search_20260318",
                "name": "web_search",
                "max_uses": 5,
                "allowed_callers": ["direct"],
                "user_location": APPROXIMATE,
            }
        ],
    }


def test_anthropic_speaks_another_version_where_a_setting_names_it() -> None:
    made = draft("anthropic", "messages", api_version="2026-10-21")
    assert made.headers == {"anthropic-version": "2026-10-21"} and made.api_version == "2026-10-21"


def test_a_paused_turn_is_sent_back_with_what_it_said() -> None:
    first = draft("anthropic", "messages")
    blocks = [{"type": "text", "text": "Let me look."}]
    follow_up = requests.adapter("anthropic").follow_up
    again: Any = follow_up(first, {"stop_reason": "pause_turn", "content": blocks})
    assert again.body["messages"][1:] == [{"role": "assistant", "content": blocks}]
    assert follow_up(first, {"stop_reason": "end_turn", "content": blocks}) is None


def test_gemini_is_told_a_point_and_the_town_in_words() -> None:
    made = draft("gemini", "generate_content", model="gemini-3.8-flash")
    assert made.path == "/v1beta/models/gemini-3.8-flash:generateContent"
    assert made.body == {
        "contents": [
            {"role": "user", "parts": [{"text": f"{TEXT}\n\n(Asked from Naples, Florida, US.)"}]}
        ],
        "tools": [{"googleSearch": {}}],
        "toolConfig": {
            "retrievalConfig": {
                "latLng": {"latitude": 26.142, "longitude": -81.795},
                "languageCode": "en",
            }
        },
    }


def test_a_model_cannot_lead_to_another_address() -> None:
    made = draft("gemini", "generate_content", model="../../v1/files?x=")
    assert made.path == "/v1beta/models/..%2F..%2Fv1%2Ffiles%3Fx%3D:generateContent"


def test_perplexity_is_asked_for_a_pinned_model() -> None:
    made = draft("perplexity", "agent", model="perplexity/sonar")
    assert made.path == "/v1/agent"
    assert made.body == {
        "model": "perplexity/sonar",
        "input": TEXT,
        "store": False,
        "tools": [
            {
                "type": "web_search",
                "user_location": {
                    "city": "Naples",
                    "region": "Florida",
                    "country": "US",
                    "latitude": 26.142,
                    "longitude": -81.795,
                },
            }
        ],
    }


def test_xai_is_asked_as_openai_without_an_include() -> None:
    made = draft("xai", "responses", model="grok-4.7")
    assert made.path == "/v1/responses"
    assert made.body == {
        "model": "grok-4.7",
        "input": TEXT,
        "store": False,
        "tools": [{"type": "web_search", "user_location": APPROXIMATE}],
    }


def test_xai_is_told_no_place_where_a_setting_says_so() -> None:
    made: Any = draft("xai", "responses", sends_place="no")
    assert made.body["tools"] == [{"type": "web_search"}] and not made.is_location_sent


def test_openrouter_is_asked_with_its_own_search_tool() -> None:
    made = draft("openrouter", "chat_completions", model="maker/model-1", engine="native")
    assert made.path == "/api/v1/chat/completions"
    assert made.body == {
        "model": "maker/model-1",
        "messages": [{"role": "user", "content": TEXT}],
        "tools": [
            {
                "type": "openrouter:web_search",
                "parameters": {
                    "max_uses": 5,
                    "search_context_size": "medium",
                    "user_location": APPROXIMATE,
                    "engine": "native",
                },
            }
        ],
    }


def test_dataforseo_is_sent_a_list_of_one_task() -> None:
    made = draft("dataforseo", "ai_overview")
    assert made.path == "/v3/serp/google/organic/live/advanced"
    assert made.body == [
        {
            "keyword": TEXT,
            "location_name": "Naples,Florida,United States",
            "language_code": "en",
            "device": "desktop",
            "load_async_ai_overview": True,
        }
    ]


def test_ai_mode_has_an_address_of_its_own() -> None:
    made: Any = draft("dataforseo", "ai_mode")
    assert made.path == "/v3/serp/google/ai_mode/live/advanced"
    assert "load_async_ai_overview" not in made.body[0]


def test_a_question_is_written_so_that_dataforseo_reads_it_back() -> None:
    asked_for = asked.question("0% APR + cash back?")
    made: Any = requests.draft(asked.spec("dataforseo", "ai_mode"), asked_for)
    assert made.body[0]["keyword"] == "0%25 APR %2B cash back?"


@pytest.mark.parametrize(
    ("surface", "engine"), [("ai_overview", "google"), ("ai_mode", "google_ai_mode")]
)
def test_serpapi_is_asked_past_its_store(surface: str, engine: str) -> None:
    made = draft("serpapi", surface)
    assert (made.method, made.path, made.body) == ("GET", "/search.json", None)
    assert made.params == {
        "engine": engine,
        "q": TEXT,
        "location": "Naples, Florida, United States",
        "gl": "us",
        "hl": "en",
        "device": "desktop",
        "no_cache": "true",
    }


def test_bing_copilot_takes_no_place() -> None:
    made = draft("serpapi", "bing_copilot")
    assert made.params == {"engine": "bing_copilot", "q": TEXT, "no_cache": "true"}
    assert not made.is_location_sent


def test_an_announced_overview_is_fetched_by_its_token() -> None:
    follow_up = requests.adapter("serpapi").follow_up
    page = {"ai_overview": {"page_token": "t1"}}
    made = follow_up(draft("serpapi", "ai_overview"), page)
    assert made is not None
    assert made.params == {"engine": "google_ai_overview", "page_token": "t1", "no_cache": "true"}
    assert follow_up(made, page) is None


def test_a_search_without_a_place_names_the_country() -> None:
    made: Any = draft("dataforseo", "ai_mode", place=None)
    assert made.body[0]["location_name"] == "United States" and not made.is_location_sent


def test_a_point_without_names_is_sent_where_points_are_taken() -> None:
    gemini: Any = draft("gemini", "generate_content", place=POINT)
    assert gemini.body["contents"][0]["parts"][0]["text"] == TEXT
    assert "latLng" in gemini.body["toolConfig"]["retrievalConfig"]


@pytest.mark.parametrize(
    ("provider", "name", "value"),
    [
        ("openai", "Authorization", f"Bearer {asked.KEY}"),
        ("anthropic", "x-api-key", asked.KEY),
        ("gemini", "x-goog-api-key", asked.KEY),
        ("perplexity", "Authorization", f"Bearer {asked.KEY}"),
        ("xai", "Authorization", f"Bearer {asked.KEY}"),
        ("openrouter", "Authorization", f"Bearer {asked.KEY}"),
    ],
)
def test_each_key_is_sent_in_its_own_header(provider: str, name: str, value: str) -> None:
    assert requests.signed(provider, asked.KEY).headers == {name: value}


def test_dataforseo_is_sent_login_and_password() -> None:
    assert requests.signed("dataforseo", "me:pass word").headers == {
        "Authorization": "Basic bWU6cGFzcyB3b3Jk"
    }


def test_serpapi_is_sent_its_key_in_the_address() -> None:
    assert requests.signed("serpapi", asked.KEY).params == {"api_key": asked.KEY}


@pytest.mark.parametrize("key", ["", "  ", "two\nlines", "schl\u00fcssel", "\x00abcdefgh"])
def test_what_cannot_be_a_key_is_never_sent(key: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        requests.signed("openai", key)
    assert refused.value.field == "key" and (not key.strip() or key not in str(refused.value))


@pytest.mark.parametrize("key", ["password-only", ":password", "login:"])
def test_dataforseo_wants_both_halves(key: str) -> None:
    with pytest.raises(InvalidInput, match="login:password"):
        requests.signed("dataforseo", key)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("search_context_size", "huge"),
        ("max_output_tokens", 0),
        ("max_output_tokens", True),
        ("max_output_tokens", "900"),
        ("reasoning_effort", ["low"]),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name: str, value: object) -> None:
    with pytest.raises(InvalidInput) as refused:
        draft("openai", "responses", **{name: value})
    assert refused.value.field == f"settings.{name}"


@pytest.mark.parametrize("version", ["2026-10-21\r\nx: y", "../v1", ""])
def test_a_version_cannot_smuggle_anything(version: str) -> None:
    for provider, surface in (("anthropic", "messages"), ("gemini", "generate_content")):
        with pytest.raises(InvalidInput):
            draft(provider, surface, api_version=version)


@pytest.mark.parametrize(("provider", "surface"), asked.CHATS)
def test_a_model_must_be_named(provider: str, surface: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        draft(provider, surface, model=" ")
    assert refused.value.field == "model"


def test_an_unknown_surface_is_refused_with_the_known_ones() -> None:
    nowhere = replace(asked.spec("openai", "responses"), surface="browser")
    with pytest.raises(InvalidInput, match="responses"):
        requests.draft(nowhere, asked.question())


def test_an_unknown_provider_is_refused() -> None:
    with pytest.raises(InvalidInput):
        requests.adapter("demo")


def test_a_country_without_a_name_is_not_guessed() -> None:
    far = replace(asked.question(), country="ZZ")
    with pytest.raises(InvalidInput) as refused:
        requests.draft(asked.spec("serpapi", "ai_mode"), far)
    assert refused.value.field == "country"


@pytest.mark.parametrize(("provider", "surface"), asked.SURFACES)
def test_a_point_is_told_only_to_those_who_take_points(provider: str, surface: str) -> None:
    takes_points = provider in ("gemini", "perplexity")
    assert draft(provider, surface, place=POINT).is_location_sent is takes_points


def test_a_region_we_do_not_know_stays_as_it_is_written() -> None:
    made: Any = draft("openai", "responses", place=Place(city="Utrecht", region="NL-UT"))
    assert made.body["tools"][0]["user_location"]["region"] == "NL-UT"


def test_a_comma_in_a_name_makes_no_other_place() -> None:
    made: Any = draft("dataforseo", "ai_mode", place=Place(city="Naples, Rome", region="FL"))
    assert made.body[0]["location_name"] == "Naples  Rome,Florida,United States"


def test_a_question_too_long_for_a_search_is_refused() -> None:
    long = replace(asked.question(), text="+" * 300)
    with pytest.raises(InvalidInput, match="700"):
        requests.draft(asked.spec("dataforseo", "ai_mode"), long)
