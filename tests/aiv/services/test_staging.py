"""An upload waits for its import: its owner's alone, for an hour, out of reach of any path."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from aiv.domain.errors import InvalidInput
from aiv.services import staging
from dealershipai.accounts.models import User

WORDS = (b"first line\n", b"second line\n")
ANNA, BERT = User(email="anna@harbor.example"), User(email="bert@harbor.example")


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.VAR_DIR = tmp_path
    return tmp_path / "staging"


def read(token: str, owner: User) -> bytes:
    with staging.opened(token, owner=owner) as file:
        return file.read()


def test_a_kept_file_is_read_back_whole() -> None:
    assert read(staging.keep(WORDS, owner=ANNA), ANNA) == b"".join(WORDS)


def test_two_uploads_have_two_names() -> None:
    assert staging.keep(WORDS, owner=ANNA) != staging.keep(WORDS, owner=ANNA)


def test_another_person_finds_nothing() -> None:
    token = staging.keep(WORDS, owner=ANNA)
    with pytest.raises(InvalidInput, match="upload it again"):
        read(token, BERT)


@pytest.mark.parametrize(
    "token", ["", "..", "../db.sqlite3", "a/../../b", "a\\b", "a.b", "a\0b", "é", "%2e%2e", " "]
)
def test_a_name_that_was_never_given_opens_nothing(token: str) -> None:
    with pytest.raises(InvalidInput, match="upload it again"):
        read(token, ANNA)


def test_too_large_a_file_leaves_nothing_behind(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "MAX_BYTES", 15)
    with pytest.raises(InvalidInput, match="200 MB"):
        staging.keep(WORDS, owner=ANNA)
    assert list(folder.iterdir()) == []


def test_a_forgotten_file_is_gone_and_may_be_forgotten_again(folder: Path) -> None:
    token = staging.keep(WORDS, owner=ANNA)
    for _ in range(2):
        staging.forget(token, owner=ANNA)
    assert list(folder.iterdir()) == []


def test_an_upload_expires_when_the_next_one_comes(folder: Path) -> None:
    old, fresh = staging.keep(WORDS, owner=ANNA), staging.keep(WORDS, owner=ANNA)
    past = time.time() - staging.EXPIRES_AFTER_S - 1
    os.utime(folder / f"{ANNA.pk}.{old}", (past, past))
    staging.keep(WORDS, owner=BERT)
    assert read(fresh, ANNA)
    with pytest.raises(InvalidInput):
        read(old, ANNA)


def test_only_the_installation_may_look_into_the_folder(folder: Path) -> None:
    staging.keep(WORDS, owner=ANNA)
    assert folder.stat().st_mode & 0o777 == 0o700
