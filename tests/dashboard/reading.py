"""Read pages as a person does: the words that stand there, and where the links lead."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from aiv.models import Dealer
from tests.answered import Said

TAG = re.compile(r"<[^>]*>")
HREF = re.compile(r'href="([^"]*)"')


def words(response: HttpResponse) -> str:
    """Give the words of a page in one line."""
    return " ".join(html.unescape(TAG.sub(" ", response.content.decode())).split())


def links(response: HttpResponse) -> list[str]:
    """Give every address that the page links to."""
    return [html.unescape(found) for found in HREF.findall(response.content.decode())]


def yesterday() -> datetime:
    """Give a time that no page calls old."""
    return timezone.now() - timedelta(days=1)


def naming(dealer: Dealer, times: int, *, of: int, role: str = "best") -> list[Said]:
    """Give answers of which the first few name the dealer."""
    return [Said(named=[(dealer, role)] if at < times else ()) for at in range(of)]


def queries(client: Client, path: str) -> int:
    """Count what a page costs once the session is warm."""
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


def costs(client: Client, path: str, steps: Iterable[Callable[[], object]]) -> list[int]:
    """Count what a page costs after each step that adds rows to it."""
    counted = []
    for step in steps:
        step()
        counted.append(queries(client, path))
    return counted


def shown(client: Client, link: str) -> int:
    """Say how many answers a list of answers holds."""
    found = re.search(r"(\d+) answers? in", words(client.get(link)))
    return int(found[1]) if found else 0
