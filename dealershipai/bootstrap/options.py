"""Read the command lines of `up` and `verify`, before anything is installed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

NEEDS = ("postgres", "redis", "browser")


@dataclass(frozen=True, slots=True)
class Up:
    """What `up` was asked to do; `has_demo` is None when nobody said."""

    host: str
    port: int
    has_demo: bool | None
    is_scaled_out: bool


@dataclass(frozen=True, slots=True)
class Verify:
    """What `verify` was asked to do."""

    is_fast: bool
    allowed_missing: frozenset[str]


def up(words: Sequence[str]) -> Up:
    """Read the words after `up`."""
    parser = argparse.ArgumentParser("manage.py up", description="Install, migrate and serve.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=_port, default=8000, help="port to listen on")
    demo = parser.add_mutually_exclusive_group()
    demo.add_argument("--demo", dest="demo", action="store_true", default=None)
    demo.add_argument("--no-demo", dest="demo", action="store_false")
    parser.add_argument("--scale-out", action="store_true", help="use PostgreSQL and Redis")
    given = parser.parse_args(words)
    return Up(given.host, given.port, given.demo, given.scale_out)


def verify(words: Sequence[str]) -> Verify:
    """Read the words after `verify`."""
    parser = argparse.ArgumentParser("manage.py verify", description="Run the whole gate.")
    parser.add_argument("--fast", action="store_true", help="no servers, no browser")
    parser.add_argument(
        "--allow-missing",
        type=_needs,
        default=frozenset(),
        metavar=",".join(NEEDS),
        help="what may stay unverified here",
    )
    given = parser.parse_args(words)
    return Verify(given.fast, given.allow_missing)


def _port(word: str) -> int:
    if not word.isdigit() or not 0 < int(word) < 65536:
        raise argparse.ArgumentTypeError("write a number from 1 to 65535")
    return int(word)


def _needs(words: str) -> frozenset[str]:
    named = frozenset(words.split(","))
    if not named <= set(NEEDS):
        raise argparse.ArgumentTypeError(f"write one or more of {','.join(NEEDS)}")
    return named
