"""Hold from which pages a socket may come: scheme, name and port, letter by letter."""

import pytest

from dashboard.live.origins import is_own

FOREIGN = {
    "none": [],
    "null": [b"null"],
    "another host": [b"http://dealer.example:8000"],
    "another scheme": [b"https://localhost:8000"],
    "another port": [b"http://localhost:8001"],
    "no port": [b"http://localhost"],
    "our name as a prefix": [b"http://localhost.evil.example:8000"],
    "our name as a suffix": [b"http://evil-localhost:8000"],
    "our name as a person": [b"http://localhost:8000@evil.example"],
    "a person before our name": [b"http://evil@localhost:8000"],
    "a port that is none": [b"http://localhost:80000000"],
    "a path": [b"http://localhost:8000/"],
    "bytes outside ASCII": [b"http://localhost:8000\xff"],
    "two": [b"http://localhost:8000", b"http://localhost:8000"],
}


def scope(*origins, server=("127.0.0.1", 8000)):
    return {"headers": [(b"origin", origin) for origin in origins], "server": server}


@pytest.mark.parametrize("origins", FOREIGN.values(), ids=FOREIGN)
def test_a_foreign_origin_is_not_ours(origins):
    assert not is_own(scope(*origins))


@pytest.mark.parametrize("name", [b"localhost", b"127.0.0.1", b"[::1]"])
def test_every_name_of_this_machine_is_ours(name):
    assert is_own(scope(b"http://" + name + b":8000"))


def test_the_port_that_is_served_is_ours():
    assert is_own(scope(b"http://localhost:8123", server=("127.0.0.1", 8123)))


def test_under_https_only_the_one_address_is_ours(settings):
    settings.APP_URL, settings.IS_HTTPS = "https://app.example", True
    assert is_own(scope(b"https://app.example"))
    assert not is_own(scope(b"http://app.example"))
    assert not is_own(scope(b"https://app.example:8000"))
    assert not is_own(scope(b"http://localhost:8000"))
