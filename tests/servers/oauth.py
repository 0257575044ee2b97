"""A provider to sign in with, on loopback: it says yes at once, checks PKCE, renews, vouches for its tokens."""

import base64
import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit


class OAuthServer:
    """`lives` are the tokens that are good, each with the address it is for; `asked` what was posted for tokens."""

    def __init__(self) -> None:
        self.lives: dict[str, str] = {}
        self.refreshes: dict[str, str] = {}
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[dict[str, str]] = []
        self.numbers = count(1)
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.thread = threading.Thread(target=self.http.serve_forever, daemon=True)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.http.server_address[1]}"

    def start(self) -> "OAuthServer":
        self.thread.start()
        return self

    def stop(self) -> None:
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()

    def give(self, address: str) -> dict[str, Any]:
        number = next(self.numbers)
        self.lives[f"access-{number}"] = address
        self.refreshes[f"refresh-{number}"] = address
        return {"access_token": f"access-{number}", "refresh_token": f"refresh-{number}", "expires_in": 3600}

    def answer_token(self, asked: dict[str, str]) -> tuple[int, dict[str, Any]]:
        self.asked.append(asked)
        if asked.get("client_secret") != "our secret":
            return 401, {"error": "invalid_client"}
        if asked["grant_type"] == "refresh_token":
            address = self.refreshes.get(asked["refresh_token"])
            return (200, self.give(address)) if address else (400, {"error": "invalid_grant"})
        begun = self.codes.pop(asked["code"], None)
        digest = hashlib.sha256(asked["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if not begun or begun["code_challenge"] != challenge or begun["redirect_uri"] != asked["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        return 200, self.give(begun["login_hint"])


def _handler(server: OAuthServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
            if parts.path == "/authorize":
                code = f"code-{next(server.numbers)}"
                server.codes[code] = asked
                self.send_response(302)
                back = urlencode({"code": code, "state": asked["state"]})
                self.send_header("Location", f"{asked['redirect_uri']}?{back}")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            token = asked.get("token", "")
            known = server.lives.get(token)
            self.say(200, {"active": bool(known), "email": known or ""})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            self.say(*server.answer_token({key: values[0] for key, values in parse_qs(body).items()}))

        def say(self, status: int, words: dict[str, Any]) -> None:
            body = json.dumps(words).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            return None

    return Handler
