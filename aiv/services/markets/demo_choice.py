"""Remember in `var/` whether this installation wants the demo market, so that it is asked once."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from django.conf import settings

WORDS: Final = {"yes": True, "no": False}


def remembered() -> bool | None:
    """Give what was chosen, or None while nobody chose."""
    path = _path()
    return WORDS.get(path.read_text(encoding="ascii").strip()) if path.is_file() else None


def remember(is_wanted: bool) -> None:
    """Keep the choice for later starts."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("yes\n" if is_wanted else "no\n", encoding="ascii")


def _path() -> Path:
    folder: Path = settings.VAR_DIR
    return folder / "demo"
