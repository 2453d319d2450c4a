"""Test which dealers are cited without being named."""

from __future__ import annotations

import pytest

from tests.aiv.domain.mentions.invented import found

OWN = "https://www.oakhursttoyota.example/new"


def test_an_own_site_among_the_citations_is_cited() -> None:
    assert found("One store has it.", "q", OWN).cited == ("oak",)


def test_a_named_dealer_is_not_cited_and_its_mention_says_the_site_is_linked() -> None:
    detection = found("Oakhurst Toyota has it.", "q", OWN)
    assert detection.cited == ()
    assert "own site linked" in detection.mentions[0].evidence


@pytest.mark.parametrize(
    "text",
    [
        "[this dealer](https://oakhursttoyota.example/a_(b))",
        '<a href="https://service.oakhursttoyota.example">here</a>',
        "see [one][1]\n\n[1]: https://www.oakhursttoyota.example/x",
        "[cut off](https://www.oakhursttoyota.example/in",
    ],
)
def test_a_hidden_link_target_is_cited(text: str) -> None:
    assert found(text).cited == ("oak",)


@pytest.mark.parametrize(
    "url",
    [
        "https://oakhursttoyota.example.evil.example/",
        "https://notoakhursttoyota.example/",
        "https://reviews.example/oakhursttoyota.example",
        "https://user@evil.example/?u=oakhursttoyota.example",
        "http://[broken",
        "",
    ],
)
def test_a_look_alike_or_broken_address_cites_nobody(url: str) -> None:
    assert found("One store has it.", "q", url).cited == ()


def test_a_title_names_nobody() -> None:
    assert found("Nothing here.", "q", "https://reviews.example").mentions == ()
