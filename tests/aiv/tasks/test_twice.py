"""Every kind of waiting work, done by two at once, again and late, has one effect."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection

from aiv.models import LeadMail
from aiv.tasks.due import ALL
from tests.aiv.services.test_deciding_at_once import at_once
from tests.contracts import far

SKEW: Final = timedelta(minutes=10)
"""How far the clocks of machines may be apart."""
MOST_PIECES: Final = 20
"""A round does one piece of a kind; more than these never wait here."""
KINDS: Final = 7


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    settings.OUTBOX_DIR = tmp_path / "outbox"
    cache.clear()


def waiting() -> None:
    """Furnish a store whose mails, posts, readings and counts wait to be done."""
    far.seed()
    LeadMail.objects.update(state="planned", attempts=0)


def done(now: datetime) -> Counter[str]:
    """Do all of it until nothing waits; give how many pieces of each kind were done."""
    found: Counter[str] = Counter()
    for work in ALL:
        for _ in range(MOST_PIECES):
            pieces = work.run(now)
            if not pieces:
                break
            found[work.name] += pieces
    return found


def mails() -> Counter[tuple[str, ...]]:
    return Counter((each.subject, *each.to) for each in mail.outbox)


def is_settled(now: datetime) -> bool:
    """Say whether doing it all again, and with clocks that are off, changes nothing."""
    before, sent = far.snapshot(), mails()
    again = [done(now), done(now + SKEW), done(now - SKEW), done(now)]
    assert again == [Counter()] * 4
    return (far.snapshot(), mails()) == (before, sent)


@pytest.mark.django_db
def test_what_is_done_again_early_and_late_has_one_effect() -> None:
    waiting()
    now = datetime.now(UTC)
    assert len(done(now)) >= KINDS
    assert is_settled(now)
    assert mails()
    assert set(mails().values()) == {1}


@pytest.mark.servers
@pytest.mark.django_db(transaction=True)
def test_what_three_do_at_once_has_one_effect() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL lets two writers run side by side")
    waiting()
    now = datetime.now(UTC)
    assert at_once(*[partial(done, now)] * 3) == [True] * 3
    assert is_settled(now)
    assert mails()
    assert set(mails().values()) == {1}
