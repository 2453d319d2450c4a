"""Read the settings of an assistant; one that cannot be used is named with what may stand there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aiv.domain.asking.asking import AskSpec
from aiv.domain.errors import InvalidInput

SIZES: Final = ("low", "medium", "high")
EFFORTS: Final = ("none", "minimal", "low", "medium", "high", "xhigh", "max")
MOST_TOKENS: Final = 64_000


def model(spec: AskSpec) -> str:
    """Give the model's name, which every official interface wants."""
    name = spec.model.strip()
    if not name or not name.isascii() or not name.isprintable():
        raise InvalidInput("model", "name the model as the provider lists it")
    return name


def choice(spec: AskSpec, name: str, allowed: Sequence[str], default: str) -> str:
    """Give one of the allowed words."""
    value = spec.settings.get(name, default)
    if value not in allowed:
        raise InvalidInput(f"settings.{name}", f"write one of {', '.join(allowed)}")
    return str(value)


def optional_choice(spec: AskSpec, name: str, allowed: Sequence[str]) -> str | None:
    """Give one of the allowed words, or None where the provider shall decide."""
    return choice(spec, name, allowed, "") if name in spec.settings else None


def whole(spec: AskSpec, name: str, *, default: int, most: int) -> int:
    """Give a whole number from 1 upwards."""
    value = spec.settings.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise InvalidInput(f"settings.{name}", f"write a whole number from 1 to {most}")
    return value


def optional_whole(spec: AskSpec, name: str, *, most: int) -> int | None:
    """Give a whole number, or None where the provider shall decide."""
    return whole(spec, name, default=0, most=most) if name in spec.settings else None


def text(spec: AskSpec, name: str, default: str) -> str:
    """Give a short word such as the name of a tool's version."""
    value = spec.settings.get(name, default)
    if (
        not isinstance(value, str)
        or not value.isascii()
        or not value.replace("-", "a").isidentifier()
    ):
        raise InvalidInput(f"settings.{name}", "write letters, digits, _ and -, from a letter on")
    return value


def version(spec: AskSpec, name: str, default: str) -> str:
    """Give a version such as a date or v1beta; it becomes part of a header or an address."""
    value = spec.settings.get(name, default)
    if not isinstance(value, str) or not value.isascii() or not value.replace("-", "").isalnum():
        raise InvalidInput(f"settings.{name}", "write a date such as 2026-10-21, or v1beta")
    return value
