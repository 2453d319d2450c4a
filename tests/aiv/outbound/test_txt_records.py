"""TXT records are read from a name server's own answer, and from nothing else."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.outbound import txt_records
from aiv.outbound.txt_records import Server, Unanswered, texts_of

NAME = "_dealershipai-verify.harbor.example"
Answer = Callable[[bytes], bytes]


class NameServer:
    """Answer by UDP and by TCP on one port of loopback, as told."""

    def __init__(self, answer: Answer, long_answer: Answer | None = None) -> None:
        self.answer, self.long_answer = answer, long_answer or answer
        self.tcp = socket.create_server(("127.0.0.1", 0))
        self.place: Server = ("127.0.0.1", self.tcp.getsockname()[1])
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(self.place)
        for serve in (self._datagrams, self._streams):
            threading.Thread(target=serve, daemon=True).start()

    def _datagrams(self) -> None:
        while True:
            try:
                asked, sender = self.udp.recvfrom(4096)
            except OSError:
                return
            if reply := self.answer(asked):
                self.udp.sendto(reply, sender)

    def _streams(self) -> None:
        while True:
            try:
                link, _ = self.tcp.accept()
            except OSError:
                return
            with link:
                asked = link.recv(4096)[2:]
                reply = self.long_answer(asked)
                link.sendall(struct.pack("!H", len(reply)) + reply)

    def close(self) -> None:
        for each in (self.udp, self.tcp):
            each.shutdown(socket.SHUT_RDWR) if each is self.tcp else None
            each.close()


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Server]]:
    monkeypatch.setattr(txt_records, "SECONDS", 0.5)
    running: list[NameServer] = []

    def start(answer: Answer, long_answer: Answer | None = None) -> Server:
        running.append(NameServer(answer, long_answer))
        return running[-1].place

    yield start
    for each in running:
        each.close()


def txt(*texts: bytes, kind: int = 16) -> bytes:
    """Spell one record; its name points at the question."""
    pieces = b"".join(bytes([len(text)]) + text for text in texts)
    return b"\xc0\x0c" + struct.pack("!HHIH", kind, 1, 60, len(pieces)) + pieces


def reply(asked: bytes, *records: bytes, flags: int = 0x8180) -> bytes:
    return asked[:2] + struct.pack("!5H", flags, 1, len(records), 0, 0) + asked[12:] + b"".join(
        records
    )  # fmt: skip


def test_texts_are_read_and_their_pieces_joined(serve: Callable[..., Server]) -> None:
    server = serve(lambda asked: reply(asked, txt(b"v=spf1"), txt(b"tok", b"en"), txt(b"", kind=1)))
    assert texts_of(NAME, servers=[server]) == ("v=spf1", "token")


def test_a_name_that_does_not_exist_has_no_texts(serve: Callable[..., Server]) -> None:
    assert texts_of(NAME, servers=[serve(lambda asked: reply(asked, flags=0x8183))]) == ()


def test_an_answer_too_long_is_asked_for_by_tcp(serve: Callable[..., Server]) -> None:
    many = [txt(b"x" * 250) for _ in range(40)]
    server = serve(
        lambda asked: reply(asked, flags=0x8380), lambda asked: reply(asked, *many, txt(b"token"))
    )
    assert texts_of(NAME, servers=[server])[-1] == "token"


@pytest.mark.parametrize(
    "wrong",
    [
        lambda asked: b"",
        lambda asked: b"\0",
        lambda asked: reply(bytes([asked[0] ^ 1]) + asked[1:], txt(b"token")),
        lambda asked: reply(asked[:12] + b"\x04evil" + asked[17:], txt(b"token")),
        lambda asked: reply(asked, txt(b"token"), flags=0x0100),
        lambda asked: reply(asked, flags=0x8182),
        lambda asked: reply(asked, txt(b"token")[:-9]) + b"\xc0",
    ],
    ids=["silent", "stub", "other number", "other name", "question", "refused", "cut"],
)
def test_whatever_is_no_answer_is_passed_over_for_the_next(
    wrong: Answer, serve: Callable[..., Server]
) -> None:
    sound = serve(lambda asked: reply(asked, txt(b"sound")))
    assert texts_of(NAME, servers=[serve(wrong), sound]) == ("sound",)


def test_without_any_answer_nothing_is_said(serve: Callable[..., Server]) -> None:
    with pytest.raises(Unanswered):
        texts_of(NAME, servers=[serve(lambda asked: b"")])
    with pytest.raises(Unanswered):
        texts_of(NAME, servers=[])


@pytest.mark.parametrize(
    "name", ["", "a..example", f"{'x' * 64}.example", "a." * 200, "\ud800.example"]
)
def test_what_is_no_name_is_not_asked_for(name: str) -> None:
    with pytest.raises(Unanswered, match="no name"):
        texts_of(name, servers=[("127.0.0.1", 9)])


def test_the_name_servers_are_the_systems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "resolv.conf"
    file.write_text("# ours\nsearch harbor.example\nnameserver 192.0.2.1\nnameserver ::1\n")
    monkeypatch.setattr(txt_records, "RESOLV_CONF", file)
    assert txt_records._system() == [("192.0.2.1", 53), ("::1", 53)]


@given(st.binary(max_size=120))
def test_no_bytes_are_read_for_ever_or_break(noise: bytes) -> None:
    asked = b"\0\1" + txt_records._question(NAME)
    head = b"\0\1" + struct.pack("!5H", 0x8180, 1, 60_000, 0, 0)
    with suppress(ValueError, struct.error, IndexError):
        list(txt_records._texts(head + asked[2:] + noise, asked))
