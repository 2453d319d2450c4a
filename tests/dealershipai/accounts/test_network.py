"""Show which address a request is believed to come from."""

import pytest
from allauth.account.adapter import get_adapter
from allauth.core.internal.ratelimit import get_ip as limited_by_allauth
from django_ratelimit.core import _get_ip as limited_by_ratelimit
from hypothesis import given
from hypothesis import strategies as st

from dealershipai.accounts.network import UNKNOWN, client_ip


def _request(rf, peer, forwarded=None):
    headers = {"x-forwarded-for": forwarded} if forwarded is not None else {}
    return rf.get("/", REMOTE_ADDR=peer, headers=headers)


def test_without_a_proxy_the_header_counts_nothing(rf, settings):
    settings.TRUSTED_PROXY_COUNT = 0
    assert client_ip(_request(rf, "198.51.100.7", "203.0.113.9")) == "198.51.100.7"


@pytest.mark.parametrize(
    ("proxies", "expected"), [(1, "203.0.113.3"), (2, "203.0.113.2"), (3, "203.0.113.1")]
)
def test_only_what_trusted_proxies_wrote_is_believed(rf, settings, proxies, expected):
    settings.TRUSTED_PROXY_COUNT = proxies
    chain = "203.0.113.1, 203.0.113.2,203.0.113.3"
    assert client_ip(_request(rf, "198.51.100.7", chain)) == expected


@pytest.mark.parametrize("chain", ["", "203.0.113.9", "a, b", "203.0.113.9, ' OR 1=1"])
def test_a_chain_that_is_too_short_or_no_address_gives_the_peer(rf, settings, chain):
    settings.TRUSTED_PROXY_COUNT = 2 if "," not in chain else 1
    assert client_ip(_request(rf, "198.51.100.7", chain)) == "198.51.100.7"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("203.0.113.9:443", "203.0.113.9"),
        ("[2001:db8::1]:443", "2001:db8::1"),
        ("2001:DB8::1", "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_ports_zones_and_mapped_addresses_are_one_spelling(rf, settings, written, address):
    settings.TRUSTED_PROXY_COUNT = 1
    assert client_ip(_request(rf, "198.51.100.7", written)) == address


def test_a_unix_socket_still_has_an_address(rf, settings):
    settings.TRUSTED_PROXY_COUNT = 0
    assert client_ip(_request(rf, "")) == UNKNOWN
    assert limited_by_ratelimit(_request(rf, "")) == UNKNOWN


def test_both_limiters_and_allauth_ask_the_same_function(rf, settings):
    settings.TRUSTED_PROXY_COUNT = 1
    request = _request(rf, "198.51.100.7", "203.0.113.66, 203.0.113.9")
    given = {limited_by_ratelimit(request), limited_by_allauth(request), client_ip(request)}
    assert given == {"203.0.113.9"} == {get_adapter().get_client_ip(request)}


def test_neighbours_inside_one_ipv6_network_share_their_limits(rf, settings):
    settings.TRUSTED_PROXY_COUNT = 0
    pair = [_request(rf, f"2001:db8:0:1::{end}") for end in ("1", "ffff")]
    assert len({limited_by_ratelimit(request) for request in pair}) == 1
    assert len({limited_by_allauth(request) for request in pair}) == 1


@given(chain=st.text(max_size=60), proxies=st.integers(0, 3))
def test_no_header_makes_it_fail(chain, proxies):
    from django.test import RequestFactory, override_settings

    with override_settings(TRUSTED_PROXY_COUNT=proxies):
        request = RequestFactory().get("/", REMOTE_ADDR="198.51.100.7")
        request.META["HTTP_X_FORWARDED_FOR"] = chain
        assert limited_by_ratelimit(request)
