"""An address is taken early, and a public one only when the installation is ready for it."""

import socket

import pytest

from aiv.domain.errors import CannotStart
from dealershipai.bootstrap import listen


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "dealers.example"])
def test_a_public_address_is_refused_with_a_generated_key(host):
    with pytest.raises(CannotStart, match="SECRET_KEY to a long random text"):
        listen.refuse_public(host, is_key_generated=True, is_debug=False)


def test_a_public_address_is_refused_with_debug_on():
    with pytest.raises(CannotStart, match="DEBUG=false"):
        listen.refuse_public("0.0.0.0", is_key_generated=False, is_debug=True)


def test_a_public_address_is_served_with_a_key_of_ones_own():
    listen.refuse_public("0.0.0.0", is_key_generated=False, is_debug=False)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_machine_is_always_served(host):
    listen.refuse_public(host, is_key_generated=True, is_debug=True)


def test_a_taken_port_names_the_flag_that_helps():
    with listen.take("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(CannotStart, match=f"Port {port} is taken.*--port {port + 1}"):
            listen.take("127.0.0.1", port)


def test_a_taken_address_accepts_connections_that_wait():
    with listen.take("127.0.0.1", 0) as taken, socket.create_connection(taken.getsockname()):
        pass


def test_a_host_of_another_machine_is_refused_in_words():
    with pytest.raises(CannotStart, match=r"Cannot listen on 192\.0\.2\.7"):
        listen.take("192.0.2.7", 8000)
