"""A name service for tests, on loopback: it knows what a test tells it, or there is none at all."""

import contextlib
import socket
import threading
from collections.abc import Iterator

import dns.flags
import dns.message
import dns.rcode
import dns.resolver
import dns.rrset


@contextlib.contextmanager
def nobody() -> Iterator[None]:
    """A service that refuses every question, at once: to be silent would need a clock that goes on."""
    with knowing(None):
        yield


@contextlib.contextmanager
def knowing(records: dict[tuple[str, str], list[str]] | None) -> Iterator[None]:
    """A service that knows (name, kind) → records, and nothing else."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=_serve, args=(line, records), daemon=True)
        thread.start()
        port = line.getsockname()[1]
        try:
            with _asked_at(port):
                yield
        finally:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as good_bye:
                good_bye.sendto(b"", ("127.0.0.1", port))
            thread.join()


@contextlib.contextmanager
def _asked_at(port: int) -> Iterator[None]:
    was = dns.resolver.default_resolver
    asked = dns.resolver.Resolver(configure=False)
    asked.nameservers, asked.port = ["127.0.0.1"], port
    dns.resolver.default_resolver = asked
    try:
        yield
    finally:
        dns.resolver.default_resolver = was


def _serve(line: socket.socket, records: dict[tuple[str, str], list[str]] | None) -> None:
    while True:
        packet, sender = line.recvfrom(4096)
        if not packet:
            return
        query = dns.message.from_wire(packet)
        question = query.question[0]
        answer = dns.message.make_response(query)
        answer.flags |= dns.flags.RA
        name, kind = str(question.name).rstrip("."), dns.rdatatype.to_text(question.rdtype)
        if records is None:
            answer.set_rcode(dns.rcode.REFUSED)
        elif found := records.get((name, kind)):
            answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *found))
        elif not any(known == name for known, _ in records):
            answer.set_rcode(dns.rcode.NXDOMAIN)
        line.sendto(answer.to_wire(), sender)
