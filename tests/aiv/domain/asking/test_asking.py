"""How a call may end is one closed set of words."""

from __future__ import annotations

import pytest

from aiv.domain.asking.asking import ERROR_TYPES, UNKNOWN_OUTCOMES, UNREACHABLE
from aiv.providers import failures, waiting


def test_what_was_never_sent_has_no_unknown_outcome() -> None:
    assert UNKNOWN_OUTCOMES < ERROR_TYPES and UNREACHABLE not in UNKNOWN_OUTCOMES


@pytest.mark.parametrize("status", [200, 300, *range(400, 432), *range(500, 530)])
def test_every_status_ends_in_a_listed_kind(status: int) -> None:
    error = failures.describe(status=status, words=(), message=None)
    assert error.type in ERROR_TYPES


def test_what_only_a_person_can_mend_is_listed() -> None:
    assert waiting.NEVER_AGAIN < ERROR_TYPES
