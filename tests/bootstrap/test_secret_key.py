"""The generated key is made once, whole, and readable by its owner only."""

import os

from dealershipai.secret_key import read_or_create


def test_a_key_is_made_once(tmp_path):
    path = tmp_path / "var" / "secret_key"
    assert read_or_create(path) == read_or_create(path)
    assert len(path.read_text()) >= 50


def test_only_its_owner_may_read_it(tmp_path):
    read_or_create(tmp_path / "secret_key")
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_of_two_first_starts_one_key_wins(tmp_path, monkeypatch):
    path = tmp_path / "secret_key"
    link = os.link

    def come_second(draft: object, target: object) -> None:
        path.write_text("the key of the other start")
        link(draft, target)

    monkeypatch.setattr(os, "link", come_second)
    assert read_or_create(path) == "the key of the other start"
    assert [entry.name for entry in tmp_path.iterdir()] == ["secret_key"]
