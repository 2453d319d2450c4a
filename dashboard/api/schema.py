"""Serve the description of the API (OpenAPI 3)."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpResponse
from drf_spectacular.generators import SchemaGenerator
from rest_framework.request import Request

from dashboard.api.base import ApiView, answer
from dashboard.api.described import described


class Schema(ApiView):
    """Serve the schema as JSON."""

    @described("schema", "Read this description", answer=dict)
    def get(self, request: Request) -> HttpResponse:
        """Answer the OpenAPI document that this page was made from."""
        return answer(schema())


@cache
def schema() -> dict[str, Any]:
    """Give the OpenAPI document; it changes with the code only."""
    generator = SchemaGenerator()  # type: ignore[no-untyped-call]
    found: dict[str, Any] = generator.get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return found
