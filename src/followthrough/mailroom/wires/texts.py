"""Texts by HTTP. `TextWire` is what any provider offers; `HttpTexts` speaks the interface most of them understand.

    POST {base_url}/2010-04-01/Accounts/{account}/Messages.json      To, From, Body, StatusCallback; basic auth
    GET  {base_url}/2010-04-01/Accounts/{account}/Messages/{id}.json
    GET  {base_url}/2010-04-01/Accounts/{account}/Messages.json?To=…&From=…

What the answers mean: a refused connection, 429 and 503 passed nothing on (`Passing`); 500, 502, 504 and a connection
that dies after the request went out may or may not have (`Unknown`): providers do accept a text and then fail to say
so. Every other 4xx is `Permanent`, of this text or of the whole account.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Protocol
from urllib.parse import quote

import httpx

from followthrough.mailroom.wires import outside
from followthrough.mailroom.wires.troubles import Answer, Passing, Permanent, Trouble, Unknown
from followthrough.rules.words import Word

OPTED_OUT = frozenset({21610})
BAD_ADDRESS = frozenset({21211, 21214, 21217, 21421, 21614})
THROTTLED = frozenset({14107, 20429, 21611})
ACCOUNT = frozenset({20003, 20005, 20008, 21606, 21659, 21660, 30002})
MAYBE_TAKEN = frozenset({408, 500, 502, 504})
WRONG_DOOR = frozenset({300, 301, 302, 303, 307, 308, 404, 405, 410})
LONGEST_WAIT = timedelta(hours=6)
SLACK = timedelta(minutes=5)  # between their clock and ours
PAGE = 50
MOST_PAGES = 4


class Fate(Word):
    """What became of a text, as the provider knows it."""

    UNDER_WAY = "under_way", "Under way"
    DELIVERED = "delivered", "Delivered"
    FAILED = "failed", "Not delivered"


FATES = {
    "delivered": Fate.DELIVERED, "read": Fate.DELIVERED, "received": Fate.DELIVERED,
    "undelivered": Fate.FAILED, "failed": Fate.FAILED, "canceled": Fate.FAILED,
}  # fmt: skip


FAILURES = {
    30002: "The provider closed the account. Ask them why.",
    30003: "Their phone could not be reached. Try again later, or call.",
    30004: "Their network blocks texts from us. Call or write instead.",
    30005: "There is no phone with this number. Ask for the right one.",
    30006: "This number takes no texts: it may be a landline. Call instead.",
    30007: "Their network took it for advertising. Write it anew in your own words, without links.",
    30034: "The number is not registered for texts there. Ask your provider.",
    21610: "They asked for no more texts. Call or write instead.",
}
NOBODY_THERE = frozenset({30005, 30006}) | BAD_ADDRESS
"""Failures that say: no text will ever arrive there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text to hand over. `report_to`: where the provider may tell what became of it."""

    to: str
    sender: str
    words: str
    report_to: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A text the provider knows. `code`: why it failed, as a number of the provider's."""

    id: str
    fate: Fate
    code: int = 0


def say_failure(code: int) -> str:
    """Why a text was not delivered, and what to do."""
    unknown = f" (it says {code})" if code else ""
    return FAILURES.get(code, f"Their network did not deliver it{unknown}. Call, or write an e-mail.")


class TextWire(Protocol):
    """What a provider of texts offers. All of it may raise `troubles.Trouble`."""

    def send(self, text: Text) -> Answer:
        """Hand it over."""

    def look(self, text_id: str) -> Known | None:
        """What the provider knows by this id."""

    def find(self, text: Text, *, since: datetime, known: frozenset[str]) -> Known | None:
        """The same text handed over at or after `since`, leaving out those whose ids are `known` as others of ours."""


@dataclass(frozen=True, slots=True)
class HttpTexts:
    """The first adapter. `token` signs the requests, and the provider signs its own with it."""

    base_url: str
    account: str
    token: str
    patience: float = outside.PATIENCE

    def send(self, text: Text) -> Answer:
        form = {"To": text.to, "From": text.sender, "Body": text.words}
        if text.report_to:
            form["StatusCallback"] = text.report_to
        said = self._ask("POST", "/Messages.json", data=form)
        text_id = str(said.get("sid") or "")
        if not text_id:
            raise Unknown("The provider answered, but not whether it took the text.", said=str(said)[:300])
        return Answer(said=str(said.get("status") or "taken")[:300], id=text_id[:254])

    def look(self, text_id: str) -> Known | None:
        found = self._read(f"/Messages/{quote(text_id, safe='')}.json")
        return _known(found) if found else None

    def find(self, text: Text, *, since: datetime, known: frozenset[str]) -> Known | None:
        """Asked without a day: a text that waits at the provider has none yet. The newest come first."""
        path = "/Messages.json"
        asked: dict[str, str] | None = {"To": text.to, "From": text.sender, "PageSize": str(PAGE)}
        for _ in range(MOST_PAGES):
            page = self._read(path, params=asked) or {}
            for each in page.get("messages") or ():
                if _moment(each.get("date_created")) < since - SLACK:
                    return None
                if each.get("body") == text.words and each.get("sid") not in known:
                    return _known(each)
            path = self._own_path(str(page.get("next_page_uri") or ""))
            if not path:
                return None
            asked = None
        return None

    def account_says(self) -> dict[str, Any] | None:
        """The account itself; none where there is no such account."""
        return self._read("")

    def number_says(self, number: str) -> dict[str, Any] | None:
        """What the provider knows of one of our numbers; none when it is not the account's."""
        found = self._read("/IncomingPhoneNumbers.json", params={"PhoneNumber": number}) or {}
        return next(iter(found.get("incoming_phone_numbers") or ()), None)

    def _read(self, path: str, **more: Any) -> dict[str, Any] | None:
        """A look-up. None: not there. Nothing was handed over, so whatever fails is passing."""
        try:
            return self._ask("GET", path, **more)
        except Unknown as wrong:
            raise Passing("The provider did not answer.", said=wrong.said, of_all=True) from wrong
        except _NotThere:
            return None

    def _ask(self, method: str, path: str, **more: Any) -> dict[str, Any]:
        patience = self.patience
        with _as_troubles(), outside.client(patience=patience, auth=(self.account, self.token)) as http:
            answer = outside.ask(http, http.build_request(method, self._address(path), **more), patience=patience)
        if answer.is_success:
            return _json(answer)
        if answer.status_code == 404 and method == "GET":
            raise _NotThere
        raise _no(answer)

    def _address(self, path: str) -> str:
        return f"{self.base_url.rstrip('/')}{self._root}{path or '.json'}"

    @property
    def _root(self) -> str:
        return f"/2010-04-01/Accounts/{quote(self.account, safe='')}"

    def _own_path(self, uri: str) -> str:
        """The rest of a next page's address; empty when it leads anywhere else."""
        before, root, path = uri.partition(self._root)
        return path if root and not before else ""


class _NotThere(Exception):
    pass


@contextmanager
def _as_troubles() -> Iterator[None]:
    """The failures of a connection, as troubles: what never left us is passing, the rest is unknown."""
    try:
        yield
    except outside.NotOutside as wrong:
        remedy = "Correct the provider’s address, or let the administrator of this machine allow it."
        raise Permanent(
            "The provider’s address leads into a private network.", said=str(wrong), remedy=remedy, of_all=True
        ) from wrong
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as wrong:
        raise Passing(
            "The provider can’t be reached.", said=str(wrong), remedy="It is tried again by itself.", of_all=True
        ) from wrong
    except (httpx.UnsupportedProtocol, httpx.InvalidURL) as wrong:
        remedy = "Correct the provider’s address: it begins with https://."
        raise Permanent("The provider’s address can’t be read.", said=str(wrong), remedy=remedy, of_all=True) from wrong
    except httpx.HTTPError as wrong:
        raise Unknown("The connection ended before the provider answered.", said=str(wrong)) from wrong


def _no(answer: httpx.Response) -> Trouble:
    """The answer was no: which kind of no."""
    said, status = _json(answer), answer.status_code
    code = _number(said.get("code"))
    words = " ".join(filter(None, (str(status), str(code or ""), str(said.get("message") or answer.text))))[:300]
    if status == 429 or code in THROTTLED:
        return Passing("The provider asks us to slow down.", said=words, of_all=True, wait=_wait(answer))
    if status in MAYBE_TAKEN:
        return Unknown("The provider failed and did not say whether it took the text.", said=words)
    if status >= 500 or status == 425:
        return Passing("The provider is not well.", said=words, of_all=True, wait=_wait(answer))
    return _no_to_the_account(status, code, words) or _no_to_the_text(code, words)


def _no_to_the_account(status: int, code: int, words: str) -> Permanent | None:
    if status in (401, 403) or code in ACCOUNT:
        remedy = "Check the account, its key and its number in the settings of the line, then test it."
        return Permanent("The provider does not let us in.", said=words, remedy=remedy, of_all=True)
    if status in WRONG_DOOR:
        remedy = "Check the provider’s address and the account in the settings of the line."
        return Permanent("There is no such account at this address.", said=words, remedy=remedy, of_all=True)
    return None


def _no_to_the_text(code: int, words: str) -> Permanent:
    if code in OPTED_OUT:
        return Permanent("They asked for no more texts.", said=words, remedy="Call or write instead.", opted_out=True)
    if code in BAD_ADDRESS:
        remedy = "Correct the number, or reach them another way."
        return Permanent("This number takes no texts.", said=words, remedy=remedy, bad_address=True)
    remedy = "Read what it says, change the text, and send it again."
    return Permanent("The provider refused the text.", said=words, remedy=remedy)


def _wait(answer: httpx.Response) -> timedelta | None:
    """What Retry-After asks for: seconds or a date; nothing absurd."""
    asked = answer.headers.get("Retry-After", "").strip()
    if asked.isdecimal():
        return min(timedelta(seconds=min(int(asked), 10**6)), LONGEST_WAIT)
    until = _moment(asked)
    sent = _moment(answer.headers.get("Date"))
    return min(until - sent, LONGEST_WAIT) if until > sent > _LONG_AGO else None


def _json(answer: httpx.Response) -> dict[str, Any]:
    try:
        said = answer.json()
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _known(said: dict[str, Any]) -> Known:
    fate = FATES.get(str(said.get("status")), Fate.UNDER_WAY)
    return Known(str(said.get("sid") or "")[:254], fate, _number(said.get("error_code")))


def _number(word: Any) -> int:
    return int(word) if str(word).isdecimal() else 0


_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def _moment(words: Any) -> datetime:
    """A date as mail and HTTP write them; long ago when it can't be read."""
    try:
        read = parsedate_to_datetime(str(words))
    except ValueError:
        return _LONG_AGO
    return read if read.tzinfo else read.replace(tzinfo=UTC)
