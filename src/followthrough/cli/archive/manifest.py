"""What lies in a backup: written beside it in the archive, checked before anything is brought back."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = "manifest.json"
FORMAT = 1
DATABASE = "database"
FILES = "files/"


@dataclass(frozen=True, slots=True)
class Manifest:
    """`vendor` is the database it was made on; `sums` holds the SHA-256 of each member of the archive by its name."""

    made_at: str
    program: str
    vendor: str
    migrations: list[str]
    sums: dict[str, str]
    format: int = FORMAT

    def as_bytes(self) -> bytes:
        return json.dumps(asdict(self), indent=2).encode()

    @classmethod
    def read(cls, path: Path) -> "Manifest":
        """Raises ValueError, TypeError or OSError when it is none."""
        found = cls(**json.loads(path.read_text(encoding="utf-8")))
        if found.format != FORMAT:
            raise ValueError(f"format {found.format}")
        return found


def sum_of(path: Path) -> str:
    """The file's SHA-256, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
