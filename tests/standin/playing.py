"""Decide what becomes of each request: an answer, a refusal or one of the hostile ways."""

from __future__ import annotations

import gzip
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from random import Random
from typing import Final

from aiv.domain.asking import gcra
from tests.standin import reading, refusals, shapes, truth
from tests.standin.script import Script
from tests.standin.wire import Asked, Request, Response, as_json

WAYS: Final = frozenset({"hang", "reset", "drip", "truncated", "huge"})
OTHER_MODEL: Final = "another-model-2"
# Keys that begin so are unknown, or belong to an account without credit.
WRONG_KEY, EMPTY_ACCOUNT = "wrong", "broke"


@dataclass(slots=True)
class Tally:
    """Count what was asked and answered; `named` is the truth as it was told."""

    calls: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    named: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    asked: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    # What all calls together had to wait, and the one that waited longest, in seconds.
    waited_s: float = 0.0
    longest_s: float = 0.0

    def as_json(self) -> dict[str, Mapping[str, int] | float]:
        """Give the counts under names that JSON can hold."""
        return {
            "calls": dict(self.calls),
            "faults": dict(self.faults),
            "waited_s": self.waited_s,
            "longest_s": self.longest_s,
            "answers": {"|".join(key): count for key, count in self.answers.items()},
            "named": {"|".join(key): count for key, count in self.named.items()},
        }


class Player:
    """Play all providers by one script."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.tally = Tally()
        self._numbers = 0
        self._ahead: dict[str, float] = {}
        self._tokens: dict[str, str] = {}

    def play(self, request: Request) -> tuple[Response, float]:
        """Give the response and the seconds after which it is sent."""
        provider = request.provider
        self.tally.calls[provider] += 1
        if reading.is_key_test(request):
            return self._key_judged(request), 0.0
        asked = reading.asked(request)
        if asked is None:
            return as_json({"error": {"message": "not found", "code": 404}}, 404), 0.0
        asked = replace(asked, prompt=self._tokens.get(asked.prompt, asked.prompt))
        rng = self._rng(provider, asked)
        fault = self._key_fault(asked.key) or self._limited(provider)
        fault = fault or self.script.fault(asked.prompt, rng)
        if fault:
            self.tally.faults[fault] += 1
        latency = self.script.latency.draw(rng)
        self.tally.waited_s += latency
        self.tally.longest_s = max(self.tally.longest_s, latency)
        return self._response(provider, asked, fault, rng), latency

    def _rng(self, provider: str, asked: Asked) -> Random:
        """Draw the same for the n-th call of one question, in whatever order calls come."""
        question = (provider, asked.surface, asked.prompt, asked.place)
        self.tally.asked[question] += 1
        nth = self.tally.asked[question]
        return Random(ascii((self.script.seed, *question, nth)))

    def _response(self, provider: str, asked: Asked, fault: str | None, rng: Random) -> Response:
        if fault and _is_refusal(fault, asked):
            return refusals.refused(
                provider, fault, key=asked.key or "", wait_s=self.script.retry_after_s
            )
        answered = as_json(self._body(provider, asked, fault, rng))
        return hostile(answered, fault, self.script) if fault else answered

    def _body(self, provider: str, asked: Asked, fault: str | None, rng: Random) -> shapes.Body:
        self._numbers += 1
        platform = truth.platform_of(provider, asked.surface)
        said = truth.say(self.script.rates, asked.prompt, platform=platform, rng=rng)
        if fault is None and platform == "ai_overview" and self._is_hidden(asked, rng):
            fault = "empty"
        if self.script.reply is not None:
            said, fault = truth.Said(self.script.reply, (), ()), fault or "no-search"
        model = OTHER_MODEL if fault == "drift" else asked.model
        turn = shapes.Turn(said, model, self._numbers, fault, asked.is_follow_up)
        self._count(platform, asked.prompt, said, fault)
        self._tokens[f"token-{self._numbers}"] = asked.prompt
        kind = asked.surface if provider == "dataforseo" else asked.model
        return shapes.WRITERS[provider](turn, kind)

    def _is_hidden(self, asked: Asked, rng: Random) -> bool:
        return not asked.is_follow_up and rng.random() >= self.script.overview_shown

    def _count(self, platform: str, prompt: str, said: truth.Said, fault: str | None) -> None:
        if fault is None:
            department = truth.department_of(prompt)
            self.tally.answers[platform, department] += 1
            for dealer in said.named:
                self.tally.named[platform, department, dealer] += 1

    def _key_judged(self, request: Request) -> Response:
        fault = self._key_fault(reading.key_of(request))
        if fault:
            return refusals.refused(request.provider, fault, key="", wait_s=0)
        if request.provider == "dataforseo":
            return as_json({"status_code": 20000, "status_message": "Ok.", "tasks": [{}]})
        left = {"total_searches_left": 90} if request.provider == "serpapi" else {}
        return as_json({"data": [], **left})

    def _key_fault(self, key: str | None) -> str | None:
        if not key or key.startswith(WRONG_KEY):
            return "bad-key"
        return "quota" if key.startswith(EMPTY_ACCOUNT) else None

    def _limited(self, provider: str) -> str | None:
        limit = self.script.per_minute.get(provider)
        if limit is None:
            return None
        ahead, wait_s = gcra.take(
            self._ahead.get(provider, 0.0), now_s=time.monotonic(), at=gcra.pace(limit)
        )
        self._ahead[provider] = ahead
        return "rate-limit" if wait_s else None


def _is_refusal(fault: str, asked: Asked) -> bool:
    if fault == "late-fault":
        return asked.is_follow_up
    return fault.startswith("rate-limit") or fault in refusals.STATUSES


def hostile(answered: Response, fault: str, script: Script) -> Response:
    """Spoil a good response in the way of a fault; other faults are in the body already."""
    page = b"<!doctype html><title>Sorry</title><p>Back soon."
    html = {"content-type": "text/html; charset=utf-8"}
    spoiled = {
        "html": replace(answered, headers=html, content=page),
        "page-503": Response(503, html, page),
        "nan": replace(answered, content=b'{"odd": NaN, ' + answered.content[1:]),
        "wrong-type": replace(answered, headers={"content-type": "text/plain"}),
        "schema": as_json({"hello": "world"}),
        "redirect": Response(302, {"location": "https://elsewhere.example/"}),
        "bomb": replace(
            answered,
            headers={"content-type": "application/json", "content-encoding": "gzip"},
            content=_bomb(script.huge_bytes) if fault == "bomb" else b"",
        ),
    }
    way = fault if fault in WAYS else "plain"
    return replace(spoiled.get(fault, answered), way=way)


@cache
def _bomb(length: int) -> bytes:
    return gzip.compress(bytes(length), compresslevel=6)
