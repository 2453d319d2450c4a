"""Make `.venv` and install the hash-locked requirements, only when the stamp says it is needed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aiv.domain.errors import CannotStart
from dealershipai.bootstrap import apt, lock, pythons, stamp


@dataclass(frozen=True, slots=True)
class Place:
    """The project folder and where its environment lies."""

    root: Path

    @property
    def environment(self) -> Path:
        """Give the folder of the virtual environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """Give the environment's own Python."""
        return self.environment / "bin" / "python"

    def version(self) -> tuple[int, int] | None:
        """Give the version of a working environment, or None."""
        answer = pythons.ask(str(self.python)) if self.python.exists() else None
        if answer is None or Path(answer[1]) != self.environment.resolve():
            return None
        return answer[0]

    def is_running(self) -> bool:
        """Say whether this very process runs in the environment."""
        return Path(sys.prefix).resolve() == self.environment.resolve()


def ensure(place: Place, *, has_development: bool) -> None:
    """Bring the environment to the locked requirements; a second call touches no network."""
    if is_complete(place, has_development=has_development):
        return
    waiting = "Another start is installing; waiting until it is done."
    with lock.held(place.root / "var" / "install.lock", waiting=waiting):
        if not is_complete(place, has_development=has_development):
            _rebuild(place, has_development=has_development)


def is_complete(place: Place, *, has_development: bool) -> bool:
    """Say whether the environment works and was wholly installed from the files of today."""
    version = place.version()
    if version is None:
        return False
    files = _files(place, has_development=has_development)
    return stamp.holds(place.environment, stamp.wanted(files, version))


def _files(place: Place, *, has_development: bool) -> list[Path]:
    names = (
        ["requirements.txt", "requirements-dev.txt"] if has_development else ["requirements.txt"]
    )
    return [place.root / name for name in names]


def _rebuild(place: Place, *, has_development: bool) -> None:
    stamp.remove(place.environment)
    if not _is_usable(place.version()):
        print("Making the virtual environment in .venv ...", flush=True)
        _make(place)
    version = place.version()
    if version is None:
        raise CannotStart(f"{place.python} does not run. Remove .venv, then run this again.")
    files = _files(place, has_development=has_development)
    print(f"Installing {files[-1].name} (once) ...", flush=True)
    # The development file contains the runtime file, pin for pin; a contract test holds that.
    _install(place, files[-1])
    stamp.write(place.environment, stamp.wanted(files, version))


def _is_usable(version: tuple[int, int] | None) -> bool:
    return version is not None and pythons.is_supported(version)


def _make(place: Place) -> None:
    by_venv = [sys.executable, "-m", "venv", "--clear", str(place.environment)]
    if _succeeds(by_venv):
        return
    uv = _uv()
    if uv and _succeeds([uv, "venv", "--clear", "-p", sys.executable, str(place.environment)]):
        return
    minor = f"python3.{sys.version_info.minor}-venv"
    if any(apt.install(package) and _succeeds(by_venv) for package in ("python3-venv", minor)):
        return
    raise CannotStart(
        "Python's venv module does not work here. Install it, then run this command again:\n"
        f"    sudo apt-get install -y python3-venv {minor}"
    )


def _install(place: Place, requirements: Path) -> None:
    uv = _uv()
    python = str(place.python)
    by_uv = [uv or "", "pip", "install", "--quiet", "--python", python]
    by_pip = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    command = [*(by_uv if uv else by_pip), "--require-hashes", "-r", str(requirements)]
    if subprocess.run(command, check=False).returncode != 0:
        raise CannotStart(
            f"{requirements.name} could not be installed; the lines above say why. "
            "The first start needs the package index (PyPI or the mirror that pip is set to)."
        )


def _uv() -> str | None:
    found = shutil.which("uv")
    return found if found and _succeeds([found, "--version"]) else None


def _succeeds(command: Sequence[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False
