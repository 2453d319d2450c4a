"""Every recorded body of a real provider normalises, or reports its error state."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aiv.domain.evidence.answers import Reply
from aiv.providers import normalise

pytestmark = pytest.mark.field

ROOT = Path(__file__).resolve().parents[3]
FOLDER = (ROOT / os.environ.get("FIELD_DATA", "../shared/data") / "recorded_answers").resolve()
PROVIDERS = [folder.name for folder in sorted(FOLDER.glob("*")) if folder.is_dir()]
FILES = [
    path
    for path in sorted(FOLDER.glob("*/*"))
    if path.suffix in (".json", ".txt") and not path.name.endswith(".meta.json")
]


@pytest.fixture(scope="module", autouse=True)
def _present() -> None:
    if not FILES:
        pytest.skip(f"recorded answers are not at {FOLDER}; set FIELD_DATA to their folder")


def read(path: Path) -> object:
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if path.suffix == ".json" else text


def meta(path: Path) -> dict[str, Any]:
    name = path.name.removesuffix(".sse.txt").removesuffix(".json")
    found: dict[str, Any] = json.loads(path.with_name(f"{name}.meta.json").read_text("utf-8"))
    return found


def reply_to(path: Path) -> Reply:
    return normalise(path.parent.name, [read(path)])


def answered() -> Iterator[tuple[Path, Reply]]:
    for path in FILES:
        reply = reply_to(path)
        if reply.answer.status != "error":
            yield path, reply


def urls(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (value[key] for key in ("url", "uri") if isinstance(value.get(key), str))
        value = list(value.values())
    for member in value if isinstance(value, list) else ():
        yield from urls(member)


def test_a_body_is_an_error_exactly_when_its_name_says_so() -> None:
    for path in FILES:
        is_error = path.suffix == ".txt" or "error_4" in path.name
        assert (reply_to(path).answer.status == "error") is is_error, path.name


def test_event_streams_are_unsupported() -> None:
    for path in (path for path in FILES if path.suffix == ".txt"):
        error = reply_to(path).answer.error
        assert error is not None and error.type == "unsupported", path.name


def test_no_address_of_a_body_is_lost() -> None:
    for path, reply in answered():
        kept = {link.url for link in reply.citations} | {page.url for page in reply.sources}
        assert set(urls(read(path))) <= kept, path.name


def test_every_offset_lies_inside_the_text() -> None:
    for path, reply in answered():
        for link in reply.citations:
            if link.start is not None:
                assert link.end is not None, path.name
                assert 0 <= link.start < link.end <= len(reply.answer.text), path.name


def test_a_span_of_an_exact_openai_body_is_the_markdown_link() -> None:
    for path, reply in answered():
        if path.parent.name in ("openai", "openrouter", "xai") and is_exact(path):
            for link in (one for one in reply.citations if one.start is not None):
                words = reply.answer.text[link.start : link.end]
                assert words.lstrip("(").startswith("[") and f"]({link.url})" in words, path.name


def test_a_span_of_an_exact_google_body_is_the_segment() -> None:
    for path, reply in answered():
        if path.parent.name == "google" and is_exact(path):
            for link in reply.citations:
                assert reply.answer.text[link.start : link.end] == link.cited_text, path.name


def is_exact(path: Path) -> bool:
    return "exact" in str(meta(path).get("fidelity", ""))


def test_titles_of_xai_are_never_numbers() -> None:
    for path, reply in answered():
        if path.parent.name == "xai":
            assert not any(link.title and link.title.isdigit() for link in reply.citations)


def test_the_served_model_is_known_of_every_api_answer() -> None:
    for path, reply in answered():
        if reply.answer.access == "official_api":
            assert reply.answer.model_served, path.name


def test_the_paused_turn_is_one_answer() -> None:
    parts = [read(FOLDER / f"anthropic/messages_pause_turn_part{part}.json") for part in (1, 2)]
    reply = normalise("anthropic", parts)
    assert (reply.answer.status, reply.usage.searches_billed) == ("completed", 15)
    assert all(search.status == "completed" for search in reply.searches)


def test_prices_are_the_providers_own() -> None:
    for path, reply in answered():
        is_told = reply.answer.provider in ("dataforseo", "openrouter")
        assert (reply.cost.cost_source == "provider") or not is_told, path.name
