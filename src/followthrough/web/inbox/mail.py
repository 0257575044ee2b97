"""What others wrote, shown without harm: no script, style or forms; remote images only when asked for, never pixels.

The words alone are shown first. Who wants the mail as it was written opens it in a frame that may do nothing.
"""

import re
from html.parser import HTMLParser

import nh3

TAGS = frozenset(
    """a abbr b blockquote br caption center code col colgroup dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins
    kbd li ol p pre q s small span strike strong sub sup table tbody td tfoot th thead tr tt u ul""".split()
)
ATTRIBUTES = {
    "*": {"dir", "lang", "align"},
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "col": {"span"},
    "ol": {"start"},
}
DROPPED_WHOLE = {"script", "style", "title", "head", "iframe", "object", "embed", "noscript", "template", "svg", "math"}
SCHEMES = {"http", "https", "mailto", "tel", "data"}
PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+\Z")
REMOTE = re.compile(r"https?://", re.IGNORECASE)
SMALLEST = 3  # pixels: smaller pictures only tell that a mail was opened
LONGEST = 400_000  # letters

FRAME = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
    '<base target="_blank"><title>Mail</title></head><body>{}</body></html>'
)


def policy(*, images: bool) -> str:
    """The Content-Security-Policy of the frame: it shows, and does nothing else."""
    pictures = "data: https: http:" if images else "data:"
    return (
        f"default-src 'none'; img-src {pictures}; sandbox allow-popups allow-popups-to-escape-sandbox;"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    )


def frame(html: str, *, images: bool = False) -> str:
    """A whole document for the frame."""
    return FRAME.format(sanitised(html, images=images))


def sanitised(html: str, *, images: bool = False) -> str:
    """What may be shown of a mail's HTML."""
    pixels = _pixels(html[:LONGEST])

    def keep(tag: str, name: str, value: str) -> str | None:
        if tag == "img" and name == "src":
            if PICTURE.match(value):
                return value
            return value if images and REMOTE.match(value) and value not in pixels else None
        if tag == "a" and name == "href":
            return None if value.strip().lower().startswith("data:") else value
        return value

    return nh3.clean(
        html[:LONGEST],
        tags=set(TAGS),
        clean_content_tags=DROPPED_WHOLE,
        attributes=ATTRIBUTES,
        attribute_filter=keep,
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer nofollow",
        strip_comments=True,
    )


def has_remote_images(html: str) -> bool:
    """Whether there is anything to show when asked for."""
    found = _Images()
    found.feed(html[:LONGEST])
    return any(REMOTE.match(source) and source not in found.pixels for source in found.sources)


def _pixels(html: str) -> set[str]:
    found = _Images()
    found.feed(html)
    return found.pixels


class _Images(HTMLParser):
    """The addresses of pictures, and which of them are too small to be seen or said to be hidden."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sources: list[str] = []
        self.pixels: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "img":
            return
        said = {name: value or "" for name, value in attrs}
        source = said.get("src", "")
        self.sources.append(source)
        style = said.get("style", "").lower().replace(" ", "")
        hidden = "display:none" in style or "visibility:hidden" in style or "opacity:0;" in f"{style};"
        if hidden or _is_tiny(said) or re.search(r"(?:^|;)(?:width|height):[0-2](?:px)?(?:;|\Z)", style):
            self.pixels.add(source)


def _is_tiny(said: dict[str, str]) -> bool:
    sizes = [said.get(name, "").strip().removesuffix("px") for name in ("width", "height")]
    return any(size.isdecimal() and int(size) < SMALLEST for size in sizes)
