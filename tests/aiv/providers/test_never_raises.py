"""Whatever is wrong with a body, a Reply comes back and its offsets lie inside the text."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiv.domain.evidence.answers import Reply
from aiv.providers import PROVIDERS, SURFACES, normalise
from tests.aiv.providers import bodies as b

BODIES: list[tuple[str, dict[str, Any]]] = [
    ("openai", b.linked_responses(tool_usage={"web_search": {"num_requests": 1}})),
    ("openai", b.responses(b.message({"type": "refusal", "refusal": "No."}))),
    (
        "openai",
        b.chat(b.LINKED, {"type": "url_citation", "url_citation": b.url_citation(b.SALES, 5, 9)}),
    ),
    (
        "anthropic",
        b.messages(b.search_block(), b.found_block([{"url": b.SALES}]), b.cited_block("Gulf")),
    ),
    ("gemini", b.generated({"text": "Café Gulf"}, grounding=b.grounding(b.support(3, 8, "Gulf")))),
    ("gemini", b.interaction("Café Gulf", b.url_citation(b.SALES, 2, 8))),
    ("gemini", {"promptFeedback": {"blockReason": "SAFETY"}}),
    ("gemini", {"error": {"code": 429, "details": [{"retryDelay": "48s", "reason": "X"}]}}),
    ("perplexity", b.agent("Gulf.[7]")),
    ("perplexity", b.chat("Gulf.[1]", citations=[b.SALES], search_results=[{"url": b.SALES}])),
    ("xai", b.linked_responses(citations=[b.SALES])),
    ("openrouter", b.chat("Gulf", error={"code": 402, "metadata": {"raw": "x"}})),
    ("dataforseo", b.overview(b.shown(f"Gulf [[1]]({b.SALES})", b.reference(b.SALES)))),
    ("serpapi", b.serp(ai_overview=b.blocks(), related_questions=[b.blocks()])),
]
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([10**400, -1, 2**63, float("nan"), float("inf"), -1.5, 1e308]),
    st.sampled_from(["", "http://[", "https://", "\ud800", "é" * 40, "[[1]](https://a.example)"]),
    st.text(max_size=6),
    st.sampled_from([[], {}, [[]], [None], [{}], {"url": {}}, {"type": []}, ["x"]]),
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """List the paths to everything inside a body."""
    members = value.items() if isinstance(value, dict) else ()
    members = enumerate(value) if isinstance(value, list) else members
    found = []
    for key, member in members:
        found += [(*path, key), *places(member, (*path, key))]
    return found


def replaced(body: dict[str, Any], path: tuple[Any, ...], junk: object) -> dict[str, Any]:
    changed = copy.deepcopy(body)
    target: Any = changed
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = junk
    return changed


def holds(reply: Reply) -> bool:
    json.dumps(reply.as_json())
    length = len(reply.answer.text)
    spans = [(link.start, link.end) for link in reply.citations if link.start is not None]
    return all(end is not None and 0 <= start < end <= length for start, end in spans)


@pytest.mark.parametrize(("provider", "body"), BODIES)
def test_any_part_of_a_body_may_be_junk(provider: str, body: dict[str, Any]) -> None:
    paths = places(body)

    @settings(max_examples=60, deadline=None, derandomize=True)
    @given(path=st.sampled_from(paths), junk=JUNK)
    def check(path: tuple[Any, ...], junk: object) -> None:
        assert holds(normalise(provider, [replaced(body, path, junk)]))

    check()


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    provider=st.sampled_from(PROVIDERS),
    surface=st.sampled_from((None, *SURFACES)),
    body=st.sampled_from([body for _, body in BODIES]),
    status=st.sampled_from([200, 400, 401, 429, 500, 529]),
)
def test_a_body_may_be_given_to_the_wrong_reader(
    provider: str, surface: str | None, body: dict[str, Any], status: int
) -> None:
    assert holds(normalise(provider, [body], surface=surface, status=status))


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_body_may_be_nested_without_end(provider: str) -> None:
    deep: dict[str, Any] = {"url": b.SALES}
    for step in range(3000):
        deep = {("list", "text_blocks", "content")[step % 3]: [deep]}
    for shape in (
        {"output": [deep]},
        {"choices": [deep]},
        {"content": [deep]},
        b.serp(ai_overview=deep),
    ):
        assert normalise(provider, [shape]).answer.provider


def test_each_value_may_be_any_junk() -> None:
    for provider, body in BODIES:
        for path in places(body):
            for junk in (None, "x", 10**400, [{}]):
                assert holds(normalise(provider, [replaced(body, path, junk)]))
