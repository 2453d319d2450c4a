"""A log's file is unpacked in pieces of whole lines, from any place, and ends in words."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.models import AccessLog
from aiv.services.ground import log_files

LINES = [b"one\n", b"two and more\n", b"\n", b"three\n"]


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path


def kept(body: bytes, *, read: int = 0) -> AccessLog:
    log = AccessLog(pk=uuid4(), dealer_id=uuid4(), bytes_read=read)
    found = log_files.keep([body[:5], body[5:]], dealer_id=log.dealer_id, log_id=log.pk)
    assert found == log_files.Kept(hashlib.sha256(body).hexdigest(), len(body))
    return log


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_pieces_hold_whole_lines_and_say_where_they_end(
    monkeypatch: pytest.MonkeyPatch, pack: Any
) -> None:
    monkeypatch.setattr(log_files, "PIECE", 14)
    found = list(log_files.pieces(kept(pack(b"".join(LINES)))))
    assert b"".join(piece.words for piece in found) == b"".join(LINES)
    assert all(piece.words.endswith(b"\n") for piece in found)
    assert found[-1].end == len(b"".join(LINES))


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_reading_goes_on_where_it_ended(pack: Any) -> None:
    found = list(log_files.pieces(kept(pack(b"".join(LINES)), read=4)))
    assert b"".join(piece.words for piece in found) == b"".join(LINES[1:])


def test_a_last_line_without_an_end_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_files, "PIECE", 4)
    assert b"".join(piece.words for piece in log_files.pieces(kept(b"one\ntwo"))) == b"one\ntwo"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.integers(1, 50))
def test_every_byte_is_given_once(body: bytes, piece: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(log_files, "PIECE", piece)
        log = kept(gzip.compress(body))
        found = b"".join(each.words for each in log_files.pieces(log))
        log_files.forget(log.dealer_id, log.pk)
    assert found == body


def test_a_damaged_file_is_said_to_be() -> None:
    log = kept(gzip.compress(b"".join(LINES) * 9)[:-6])
    with pytest.raises(log_files.Broken):
        list(log_files.pieces(log))


def test_a_place_behind_the_damage_is_said_to_be() -> None:
    log = kept(gzip.compress(b"".join(LINES) * 9)[:-6], read=10_000)
    with pytest.raises(log_files.Broken):
        list(log_files.pieces(log))


def test_a_file_that_is_gone_says_what_to_do() -> None:
    log = kept(b"one\n")
    log_files.forget(log.dealer_id, log.pk)
    log_files.forget(log.dealer_id, log.pk)
    with pytest.raises(InvalidInput, match="upload it again"):
        list(log_files.pieces(log))


def test_an_upload_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Any:
        yield b"one\n"
        raise ConnectionError

    with pytest.raises(ConnectionError):
        log_files.keep(broken(), dealer_id=uuid4(), log_id=uuid4())
    assert list((tmp_path / "access_logs").iterdir()) == []


def test_a_path_begins_with_its_dealer(tmp_path: Path) -> None:
    log = kept(b"one\n")
    (path,) = (tmp_path / "access_logs").iterdir()
    assert path.name == f"{log.dealer_id.hex}.{log.pk.hex}"
