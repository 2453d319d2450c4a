"""Hold the two locks together: the development lock contains the runtime lock, pin for pin."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*\])?==([^ ;\\]+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / name).read_text(encoding="utf-8")))


def declared(name: str) -> set[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return {
        found.lower() for found in re.findall(r"^([A-Za-z0-9][A-Za-z0-9_-]*)", text, re.MULTILINE)
    }


def test_the_development_lock_contains_the_runtime_lock():
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_the_locks_pin_all_that_is_declared():
    assert declared("requirements.in") <= pins("requirements.txt").keys()
    assert declared("requirements-dev.in") <= pins("requirements-dev.txt").keys()


def test_every_pin_carries_a_hash():
    for name in ("requirements.txt", "requirements-dev.txt"):
        blocks = re.split(r"\n(?=[A-Za-z0-9])", (ROOT / name).read_text(encoding="utf-8"))
        assert [block[:40] for block in blocks if "==" in block and "--hash=" not in block] == []
