"""Answer every refusal and fault under /api/ as problem details (RFC 9457)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

import msgspec
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

from aiv.domain.errors import Conflict, Fault, FaultyDocument, InvalidInput, NotAllowed

CONTENT_TYPE: Final = "application/problem+json"
ROOT: Final = "/api/"
# The same words whatever the reason: what is not yours does not exist for you.
NOTHING_HERE: Final = "There is nothing here that you may see."


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a request was refused; errors name each place: a pointer into the body or a parameter."""

    type: str
    title: str
    status: int
    detail: str
    errors: tuple[Mapping[str, str], ...]


class Refused(exceptions.APIException):
    """Refuse what was sent, naming each place that is wrong."""

    status_code = HTTPStatus.BAD_REQUEST
    default_detail = "The request cannot be used; see errors."

    def __init__(self, faults: Iterable[Fault], *, place: str = "pointer") -> None:
        super().__init__()
        self.errors = [{place: fault.place, "detail": fault.reason} for fault in faults]


class TooLarge(exceptions.APIException):
    """Refuse a body before reading it."""

    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE

    def __init__(self, limit: int) -> None:
        super().__init__(f"The body is larger than {limit // 1024} KiB; send less.")


class InConflict(exceptions.APIException):
    """Say that something else already stands there."""

    status_code = HTTPStatus.CONFLICT


def is_api(request: HttpRequest) -> bool:
    """Tell whether a program reads the answer."""
    return request.path.startswith(ROOT)


def handle(exc: Exception, context: Mapping[str, Any]) -> Response | HttpResponse | None:
    """Turn what a view raised into problem details; unknown faults go on to the server's page."""
    known = _translated(exc)
    answered = exception_handler(known, dict(context))
    if answered is None or not isinstance(
        known, exceptions.APIException | Http404 | PermissionDenied
    ):
        return None
    headers = {
        name: str(answered.headers[name])
        for name in ("WWW-Authenticate", "Retry-After", "Allow")
        if name in answered.headers
    }
    return response(
        answered.status_code,
        detail=_detail(known),
        errors=getattr(known, "errors", []),
        headers=headers,
    )


def response(
    status: int,
    *,
    detail: str,
    errors: Iterable[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Write one problem."""
    problem = Problem(
        type="about:blank",
        title=HTTPStatus(status).phrase,
        status=int(status),
        detail=detail,
        errors=tuple(errors),
    )
    return HttpResponse(
        msgspec.json.encode(problem), status=status, content_type=CONTENT_TYPE, headers=headers
    )


def _translated(exc: Exception) -> Exception:
    """Give the product's own errors the status that a program expects."""
    if isinstance(exc, FaultyDocument):
        return Refused(Fault(_pointer(fault.place), fault.reason) for fault in exc.faults)
    if isinstance(exc, InvalidInput):
        return Refused([Fault(_pointer(exc.field), exc.reason)])
    if isinstance(exc, NotAllowed):
        return exceptions.PermissionDenied(str(exc))
    return InConflict(str(exc)) if isinstance(exc, Conflict) else exc


def _pointer(field: str) -> str:
    return "/" + field.replace(".", "/")


def _detail(exc: Exception) -> str:
    if isinstance(exc, Http404):
        return NOTHING_HERE
    return str(exc.detail) if isinstance(exc, exceptions.APIException) else str(exc)
