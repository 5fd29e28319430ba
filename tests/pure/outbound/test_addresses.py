"""Which addresses may be asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.ground.errors import Invalid
from palabre.outbound.addresses import checked_url, is_allowed, is_port_allowed, parse_networks
from palabre.outbound.errors import Refused

INSIDE = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.100.100.200",
    "192.0.0.8",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "fec0::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
    "2001:0:1::1",
    "2001:db8::1",
    "3fff::1",
    "64:ff9b:1::1",
    "5f00::1",
]
OUTSIDE = [
    "1.1.1.1",
    "8.8.8.8",
    "93.184.216.34",
    "100.128.0.1",
    "172.32.0.1",
    "2606:4700::1111",
    "2a00:1450::1",
    "::ffff:8.8.8.8",
]


@pytest.mark.parametrize("address", INSIDE)
def test_what_is_inside_is_not_dialled(address: str) -> None:
    assert not is_allowed(address)


@pytest.mark.parametrize("address", OUTSIDE)
def test_the_open_internet_is(address: str) -> None:
    assert is_allowed(address)


@given(st.ip_addresses())
def test_nothing_is_allowed_that_python_calls_private(address: object) -> None:
    if is_allowed(str(address)):
        assert not any(getattr(address, f"is_{kind}") for kind in ("private", "loopback", "link_local", "multicast"))


def test_a_named_network_is_allowed_and_no_other() -> None:
    also = parse_networks("127.0.0.0/8, fd00::/8")
    assert is_allowed("127.0.0.1", also)
    assert is_allowed("::ffff:127.0.0.1", also)
    assert is_allowed("fd12::1", also)
    assert not is_allowed("10.0.0.1", also)
    assert not is_allowed("::1", also)
    with pytest.raises(Invalid):
        parse_networks("here")


def test_ports_are_those_of_the_web() -> None:
    assert [port for port in (22, 25, 80, 110, 443, 993, 8080) if is_port_allowed(port)] == [80, 443, 8080]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
        "http://",
        "http:///x",
        "https://name:secret@example.org/",
        "http://example.org:99999/",
        "http://example.org:0/",
        "http://exa mple.org/",
        "http://example.org/\r\nX: y",
        "http://[::1/",
        "https://example.org/" + "a" * 2_100,
    ],
)
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        checked_url(url)


def test_a_web_address_is_taken_apart() -> None:
    assert checked_url("https://Example.org:8443/a?b").hostname == "example.org"
