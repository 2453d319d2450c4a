"""Name what a dealer could change, in an open order, from what was measured."""

from __future__ import annotations

from typing import Final

METHOD_VERSION: Final = "actions-1"
