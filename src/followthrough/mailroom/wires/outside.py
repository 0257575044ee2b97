"""HTTP to addresses that somebody typed: the world outside only, unless the administrator of the machine allows more.

A name is resolved once, every address it has is looked at, and the connection goes to the address that was looked at:
a name that points elsewhere a moment later (DNS rebinding) gains nothing. `PRIVATE_ADDRESSES` lists networks that may
be reached all the same, say of a provider in one's own house.
"""

import ipaddress
import socket
import ssl
import time
from functools import cache
from typing import Any

import httpx
from django.conf import settings

PATIENCE = 20.0  # seconds for a word from the peer; twice that for a whole answer, however slowly it drips
LONGEST_ANSWER = 512 * 1024
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotOutside(httpx.ConnectError):
    """The name leads to a private address; nothing was sent."""


class AnswerTooLong(httpx.ReadError):
    """The peer talks without end."""


class OutsideTransport(httpx.HTTPTransport):
    """Connects to the address that was looked at; certificate and Host stay those of the name."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        request.extensions = request.extensions | {"sni_hostname": host}
        request.url = request.url.copy_with(host=str(looked_up(host, request=request)))
        return super().handle_request(request)


def client(*, patience: float = PATIENCE, **more: Any) -> httpx.Client:
    """A client that follows no redirects and trusts no proxy of the surroundings. Close it after use."""
    times = httpx.Timeout(patience, connect=min(5, patience))
    return httpx.Client(transport=OutsideTransport(verify=_trusted()), timeout=times, trust_env=False, **more)


def ask(http: httpx.Client, request: httpx.Request, *, patience: float = PATIENCE) -> httpx.Response:
    """Send a request and read the whole answer, of at most `LONGEST_ANSWER` bytes."""
    until = time.monotonic() + 2 * patience
    answer = http.send(request, stream=True)
    try:
        body = bytearray()
        for piece in answer.iter_bytes(8192):
            body += piece
            if len(body) > LONGEST_ANSWER:
                raise AnswerTooLong("the answer is too long", request=request)
            if time.monotonic() > until:
                raise httpx.ReadTimeout("the answer takes too long", request=request)
    finally:
        answer.close()
    headers = {name: value for name, value in answer.headers.items() if name.lower() != "content-encoding"}
    return httpx.Response(answer.status_code, headers=headers, content=bytes(body), request=request)


def looked_up(host: str, *, request: httpx.Request | None = None) -> Address:
    """An address of the host that may be reached. Raises httpx.ConnectError, NotOutside."""
    addresses = _addresses(host, request)
    for address in addresses:
        if not is_allowed(address):
            raise NotOutside(f"{host} leads to {address}, which is not outside", request=request)
    return addresses[0]


def is_allowed(address: Address) -> bool:
    """Whether it stands outside, or in a network the administrator named."""
    inner = getattr(address, "ipv4_mapped", None) or address
    if any(inner in network for network in _named(tuple(settings.PRIVATE_ADDRESSES))):
        return True
    return inner.is_global and not inner.is_multicast


def is_local(host: str) -> bool:
    """Whether a host, as it is written, can only mean this machine or its own network. Asks nobody."""
    try:
        return not ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        return host == "localhost" or "." not in host or host.endswith((".localhost", ".local", ".internal"))


def _addresses(host: str, request: httpx.Request | None) -> list[Address]:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as wrong:
        raise httpx.ConnectError(f"{host} is not known: {wrong}", request=request) from wrong
    return [ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in found]


@cache
def _named(networks: tuple[str, ...]) -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
    return tuple(ipaddress.ip_network(network, strict=False) for network in networks)


@cache
def _trusted() -> ssl.SSLContext:
    """Read once: loading the certificates of the machine takes longer than most requests."""
    return httpx.create_ssl_context()
