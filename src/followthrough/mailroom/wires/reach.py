"""Reaching a server: its name found, its address allowed, a connection made, encrypted with a certificate that holds.

The address that was checked is the one that is connected to: a name that answers differently the second time leads
nowhere else. What a peer says is never passed on from here, so that nobody can read a network by connecting to it.
"""

import ipaddress
import socket
import ssl
from dataclasses import dataclass

from followthrough.mailroom.wires import outside
from followthrough.mailroom.wires.troubles import Passing, Permanent
from followthrough.rules.messages import Security

PATIENCE = 15.0  # seconds for each answer


class NameUnknown(Passing):
    def __init__(self, host: str) -> None:
        super().__init__(
            f"There is no server called {host}.",
            remedy="Check the spelling of the server's name. If it was right, the name service may be away: try again.",
            of_all=True,
        )


class PrivateAddress(Permanent):
    def __init__(self, host: str) -> None:
        super().__init__(
            f"{host} is inside a private network.",
            remedy="Ask an administrator to connect a mailbox on this server first, or use the server's public name.",
            of_all=True,
        )


class NotReached(Passing):
    def __init__(self, host: str, port: int, how: str) -> None:
        super().__init__(
            f"{host} does not answer on port {port}: {how}.",
            remedy="Check server and port. If they are right, the server may be away or a firewall between: try again.",
            of_all=True,
        )


class NotEncrypted(Permanent):
    def __init__(self, host: str) -> None:
        super().__init__(
            f"{host} answers, but does not speak encrypted on this port.",
            remedy="Choose the other way of encryption, or the other port: 993 or 143 to read, 465 or 587 to send.",
            of_all=True,
        )


class CertificateWrong(Permanent):
    def __init__(self, host: str, how: str) -> None:
        super().__init__(
            f"The certificate of {host} does not hold: {how}. Your password was not sent.",
            remedy="Use the name the certificate was made for. On a server of your own: renew it, or let this machine"
            " trust who made it (SSL_CERT_FILE).",
            of_all=True,
        )


class NoMailServer(Permanent):
    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"What answers at {host}, port {port}, is no mail server of this kind.",
            remedy="Check the port: 993 or 143 to read, 465 or 587 to send.",
            of_all=True,
        )


class ConnectionLost(Passing):
    def __init__(self, host: str) -> None:
        super().__init__(
            f"{host} broke off in the middle.", remedy="Nothing to do: it is tried again by itself.", of_all=True
        )


@dataclass(frozen=True, slots=True)
class Server:
    """`may_be_private`: whoever asks may reach into this machine's own network."""

    host: str
    port: int
    security: Security
    may_be_private: bool = False


def find(server: Server) -> list[str]:
    """The server's addresses, all of them allowed. Raises `NameUnknown`, `PrivateAddress`."""
    try:
        found = socket.getaddrinfo(server.host, server.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as unknown:
        raise NameUnknown(server.host) from unknown
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    if not server.may_be_private and not all(_is_allowed(address) for address in addresses):
        raise PrivateAddress(server.host)
    return addresses


def connect(server: Server, addresses: list[str], *, patience: float = PATIENCE) -> socket.socket:
    """A connection to the first address that answers. Raises `NotReached`."""
    how = "it has no address"
    for address in addresses:
        try:
            return socket.create_connection((address, server.port), timeout=patience)
        except OSError as refused:
            how = _words(refused)
    raise NotReached(server.host, server.port, how)


def encrypt(plain: socket.socket, server: Server) -> ssl.SSLSocket:
    """Raises `CertificateWrong`, `NotEncrypted`, `NotReached`. The connection is closed then."""
    try:
        return trust().wrap_socket(plain, server_hostname=server.host)
    except (OSError, ValueError) as failed:
        plain.close()
        raise encryption_trouble(failed, server) from failed


def trust() -> ssl.SSLContext:
    """What this machine trusts, or what SSL_CERT_FILE names."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def encryption_trouble(failed: Exception, server: Server) -> Permanent | Passing:
    """In words, why there is no encrypted connection."""
    if isinstance(failed, ssl.SSLCertVerificationError):
        return CertificateWrong(server.host, _about_certificate(failed))
    if isinstance(failed, TimeoutError):
        return NotReached(server.host, server.port, "it was waited for in vain")
    if isinstance(failed, ConnectionError | ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return ConnectionLost(server.host)
    return NotEncrypted(server.host)


def _is_allowed(address: str) -> bool:
    """Outside, or in a network the administrator of this machine named."""
    return outside.is_allowed(ipaddress.ip_address(address.partition("%")[0]))


def _about_certificate(failed: ssl.SSLCertVerificationError) -> str:
    said = failed.verify_message.lower()
    if "expired" in said:
        return "it has run out"
    if "mismatch" in said or "not valid for" in said:
        return "it was made for another name"
    if "self" in said or "issuer" in said or "authority" in said:
        return "nobody this machine trusts has signed it"
    return "it can't be checked"


def _words(refused: OSError) -> str:
    if isinstance(refused, TimeoutError):
        return "it was waited for in vain"
    if isinstance(refused, ConnectionRefusedError):
        return "it refuses connections"
    return "it can't be reached from here"
