"""The throw-away PostgreSQL comes and goes without leaving anything behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import postgres


@pytest.fixture
def programs() -> Path:
    try:
        return postgres.find_programs()
    except postgres.NotInstalled as missing:
        if os.environ.get("CI"):
            pytest.fail(str(missing))
        pytest.skip(str(missing))


def test_a_stopped_cluster_leaves_no_server_and_no_folder(programs: Path) -> None:
    cluster = postgres.Cluster()
    cluster.start()
    cluster.stop()
    assert cluster.server is not None
    assert cluster.server.poll() is not None
    assert not cluster.folder.exists()


def test_the_server_of_a_killed_run_is_stopped_and_its_folder_cleaned(programs: Path) -> None:
    run = (
        "from tests import postgres; import time, sys\n"
        "c = postgres.Cluster(); c.start(); print(c.folder, c.server.pid, flush=True); time.sleep(60)"
    )
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", run], stdout=subprocess.PIPE, text=True, cwd=root) as owner:
        assert owner.stdout
        folder, server = owner.stdout.readline().split()
        owner.send_signal(signal.SIGKILL)
    postgres.clean_up_stale()
    assert not Path(folder).exists()
    assert not _still_serves(int(server), folder)


def _still_serves(pid: int, folder: str) -> bool:
    """A server that is shutting down after its signal may still be listed for a moment: wait for it, bounded."""
    import psutil

    try:
        server = psutil.Process(pid)
        if folder not in " ".join(server.cmdline()):
            return False
        server.wait(15)
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return False
    except psutil.TimeoutExpired:
        return True
    return False
