"""Serve the product: settings, database, first operator, then one process on one address."""

from __future__ import annotations

import io
import os
import signal
import socket
from contextlib import nullcontext
from pathlib import Path

from aiv.domain.errors import CannotStart
from dealershipai.bootstrap import beside, demo, listen, lock
from dealershipai.bootstrap.commands import SETTINGS
from dealershipai.bootstrap.options import Up
from dealershipai.env import Environment

GRACE_SECONDS = 5
FRAME_BYTES = 64 * 1024


def run(root: Path, wish: Up) -> int:
    """Prepare and serve until Ctrl-C or SIGTERM."""
    _load_settings(root, wish)
    from django.conf import settings

    listen.refuse_public(
        wish.host, is_key_generated=settings.SECRET_KEY_IS_GENERATED, is_debug=settings.DEBUG
    )
    _explain_scale(wish)
    with listen.take(wish.host, wish.port) as taken:
        _prepare(root, wish)
        with beside.started(root) if wish.is_scaled_out else nullcontext():
            return _serve(wish, taken)


def _load_settings(root: Path, wish: Up) -> None:
    """Let links in mails and pages carry the port that was asked for."""
    if not Environment.beside(root).text("APP_URL"):
        os.environ["APP_URL"] = f"http://localhost:{wish.port}"
    if wish.is_scaled_out and Environment.beside(root).text("REDIS_URL"):
        os.environ.setdefault("CELERY", "on")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)


def _explain_scale(wish: Up) -> None:
    if not wish.is_scaled_out:
        return
    from django.conf import settings

    is_postgresql = "postgresql" in settings.DATABASES["default"]["ENGINE"]
    if not (settings.REDIS_URL and is_postgresql):
        raise CannotStart(
            "--scale-out needs a database and a Redis that several processes can share. "
            "Set DATABASE_URL=postgresql://... and REDIS_URL=redis://... in .env."
        )
    print("Scaled out: PostgreSQL and Redis are used; this process serves pages and sockets, and")
    print("Celery beside it does what waits: two workers for scans, one for the rest, a clock.")


def _prepare(root: Path, wish: Up) -> None:
    import django

    django.setup()
    waiting = "Another start is migrating; waiting until it is done."
    with lock.held(root / "var" / "migrate.lock", waiting=waiting):
        _migrate()
        _collect_static()
        _check()
        _introduce_operator()
    demo.offer(wish.has_demo)


def _check() -> None:
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError

    try:
        call_command("check", stdout=io.StringIO())
    except SystemCheckError as fault:
        raise CannotStart(str(fault)) from fault


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("Preparing the database ...", flush=True)
        call_command("migrate", interactive=False, verbosity=0)


def _collect_static() -> None:
    """Gather static files where settings serve them from one folder only."""
    from django.conf import settings
    from django.core.management import call_command

    if not settings.WHITENOISE_USE_FINDERS:
        call_command("collectstatic", interactive=False, verbosity=0)


def _introduce_operator() -> None:
    from dealershipai.accounts.operators import create_first_operator

    made = create_first_operator()
    if made is not None:
        print("\nThe first operator of this installation (shown once, write it down):")
        print(f"    e-mail    {made[0]}\n    password  {made[1]}\n", flush=True)


def _serve(wish: Up, taken: socket.socket) -> int:
    import uvicorn

    class Server(uvicorn.Server):
        """Print the address once connections are accepted."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            print(f"DealershipAI is ready: http://localhost:{wish.port}", flush=True)

    # uvicorn raises the signal that ended it once more, for whoever stood there before.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    server = Server(
        uvicorn.Config(
            "dealershipai.asgi:application",
            # Named, because uvicorn would ask the environment; limits and sockets need one process.
            workers=1,
            log_config=None,
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            ws_max_size=FRAME_BYTES,
            # Events are short; a compressor for each socket would cost more memory than the socket.
            ws_per_message_deflate=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
    )
    server.run(sockets=[taken])
    print("\nStopped.", flush=True)
    return 0 if server.started else 1
