"""A provider of texts that runs on this machine: it takes texts, forgets to say so, throttles, hangs and refuses.

Used as a context: `with Provider() as provider: …`. `provider.faults` is what goes wrong with the next texts, one each.
"""

import base64
import json
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

ACCOUNT, TOKEN = "AC0123456789", "the provider's key"
NUMBER = "+493012345"
PAGE = 2  # small, so that look-ups turn pages


@dataclass
class Fault:
    """`accepts`: the text is taken all the same. `hangs`: no answer at all, until the provider is closed."""

    status: int = 500
    code: int = 0
    message: str = ""
    accepts: bool = False
    hangs: bool = False
    breaks: bool = False
    headers: dict[str, str] = field(default_factory=dict)


class Provider:
    def __init__(self) -> None:
        self.texts: list[dict[str, Any]] = []
        self.faults: list[Fault] = []
        self.reading_faults: list[Fault] = []
        self.numbers = [NUMBER]
        self.asked = 0
        self.now = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
        self.closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _door_of(self))
        self._server.daemon_threads = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    def take(self, form: dict[str, str]) -> dict[str, Any]:
        text = {
            "sid": f"SM{len(self.texts):04}",
            "to": form.get("To"),
            "from": form.get("From"),
            "body": form.get("Body"),
            "callback": form.get("StatusCallback"),
            "status": "queued",
            "error_code": None,
            "date_created": format_datetime(self.now),
        }
        self.texts.append(text)
        return text


def _door_of(provider: Provider) -> type[BaseHTTPRequestHandler]:
    root = f"/2010-04-01/Accounts/{ACCOUNT}"

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            provider.asked += 1
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            if not self._is_let_in():
                return
            if self.path != f"{root}/Messages.json":
                self._say(404, {"code": 20404, "message": "not found"})
            elif provider.faults:
                self._fail(provider.faults.pop(0), form)
            else:
                self._say(201, provider.take(form))

        def do_GET(self) -> None:
            provider.asked += 1
            if not self._is_let_in():
                return
            if provider.reading_faults:
                self._fail(provider.reading_faults.pop(0), {})
                return
            path, asked = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
            if path == f"{root}.json":
                self._say(200, {"sid": ACCOUNT, "status": "active", "friendly_name": "Linden"})
            elif path == f"{root}/IncomingPhoneNumbers.json":
                found = [{"phone_number": each, "sms_url": ""} for each in provider.numbers]
                wanted = asked["PhoneNumber"][0]
                self._say(200, {"incoming_phone_numbers": [each for each in found if each["phone_number"] == wanted]})
            elif path == f"{root}/Messages.json":
                self._list(asked)
            else:
                text_id = path.removeprefix(f"{root}/Messages/").removesuffix(".json")
                found = [text for text in provider.texts if text["sid"] == text_id]
                self._say(200, found[0]) if found else self._say(404, {"code": 20404, "message": "not found"})

        def _list(self, asked: dict[str, list[str]]) -> None:
            to, sender = asked["To"][0], asked["From"][0]
            found = [text for text in reversed(provider.texts) if (text["to"], text["from"]) == (to, sender)]
            first = int(asked.get("Page", ["0"])[0]) * PAGE
            more = len(found) > first + PAGE
            uri = f"{root}/Messages.json?To=%2B{to[1:]}&From=%2B{sender[1:]}&Page={first // PAGE + 1}" if more else None
            self._say(200, {"messages": found[first : first + PAGE], "next_page_uri": uri})

        def _fail(self, fault: Fault, form: dict[str, str]) -> None:
            if fault.accepts:
                provider.take(form)
            if fault.hangs:
                provider.closing.wait()
            if fault.hangs or fault.breaks:
                self.close_connection = True
                return
            self._say(fault.status, {"code": fault.code, "message": fault.message}, fault.headers)

        def _is_let_in(self) -> bool:
            basic = base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
            if self.headers.get("Authorization") == f"Basic {basic}":
                return True
            self._say(401, {"code": 20003, "message": "Authenticate"})
            return False

        def _say(self, status: int, said: dict[str, Any], headers: dict[str, str] | None = None) -> None:
            body = json.dumps(said).encode()
            self.send_response_only(status)
            usual = {"Content-Type": "application/json", "Date": format_datetime(provider.now)}
            for name, value in (usual | (headers or {})).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Door
