"""Serve everything in one process: pages through WSGI threads, sockets beside them.

Sync views under Django's own ASGI handler cost 2.4 to 4 times the CPU (docs/performance).
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote_from_bytes

from a2wsgi.wsgi import WSGIResponder
from asgiref.typing import ASGIReceiveCallable, ASGISendCallable, Scope

from dealershipai.wsgi import application as pages

# Pages keep the interpreter busy, so more threads only wait for it; each may hold one of the
# ten connections of the database pool.
PAGE_THREADS = 8
SEND_QUEUE = 10
NO_SUCH_SOCKET = 4404

_threads = ThreadPoolExecutor(max_workers=PAGE_THREADS, thread_name_prefix="page")


async def application(scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
    """Answer one request, refuse one socket, or follow the server's start and stop."""
    if scope["type"] == "http":
        await WSGIResponder(pages, _threads, SEND_QUEUE)(_clean(scope), receive, send)
    elif scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": NO_SUCH_SOCKET, "reason": "no such socket"})
    else:
        await _lifespan(receive, send)


def _clean(scope: Any) -> Any:
    # WSGI cannot tell X_Forwarded_For from X-Forwarded-For: the first kind only forges the second.
    headers = [(name, value) for name, value in scope["headers"] if b"_" not in name]
    query = quote_from_bytes(scope["query_string"], safe="%/:?#[]@!$&'()*+,;=~\"<>\\^`{|} ")
    return {**scope, "headers": headers, "query_string": query.encode("ascii")}


async def _lifespan(receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
    await receive()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    _threads.shutdown(wait=False, cancel_futures=True)
    await send({"type": "lifespan.shutdown.complete"})
