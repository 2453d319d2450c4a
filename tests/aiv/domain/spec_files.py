"""Read the specification's example files, or skip with a plain message where they are absent."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]


def spec_path(name: str) -> Path:
    """Find an example file beside FIELD_DATA; skip the test where it is not there."""
    data = Path(os.environ.get("FIELD_DATA", "../shared/data"))
    path = (ROOT / data).resolve().parent / "spec" / name
    if not path.is_file():
        pytest.skip(f"{path} is not here; set FIELD_DATA to the folder of field data to run this")
    return path


def spec_file(name: str) -> Any:
    """Read an example file."""
    return json.loads(spec_path(name).read_text(encoding="utf-8"))
