"""Where the store may send requests to: a configured address must not turn it into a door to the inner network.

A host is looked up once per request, every address it has is judged, and the connection goes to the very address that was
judged: a name that points elsewhere a moment later changes nothing.
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import httpx

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_LOCAL_NAT64 = ipaddress.IPv6Network("64:ff9b:1::/48")  # RFC 8215: may lead anywhere inside
Resolve = Callable[[str, int], Sequence[str]]


class ForbiddenAddress(ValueError):
    """The store does not talk to that address."""


@dataclass(frozen=True)
class Reach:
    """What else than public addresses may be asked: this very machine (the demo), the local network (a shop in the house)."""

    loopback: bool = False
    private: bool = False

    def allows(self, address: Address) -> bool:
        if isinstance(address, ipaddress.IPv6Address):
            if address in _LOCAL_NAT64:
                return False
            address = _inner(address)
        if address.is_loopback:
            return self.loopback
        if address.is_link_local or address.is_multicast or address.is_unspecified:
            return False
        return address.is_global or (self.private and address.is_private and not address.is_reserved)


def _inner(address: ipaddress.IPv6Address) -> Address:
    """The IPv4 address that an IPv6 address stands for (mapped, NAT64 of RFC 6052, 6to4), else itself."""
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def base_url(text: str, reach: Reach) -> httpx.URL:
    """The address of a shop as configured; raises `ForbiddenAddress` for what can never be right.

    Plain http is only for this machine and the local network: outside, an answer could be anybody's.
    """
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, ValueError):
        raise ForbiddenAddress(f"{text!r} is not an address") from None
    if url.scheme not in ("http", "https") or not url.host:
        raise ForbiddenAddress(f"{text!r}: an address starts with https:// or http://")
    if url.userinfo or url.query or url.fragment:
        raise ForbiddenAddress(f"{text!r}: no user, query or fragment belongs here")
    if url.scheme == "http" and not (reach.loopback or reach.private):
        raise ForbiddenAddress(f"{text!r}: only https outside this machine and the local network")
    return url


def resolve(host: str, port: int) -> Sequence[str]:
    """Every address of a host. Raises `OSError`."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class PinnedTransport(httpx.BaseTransport):
    """Connects to the address that was judged, and to no other."""

    def __init__(self, reach: Reach, inner: httpx.BaseTransport, lookup: Resolve = resolve) -> None:
        self._reach = reach
        self._inner = inner
        self._lookup = lookup

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        try:
            found = [ipaddress.ip_address(text.partition("%")[0]) for text in self._lookup(host, port)]
        except (OSError, ValueError) as error:
            raise httpx.ConnectError(f"{host}: {error}", request=request) from error
        refused = [address for address in found if not self._reach.allows(address)]
        if refused or not found:
            raise ForbiddenAddress(f"{host} points to {refused[0] if refused else 'nowhere'}")
        if request.url.scheme == "http" and any(address.is_global for address in found):
            raise ForbiddenAddress(f"{host}: only https outside this machine and the local network")
        # The name stays in the Host header and in the certificate check; only the connection is pinned.
        request.extensions = {**request.extensions, "sni_hostname": host}
        request.url = request.url.copy_with(host=str(found[0]))
        return self._inner.handle_request(request)

    def close(self) -> None:
        self._inner.close()
