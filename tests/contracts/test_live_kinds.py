"""Pages that pass over kinds of changes name kinds that exist."""

from __future__ import annotations

import re

from aiv.domain.live_kinds import Kind
from tests.contracts.source import ROOT

NAMED = re.compile(r'elsewhere="([a-z_ ]+)"')


def test_a_page_passes_over_kinds_that_exist() -> None:
    found = [
        kind
        for path in (ROOT / "templates").rglob("*.html")
        for words in NAMED.findall(path.read_text("utf-8"))
        for kind in words.split()
    ]
    assert found
    assert {*found} <= {*Kind}
