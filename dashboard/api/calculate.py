"""Compute the index of the values in a body: the same answer to the same body, always."""

from __future__ import annotations

from hashlib import sha256
from typing import Final
from uuid import UUID

import msgspec
from django.core.cache import cache
from django.http import HttpResponse
from msgspec import UNSET
from rest_framework.request import Request

from aiv import access
from aiv.domain.score.calculation import Calculation, MappingName, calculate
from aiv.domain.score.scoring import FORMULA_VERSION
from dashboard.api import limits
from dashboard.api.base import JSON, ApiView, body_of
from dashboard.api.bodies import Reader
from dashboard.api.described import described
from dashboard.api.shapes import CalculationRequest, values_of

READER: Final = Reader(CalculationRequest)
CACHE_SECONDS: Final = 600


class Calculate(ApiView):
    """Compute AIV, AIVR and Revenue at Risk of stated inputs."""

    limit = limits.CALCULATE

    @described(
        "calculate",
        "Compute AIV, AIVR and Revenue at Risk of stated inputs",
        body=CalculationRequest,
        answer=Calculation,
        problems=(400, 404, 413, 415),
    )
    def post(self, request: Request) -> HttpResponse:
        """Answer what the inputs come to, the same to the same body, always.

        Nothing measured is filled in: what the body leaves out is missing. Stated values carry no
        uncertainty, so low and high are null. A dealer named in the body must be one's own.
        """
        wanted = READER.read(body_of(request))
        dealer_id = _own_dealer(request, wanted.dealer) if wanted.dealer else None
        return HttpResponse(_answer(wanted, dealer_id), content_type=JSON)


def _own_dealer(request: Request, slug: object) -> UUID:
    dealer = access.find(access.own_dealers(request.user), slug=slug)
    limits.take(request._request, limits.CALCULATE_OF_DEALER, owner=dealer.pk)
    return dealer.pk


def _answer(wanted: CalculationRequest, dealer_id: UUID | None) -> str:
    """Give the answer's JSON, computed once for equal inputs."""
    mapping = MappingName.MEASURED_1 if wanted.mapping is UNSET else MappingName(wanted.mapping)
    values = values_of(wanted)
    key = _key(values, mapping, dealer_id)
    known: str | None = cache.get(key)
    if known is None:
        known = msgspec.json.encode(calculate(values, mapping)).decode()
        cache.set(key, known, CACHE_SECONDS)
    return known


def _key(values: dict[str, float | None], mapping: MappingName, dealer_id: UUID | None) -> str:
    canonical = msgspec.json.encode([FORMULA_VERSION, mapping, *values.values()])
    owner = f"{dealer_id}:" if dealer_id else ""
    return f"{owner}calculate:{sha256(canonical).hexdigest()}"
