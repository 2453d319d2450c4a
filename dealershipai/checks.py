"""Check the configuration: each finding has an id and a remedy."""

from __future__ import annotations
