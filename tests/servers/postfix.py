"""A throw-away mail server: Debian's Postfix with a configuration, a queue and mailboxes of its own, on loopback.

Mail for linden.example and brandt.example lands in folders; mail for elsewhere.example goes on to another server of
the test's, and comes back as a real bounce if that one says no. It runs in the foreground, listens on one port the
machine chose, and is gone with the test.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as modern
from pathlib import Path

from tests import postgres

PROGRAM = "/usr/sbin/postfix"
PATIENCE = 60  # seconds until a start, or a mail, that does not come counts as failed
WHO = "nobody"
MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/spool
data_directory = {folder}/data
mail_owner = postfix
setgid_group = postdrop
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
myhostname = mail.linden.example
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mydestination =
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
relay_domains = elsewhere.example
transport_maps = inline:{{ elsewhere.example=smtp:[127.0.0.1]:{elsewhere} }}
virtual_mailbox_domains = linden.example, brandt.example
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = inline:{{ rosa@linden.example=rosa/, anna.keller@brandt.example=anna/ }}
virtual_minimum_uid = 1
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
smtpd_peername_lookup = no
smtp_dns_support_level = disabled
notify_classes =
"""
SERVICES = """
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
smtp unix - - n - - smtp
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


class Postfix:
    """One server. `mails_of("rosa")` waits for what lands in her folder."""

    def __init__(self, elsewhere: int) -> None:
        self.elsewhere = elsewhere
        self.folder = Path(tempfile.mkdtemp(prefix="followthrough-postfix-", dir="/tmp"))
        self.port = _free_port()
        self.server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """As root only: Postfix gives its rights away by itself."""
        who = pwd.getpwnam(WHO)
        self.folder.chmod(0o755)
        for name in ("etc", "spool", "mail", "data"):
            (self.folder / name).mkdir()
        os.chown(self.folder / "mail", who.pw_uid, who.pw_gid)
        os.chown(self.folder / "data", pwd.getpwnam("postfix").pw_uid, -1)
        told = {"folder": self.folder, "uid": who.pw_uid, "gid": who.pw_gid, "port": self.port}
        told["elsewhere"] = self.elsewhere
        (self.folder / "etc" / "main.cf").write_text(MAIN.format(**told), encoding="ascii")
        (self.folder / "etc" / "master.cf").write_text(SERVICES.format(**told).lstrip(), encoding="ascii")
        with (self.folder / "said").open("wb") as said:
            command = [PROGRAM, "-c", str(self.folder / "etc"), "start-fg"]
            self.server = subprocess.Popen(command, stdout=said, stderr=said, start_new_session=True)
        self._wait_until_ready()

    def stop(self) -> None:
        """Its master leads a session of its own, and takes along what it started."""
        if self.server is not None:
            self._end(self._master())
            self.server.kill()
            self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _master(self) -> int:
        try:
            return int((self.folder / "spool" / "pid" / "master.pid").read_text(encoding="ascii"))
        except (OSError, ValueError):
            return 0  # it never came that far

    def _end(self, master: int) -> None:
        end = time.monotonic() + 20
        number = signal.SIGTERM
        while master and postgres.is_alive(master) and self._is_ours(master):
            os.kill(master, number)
            number = signal.SIGKILL if time.monotonic() > end else signal.SIGTERM
            time.sleep(0.05)

    def _is_ours(self, pid: int) -> bool:
        """The number may belong to another program by now."""
        try:
            return bytes(self.folder) in Path(f"/proc/{pid}/environ").read_bytes()
        except OSError:
            return False

    def mails_of(self, user: str, *, number: int = 1) -> list[EmailMessage]:
        """Wait until so many have landed."""
        end = time.monotonic() + PATIENCE
        while len(found := sorted((self.folder / "mail" / user / "new").glob("*"))) < number:
            assert time.monotonic() < end, self.log()
            time.sleep(0.05)
        return [_read(path) for path in found]

    def log(self) -> str:
        files = (self.folder / "said", self.folder / "log")
        return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in files if path.exists())

    def _wait_until_ready(self) -> None:
        assert self.server
        end = time.monotonic() + PATIENCE
        while True:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 5) as line:
                    if line.recv(4).startswith(b"220"):
                        line.sendall(b"QUIT\r\n")
                        return
            except OSError:
                pass
            if self.server.poll() is not None or time.monotonic() > end:
                said = self.log()
                self.stop()
                raise RuntimeError(f"the test's own Postfix did not start:\n{said}")
            time.sleep(0.05)


def is_installed() -> bool:
    return Path(PROGRAM).exists() and os.geteuid() == 0


@contextmanager
def serving(elsewhere: int) -> Iterator[Postfix]:
    """`elsewhere`: the port to which mail for elsewhere.example goes on."""
    server = Postfix(elsewhere)
    try:
        server.start()
        yield server
    finally:
        server.stop()


def _read(path: Path) -> EmailMessage:
    mail = message_from_bytes(path.read_bytes(), policy=modern)
    assert isinstance(mail, EmailMessage)
    return mail


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
