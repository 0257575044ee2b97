"""What the tests of the import pages share: a data folder of their own, and lists as a browser sends them."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA = tmp_path
    return tmp_path
