"""Hold what an answer states about a dealer against its verified record, without any judgement."""

from __future__ import annotations

from typing import Final

METHOD_VERSION: Final = "stated-facts-2"
