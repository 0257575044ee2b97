"""One stylesheet for the browser out of one file per component: drop a file into `static/css/` and it is part of it.

The order of the layers is declared in tokens.css, so the order of the files within a layer does not matter.
"""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from followthrough.web import lasting

FOLDER = Path(__file__).parent / "static" / "css"
FIRST = ("tokens.css", "reset.css", "base.css")


def sheet(request: HttpRequest, version: str) -> HttpResponse:
    return lasting.answer(request, _joined() if settings.DEBUG else _joined_once(), "text/css; charset=utf-8")


@cache
def _joined_once() -> bytes:
    return _joined()


def _joined() -> bytes:
    return b"\n".join(path.read_bytes() for path in files())


def files() -> list[Path]:
    """Every file of the stylesheet, in order: tokens first, then the layers."""
    first = [FOLDER / name for name in FIRST]
    return first + sorted(path for path in FOLDER.rglob("*.css") if path not in first)
