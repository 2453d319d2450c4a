"""How fast a provider may be asked: kept once a provider, audited, and refused in words."""

from __future__ import annotations

import pytest

from aiv.domain.errors import InvalidInput
from aiv.models import ProviderPace
from aiv.services.asking import provider_paces
from dealershipai.accounts.models import AuditEvent, User

pytestmark = pytest.mark.django_db


def test_a_second_limit_takes_the_place_of_the_first(operator: User) -> None:
    provider_paces.limit("openai", per_minute=60, in_flight=5, person=operator)
    provider_paces.limit("openai", per_minute=None, in_flight=2, person=operator)
    pace = ProviderPace.objects.get()
    assert (pace.per_minute, pace.in_flight) == (None, 2)
    assert AuditEvent.objects.filter(action="provider_pace.limited").count() == 2


@pytest.mark.parametrize(
    ("field", "limits"),
    [
        ("per_minute", {"per_minute": 0, "in_flight": None}),
        ("in_flight", {"per_minute": None, "in_flight": 1_001}),
    ],
)
def test_what_is_no_limit_names_its_field(
    operator: User, field: str, limits: dict[str, int | None]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        provider_paces.limit("openai", **limits, person=operator)
    assert refused.value.field == field


def test_an_unknown_provider_is_refused(operator: User) -> None:
    with pytest.raises(InvalidInput, match="provider"):
        provider_paces.limit("nobody", per_minute=1, in_flight=1, person=operator)
