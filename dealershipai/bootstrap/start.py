"""Take a command line from any Python to the project's own environment, then run it there.

Old Pythons import this file to be told that they are too old; the rest is imported after that.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dealershipai.bootstrap import pythons

if TYPE_CHECKING:
    from dealershipai.bootstrap.environment import Place
    from dealershipai.bootstrap.options import Up, Verify

ROOT = Path(__file__).resolve().parents[2]
MANAGE = str(ROOT / "manage.py")
STOPPED = 130
NOT_READY = 2


def main(argv: list[str]) -> int:
    """Run a command line and give its exit status."""
    if os.name == "nt":
        print("Windows is not supported: run this inside WSL.", file=sys.stderr)
        return NOT_READY
    if not pythons.is_supported(sys.version_info[:2]):
        return _with_another_python(argv[1:])
    try:
        return _run(argv[1:])
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return STOPPED


def _with_another_python(words: list[str]) -> int:
    found = _own_python() or pythons.other()
    if found is None:
        print(pythons.refusal(), file=sys.stderr)
        return NOT_READY
    return pythons.become(found, MANAGE, *words)


def _own_python() -> str | None:
    own = str(ROOT / ".venv" / "bin" / "python")
    answer = pythons.ask(own)
    return own if answer and pythons.is_supported(answer[0]) else None


def _run(words: list[str]) -> int:
    from aiv.domain.errors import DealershipError
    from dealershipai.bootstrap import environment

    place = environment.Place(ROOT)
    name = words[0] if words else ""
    if name not in ("up", "verify"):
        return _run_command(place, words)
    wish = _wish(name, words[1:])
    try:
        environment.ensure(place, has_development=name == "verify")
    except DealershipError as reason:
        print(reason, file=sys.stderr)
        return NOT_READY
    if not place.is_running():
        pythons.become(str(place.python), MANAGE, *words)
    return _serve_or_verify(wish)


def _wish(name: str, words: list[str]) -> Up | Verify:
    from dealershipai.bootstrap import options

    return options.up(words) if name == "up" else options.verify(words)


def _serve_or_verify(wish: Up | Verify) -> int:
    from aiv.domain.errors import DealershipError
    from dealershipai.bootstrap import gate, options, serve

    try:
        return serve.run(ROOT, wish) if isinstance(wish, options.Up) else gate.run(ROOT, wish)
    except DealershipError as reason:
        print(reason, file=sys.stderr)
        return 1


def _run_command(place: Place, words: list[str]) -> int:
    from dealershipai.bootstrap import commands

    if place.is_running():
        return commands.run([MANAGE, *words])
    if place.version() is None:
        print("Nothing is installed yet. Run this first:", file=sys.stderr)
        print("    python3 manage.py up", file=sys.stderr)
        return NOT_READY
    return pythons.become(str(place.python), MANAGE, *words)
