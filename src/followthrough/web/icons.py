"""The icons: our words for them, and the one picture sheet a browser fetches once and keeps.

A page names an icon with `{% icon "call" %}`, which costs 90 bytes and next to no time; the shapes come from Lucide.
A new icon is one line in NAMES: our word, and Lucide's name for the shape.
"""

from functools import cache
from xml.etree import ElementTree

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from lucide import _load_icon as load_shape

from followthrough.web import lasting

NAMES = {
    # places
    "today": "sun",
    "prospects": "users",
    "add": "plus",
    "board": "square-kanban",
    "search": "search",
    "look": "telescope",
    "inbox": "inbox",
    "settings": "settings",
    "list": "bookmark",
    "import": "file-up",
    "keys": "keyboard",
    # channels (rules.words.Channel)
    "call": "phone",
    "text": "message-square",
    "email": "mail",
    "visit": "map-pin",
    "video": "video",
    "letter": "mailbox",
    "social": "share-2",
    # outcomes (rules.words.Outcome)
    "reached": "phone-call",
    "no_answer": "phone-missed",
    "voicemail": "voicemail",
    "will_call": "phone-incoming",
    "put_off": "hourglass",
    "sent": "send",
    "met": "handshake",
    "replied": "reply",
    "agreed": "badge-check",
    "wrong_person": "user-x",
    "bad_address": "unplug",
    "not_interested": "thumbs-down",
    # meanings
    "raised": "hand",
    "promise": "heart-handshake",
    "overdue": "alarm-clock",
    "machine": "bot",
    "kept": "circle-check",
    "waiting": "hourglass",
    # states (rules.words.State)
    "open": "circle-dot",
    "nurture": "sprout",
    "won": "trophy",
    "lost": "circle-x",
    "disqualified": "circle-slash",
    # acts
    "done": "check",
    "move": "calendar-clock",
    "note": "sticky-note",
    "undo": "undo-2",
    "edit": "pencil",
    "remove": "trash-2",
    "close": "x",
    "more": "ellipsis",
    "filter": "list-filter",
    "sort-up": "arrow-up",
    "sort-down": "arrow-down",
    "sort": "arrow-up-down",
    "next": "arrow-right",
    "back": "arrow-left",
    "open-up": "chevron-right",
    "unfold": "chevron-down",
    "hand-over": "user-round-check",
    "park": "circle-pause",
    "merge": "merge",
    "download": "download",
    "upload": "upload",
    "copy": "copy",
    "drag": "grip-vertical",
    "enter": "corner-down-left",
    "link": "link",
    "tag": "tag",
    "star": "star",
    "columns": "columns-3",
    "skip": "skip-forward",
    "play": "play",
    # things
    "person": "user",
    "company": "building-2",
    "place": "globe",
    "clock": "clock",
    "calendar": "calendar",
    "size": "coins",
    "stage": "signpost",
    "goal": "target",
    "question": "message-circle-question-mark",
    "words": "quote",
    "template": "text-initial",
    "playbook": "book-open-text",
    # reasons to get in touch (rules.reasons_to_call.ReasonKind)
    "news": "newspaper",
    "case": "briefcase",
    "article": "book-open",
    "anniversary": "cake",
    "invitation": "ticket",
    "phone": "phone",
    "mobile": "smartphone",
    "address": "map-pin",
    "web": "globe",
    "team": "users-round",
    "file": "file-text",
    "pipeline": "workflow",
    "history": "history",
    "key": "key-round",
    # feelings
    "info": "info",
    "warning": "triangle-alert",
    "error": "circle-alert",
    "clear": "sparkles",
    "rising": "trending-up",
    "falling": "trending-down",
    "steady": "minus",
    "light": "sun",
    "dark": "moon",
    "auto": "sun-moon",
    "leave": "log-out",
    "swap": "arrow-left-right",
}


def icon(name: str, label: str = "") -> SafeString:
    """The markup of one icon: silent beside words, spoken as `label` where it stands alone. KeyError if unknown."""
    return _spoken(name, label) if label else _silent(name)


def sheet(request: HttpRequest, version: str) -> HttpResponse:
    """All icons in one SVG, each a symbol under our name."""
    return lasting.answer(request, _drawn_sheet(), "image/svg+xml")


@cache
def _silent(name: str) -> SafeString:
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"/></svg>', _address(name))


def _spoken(name: str, label: str) -> SafeString:
    return format_html(
        '<svg class="icon" role="img" aria-label="{}"><use href="{}"/></svg>', str(label), _address(name)
    )


@cache
def _address(name: str) -> str:
    NAMES[name]
    return f"{reverse('icon_sheet', args=[settings.STATIC_VERSION])}#{name}"


@cache
def _drawn_sheet() -> bytes:
    symbols = "".join(_symbol(name, shape) for name, shape in NAMES.items())
    return f'<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>'.encode()


def _symbol(name: str, shape: str) -> str:
    strokes = "".join(ElementTree.tostring(node, encoding="unicode") for node in load_shape(shape))
    return f'<symbol id="{name}" viewBox="0 0 24 24">{strokes}</symbol>'
