"""Remember what an environment was installed from; written last, so half of it counts as none."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

NAME = ".dealershipai-stamp"


def wanted(files: Sequence[Path], version: tuple[int, int]) -> frozenset[str]:
    """Give the lines that a complete install from these files has."""
    lines = [f"python {version[0]}.{version[1]}"]
    lines += [f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}" for file in files]
    return frozenset(lines)


def holds(environment: Path, lines: frozenset[str]) -> bool:
    """Say whether the environment was installed from at least this."""
    path = environment / NAME
    return path.is_file() and lines <= set(path.read_text(encoding="ascii").splitlines())


def remove(environment: Path) -> None:
    """Forget the install before it is changed."""
    (environment / NAME).unlink(missing_ok=True)


def write(environment: Path, lines: frozenset[str]) -> None:
    """Declare the install complete, in one step."""
    draft = environment / f"{NAME}.new"
    draft.write_text("\n".join(sorted(lines)) + "\n", encoding="ascii")
    draft.replace(environment / NAME)
