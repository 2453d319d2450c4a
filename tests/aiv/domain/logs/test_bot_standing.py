"""A bot is what its vendor says it is; without the vendor's word it only claims to be."""

from __future__ import annotations

import pytest

from aiv.domain.logs.bot_standing import Standing, judge


@pytest.mark.parametrize(
    ("token", "is_listed", "name", "standing"),
    [
        ("GPTBot", True, None, Standing.VERIFIED),
        ("GPTBot", False, None, Standing.SPOOFED),
        ("GPTBot", None, None, Standing.CLAIMED),
        ("GPTBot", None, "crawl.googlebot.com", Standing.CLAIMED),
        ("Googlebot", None, "crawl-1.googlebot.com", Standing.VERIFIED),
        ("Googlebot", False, "crawl-1.googlebot.com", Standing.VERIFIED),
        ("Googlebot", None, "host.evilgooglebot.com", Standing.SPOOFED),
        ("Googlebot", None, "googlebot.com.evil.example", Standing.SPOOFED),
        ("Googlebot", None, None, Standing.CLAIMED),
        ("Bytespider", None, None, Standing.CLAIMED),
    ],
)
def test_a_standing_follows_from_list_and_name(
    token: str, is_listed: bool | None, name: str | None, standing: Standing
) -> None:
    assert judge(token, is_listed=is_listed, name=name) is standing
