"""Serve everything in one process: pages through WSGI threads, sockets beside them.

Sync views under Django's own ASGI handler cost 2.4 to 4 times the CPU of the same views here.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote_from_bytes

from a2wsgi.wsgi import WSGIResponder

# First of ours: it sets Django up, without which nothing below can be loaded.
from dealershipai.wsgi import application as pages  # isort: split

from django.conf import settings

from aiv.live import COURIER
from aiv.tasks import Crew
from dealershipai import sockets

if TYPE_CHECKING:
    from a2wsgi.asgi_typing import HTTPScope, Receive, Scope, Send
    from a2wsgi.wsgi_typing import WSGIApp

# Pages keep the interpreter busy, so more threads only wait for it; each may hold one of the
# ten connections of the database pool.
PAGE_THREADS = 8
# Chunks of an answer that may wait for a slow reader before its thread waits too.
SEND_QUEUE = 10
PRINTABLE = bytes(range(0x21, 0x7F)).decode()

_hub = sockets.new_hub()
_sockets = sockets.application(_hub)
_threads = ThreadPoolExecutor(max_workers=PAGE_THREADS, thread_name_prefix="page")


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one request, hold one socket, or follow the server's start and stop."""
    if scope["type"] == "http":
        responder = WSGIResponder(cast("WSGIApp", pages), _threads, SEND_QUEUE)
        await responder(_unambiguous(scope), receive, send)
    elif scope["type"] == "websocket":
        await _sockets(scope, receive, send)
    else:
        await _lifespan(receive, send)


def _unambiguous(scope: HTTPScope) -> HTTPScope:
    # WSGI cannot tell X_Forwarded_For from X-Forwarded-For: the first only serves to forge the
    # second. Bytes outside ASCII have no place in a query, and the bridge would fail on them.
    headers = [(name, value) for name, value in scope["headers"] if b"_" not in name]
    query = quote_from_bytes(scope["query_string"], safe=PRINTABLE).encode("ascii")
    clean: dict[str, Any] = {**scope, "headers": headers, "query_string": query}
    return cast("HTTPScope", clean)


async def _lifespan(receive: Receive, send: Send) -> None:
    await receive()
    COURIER.ride(asyncio.get_running_loop())
    work = Crew()
    # Beside Redis there are processes for it: `manage.py work`.
    if settings.IS_EMBEDDED:
        work.start()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await asyncio.to_thread(work.stop)
    COURIER.ride(None)
    _hub.stop()
    _threads.shutdown(wait=False, cancel_futures=True)
    await send({"type": "lifespan.shutdown.complete"})
