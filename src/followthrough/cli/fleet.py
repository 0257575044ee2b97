"""Several web processes on one machine, for larger teams. Needs the extra `fleet`."""

from django.db import connections

from followthrough.rules.refusals import Refusal

THREADS = 4  # per process
WAITING = 64  # requests per process that may wait before new ones are left to the others
TARGET = "followthrough.config.wsgi:application"


class FleetMissing(Refusal):
    message = "Several processes need granian, which is not installed: pip install followthrough[fleet]"


def serve(*, host: str, port: int, processes: int) -> int:
    """Run until stopped. Returns the exit code. Refuses `FleetMissing`."""
    try:
        from granian.constants import Interfaces
        from granian.server import Server
    except ImportError:
        raise FleetMissing from None
    connections.close_all()  # each process opens its own
    Server(
        TARGET, address=host, port=port, workers=processes, interface=Interfaces.WSGI, respawn_failed_workers=True
    ).serve()
    return 0
