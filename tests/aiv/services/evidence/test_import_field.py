"""Import every recorded body once; nothing of it is lost on the way into the database."""

from __future__ import annotations

import copy
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from aiv.models import Answer
from aiv.services.evidence import imports
from aiv.services.markets import markets
from tests import documents

pytestmark = [pytest.mark.django_db, pytest.mark.field]
PLATFORMS = {
    "anthropic": "claude",
    "google": "gemini",
    "google_ai_overview": "ai_overview",
    "openai": "chatgpt",
    "openrouter": "chatgpt",
    "perplexity": "perplexity",
    "xai": "grok",
}


def recorded(folder: Path) -> list[tuple[str, Path]]:
    return [
        (provider, path)
        for provider in PLATFORMS
        for path in sorted((folder / "recorded_answers" / provider).glob("*.json"))
        if not path.name.endswith(".meta.json")
    ]


def status_of(path: Path) -> int:
    meta = json.loads(path.with_suffix(".meta.json").read_text(encoding="utf-8"))
    return int(meta.get("status") or 200)


def line_of(number: int, provider: str, path: Path) -> dict[str, Any]:
    return documents.body_line(
        assistant=f"{provider.replace('_', '-')}-recorded",
        surface="recorded",
        trial=number,
        status=status_of(path),
        body=json.loads(path.read_text(encoding="utf-8")),
    )


def test_every_recorded_body_is_stored_whole(field_data: Path) -> None:
    document = copy.deepcopy(documents.MARKET)
    document["assistants"] = [
        {
            **document["assistants"][0],
            "slug": f"{provider.replace('_', '-')}-recorded",
            "provider": provider,
            "platform": platform,
            "surface": "recorded",
        }
        for provider, platform in PLATFORMS.items()
    ]
    markets.load(document, actor=None)
    found = recorded(field_data)
    lines = [line_of(at, provider, path) for at, (provider, path) in enumerate(found, start=1)]
    written = [json.dumps(line) for line in lines]
    now = datetime(2026, 2, 1, tzinfo=UTC)
    report = imports.run(written, actor=None, now=now)
    assert (report.added, report.rejected) == (len(found), ())
    stored = {answer.probe.trial: answer for answer in Answer.objects.select_related("probe")}
    assert all(json.loads(stored[line["trial"]].raw_body) == line["body"] for line in lines)
    assert Counter(answer.status for answer in stored.values())["completed"] > len(found) / 2
    assert imports.run(written, actor=None, now=now).repeated == len(found)
