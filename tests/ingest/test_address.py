import pytest

from wordkeep.errors import Unreadable
from wordkeep.ingest.address import address_of, is_address, is_public


@pytest.mark.parametrize("number", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_machines(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.1.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "240.0.0.1", "192.88.99.1", "198.18.0.1", "192.0.2.1",
        "::1", "::", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "fe80::1", "fe80::1%eth0",
        "fc00::1", "fec0::1", "ff02::1", "2001:db8::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1",
        "2002:7f00:1::1", "2002:808:808::1", "2002:a9fe:a9fe::1", "2001:0:7f00:1::1", "not a number", "2130706433",
    ],
)  # fmt: skip
def test_machines_that_are_not_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("HTTP://M.Example:80/a?b=c#d", "http://m.example/a?b=c"),
        ("https://m.example", "https://m.example/"),
        ("https://m.example:8443/a%20b", "https://m.example:8443/a%20b"),
        ("http://ministère.example/café?où=ça", "http://xn--ministre-60a.example/caf%C3%A9?o%C3%B9=%C3%A7a"),
        ("http://[2606:4700::1111]:8080/", "http://[2606:4700::1111]:8080/"),
    ],
)
def test_an_address_is_written_in_one_way(url: str, written: str) -> None:
    assert str(address_of(url)) == written


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "not an http or https address"),
        ("ftp://m.example/", "not an http or https address"),
        ("http://name:word@m.example/", "carries a name or password"),
        ("http://m.example:22/", "port 22"),
        ("http://m.example:99999/", "not a valid address"),
        ("http://m.example\\@other.example/", "carries a name"),
        ("http://m.example/a b", "not a valid address"),
        ("http://m.example/\r\nHost: other.example", "not a valid address"),
        ("http://[::1", "not a valid address"),
        ("http://[fe80::1%25eth0]/", "not a valid address"),
        ("http://a..b/", "not a valid address"),
        ("http:///path", "not a valid address"),
    ],
)
def test_addresses_that_are_not_followed(url: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason) as raised:
        address_of(url)
    assert raised.value.reason == "fetch-refused"


def test_what_is_written_like_an_address() -> None:
    assert is_address("https://m.example/")
    assert is_address("file:///etc/passwd")
    assert not is_address("folder/page.html")
    assert not is_address("C:\\folder\\page.html")
