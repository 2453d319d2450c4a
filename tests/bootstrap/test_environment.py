"""The environment is installed once, again when it must be, and never by two at a time."""

import sys
from pathlib import Path

import pytest

from aiv.domain.errors import CannotStart
from dealershipai.bootstrap import environment, lock
from dealershipai.bootstrap.environment import Place, ensure

WORKING = """#!/bin/sh
echo 3 11 {prefix}
"""


@pytest.fixture
def place(tmp_path):
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).write_text(f"# {name}\n")
    return Place(tmp_path)


@pytest.fixture
def installs(place, monkeypatch):
    """Replace making and installing by fakes, and list what was installed."""
    done: list[str] = []

    def make(place: Place) -> None:
        place.python.parent.mkdir(parents=True, exist_ok=True)
        place.python.write_text(WORKING.format(prefix=place.environment.resolve()))
        place.python.chmod(0o755)

    monkeypatch.setattr(environment, "_make", make)
    monkeypatch.setattr(environment, "_install", lambda _, file: done.append(file.name))
    return done


def test_a_bare_folder_is_installed_once(place, installs):
    ensure(place, has_development=False)
    ensure(place, has_development=False)
    assert installs == ["requirements.txt"]


def test_up_and_verify_do_not_take_turns_installing(place, installs):
    for has_development in (False, True, False, True):
        ensure(place, has_development=has_development)
    assert installs == ["requirements.txt", "requirements-dev.txt"]


def test_an_interrupted_install_is_done_again(place, installs, monkeypatch):
    def stop(_place: Place, _file: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as interrupted, pytest.raises(KeyboardInterrupt):
        interrupted.setattr(environment, "_install", stop)
        ensure(place, has_development=False)
    ensure(place, has_development=False)
    assert installs == ["requirements.txt"]


def test_an_interrupted_upgrade_is_done_again(place, installs, monkeypatch):
    ensure(place, has_development=False)
    with monkeypatch.context() as interrupted, pytest.raises(CannotStart):
        interrupted.setattr(environment, "_install", _refuse)
        ensure(place, has_development=True)
    ensure(place, has_development=False)
    assert installs == ["requirements.txt", "requirements.txt"]


def test_a_broken_environment_is_made_again(place, installs):
    ensure(place, has_development=False)
    place.python.write_text("#!/bin/sh\nexit 1\n")
    ensure(place, has_development=False)
    assert installs == ["requirements.txt", "requirements.txt"]


def test_a_moved_environment_does_not_count(place, installs):
    ensure(place, has_development=False)
    place.python.write_text(WORKING.format(prefix="/elsewhere"))
    assert place.version() is None


def test_without_a_way_to_make_one_the_command_is_printed(place, monkeypatch):
    monkeypatch.setattr(environment, "_succeeds", lambda _: False)
    monkeypatch.setattr(environment.apt, "is_usable", lambda: False)
    with pytest.raises(CannotStart, match="sudo apt-get install -y python3-venv"):
        ensure(place, has_development=False)


def test_as_root_on_debian_the_missing_package_is_installed(place, monkeypatch):
    packages: list[str] = []
    monkeypatch.setattr(environment, "_succeeds", lambda _: bool(packages))
    monkeypatch.setattr(environment, "_uv", lambda: None)
    monkeypatch.setattr(environment.apt, "install", lambda name: packages.append(name) or True)
    environment._make(place)
    assert packages == ["python3-venv"]


def test_a_failed_install_says_what_it_needs(place, monkeypatch):
    monkeypatch.setattr(environment, "_uv", lambda: sys.executable)
    monkeypatch.setattr(
        environment.subprocess, "run", lambda *_, **__: type("Done", (), {"returncode": 1})
    )
    with pytest.raises(CannotStart, match="needs the package index"):
        environment._install(place, place.root / "requirements.txt")


def test_a_second_holder_of_a_lock_says_that_it_waits(tmp_path, capsys, monkeypatch):
    waits: list[int] = []
    real = lock.fcntl.flock

    def flock(file: object, kind: int) -> None:
        waits.append(kind)
        if kind & lock.fcntl.LOCK_NB:
            real(file, kind)

    monkeypatch.setattr(lock.fcntl, "flock", flock)
    path = tmp_path / "var" / "lock"
    with lock.held(path, waiting="first"), lock.held(path, waiting="Another is at it."):
        assert capsys.readouterr().out == "Another is at it.\n"
    assert len(waits) == 3


def _refuse(_place: Place, _file: Path) -> None:
    raise CannotStart("no network")
