"""Test which addresses are public."""

from __future__ import annotations

import random
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.outbound import addresses
from aiv.outbound.guard import Guard, Refused


@pytest.mark.parametrize(
    "text",
    [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254",
        "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192",
        "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255",
        "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1",
        "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8",
        "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2001::1",
        "2001:2::1", "2001:10::1", "2001:db8::1", "2002:7f00:1::", "2002:808:808::1",
        "3fff::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1",
        "5f00::1", "2606:4700::1%1",
    ],
)  # fmt: skip
def test_an_address_of_a_network_of_our_own_is_not_public(text: str) -> None:
    address = addresses.read(text)
    assert address is not None and not addresses.is_public(address)


@pytest.mark.parametrize(
    "text", ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1", "2a00:1450::1"]
)
def test_an_address_of_the_internet_is_public(text: str) -> None:
    address = addresses.read(text)
    assert address is not None and addresses.is_public(address)


@given(number=st.integers(min_value=0, max_value=2**32 - 1))
def test_nothing_that_python_calls_private_is_public(number: int) -> None:
    address = IPv4Address(number)
    assert not (address.is_private and addresses.is_public(address))


@given(number=st.integers(min_value=0, max_value=2**32 - 1))
def test_no_form_that_carries_another_address_is_public(number: int) -> None:
    carried = [
        IPv6Address((0xFFFF << 32) | number),
        IPv6Address((0x64FF9B << 96) | number),
        IPv6Address((0x2002 << 112) | (number << 80)),
        IPv6Address(number),
    ]
    assert not any(addresses.is_public(each) for each in carried)


def spellings(random_: random.Random) -> list[str]:
    """Write an inner address as attackers do: decimal, hex, octal, short, mapped, with dots."""
    inner = random_.choice(["127.0.0.1", "10.0.0.7", "169.254.169.254", "192.168.0.9", "0.0.0.0"])
    number = int(IPv4Address(inner))
    a, b, c, d = inner.split(".")
    return [
        str(number),
        hex(number),
        f"0{number:o}",
        f"{int(a):#x}.{int(b):#x}.{int(c):#x}.{int(d):#x}",
        f"0{int(a):o}.0{int(b):o}.0{int(c):o}.0{int(d):o}",
        f"{a}.{number & 0xFFFFFF}",
        f"{a}.{b}.{number & 0xFFFF}",
        f"::ffff:{inner}",
        f"::ffff:{number >> 16:x}:{number & 0xFFFF:x}",
        f"::{inner}",
        f"64:ff9b::{inner}",
        f"2002:{number >> 16:x}:{number & 0xFFFF:x}::",
        inner,
    ]


async def test_none_of_a_thousand_spellings_of_inner_addresses_is_vetted() -> None:
    random_ = random.Random(7)
    tried = [text for _ in range(80) for text in spellings(random_)][:1000]
    guard = Guard()
    let_through = [text for text in tried if await _is_vetted(guard, text)]
    guard.close()
    assert len(tried) == 1000 and let_through == []


async def _is_vetted(guard: Guard, host: str) -> bool:
    try:
        await guard.vetted(host, 80)
    except Refused:
        return False
    return True
