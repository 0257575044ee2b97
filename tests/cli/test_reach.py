"""Who listens to other machines is told how these may reach it, unless it was said already."""

import pytest

from followthrough.cli import serving


@pytest.mark.parametrize(
    ("host", "surroundings", "told"),
    [
        ("0.0.0.0", {}, True),
        ("::", {}, True),
        ("127.0.0.1", {}, False),
        ("192.168.1.20", {}, False),
        ("0.0.0.0", {"ALLOWED_HOSTS": "sales.example.com"}, False),
        ("0.0.0.0", {"PUBLIC_URL": "https://sales.example.com"}, False),
    ],
)
def test_the_hint_comes_when_it_is_needed(
    host: str, surroundings: dict[str, str], told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ALLOWED_HOSTS", "PUBLIC_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    assert ("ALLOWED_HOSTS=" in serving.names_hint(host)) is told
