"""Hold what all API views share: who asks, how much, in which form."""

from __future__ import annotations

from typing import Any, ClassVar, Final

import msgspec
from django.http import HttpRequest, HttpResponse
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import JSONParser
from rest_framework.permissions import IsAuthenticated
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from aiv.domain.errors import Fault
from dashboard.api import limits
from dashboard.api.authentication import KeyAuthentication
from dashboard.api.problems import Refused, TooLarge

JSON: Final = "application/json"
MAX_BODY: Final = 64 * 1024
"""Bytes of a body; the largest one we read has seventeen numbers."""


class JsonRenderer(BaseRenderer):
    """Write values as JSON."""

    media_type = JSON
    format = "json"

    def render(self, data: Any, *_context: Any) -> bytes:
        return msgspec.json.encode(data)


class OneForm(BaseContentNegotiation):
    """Answer in JSON whatever a browser says it prefers."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        return parsers[0]

    def select_renderer(self, request: Request, renderers: Any, format_suffix: Any = None) -> Any:
        return renderers[0], renderers[0].media_type


class ApiView(APIView):
    """Answer signed-in people and keys, each within a limit; default deny."""

    authentication_classes = (KeyAuthentication, SessionAuthentication)
    permission_classes = (IsAuthenticated,)
    content_negotiation_class = OneForm
    renderer_classes = (JsonRenderer,)
    # It names what is accepted; bodies are read by each view's own compiled validator.
    parser_classes = (JSONParser,)
    http_method_names = ["get", "post", "head"]
    limit: ClassVar[limits.Limit] = limits.READ
    query: ClassVar[frozenset[str]] = frozenset()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse strangers, whoever asks too often, and questions that nobody understands."""
        super().initial(request, *args, **kwargs)
        limits.take(request._request, self.limit, owner=asker(request))
        unknown = sorted(set(request.query_params) - self.query)
        if unknown:
            faults = [Fault(name[:60], "this parameter is not known") for name in unknown]
            raise Refused(faults, place="field")


def asker(request: Request) -> str:
    """Name who is counted: the key, else the person."""
    return str(request.auth.pk if request.auth else request.user.pk)


def body_of(request: Request) -> bytes:
    """Give the body, refusing one that is too large before it is read."""
    asked: HttpRequest = request._request
    size = int(asked.META.get("CONTENT_LENGTH") or 0)
    if size > MAX_BODY:
        raise TooLarge(MAX_BODY)
    # A client may leave the type of an empty body away; that it is empty is the better answer.
    if size and asked.content_type != JSON:
        raise UnsupportedMediaType(asked.content_type or "nothing")
    return asked.body


def answer(value: Any) -> HttpResponse:
    """Write a value as JSON."""
    return HttpResponse(msgspec.json.encode(value), content_type=JSON)
