"""Addresses of the web, taken apart once, and which machines behind them may be asked."""

import ipaddress
import re
import socket
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import quote, urlsplit

from wordkeep.errors import Unreadable

ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
FORBIDDEN: Final = re.compile(r"[\x00-\x20\x7f\\]")
DEFAULT_PORTS: Final = {"http": 80, "https": 443}
SAFE: Final = "%/:=&?~+!$,;'@()*[]"

NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
RELAYS: Final = ipaddress.IPv4Network("192.88.99.0/24")  # 6to4 relays, long out of use

Ip: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address; ``host`` is in ASCII (IDNA), ``target`` is the path and query, percent-encoded."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def site(self) -> str:
        """Scheme, host and port: what one robots.txt is for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    def __str__(self) -> str:
        return self.site + self.target


def is_address(source: str) -> bool:
    """Whether a source is written like an address, of whatever scheme."""
    return ADDRESS.match(source) is not None


def address_of(url: str) -> Address:
    """``url`` taken apart; raises ``Unreadable`` (fetch-refused) for one that is not followed."""
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme, parts.hostname or "", parts.port
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
    except ValueError:
        raise _refused("is not a valid address") from None
    if scheme not in DEFAULT_PORTS:
        raise _refused("is not an http or https address; save the page and give the file")
    if parts.username is not None or parts.password is not None:
        raise _refused("carries a name or password; take it out")
    if not ascii_host or FORBIDDEN.search(url) or "%" in ascii_host:
        raise _refused("is not a valid address")
    port = DEFAULT_PORTS[scheme] if port is None else port
    if port < 1024 and port not in DEFAULT_PORTS.values():
        raise _refused(f"port {port} is not one of a web server")
    target = quote(parts.path or "/", safe=SAFE) + (f"?{quote(parts.query, safe=SAFE)}" if parts.query else "")
    return Address(scheme, ascii_host.lower(), port, target)


def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, as the system's resolver gives them."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unreadable("fetch-failed", f"{host} is not a host that can be found; check the address") from None
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public(number: str) -> bool:
    """Whether a numeric address is one that anybody on the internet can reach.

    IPv4 written as IPv6 is judged by what is inside: mapped (``::ffff:0:0/96``) and for networks without IPv4 (NAT64).
    The tunnels 6to4 and Teredo, out of use and able to lead anywhere, are refused.
    """
    try:
        ip = ipaddress.ip_address(number)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return _is_public(ip) and ip not in RELAYS
    if ip.scope_id is not None or ip.sixtofour is not None or ip.teredo is not None:
        return False
    if ip.ipv4_mapped is not None:
        return is_public(str(ip.ipv4_mapped))
    if ip in NAT64:
        return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return _is_public(ip) and not ip.is_site_local


def _is_public(ip: Ip) -> bool:
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _refused(what: str) -> Unreadable:
    return Unreadable("fetch-refused", what)
