"""Signing in with a provider (OAuth 2, code with PKCE): where to go, what a code is worth, a new token."""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx

from followthrough.mailroom.wires import outside
from followthrough.mailroom.wires.troubles import Passing, Permanent

AGAIN = "Sign in with the provider again."


@dataclass(frozen=True, slots=True)
class Client:
    """How we are known to the provider, and where it takes requests."""

    client_id: str
    secret: str
    authorize_url: str
    token_url: str
    scopes: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """`seconds` is how long `access` lives; `refresh` is empty where the old one stays good."""

    access: str
    refresh: str = ""
    seconds: int = 3600


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is kept of a sign-in until the member comes back from the provider."""

    state: str
    verifier: str


def begin() -> Beginning:
    return Beginning(secrets.token_urlsafe(24), secrets.token_urlsafe(48))


def address(client: Client, beginning: Beginning, *, back_to: str, hint: str) -> str:
    """Where the member says yes. `back_to` is our own address, `hint` the mailbox they mean."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(beginning.verifier.encode()).digest()).rstrip(b"=")
    asked = {
        "response_type": "code",
        "client_id": client.client_id,
        "redirect_uri": back_to,
        "scope": client.scopes,
        "state": beginning.state,
        "code_challenge": challenge.decode("ascii"),
        "code_challenge_method": "S256",
        "login_hint": hint,
        "access_type": "offline",  # Google gives a refresh token only for these two
        "prompt": "consent",
    }
    joint = "&" if urlsplit(client.authorize_url).query else "?"
    return f"{client.authorize_url}{joint}{urlencode(asked)}"


def exchange(client: Client, code: str, *, verifier: str, back_to: str) -> Tokens:
    """What a code is worth. Raises `Passing`, `Permanent`."""
    return _ask(
        client, {"grant_type": "authorization_code", "code": code, "redirect_uri": back_to, "code_verifier": verifier}
    )


def renew(client: Client, refresh: str) -> Tokens:
    """A new access token. Raises `Passing`, and `Permanent` when the permission has ended."""
    return _ask(client, {"grant_type": "refresh_token", "refresh_token": refresh})


def _ask(client: Client, asked: dict[str, str]) -> Tokens:
    host = urlsplit(client.token_url).hostname or ""
    form = asked | {"client_id": client.client_id, "client_secret": client.secret}
    try:
        with outside.client() as http:
            request = http.build_request("POST", client.token_url, data=form, headers={"Accept": "application/json"})
            answer = outside.ask(http, request)
    except (httpx.HTTPError, httpx.InvalidURL) as away:
        raise Passing(f"{host} could not be reached.", remedy="It is tried again by itself.", of_all=True) from away
    return _read(answer, host)


def _read(answer: httpx.Response, host: str) -> Tokens:
    said = _json(answer)
    if answer.status_code >= 500 or answer.status_code == 429:
        raise Passing(f"{host} is not ready.", remedy="It is tried again by itself.", of_all=True)
    if answer.status_code == 200 and isinstance(said.get("access_token"), str):
        lasts = said.get("expires_in")
        seconds = int(lasts) if isinstance(lasts, int | float | str) and str(lasts).isdigit() else 3600
        return Tokens(said["access_token"], str(said.get("refresh_token") or ""), seconds)
    if said.get("error") in ("invalid_client", "unauthorized_client"):
        raise Permanent(
            f"{host} does not know our client.", remedy="Ask an administrator to check its id and secret.", of_all=True
        )
    raise Permanent("The permission you gave to read and send has ended.", remedy=AGAIN, of_all=True)


def _json(answer: httpx.Response) -> dict[str, Any]:
    try:
        said = json.loads(answer.content)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
