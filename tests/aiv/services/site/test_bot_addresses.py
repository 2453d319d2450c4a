"""Vendors' lists are fetched when they are missing or old, and what fails leaves what stood."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from aiv.domain.logs import bot_standing
from aiv.models import BotAddresses
from aiv.outbound.client import Client
from aiv.outbound.replies import Limits, Reply, Trouble
from aiv.services.site import bot_addresses as service

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
LISTS = len(set(bot_standing.PUBLISHED.values()))
BODY = json.dumps({"prefixes": [{"ipv4Prefix": "20.171.0.0/24"}]}).encode()


class World:
    """What vendors answer, and what they were asked."""

    body: bytes = BODY
    trouble: Trouble | None = None

    def __init__(self) -> None:
        self.asked: list[str] = []


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    made = World()

    async def get(_: Client, url: str, *, limits: Limits) -> Reply:
        made.asked.append(url)
        return Reply(
            url=url, final_url=url, sent_at=NOW, trouble=made.trouble,
            status=None if made.trouble else 200, body=made.body,
        )  # fmt: skip

    monkeypatch.setattr(Client, "get", get)
    return made


def test_every_list_is_fetched_once(world: World) -> None:
    assert service.refresh(now=NOW) == LISTS
    assert len(world.asked) == LISTS
    assert "20.171.0.7" in service.by_token(now=NOW)["GPTBot"]


def test_a_fresh_list_is_not_asked_for_again(world: World) -> None:
    service.refresh(now=NOW)
    assert service.refresh(now=NOW + timedelta(days=6)) == 0
    assert service.refresh(now=NOW + timedelta(days=8)) == LISTS


def test_a_list_that_fails_leaves_what_stood(world: World) -> None:
    service.refresh(now=NOW)
    world.trouble = Trouble.UNREACHABLE
    later = NOW + timedelta(days=8)
    assert service.refresh(now=later) == 0
    row = BotAddresses.objects.first()
    assert row
    assert (row.networks, row.fetched_at, row.failure) == (
        ["20.171.0.0/24"], NOW, "could not connect",
    )  # fmt: skip
    assert "GPTBot" in service.by_token(now=later)


def test_a_list_that_failed_is_left_alone_for_an_hour(world: World) -> None:
    world.trouble = Trouble.TOO_SLOW
    service.refresh(now=NOW)
    assert service.refresh(now=NOW + timedelta(minutes=59)) == 0
    assert len(world.asked) == LISTS
    assert service.by_token(now=NOW) == {}


@pytest.mark.parametrize("body", [b"<html>", b"{}", b"[" * 9000, b'{"prefixes": [{}]}'])
def test_a_body_that_is_no_list_says_so(world: World, body: bytes) -> None:
    world.body = body
    assert service.refresh(now=NOW) == 0
    assert BotAddresses.objects.filter(failure="").count() == 0


def test_a_list_of_two_months_ago_is_not_believed(world: World) -> None:
    service.refresh(now=NOW)
    assert service.by_token(now=NOW + timedelta(days=61)) == {}
