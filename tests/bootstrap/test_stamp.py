"""A stamp says what an environment was installed from, and only after a whole install."""

import pytest

from dealershipai.bootstrap import stamp


@pytest.fixture
def files(tmp_path):
    runtime, development = tmp_path / "requirements.txt", tmp_path / "requirements-dev.txt"
    runtime.write_text("one==1\n")
    development.write_text("one==1\ntwo==2\n")
    return runtime, development


def test_no_stamp_means_no_install(tmp_path, files):
    assert not stamp.holds(tmp_path, stamp.wanted(files, (3, 11)))


def test_a_development_install_serves_up_too(tmp_path, files):
    stamp.write(tmp_path, stamp.wanted(files, (3, 11)))
    assert stamp.holds(tmp_path, stamp.wanted(files[:1], (3, 11)))
    assert stamp.holds(tmp_path, stamp.wanted(files, (3, 11)))


def test_a_runtime_install_does_not_serve_verify(tmp_path, files):
    stamp.write(tmp_path, stamp.wanted(files[:1], (3, 11)))
    assert not stamp.holds(tmp_path, stamp.wanted(files, (3, 11)))


def test_changed_requirements_end_the_stamp(tmp_path, files):
    stamp.write(tmp_path, stamp.wanted(files[:1], (3, 11)))
    files[0].write_text("one==2\n")
    assert not stamp.holds(tmp_path, stamp.wanted(files[:1], (3, 11)))


def test_another_python_ends_the_stamp(tmp_path, files):
    stamp.write(tmp_path, stamp.wanted(files[:1], (3, 11)))
    assert not stamp.holds(tmp_path, stamp.wanted(files[:1], (3, 12)))


def test_a_removed_stamp_is_gone_and_may_be_removed_again(tmp_path, files):
    stamp.write(tmp_path, stamp.wanted(files, (3, 11)))
    stamp.remove(tmp_path)
    stamp.remove(tmp_path)
    assert not stamp.holds(tmp_path, frozenset())
