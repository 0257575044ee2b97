"""What a browser may keep: answers whose address changes whenever their content does."""

import gzip
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

YEAR = 365 * 24 * 3600


def answer(request: HttpRequest, content: bytes, kind: str) -> HttpResponse:
    """The content, packed where the browser takes that, to be kept for a year (while developing: not at all)."""
    packs = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(_packed(content) if packs else content, content_type=kind)
    if packs:
        response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding"])
    response["Cache-Control"] = "no-cache" if settings.DEBUG else f"public, max-age={YEAR}, immutable"
    return response


@lru_cache(maxsize=8)
def _packed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
