"""A cited page is classed by its host, by whole labels only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.evidence.source_class import classify
from tests.aiv.domain.properties import QUICK

OWN, RIVALS = frozenset({"harbor.example"}), frozenset({"pelican.example"})
CLASSES = {
    "own", "rival", "oem", "marketplace", "review", "directory", "news", "forum", "other",
}  # fmt: skip


def of(host: str) -> str:
    return classify(host, own=OWN, rivals=RIVALS)


@pytest.mark.parametrize(
    ("host", "word"),
    [
        ("harbor.example", "own"),
        ("shop.harbor.example", "own"),
        ("pelican.example", "rival"),
        ("toyota.com", "oem"),
        ("local.toyota.com", "oem"),
        ("cars.com", "marketplace"),
        ("dealerrater.com", "review"),
        ("maps.apple.com", "directory"),
        ("caranddriver.com", "news"),
        ("reddit.com", "forum"),
        ("apple.com", "other"),
        ("nobody.example", "other"),
        ("", "other"),
        ("localhost", "other"),
    ],
)
def test_a_host_belongs_to_its_class(host: str, word: str) -> None:
    assert of(host) == word


@pytest.mark.parametrize(
    "host", ["notharbor.example", "harbor.example.evil.example", "xcars.com", "cars.com.example"]
)
def test_a_look_alike_is_another_site(host: str) -> None:
    assert of(host) == "other"


def test_ones_own_site_wins_over_every_list() -> None:
    assert classify("cars.com", own=frozenset({"cars.com"}), rivals=RIVALS) == "own"


@QUICK
@given(host=st.text(max_size=80))
def test_any_text_has_a_class(host: str) -> None:
    assert of(host) in CLASSES
