"""Serve a dealer's own pages under a strict policy, with the widget of an installation on them."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

PAGE = """<!doctype html><html lang="en" dir="{dir}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>A store's site</title>
<h1>Cars</h1><p>Words of the store. <a href="#x">A link</a></p>{frame}
<script src="{app}/chatbot/widget.js" data-key="{key}" data-color="{color}"
 data-position="{position}" data-label="{label}" data-lang="{lang}" async></script></html>"""
POLICY = (
    "default-src 'none'; script-src {app}; connect-src {app} {socket}; frame-src *; "
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
)
LOOKS = {
    "dir": "ltr", "color": "#0b5f66", "position": "end", "label": "Ask us", "lang": "en",
    "key": "", "frame": "",
}  # fmt: skip


@contextmanager
def serve(app: str, keys: Mapping[str, str]) -> Iterator[str]:
    """Serve pages whose query says how the widget looks; give their origin."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            given = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
            looks = {**LOOKS, **keys, **given}
            words = {name: escape(value) for name, value in looks.items()}
            if words["frame"]:
                words["frame"] = f'<iframe src="{words["frame"]}" title="other"></iframe>'
            self.send_response(200)
            policy = POLICY.format(app=app, socket=app.replace("http", "ws", 1))
            self.send_header("Content-Security-Policy", policy)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.format(app=app, **words).encode())

        def log_message(self, *words: Any) -> None:
            """Say nothing of what was asked for."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
