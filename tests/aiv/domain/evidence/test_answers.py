"""A Reply shows every field of the schema as plain values."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, datetime
from decimal import Decimal

from aiv.domain.evidence.answers import (
    Answer,
    AnswerError,
    Citation,
    Cost,
    Location,
    Reply,
    Search,
    Source,
    Usage,
)

ANSWER = Answer(
    provider="openai", surface="responses", access="official_api", status="completed", text="Gulf."
)


def test_every_field_is_shown_and_unknown_is_null() -> None:
    shown = Reply(answer=ANSWER).as_json()
    assert shown["answer"] == {
        **dict.fromkeys(field.name for field in fields(Answer)),
        "provider": "openai",
        "surface": "responses",
        "access": "official_api",
        "status": "completed",
        "text": "Gulf.",
    }
    assert shown["usage"] == dict.fromkeys(field.name for field in fields(Usage))


def test_every_value_is_plain() -> None:
    url = "https://gulf-toyota.example/"
    page = {"url": url, "url_canonical": url, "domain": "gulf-toyota.example"}
    answer = Answer(
        provider="openai",
        surface=None,
        access=None,
        status="error",
        text="",
        error=AnswerError(type="api_error", retryable=True),
        location=Location(city="Naples"),
        requested_at=datetime(2026, 11, 1, 8, tzinfo=UTC),
    )
    reply = Reply(
        answer=answer,
        citations=(Citation(ordinal=1, **page),),
        sources=(Source(rank=1, kind="listed", **page),),
        searches=(Search(index=0, queries=("toyota",)),),
        cost=Cost(cost_usd=Decimal("0.01615085"), cost_source="provider"),
    )
    shown = json.loads(json.dumps(reply.as_json()))
    assert shown["cost"]["cost_usd"] == 0.01615085
    assert shown["searches"][0]["queries"] == ["toyota"]
    assert shown["answer"]["requested_at"] == "2026-11-01T08:00:00Z"
    assert shown["answer"]["error"]["retryable"] is True
