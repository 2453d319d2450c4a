"""A sealed secret opens in its own place, with its own secret, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest

from aiv.services.asking import sealing
from aiv.services.asking.sealing import CannotOpen, Sealed

KEY = "sk-canary-0123456789"


@pytest.fixture(autouse=True)
def secrets_(settings: Any) -> None:
    settings.PROVIDER_KEY_SECRETS = ["first secret of some length"]


def test_what_was_sealed_opens_again() -> None:
    assert sealing.opened(sealing.seal(KEY, place="row:1"), place="row:1") == KEY


def test_the_sealed_text_says_nothing_of_the_secret() -> None:
    sealed = sealing.seal(KEY, place="row:1")
    assert "canary" not in sealed.text
    assert sealed != sealing.seal(KEY, place="row:1")


def test_another_place_cannot_open_it() -> None:
    with pytest.raises(CannotOpen, match="changed or moved"):
        sealing.opened(sealing.seal(KEY, place="row:1"), place="row:2")


@pytest.mark.parametrize("text", ["", "AAAA", "no base64!", "é"])
def test_a_text_that_was_changed_is_refused(text: str) -> None:
    sealed = sealing.seal(KEY, place="row:1")
    with pytest.raises(CannotOpen, match="changed or moved"):
        sealing.opened(Sealed(text, sealed.sealed_with), place="row:1")


def test_an_older_secret_still_opens_what_it_sealed(settings: Any) -> None:
    sealed = sealing.seal(KEY, place="row:1")
    settings.PROVIDER_KEY_SECRETS = ["a newer one", *settings.PROVIDER_KEY_SECRETS]
    assert sealing.opened(sealed, place="row:1") == KEY
    assert sealing.seal(KEY, place="row:1").sealed_with != sealed.sealed_with


def test_a_secret_that_is_gone_is_named(settings: Any) -> None:
    sealed = sealing.seal(KEY, place="row:1")
    settings.PROVIDER_KEY_SECRETS = ["another"]
    with pytest.raises(CannotOpen, match="PROVIDER_KEY_SECRETS"):
        sealing.opened(sealed, place="row:1")
