"""Play Google's two review APIs on loopback, with answers that a test chooses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass(slots=True)
class Google:
    """What it answers by path, and what it was asked with which headers."""

    answers: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    url: str = ""


@contextmanager
def serving() -> Iterator[Google]:
    """Serve until the block ends."""
    google = Google()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            google.asked.append((self.path, dict(self.headers)))
            said = google.answers.get(self.path)
            body = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(google.status if said is not None else 404)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    google.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield google
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
