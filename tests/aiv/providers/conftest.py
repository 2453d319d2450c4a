"""Run one stand-in for all tests of the adapters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import standin as standins
from tests.standin import Script, Standin


@pytest.fixture(scope="session")
def standin() -> Iterator[Standin]:
    """Give a stand-in that answers at once and always shows its overviews."""
    with standins.start(Script(overview_shown=1.0)) as running:
        yield running
