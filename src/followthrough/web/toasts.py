"""A word after an act, with its undo: kept until the next page shows it, or sent along with an htmx answer."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

UNDO_SECONDS = 30
WORDS_SECONDS = 6
HTMX_KEEPS = {"HX-Redirect", "HX-Location", "HX-Refresh"}  # the page changes: the word waits for the next one


@dataclass(slots=True)
class Toast:
    words: str
    tone: str
    undo_address: str
    undo_seconds: int = UNDO_SECONDS

    @property
    def counts_down(self) -> bool:
        """Whether the time is short enough to be counted on the button."""
        return bool(self.undo_address) and self.undo_seconds < UNDO_SECONDS

    @property
    def icon(self) -> str:
        return "error" if self.tone == "overdue" else "done"

    @property
    def seconds(self) -> int:
        return self.undo_seconds if self.undo_address else WORDS_SECONDS


def say(request: HttpRequest, words: str, *, undo_address: str = "", seconds: int = 0) -> None:
    """Show these words on what the person sees next; with an undo for 30 seconds where there is one, or for `seconds`,
    counted down."""
    messages.success(request, words, extra_tags=f"{undo_address}#{seconds}" if seconds else undo_address)


def warn(request: HttpRequest, words: str) -> None:
    messages.error(request, words)


def pending(request: HttpRequest) -> list[Toast]:
    """What waits to be said; asking takes it."""
    return [_toast(message) for message in messages.get_messages(request)]


def rendered(request: HttpRequest, toasts: list[Toast]) -> SafeString:
    """The toasts as htmx puts them into the page beside whatever else it swaps."""
    return render_to_string("kit/_toasts_beside.html", {"toasts": toasts}, request)


def send_along(request: HttpRequest, response: HttpResponse) -> None:
    """Add what waits to be said to an htmx answer, so that a swapped partial needs not think of it."""
    waiting = pending(request)
    if not waiting:
        return
    response.write(rendered(request, waiting))
    if response.status_code == 204:
        response.status_code = 200
        response["HX-Reswap"] = "none"


def may_carry(response: HttpResponse) -> bool:
    """Whether an htmx answer is one that htmx swaps into the page that is open."""
    is_words = response.get("Content-Type", "").startswith("text/html")
    stays = not HTMX_KEEPS.intersection(response.headers)
    return is_words and stays and not response.streaming and not 300 <= response.status_code < 400


def _toast(message: Message) -> Toast:
    tone = "overdue" if message.level >= messages.ERROR else "kept"
    undo_address, _, seconds = (message.extra_tags or "").partition("#")
    undo_seconds = int(seconds) if seconds.isdecimal() else UNDO_SECONDS
    return Toast(words=str(message.message), tone=tone, undo_address=undo_address, undo_seconds=undo_seconds)
