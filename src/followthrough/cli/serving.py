"""The web server in this process: waitress, which needs nothing but Python."""

import errno
import logging
import os
import signal
from collections.abc import Callable
from types import FrameType
from typing import Any

from django.conf import settings
from waitress.server import create_server

from followthrough.rules.refusals import Refusal

THREADS = 4  # more only wait for each other: Python runs one at a time and the database answers in milliseconds
ANY_HOST = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - compared with, not bound to


class PortInUse(Refusal):
    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"Port {port} of {host} is in use: perhaps Followthrough runs already. Nothing was changed.\n"
            f"Open what runs there, or choose another port: followthrough start --port {port + 1}"
        )


class AddressUnknown(Refusal):
    def __init__(self, host: str, why: str) -> None:
        super().__init__(f"This machine has no address {host} to serve on ({why}). Try --host 127.0.0.1")


def listen(application: Callable[..., Any], *, host: str, port: int) -> Any:
    """A server that holds its port and runs when told. Refuses `PortInUse`, `AddressUnknown`."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a queue of one is no news
    trusted = os.environ.get("TRUSTED_PROXY") or ("127.0.0.1" if settings.SESSION_COOKIE_SECURE else None)
    proxy = {"trusted_proxy": trusted, "trusted_proxy_headers": "x-forwarded-proto x-forwarded-for"} if trusted else {}
    try:
        return create_server(
            application,
            host=host,
            port=port,
            threads=int(os.environ.get("THREADS", THREADS)),
            ident=None,
            clear_untrusted_proxy_headers=True,
            **proxy,
        )
    except OSError as refused:
        if refused.errno in (errno.EADDRINUSE, errno.EACCES):
            raise PortInUse(host, port) from None
        raise AddressUnknown(host, refused.strerror or str(refused)) from None
    except ValueError as unknown:
        raise AddressUnknown(host, str(unknown)) from None


def run_until_stopped(server: Any) -> None:
    """Serve until Ctrl-C or SIGTERM; requests under way are answered first."""
    stop_on_terminate()
    server.run()
    server.close()


def stop_on_terminate() -> None:
    """SIGTERM, as systemd and containers send it, means the same as Ctrl-C."""
    signal.signal(signal.SIGTERM, _interrupt)


def address_of(server: Any, *, host: str) -> str:
    """Where a person finds it: the public address if one is set, else this machine's."""
    if public := os.environ.get("PUBLIC_URL"):
        return public.rstrip("/")
    shown = "localhost" if host in ANY_HOST else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port_of(server)}"


def names_hint(host: str) -> str:
    """For who listens to other machines and has named none: they would get an error page. Else nothing."""
    if host not in ANY_HOST or os.environ.get("ALLOWED_HOSTS") or os.environ.get("PUBLIC_URL"):
        return ""
    return (
        "Other machines are refused until you say by which names they may reach it, for example:\n"
        "  ALLOWED_HOSTS=sales.example.com,192.168.1.20 followthrough serve --host 0.0.0.0"
    )


def port_of(server: Any) -> int:
    """The port really taken (0 lets the system choose)."""
    listening = getattr(server, "effective_listen", None)
    return int(listening[0][1] if listening else server.effective_port)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
