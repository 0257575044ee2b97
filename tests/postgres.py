"""A throw-away PostgreSQL cluster: made when a run asks for it, gone when the run ends, however it ends."""

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

PREFIX = "followthrough-pg-"
SUPERUSER = "postgres"
# Nothing in here outlives the run, so nothing needs to survive a power cut.
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "80",
    "shared_buffers": "64MB",
    "log_min_messages": "fatal",
}
PATIENCE = 60  # seconds until a start that does not come counts as failed


class NotInstalled(Exception):
    """PostgreSQL's server programs are not on this machine."""

    def __str__(self) -> str:
        return (
            "PostgreSQL's server programs (initdb, postgres) are not installed, so this run cannot start a server of"
            " its own. On Debian: apt install postgresql"
        )


class Cluster:
    """One server on a Unix socket in a temporary folder, owned by the process that started it."""

    def __init__(self) -> None:
        self.programs = find_programs()
        # /tmp by name: a socket's path may have 107 characters, and TMPDIR can be longer than that.
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir="/tmp"))
        self.account = _account()
        self.server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        (self.folder / "owner").write_text(str(os.getpid()), encoding="ascii")
        if self.account:
            shutil.chown(self.folder, self.account)
        data = self.folder / "data"
        self._call("initdb", "-D", str(data), "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        options = [part for name, value in OPTIONS.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("wb") as log:
            self.server = subprocess.Popen(
                [self.programs / "postgres", "-D", data, "-k", self.folder, *options],
                stdout=log,
                stderr=log,
                user=self.account,
                group=self.account,
                extra_groups=[] if self.account else None,
                cwd=self.folder,
                preexec_fn=_die_with_parent,
            )
        self._wait_until_ready()

    def url(self, database: str = "followthrough") -> str:
        return f"postgres://{SUPERUSER}@{quote(str(self.folder), safe='')}/{database}"

    def stop(self) -> None:
        if self.server and self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)  # "fast": ends sessions, then itself
            try:
                self.server.wait(20)
            except subprocess.TimeoutExpired:
                self.server.kill()
                self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _wait_until_ready(self) -> None:
        assert self.server
        end = time.monotonic() + PATIENCE
        ready = [self.programs / "pg_isready", "-q", "-h", self.folder, "-U", SUPERUSER, "-d", "postgres"]
        while subprocess.run(ready, check=False).returncode != 0:
            if self.server.poll() is not None or time.monotonic() > end:
                log = (self.folder / "log").read_text(encoding="utf-8", errors="replace")
                self.stop()
                raise RuntimeError(f"the test run's own PostgreSQL did not start:\n{log}")
            time.sleep(0.05)

    def _call(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self.programs / program, *arguments],
            capture_output=True,
            text=True,
            check=False,
            user=self.account,
            group=self.account,
            extra_groups=[] if self.account else None,
            cwd=self.folder,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        if done.returncode:
            self.stop()
            raise RuntimeError(f"{program} failed:\n{done.stdout}{done.stderr}")


def find_programs() -> Path:
    """The folder with initdb and postgres, newest version first. Raises NotInstalled."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    found.sort(key=lambda path: int(path.parent.name) if path.parent.name.isdigit() else 0, reverse=True)
    if on_path := shutil.which("initdb"):
        found.append(Path(on_path).resolve().parent)
    for folder in found:
        if (folder / "postgres").exists():
            return folder
    raise NotInstalled


def clean_up_stale() -> None:
    """Remove what a killed run left behind: only our own folders whose owner is gone."""
    for folder in Path("/tmp").glob(f"{PREFIX}*"):
        try:
            owner = int((folder / "owner").read_text(encoding="ascii"))
        except (OSError, ValueError):
            continue  # being made right now, or somebody else's
        if is_alive(owner):
            continue
        _stop_server_of(folder)
        shutil.rmtree(folder, ignore_errors=True)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _stop_server_of(folder: Path) -> None:
    with contextlib.suppress(OSError, ValueError, IndexError):
        pid = int((folder / "data" / "postmaster.pid").read_text(encoding="ascii").split()[0])
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
        if bytes(folder) in command:  # the number may belong to another program by now
            os.kill(pid, signal.SIGQUIT)


def _account() -> str | None:
    """PostgreSQL refuses to run as root: then it runs as the account its package made."""
    return SUPERUSER if os.geteuid() == 0 else None


def _die_with_parent() -> None:
    """Ask the kernel to stop the server when the test run is killed. Linux only; elsewhere clean_up_stale helps."""
    os.setpgid(0, 0)  # Ctrl-C in the terminal is for the run, which then stops the server in order
    if sys.platform == "linux":
        set_death_signal = 1
        ctypes.CDLL(None).prctl(set_death_signal, signal.SIGINT)
