"""Asking the name service: where a domain's mail goes, which names exist, what it says of its senders.

Never waits long and never raises: no answer is None, and then people are told that nobody could be asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dns import exception, resolver

from followthrough.rules.mail_providers import likely_hosts
from followthrough.rules.sender_records import Records

PATIENCE = 2.0  # seconds for one question
SELECTORS = ("google", "selector1", "selector2", "default", "dkim", "mail", "k1", "s1", "zoho", "fm1", "mbo0001")


@dataclass(frozen=True, slots=True)
class Guess:
    """Servers that exist under the names such servers usually have; empty where nobody could tell."""

    imap: str = ""
    smtp: str = ""


def mx_of(domain: str) -> list[str]:
    """The hosts that take mail for a domain, the first choice first; none when it has none or nobody answers."""
    answers = _ask(domain, "MX") or []
    pairs = [answer.split(" ", 1) for answer in answers]
    return [host.rstrip(".") for _, host in sorted((int(rank), host) for rank, host in pairs if host != ".")]


def guess_servers(domain: str) -> Guess:
    """By the domain's own word (RFC 6186), else by the names that exist."""
    read, send = likely_hosts(domain)
    imap = _announced(domain, "_imaps._tcp") or _first_that_exists(read)
    return Guess(imap, _announced(domain, "_submissions._tcp") or _first_that_exists(send))


def sender_records(domain: str) -> Records:
    dkim: list[str] = []
    for selector in SELECTORS:
        found = _texts(f"{selector}._domainkey.{domain}")
        if found is None:
            return Records(None, None, None)
        dkim += found
        if found:
            break
    spf, dmarc = _texts(domain), _texts(f"_dmarc.{domain}")
    return Records(_tuple(spf), tuple(dkim), _tuple(dmarc))


def _announced(domain: str, service: str) -> str:
    answers = _ask(f"{service}.{domain}", "SRV") or []
    hosts = [answer.split(" ")[-1].rstrip(".") for answer in answers]
    return next((host for host in hosts if host), "")


def _first_that_exists(hosts: Sequence[str]) -> str:
    for host in hosts:
        answers = _ask(host, "A")
        if answers is None:
            return ""
        if answers or _ask(host, "AAAA"):
            return host
    return ""


def _texts(name: str) -> list[str] | None:
    answers = _ask(name, "TXT")
    return None if answers is None else [answer.replace('" "', "").strip('"') for answer in answers]


def _tuple(found: list[str] | None) -> tuple[str, ...] | None:
    return None if found is None else tuple(found)


def _ask(name: str, kind: str) -> list[str] | None:
    """The records as text; empty when there are none, None when nobody answers."""
    try:
        return [str(each) for each in resolver.get_default_resolver().resolve(name, kind, lifetime=PATIENCE)]
    except (resolver.NXDOMAIN, resolver.NoAnswer):
        return []
    except (exception.DNSException, OSError, ValueError):
        return None
