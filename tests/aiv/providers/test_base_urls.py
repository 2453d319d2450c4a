"""A provider is asked at its own host unless another address is named."""

from __future__ import annotations

import pytest

from aiv.providers import base_urls


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("", "https://api.openai.com/v1/responses"),
        ("https://gateway.example", "https://gateway.example/v1/responses"),
        ("https://gateway.example/", "https://gateway.example/v1/responses"),
        ("https://gateway.example/v1", "https://gateway.example/v1/responses"),
        ("https://gateway.example/v1/", "https://gateway.example/v1/responses"),
        ("https://gateway.example/openai", "https://gateway.example/openai/v1/responses"),
        ("https://gateway.example/openai/v1", "https://gateway.example/openai/v1/responses"),
    ],
)
def test_what_an_address_has_already_is_not_repeated(base: str, address: str) -> None:
    assert base_urls.address("openai", "/v1/responses", {"openai": base}) == address


def test_two_shared_steps_are_not_repeated() -> None:
    found = base_urls.address(
        "openrouter", "/api/v1/chat/completions", {"openrouter": "https://or.example/api/v1"}
    )
    assert found == "https://or.example/api/v1/chat/completions"


@pytest.mark.parametrize(
    ("base", "host"),
    [
        ("", None),
        ("https://api.openai.com/v1", None),
        ("http://127.0.0.1:8765/openai", "127.0.0.1:8765"),
    ],
)
def test_answers_of_another_host_are_told_apart(base: str, host: str | None) -> None:
    assert base_urls.foreign_host("openai", {"openai": base}) == host
