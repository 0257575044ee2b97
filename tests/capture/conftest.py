"""What the tests of imports share: a data folder of their own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def bring_in() -> Callable[..., Any]:
    """`bring_in(member, text, …)`: the whole way, with nothing changed on it."""
    from tests.capture.bringing import run, start

    return lambda member, *texts, **rest: run(start(member, *texts, **rest))
