"""Write logs as one JSON object a line, each with the request, user and dealer it belongs to."""

from __future__ import annotations

import json
import logging
from contextvars import Token
from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from dealershipai import scrub
from dealershipai.accounts import context

STATIC = "static"
_OWN_FIELDS = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


def bind_dealer(slug: str) -> Token[str]:
    """Name the dealer that the lines from here on are about."""
    return context.dealer.set(slug)


class JsonFormatter(logging.Formatter):
    """Turn a record into JSON, which also escapes line breaks a caller may have smuggled in."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": scrub.text(_message(record)),
            **_context(),
            **_extras(record),
        }
        if record.exc_info:
            line["exception"] = scrub.text(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=True, default=str)


def _context() -> dict[str, str]:
    variables = (context.request_id, context.user, context.dealer)
    values = {variable.name: variable.get() for variable in variables}
    return {name: value for name, value in values.items() if value}


def _extras(record: logging.LogRecord) -> dict[str, Any]:
    given = {name: value for name, value in vars(record).items() if name not in _OWN_FIELDS}
    return {name: _scalar(value) for name, value in given.items() if _is_scalar(value)}


def _is_scalar(value: object) -> bool:
    return isinstance(value, str | int | float | bool)


def _scalar(value: Any) -> Any:
    return scrub.text(value) if isinstance(value, str) else value


def _message(record: logging.LogRecord) -> str:
    words = record.getMessage()
    request = getattr(record, "request", None)
    # Django's own lines name the path, which may carry a reset key: the route says enough.
    path = getattr(request, "path", "")
    return words.replace(path, route_of(request)) if len(path) > 1 else words


def route_of(request: Any) -> str:
    """Name the route of a request, without the values in its address."""
    match = getattr(request, "resolver_match", None)
    if match:
        return str(match.view_name or match.route)
    # Static files are answered before any route is looked up.
    is_static = getattr(request, "path", "").startswith(settings.STATIC_URL)
    return STATIC if is_static else "unmatched"
