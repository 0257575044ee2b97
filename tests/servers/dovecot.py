"""A throw-away IMAP server: Debian's Dovecot with a configuration, certificates and users of its own, on loopback."""

import contextlib
import ctypes
import grp
import imaplib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests import postgres
from tests.servers import certificates

PREFIX = "followthrough-imap-"
PROGRAM = "/usr/sbin/dovecot"
PATIENCE = 20  # seconds until a start that does not come counts as failed
PASSWORD = "putting-green"
USER = "rosa@linden.example"
CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = {internal}
default_internal_group = {internal_group}
default_login_user = {login}
first_valid_uid = 1
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
auth_failure_delay = 0
auth_mechanisms = plain login {mechanisms}
mail_location = maildir:~/Maildir
mail_max_userip_connections = 50
mailbox_idle_check_interval = 1 secs
passdb {{
  driver = static
  mechanisms = plain login
  args = password={password}
}}
{tokens}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain_port}
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    special_use = \\Sent
    auto = create
  }}
  mailbox Drafts {{
    special_use = \\Drafts
    auto = create
  }}
  mailbox Junk {{
    special_use = \\Junk
    auto = create
  }}
}}
"""
TOKENS = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/oauth2.conf
}}
"""


def is_installed() -> bool:
    return Path(PROGRAM).exists()


class Dovecot:
    """`port` speaks TLS from the start, `plain_port` STARTTLS. Every address is a user, with the one password."""

    def __init__(self, *, introspection: str = "", expired: bool = False) -> None:
        """`introspection`: where tokens are asked about; without it nobody signs in with one."""
        # /tmp by name: a socket's path may have 107 characters, and TMPDIR can be longer than that.
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir="/tmp"))
        self.port, self.plain_port = free_port(), free_port()
        self.authority = certificates.make(self.folder, "localhost", expired=expired)
        self.introspection = introspection
        self.server: subprocess.Popen[bytes] | None = None

    def start(self) -> "Dovecot":
        _clean_up_stale()
        (self.folder / "owner").write_text(str(os.getpid()), encoding="ascii")
        self.write_configuration()
        self.server = subprocess.Popen(
            [PROGRAM, "-F", "-c", str(self.folder / "dovecot.conf")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=_die_with_parent,
        )
        self._wait_until_ready()
        return self

    def stop(self) -> None:
        if self.server and self.server.poll() is None:
            self.server.terminate()
            try:
                self.server.wait(10)
            except subprocess.TimeoutExpired:
                self.server.kill()
                self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def write_configuration(self) -> None:
        mail = _mail_account()
        own = pwd.getpwuid(os.getuid()).pw_name
        is_root = os.getuid() == 0
        facts = {
            "folder": self.folder,
            "password": PASSWORD,
            "internal": "dovecot" if is_root else own,
            "internal_group": "dovecot" if is_root else grp.getgrgid(os.getgid()).gr_name,
            "login": "dovenull" if is_root else own,
            "uid": mail.pw_uid,
            "gid": mail.pw_gid,
            "port": self.port,
            "plain_port": self.plain_port,
            "mechanisms": "xoauth2 oauthbearer" if self.introspection else "",
            "tokens": TOKENS.format(folder=self.folder) if self.introspection else "",
        }
        (self.folder / "dovecot.conf").write_text(CONFIGURATION.format(**facts), encoding="utf-8")
        (self.folder / "oauth2.conf").write_text(
            f"introspection_url = {self.introspection}\nintrospection_mode = get\nusername_attribute = email\n",
            encoding="utf-8",
        )
        (self.folder / "mail").mkdir(exist_ok=True)
        os.chmod(self.folder, 0o755)
        if is_root:
            shutil.chown(self.folder / "mail", mail.pw_uid, mail.pw_gid)

    @contextlib.contextmanager
    def session(self, user: str = USER) -> Iterator[imaplib.IMAP4]:
        """Another mail program on the same mailbox."""
        client = imaplib.IMAP4("127.0.0.1", self.plain_port, timeout=20)
        try:
            client.login(user, PASSWORD)
            yield client
        finally:
            with contextlib.suppress(imaplib.IMAP4.error, OSError):
                client.logout()

    def put(self, *mails: bytes, folder: str = "INBOX", user: str = USER) -> None:
        """File mails as a mail program does."""
        with self.session(user) as client:
            for mail in mails:
                status, said = client.append(folder, "", None, mail)  # type: ignore[arg-type]
                assert status == "OK", said

    def maildir(self, user: str = USER) -> Path:
        return self.folder / "mail" / (user) / "Maildir"

    def pour(self, mails: Iterator[bytes], *, user: str = USER) -> int:
        """Many mails at once, straight into the inbox's files. Returns how many."""
        with self.session(user) as client:
            client.select("INBOX")
        cur, number = self.maildir(user) / "cur", 0
        account = _mail_account()
        for number, mail in enumerate(mails, start=1):
            path = cur / f"{1_700_000_000 + number}.M{number}P1.test:2,"
            path.write_bytes(mail)
            if os.getuid() == 0:
                os.chown(path, account.pw_uid, account.pw_gid)
        return number

    def forget_uids(self, user: str = USER) -> None:
        """As after a restore from a backup: the same mails, other uids, another UIDVALIDITY."""
        maildir = self.maildir(user)
        lines = (maildir / "dovecot-uidlist").read_text(encoding="utf-8").splitlines()
        version, validity, *rest = lines[0].split()
        lines[0] = " ".join([version, f"V{int(validity[1:]) + 1000}", *rest])
        for path in maildir.glob("dovecot.index*"):
            path.unlink()
        mails = [line.split(" ", 1) for line in lines[1:]]
        renumbered = [f"{1000 + number} {rest}" for number, (_, rest) in enumerate(reversed(mails))]
        lines[0] = " ".join(part if not part.startswith("N") else f"N{2000 + len(mails)}" for part in lines[0].split())
        (maildir / "dovecot-uidlist").write_text("\n".join([lines[0], *renumbered]) + "\n", encoding="utf-8")

    def _wait_until_ready(self) -> None:
        assert self.server
        end = time.monotonic() + PATIENCE
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            if self.server.poll() is not None or time.monotonic() > end:
                log = self.folder / "log"
                said = log.read_text(encoding="utf-8", errors="replace") if log.exists() else "it said nothing"
                self.stop()
                raise RuntimeError(f"the test run's own Dovecot did not start:\n{said}")
            time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _clean_up_stale() -> None:
    """The folders of runs that were killed; their servers went with them."""
    for folder in Path("/tmp").glob(f"{PREFIX}*"):
        try:
            owner = int((folder / "owner").read_text(encoding="ascii"))
        except (OSError, ValueError):
            continue  # being made right now, or somebody else's
        if not postgres.is_alive(owner):
            shutil.rmtree(folder, ignore_errors=True)


def _mail_account() -> pwd.struct_passwd:
    """Dovecot never lets root own mail."""
    return pwd.getpwnam("mail") if os.getuid() == 0 else pwd.getpwuid(os.getuid())


def _die_with_parent() -> None:
    """A run that is killed takes its server along (Linux only)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)
