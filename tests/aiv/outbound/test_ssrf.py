"""Attack the guard: a canary on loopback must never be heard."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import pytest

from aiv.outbound import PUBLIC_ONLY, Client, Guard, Limits, Reply, Trouble
from aiv.outbound.guard import GuardedBackend, Refused
from tests.aiv.outbound.canary import listening, plain, redirecting

QUICK = Limits(total_seconds=2.0)
ME = "DealershipAI-Test/1.0"
PUBLIC = "93.184.215.14"


def client(guard: Guard) -> Client:
    return Client(identity=ME, guard=guard, delay_seconds=(0, 0))


async def asked(url: str, guard: Guard) -> Reply:
    async with client(guard) as one:
        return await one.get(url, limits=QUICK)


HOSTS = [
    "127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0x7f000001",
    "0177.0.0.1", "127.1", "0.0.0.0", "localhost.", "127.0.0.1.", "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]", "[::127.0.0.1]", "100.64.0.1", "169.254.169.254", "[fd00:ec2::254]",
    "224.0.0.1", "user@127.0.0.1", "user:word@127.0.0.1", "[fe80::1]",
    "\u2460\u2461\u2466.\u24ea.\u24ea.\u2460", "127\u30020\u30020\u30021", "%31%32%37.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
async def test_an_inner_host_is_refused_without_a_packet(host: str) -> None:
    async with listening(plain()) as canary:
        reply = await asked(f"http://{host}:{canary.port}/", Guard(ports=[canary.port]))
        assert reply.trouble is Trouble.REFUSED
        assert canary.hits == 0


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "gopher://127.0.0.1:6379/_x", "ftp://127.0.0.1/", "dict://127.0.0.1/",
        "http://shop.example:22/", "http://shop.example:25/", "https://shop.example:6379/",
        "http://", "http:///x", "//shop.example/", "javascript:alert(1)", "http://[::1", "x",
        "http://" + "a" * 3000, "http://shop.example\r\nHost: x/", "unix:///var/run/x.sock", "",
    ],
)  # fmt: skip
async def test_what_is_not_plain_web_is_refused(url: str) -> None:
    reply = await asked(url, Guard(resolve=lambda host, port: [PUBLIC]))
    assert reply.trouble is Trouble.REFUSED


@pytest.mark.parametrize(
    "answers", [[PUBLIC, "127.0.0.1"], ["127.0.0.1", PUBLIC], ["::1", PUBLIC], [], ["junk"]]
)
async def test_one_inner_address_among_public_ones_is_enough(answers: Sequence[str]) -> None:
    async with listening(plain()) as canary:
        guard = Guard(ports=[canary.port], resolve=lambda host, port: answers)
        reply = await asked(canary.url(host="shop.example"), guard)
        assert (reply.trouble, canary.hits) == (Trouble.REFUSED, 0)


async def test_a_name_is_resolved_once_and_what_was_checked_is_connected_to() -> None:
    """A name that leads inside when it is asked again (rebinding) is not asked again."""
    answers = [[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]]
    async with listening(plain()) as canary:
        guard = Guard(ports=[canary.port], resolve=lambda host, port: answers.pop(0))
        reply = await asked(canary.url(host="shop.example"), guard)
        assert reply.trouble is Trouble.UNREACHABLE  # tests may not leave this machine
        assert (len(answers), canary.hits) == (2, 0)


async def test_a_later_request_is_vetted_again() -> None:
    async with listening(plain()) as canary, listening(plain()) as inner:
        answers = [["127.0.0.2"], ["127.0.0.1"]]
        guard = Guard(
            networks=["127.0.0.2/32"],
            ports=[canary.port, inner.port],
            resolve=lambda host, port: answers.pop(0),
        )
        async with client(guard) as one:
            await one.get(canary.url(host="shop.example"), limits=QUICK)
            reply = await one.get(inner.url(host="shop.example"), limits=QUICK)
        assert (reply.trouble, inner.hits) == (Trouble.REFUSED, 0)


@pytest.mark.parametrize(
    "inner", ["http://169.254.169.254/latest/", "http://[::1]/", "file:///etc/passwd",
              "http://127.0.0.1:22/", "gopher://x/", "http://a:b@shop.example/", "//localhost/"]
)  # fmt: skip
async def test_a_redirect_inside_is_refused(inner: str) -> None:
    async with listening(redirecting(inner)) as door:
        guard = Guard(networks=["127.0.0.1/32"], ports=[door.port, 80], resolve=_door_only)
        reply = await asked(door.url(host="shop.example"), guard)
        assert (reply.trouble, door.hits) == (Trouble.REFUSED, 1)


async def test_a_redirect_to_loopback_is_not_followed_there() -> None:
    async with listening(plain()) as canary:
        async with listening(redirecting(canary.url("/secret"))) as door:
            guard = Guard(
                networks=["127.0.0.1/32"], ports=[door.port, canary.port], resolve=_door_only
            )
            reply = await asked(door.url(host="shop.example"), guard)
        assert (door.hits, canary.hits) == (1, 0)
        assert reply.trouble is Trouble.REFUSED and reply.hops == (reply.url,)


def _door_only(host: str, port: int) -> list[str]:
    """Let the guard know the door as a host; the same machine under its number is an inner one."""
    return ["127.0.0.1"] if host == "shop.example" else ["10.0.0.1"]


async def test_endless_redirects_end() -> None:
    async with listening(redirecting("/again")) as door:
        guard = Guard(networks=["127.0.0.1/32"], ports=[door.port])
        reply = await asked(door.url(), guard)
        assert (reply.trouble, door.hits) == (Trouble.TOO_MANY_REDIRECTS, 6)


async def test_a_redirect_not_to_follow_is_the_reply() -> None:
    async with listening(redirecting("https://else.example/")) as door:
        guard = Guard(networks=["127.0.0.1/32"], ports=[door.port])
        async with client(guard) as one:
            reply = await one.get(door.url(), limits=QUICK, may_follow=lambda url: False)
        assert (reply.status, reply.trouble, reply.hops) == (302, None, ())


async def test_posted_bytes_follow_no_redirect() -> None:
    async with listening(redirecting("/else", "307 Temporary Redirect")) as door:
        guard = Guard(networks=["127.0.0.1/32"], ports=[door.port])
        async with client(guard) as one:
            reply = await one.post(door.url(), content=b"{}", headers={}, limits=QUICK)
        assert (reply.status, door.hits) == (307, 1)


async def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with listening(plain()) as proxy, listening(plain()) as site:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url())
        reply = await asked(site.url(), Guard(networks=["127.0.0.1/32"], ports=[site.port]))
        assert (reply.status, site.hits, proxy.hits) == (200, 1, 0)


async def test_people_read_one_message_and_the_log_the_reason(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        reply = await asked("http://10.0.0.1/", Guard())
    assert str(reply.trouble) == PUBLIC_ONLY
    assert "10.0.0.1" in caplog.text and "10.0.0.1" not in str(reply.trouble)


async def test_a_unix_socket_is_refused() -> None:
    with pytest.raises(Refused, match="unix socket"):
        await GuardedBackend(Guard()).connect_unix_socket("/var/run/docker.sock")
