"""Servers of the run's own as fixtures: import them where a conftest wants them."""

import os
from collections.abc import Iterator

import pytest

from tests.servers import dovecot


@pytest.fixture(scope="session")
def imap_server() -> Iterator[dovecot.Dovecot]:
    """Dovecot, once a run. Without it the tests are left out, in CI they fail."""
    if not dovecot.is_installed():
        missing = "Dovecot is not installed. On Debian: apt install dovecot-imapd"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    server = dovecot.Dovecot()
    server.start()
    yield server
    server.stop()
