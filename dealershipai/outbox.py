"""Keep mails on this machine while no mail server is configured."""

from __future__ import annotations

import json
import os
import secrets
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

KEPT = 100


@dataclass(frozen=True, slots=True)
class KeptMail:
    """Hold one mail as it would have gone out."""

    sent_at: str
    to: list[str]
    subject: str
    body: str

    @property
    def at(self) -> datetime:
        """Give when it was kept."""
        return datetime.fromisoformat(self.sent_at)


class OutboxBackend(BaseEmailBackend):
    """Write each mail to a private file and its words to the terminal."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            mail = _kept(message)
            _write(Path(settings.OUTBOX_DIR), mail)
            sys.stdout.write(_notice(mail))
        sys.stdout.flush()
        _forget_oldest(Path(settings.OUTBOX_DIR))
        return len(email_messages)


def read_outbox() -> tuple[KeptMail, ...]:
    """Give the kept mails, newest first."""
    files = sorted(Path(settings.OUTBOX_DIR).glob("*.json"), reverse=True)
    return tuple(KeptMail(**json.loads(file.read_text(encoding="utf-8"))) for file in files)


def _kept(message: EmailMessage) -> KeptMail:
    sent_at = timezone.now().isoformat(timespec="seconds")
    # message() refuses line breaks in headers, as a mail server would never see them either.
    message.message()
    return KeptMail(sent_at, list(message.recipients()), str(message.subject), str(message.body))


def _write(folder: Path, mail: KeptMail) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp = timezone.now().strftime("%Y%m%dT%H%M%S%f")
    path = folder / f"{stamp}-{secrets.token_hex(4)}.json"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(mail), file)


def _notice(mail: KeptMail) -> str:
    head = f"Mail to {', '.join(mail.to)}: {mail.subject}"
    return f"\n--- {head}\n{mail.body}\n--- (EMAIL_URL is not set, so it stays here)\n\n"


def _forget_oldest(folder: Path) -> None:
    for file in sorted(folder.glob("*.json"))[:-KEPT]:
        file.unlink(missing_ok=True)
