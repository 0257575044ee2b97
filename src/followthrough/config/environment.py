"""What the surroundings say: the data folder, the secret, the database. Safe defaults are made on first start."""

import base64
import hashlib
import os
import secrets
import sys
import tempfile
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import dj_database_url

SQLITE_OPTIONS: dict[str, Any] = {
    # With Django's defaults, web and clock lock each other out under load; IMMEDIATE + WAL + waiting ends that.
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;"
        " PRAGMA cache_size=-16000; PRAGMA mmap_size=268435456;"
    ),
}


def data_folder() -> Path:
    """The one folder for everything we keep: FOLLOWTHROUGH_DATA, `var/` in a clone, else the user's data folder."""
    chosen = os.environ.get("FOLLOWTHROUGH_DATA")
    if chosen:
        return Path(chosen).expanduser().resolve()
    clone = Path(__file__).resolve().parents[3]
    if (clone / "pyproject.toml").is_file():
        return clone / "var"
    return _user_data_folder() / "followthrough"


def secret_key(folder: Path) -> str:
    """SECRET_KEY from the environment, else one made once and kept readable by its owner alone."""
    given = os.environ.get("SECRET_KEY")
    if given:
        return given
    return _kept(folder / "secret-key", lambda: secrets.token_urlsafe(64))


def sealing_keys(folder: Path) -> list[str]:
    """What seals stored passwords, newest first: SEALING_KEYS, else a file with a key a line, begun on first start."""
    given = words("SEALING_KEYS", "")
    return given or _kept(folder / "sealing-keys", _new_seal).split()


def database(folder: Path) -> dict[str, Any]:
    """Django's database settings from DATABASE_URL (`sqlite:///path` or `postgres://…`), SQLite by default."""
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{folder / 'followthrough.sqlite3'}"
    config: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=None, conn_health_checks=True))
    if "sqlite" in config["ENGINE"]:
        config["OPTIONS"] = SQLITE_OPTIONS | config.get("OPTIONS", {})
        config["CONN_HEALTH_CHECKS"] = False
    return config


def static_version() -> str:
    """A short fingerprint of every asset we serve; the packages' own assets count by their version."""
    web = Path(__file__).resolve().parents[1] / "web"
    fingerprint = hashlib.sha256((web / "icons.py").read_bytes())
    for path in sorted((web / "static").rglob("*.*")):
        fingerprint.update(path.read_bytes())
    for package in ("django-htmx", "lucide"):
        fingerprint.update(metadata.version(package).encode())
    return fingerprint.hexdigest()[:12]


def flag(name: str, *, default: bool = False) -> bool:
    """An environment variable read as yes or no."""
    value = os.environ.get(name)
    return default if value is None else value.strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str) -> list[str]:
    """An environment variable read as a list, separated by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def _new_seal() -> str:
    """A Fernet key, made without loading cryptography: settings are read by every command."""
    return base64.urlsafe_b64encode(os.urandom(32)).decode("ascii")


def _kept(path: Path, made: Callable[[], str]) -> str:
    """What the file says; on first start it is made."""
    if not path.exists():
        _write_once(path, made())
    return path.read_text(encoding="ascii").strip()


def _write_once(path: Path, secret: str) -> None:
    """Written beside and linked into place: another process sees no secret or a whole one, and the first one stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)  # readable by its owner alone
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secret)
    try:
        os.link(part, path)
    except FileExistsError:  # another process was faster
        pass
    finally:
        os.unlink(part)


def _user_data_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share"))
