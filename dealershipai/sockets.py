"""Name every socket of the installation and what stands before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, cast

from channels.auth import AuthMiddlewareStack
from channels.db import database_sync_to_async
from channels.routing import URLRouter
from django.urls import path, re_path

from aiv.selectors import live
from chatbot.consumers import ShopperConsumer
from dashboard.consumers import DealerConsumer
from dashboard.live.admissions import refusals
from dashboard.live.hub import Hub
from dashboard.live.origins import OwnOrigin

NO_SUCH_SOCKET: Final = 4404


def new_hub() -> Hub:
    """Make the hub of a process, which asks the database for what it cannot hear."""
    return Hub(
        sequences=database_sync_to_async(live.sequences),
        refusals=database_sync_to_async(refusals),
    )


def application(hub: Hub) -> URLRouter:
    """Give the application of all sockets.

    Ours: by origin, then signed in, then routed. The widget's stand on other origins and read no
    cookie: a ticket is all that opens one.
    """
    routes = [
        path("ws/dealers/<slug:slug>/", DealerConsumer.as_asgi(hub=hub)),
        # The type of routes knows views only.
        re_path("", cast("Any", _no_such_socket)),
    ]
    own = OwnOrigin(AuthMiddlewareStack(URLRouter(routes)))
    shoppers = cast("Any", ShopperConsumer.as_asgi())
    return URLRouter([path("ws/widget/", shoppers), re_path("", cast("Any", own))])


async def _no_such_socket(scope: Mapping[str, Any], receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "websocket.close", "code": NO_SUCH_SOCKET, "reason": "no such socket"})
