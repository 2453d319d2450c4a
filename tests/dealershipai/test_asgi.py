"""Show how the one process answers pages, sockets and the server itself."""

import asyncio
from types import SimpleNamespace

import pytest

from dealershipai import asgi


@pytest.fixture
def echoed(monkeypatch):
    """Give the WSGI environment that an ASGI request becomes."""
    seen = {}

    def pages(environ, start_response):
        seen.update(environ, body=environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"one", b"two"]

    monkeypatch.setattr(asgi, "pages", pages)
    return seen


def _scope(headers=(), query=b"", **fields):
    base = {"type": "http", "http_version": "1.1", "method": "POST", "scheme": "http"}
    place = {"path": "/a/", "root_path": "", "client": ("198.51.100.7", 5), "server": ("h", 80)}
    return {**base, **place, "headers": list(headers), "query_string": query, **fields}


async def _ask(scope, *messages):
    coming, sent = list(messages), []

    async def receive():
        return coming.pop(0)

    async def send(message):
        sent.append(message)

    await asyncio.wait_for(asgi.application(scope, receive, send), 5)
    return sent


def _body(*chunks):
    return [
        {"type": "http.request", "body": chunk, "more_body": number < len(chunks)}
        for number, chunk in enumerate(chunks, start=1)
    ]


async def test_a_body_that_comes_in_pieces_arrives_whole(echoed):
    sent = await _ask(_scope([(b"content-length", b"6")]), *_body(b"abc", b"def"))
    assert echoed["body"] == b"abcdef"
    assert b"".join(message.get("body", b"") for message in sent) == b"onetwo"


async def test_a_header_with_an_underscore_cannot_pose_as_another(echoed):
    headers = [
        (b"content-length", b"0"),
        (b"x-forwarded-for", b"203.0.113.9"),
        (b"x_forwarded_for", b"203.0.113.66"),
    ]
    await _ask(_scope(headers), *_body(b""))
    assert echoed["HTTP_X_FORWARDED_FOR"] == "203.0.113.9"


@pytest.mark.parametrize(
    ("query", "given"), [(b"a=1&b=%20", "a=1&b=%20"), (b"a=\xff", "a=%FF"), (b"a=\xc3", "a=%C3")]
)
async def test_bytes_outside_ascii_in_a_query_are_no_fault(echoed, query, given):
    await _ask(_scope([(b"content-length", b"0")], query), *_body(b""))
    assert echoed["QUERY_STRING"] == given


# Before the routes stands the session, whose thread may look at a connection it has from before.
@pytest.mark.django_db
async def test_a_socket_without_a_route_is_refused(echoed):
    ours = [(b"origin", b"http://localhost:8000")]
    scope = {"type": "websocket", "path": "/ws/", "headers": ours}
    (sent,) = await _ask(scope, {"type": "websocket.connect"})
    assert (sent["type"], sent["code"]) == ("websocket.close", 4404)


@pytest.mark.parametrize(("is_embedded", "told"), [(True, ["start", "stop"]), (False, ["stop"])])
async def test_start_and_stop_are_answered(monkeypatch, settings, is_embedded, told):
    heard = []
    settings.IS_EMBEDDED = is_embedded
    crew = SimpleNamespace(start=lambda: heard.append("start"), stop=lambda: heard.append("stop"))
    monkeypatch.setattr(asgi, "Crew", lambda: crew)
    monkeypatch.setattr(asgi, "_threads", asgi.ThreadPoolExecutor(1))
    sent = await _ask(
        {"type": "lifespan"}, {"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}
    )
    assert [message["type"] for message in sent] == [
        "lifespan.startup.complete",
        "lifespan.shutdown.complete",
    ]
    assert heard == told


async def test_the_real_pages_answer(settings):
    settings.ROOT_URLCONF = "tests.dealershipai.urls"
    headers = [(b"host", b"localhost"), (b"content-length", b"0")]
    sent = await _ask(_scope(headers, method="GET", path="/healthz"), *_body(b""))
    assert sent[0]["status"] == 200 and sent[1]["body"] == b'{"status": "ok"}'
