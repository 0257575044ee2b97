"""Where real mail lies that rules are measured against. It is not part of the product: tests skip without it."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FOLDERS = (ROOT.parent / "shared" / "data", ROOT.parents[1] / "shared" / "data")


def folder(name: str) -> Path:
    """The folder of a set; the test is skipped where it is absent."""
    for parent in FOLDERS:
        if (parent / name).is_dir():
            return parent / name
    pytest.skip(f"the set ../shared/data/{name} is not here")
