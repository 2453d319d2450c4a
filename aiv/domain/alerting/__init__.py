"""Decide what a person is told of, and when: gates, second draws, quiet hours and words."""

from __future__ import annotations

from typing import Final

METHOD_VERSION: Final = "alert-1"
