"""What we send has the fields that recorded calls of others were answered to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aiv.domain.asking.asking import ERROR_TYPES
from aiv.domain.asking.places import Place
from aiv.providers import normalise, requests
from tests.aiv.providers import asked

pytestmark = pytest.mark.field

BERKELEY = Place(city="Berkeley", region="CA")


def recorded(folder: Path, name: str) -> Any:
    path = folder / "recorded_answers" / f"{name}.meta.json"
    return json.loads(path.read_text("utf-8"))["request"]["body"]


def sent(provider: str, surface: str, place: Place | None = None) -> Any:
    return requests.draft(asked.spec(provider, surface), asked.question(place=place)).body


@pytest.mark.parametrize(
    ("name", "surface"),
    [
        ("google_ai_overview/dataforseo_ai_mode_live_advanced_local", "ai_mode"),
        ("google_ai_overview/dataforseo_ai_overview_live_advanced", "ai_overview"),
    ],
)
def test_dataforseo_is_asked_as_it_was(field_data: Path, name: str, surface: str) -> None:
    (task,), (ours,) = recorded(field_data, name), sent("dataforseo", surface, BERKELEY)
    shared = set(ours) - {"keyword"}
    assert {key: ours[key] for key in shared} == {key: task[key] for key in shared}


def test_anthropics_tool_is_the_recorded_one(field_data: Path) -> None:
    (tool,) = recorded(field_data, "anthropic/messages_web_search_haiku-4.5")["tools"]
    (ours,) = sent("anthropic", "messages")["tools"]
    assert tool.items() <= ours.items()


def test_xai_takes_the_fields_that_we_send(field_data: Path) -> None:
    body = recorded(field_data, "xai/responses_web_search_grok-4.3")
    ours = sent("xai", "responses")
    assert set(ours) <= set(body) and ours["tools"] == body["tools"]


def test_openrouters_tool_takes_what_we_send(field_data: Path) -> None:
    (tool,) = recorded(field_data, "openrouter/chat_web_search_tool_full_params")["tools"]
    (ours,) = sent("openrouter", "chat_completions", asked.HERE)["tools"]
    assert ours["type"] == tool["type"] and set(ours["parameters"]) <= set(tool["parameters"])
    assert set(ours["parameters"]["user_location"]) == set(tool["parameters"]["user_location"])


def test_recorded_errors_end_in_listed_kinds(field_data: Path) -> None:
    names = {"google": "gemini"}
    for path in sorted((field_data / "recorded_answers").glob("*/*error_*.json")):
        if ".meta." in path.name or path.parent.name == "google_ai_overview":
            continue
        status = int(next(part for part in path.stem.split("_") if part.isdigit()))
        provider = names.get(path.parent.name, path.parent.name)
        reply = normalise(provider, [json.loads(path.read_text("utf-8"))], status=status)
        assert reply.answer.error is not None and reply.answer.error.type in ERROR_TYPES
