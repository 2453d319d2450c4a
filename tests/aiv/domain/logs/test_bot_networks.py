"""An address is found in the networks that a vendor publishes, and in no others."""

from __future__ import annotations

from ipaddress import ip_network

from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.logs import bot_networks

LIST = {
    "creationTime": "2026-11-01T00:00:00",
    "prefixes": [
        {"ipv4Prefix": "20.171.0.0/24"},
        {"ipv6Prefix": "2a03:2880::/32"},
        {"ipv4Prefix": "20.171.0.128/25"},
        {"ipv4Prefix": "no network"},
        {"ipv4Prefix": 7},
        "8.8.8.0/28",
    ],
}


def test_a_published_list_is_read() -> None:
    found = bot_networks.published(LIST)
    assert found == ("20.171.0.0/24", "2a03:2880::/32", "20.171.0.128/25", "8.8.8.0/28")


def test_an_address_is_found_in_its_network() -> None:
    networks = bot_networks.of(bot_networks.published(LIST))
    assert "20.171.0.200" in networks
    assert "2a03:2880::face" in networks
    assert "20.171.1.0" not in networks
    assert "::14.171.0.1" not in networks
    assert "nobody" not in networks


def test_a_list_that_claims_everything_is_not_believed() -> None:
    assert (
        bot_networks.published({"prefixes": [{"ipv4Prefix": "0.0.0.0/0"}, {"ipv6Prefix": "::/0"}]})
        == ()
    )


def test_a_body_of_another_shape_has_no_networks() -> None:
    for body in (None, 3, "x", {}, {"prefixes": "x"}, [None, {}]):
        assert bot_networks.published(body) == ()


@given(
    st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(8, 32)), max_size=20),
    st.integers(0, 2**32 - 1),
)
def test_the_search_agrees_with_looking_at_every_network(
    made: list[tuple[int, int]], address: int
) -> None:
    networks = [ip_network((first, length), strict=False) for first, length in made]
    probes = [address, *(int(network.broadcast_address) for network in networks)]
    found = bot_networks.of(map(str, networks))
    for probe in probes:
        words = str(ip_network(probe).network_address)
        assert (words in found) is any(ip_network(probe).subnet_of(each) for each in networks)  # type: ignore[arg-type]
