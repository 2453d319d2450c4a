"""Walk the whole URL resolver, so that no address of the installation is overlooked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.admindocs.views import simplify_regex
from django.urls import URLPattern, URLResolver, get_resolver

WORD = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True, slots=True)
class Route:
    """One address: its name, or its shape where it has none, and the view behind it."""

    name: str
    shape: str
    view: Callable[..., Any]

    @property
    def words(self) -> frozenset[str]:
        """Give the names of the parts that vary."""
        return frozenset(WORD.findall(self.shape))

    def address(self, values: Mapping[str, object]) -> str:
        """Give the address with every part filled."""
        return WORD.sub(lambda found: str(values[found[1]]), self.shape)


def every() -> list[Route]:
    """Give every route, the nameless ones too."""
    return list(_walk(get_resolver(), names="", shape=""))


def _walk(resolver: URLResolver, *, names: str, shape: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        longer = shape + str(entry.pattern)
        if isinstance(entry, URLResolver):
            namespace = f"{entry.namespace}:" if entry.namespace else ""
            yield from _walk(entry, names=names + namespace, shape=longer)
        else:
            yield _route(entry, names, simplify_regex(longer))


def _route(entry: URLPattern, names: str, shape: str) -> Route:
    return Route(names + entry.name if entry.name else shape, shape, entry.callback)
