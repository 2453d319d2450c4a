"""Two servers that read one log at the same time count it once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from aiv.models import AccessLog, BotVisits, LogState
from aiv.services.ground import access_logs as service
from aiv.services.site import bot_addresses
from tests import cast

pytestmark = [pytest.mark.servers, pytest.mark.django_db(transaction=True)]
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
LINE = b'9.9.9.9 - - [25/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 9 "-" "OAI-SearchBot/1.3"\n'
READERS = 4


def test_one_log_is_read_by_one(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(bot_addresses, "refresh", lambda *, now: 0)
    dealer = cast.dealer("Harbor Point Toyota", market=cast.market())
    log = service.upload(dealer, [LINE * 500], name="a", server="", actor=None, now=NOW).log
    barrier = Barrier(READERS)

    def read(_: int) -> None:
        mine = AccessLog.objects.get(pk=log.pk)
        barrier.wait(10)
        service.read_some(mine, now=NOW)
        connection.close()

    with ThreadPoolExecutor(READERS) as readers:
        list(readers.map(read, range(READERS)))
    log.refresh_from_db()
    assert (log.state, log.lines) == (LogState.READ, 500)
    assert BotVisits.objects.get().hits == 500
