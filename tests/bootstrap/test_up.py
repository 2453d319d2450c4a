"""`up` from the outside: a page, a password once, a clean end. Starts real processes."""

import re
import signal

import pytest

from dealershipai.bootstrap import environment
from dealershipai.bootstrap.gate import clean_environment
from tests.servers import product

pytestmark = pytest.mark.servers


@pytest.fixture(scope="module")
def variables():
    """Give an environment without any variable of the product: SQLite, nothing outside."""
    if not environment.is_complete(environment.Place(product.ROOT), has_development=False):
        pytest.skip("NOT VERIFIED: up. Install first: python3 manage.py verify")
    return clean_environment(product.ROOT)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return product.copy_project(tmp_path_factory.mktemp("up") / "project")


def test_up_serves_prints_a_password_once_and_ends_cleanly(folder, variables):
    with product.up(folder, variables=variables) as first:
        assert "<form" in first.first_page()
        status, printed = first.stop()
    assert status == 0
    assert first.url in printed
    assert len(re.findall(r"password  \S{20,}", printed)) == 1
    assert "Traceback" not in printed
    with product.up(folder, "--demo", variables=variables) as second:
        second.first_page()
        status, printed = second.stop(signal.SIGTERM)
    assert (status, "password" in printed) == (0, False)
    assert "The demo market is loaded: 1920 answers." in printed
    assert (folder / "var" / "secret_key").stat().st_mode & 0o777 == 0o600


def test_up_refuses_a_public_address_with_a_generated_key(folder, variables):
    with product.up(folder, "--host", "0.0.0.0", variables=variables) as refused:
        printed, _ = refused.process.communicate(timeout=60)
    assert refused.process.returncode == 1
    assert "SECRET_KEY to a long random text" in printed


def test_scale_out_without_its_stores_is_refused(folder, variables):
    with product.up(folder, "--scale-out", variables=variables) as refused:
        printed, _ = refused.process.communicate(timeout=60)
    assert (refused.process.returncode, "REDIS_URL=redis://" in printed) == (1, True)
