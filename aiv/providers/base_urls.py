"""Say where each provider is asked: at its own host, or at one that the operator names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias
from urllib.parse import urlsplit

from aiv.providers.requests import adapter

Endpoints: TypeAlias = Mapping[str, str]
"""The address that stands in for a provider's own host; an empty or missing one is its own."""


def address(provider: str, path: str, endpoints: Endpoints) -> str:
    """Give the address of a path.

    What the named address has of the path already is not repeated: some are written with /v1.
    """
    base = endpoints.get(provider, "").rstrip("/") or adapter(provider).host
    parts = [part for part in urlsplit(base).path.split("/") if part]
    steps = [step for step in path.split("/") if step]
    for shared in range(min(len(parts), len(steps)), 0, -1):
        if parts[-shared:] == steps[:shared]:
            return "/".join([base, *steps[shared:]])
    return "/".join([base, *steps])


def foreign_host(provider: str, endpoints: Endpoints) -> str | None:
    """Give the host that is asked in the provider's stead, so that its answers can say so."""
    base = endpoints.get(provider, "")
    host = urlsplit(base).netloc
    return None if not base or host == urlsplit(adapter(provider).host).netloc else host
