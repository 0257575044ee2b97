"""What a text (SMS) costs: its segments, and what would make it cheaper.

A text goes out in the seven-bit alphabet of GSM 03.38 (160 characters; 153 each in several segments; those of the
extension table count twice), unless one character is not in it: then all of it goes out in UCS-2 (70; 67 each). A pair
is never torn apart by the end of a segment. Counting says what a network will do; it changes nothing of the words.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from followthrough.rules.words import Word

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = frozenset("\f^{}\\[~]|€")
PLAIN = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "″": '"',
    "«": '"', "»": '"', "‹": "'", "›": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "•": "*",
    "·": "-", "×": "x", "→": "->", "\t": " ", "\u00ad": "", "\u200b": "", "\u2060": "", "\ufeff": "", "\u2028": "\n",
    "\u2029": "\n", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "œ": "oe", "Œ": "OE", "ı": "i", "ŀ": "l", "™": "TM",
    "©": "(c)", "®": "(R)",
}  # fmt: skip
MOST_SEGMENTS = 10
"""Longer ones are refused: it is a mail by then. Providers end at 1,600 characters."""


class Alphabet(Word):
    GSM = "gsm", "GSM-7"
    UCS2 = "ucs2", "UCS-2"


ROOM = {Alphabet.GSM: (160, 153), Alphabet.UCS2: (70, 67)}  # alone, and each of several


@dataclass(frozen=True, slots=True)
class Cost:
    """What one text takes. `left`: characters until the next segment. `dear`: characters that force UCS-2, each once.

    `cheaper`: the same words with plainer signs, where that saves segments; else empty. `cheaper_segments` with it.
    """

    alphabet: Alphabet
    units: int
    segments: int
    left: int
    dear: tuple[str, ...] = ()
    cheaper: str = ""
    cheaper_segments: int = 0

    @property
    def room(self) -> int:
        """The units that fit into as many segments."""
        alone, each = ROOM[self.alphabet]
        return alone if self.segments == 1 else self.segments * each

    @property
    def is_too_long(self) -> bool:
        return self.segments > MOST_SEGMENTS


def cost_of(text: str) -> Cost:
    """What the text takes as it stands, and what it would with plainer signs."""
    text = text.replace("\r\n", "\n")
    dear = tuple(dict.fromkeys(sign for sign in text if not _is_gsm(sign)))
    alphabet = Alphabet.UCS2 if dear else Alphabet.GSM
    units, segments, left = _packed(_widths(text, alphabet), *ROOM[alphabet])
    plain = plainer(text) if dear else ""
    saved = _packed(_widths(plain, Alphabet.GSM), *ROOM[Alphabet.GSM])[1] if dear and _all_gsm(plain) else segments
    cheaper = plain if saved < segments else ""
    return Cost(alphabet, units, segments, left, dear, cheaper, saved if cheaper else 0)


def plainer(text: str) -> str:
    """The text with signs of the seven-bit alphabet wherever a sign has a plain twin. Others stay as they are."""
    return "".join(sign if _is_gsm(sign) else _plain(sign) for sign in unicodedata.normalize("NFC", text))


def say_cost(cost: Cost) -> str:
    """ "2 segments, 31 characters left"."""
    segments = "1 segment" if cost.segments == 1 else f"{cost.segments} segments"
    left = "1 character left" if cost.left == 1 else f"{cost.left} characters left"
    return f"{segments}, {left}"


def say_cheaper(cost: Cost) -> str:
    """What makes the text dear and what plainer signs would save; empty when nothing would help."""
    if not cost.cheaper:
        return ""
    signs = " and ".join(f"“{sign}”" if sign.isprintable() else _name(sign) for sign in cost.dear[:3])
    more = "…" if len(cost.dear) > 3 else ""
    plain = "1 segment" if cost.cheaper_segments == 1 else f"{cost.cheaper_segments} segments"
    makes = "makes" if len(cost.dear) == 1 else "make"
    return f"{signs}{more} {makes} it {cost.segments} segments. Written plainly it is {plain}."


def _is_gsm(sign: str) -> bool:
    return sign in BASIC or sign in EXTENSION


def _all_gsm(text: str) -> bool:
    return all(map(_is_gsm, text))


def _widths(text: str, alphabet: Alphabet) -> Iterable[int]:
    """The units each character takes; it never stands in two segments."""
    if alphabet == Alphabet.GSM:
        return (2 if sign in EXTENSION else 1 for sign in text)
    return (2 if ord(sign) > 0xFFFF else 1 for sign in text)


def _packed(widths: Iterable[int], alone: int, each: int) -> tuple[int, int, int]:
    """(units, segments, units left in the last one). An empty text is one segment with everything left."""
    widths = list(widths)
    units = sum(widths)
    if units <= alone:
        return units, 1, alone - units
    segments, used = 1, 0
    for width in widths:
        if used + width > each:
            segments, used = segments + 1, 0
        used += width
    return units, segments, each - used


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    """The plain twin of one sign; itself where there is none."""
    if sign in PLAIN:
        return PLAIN[sign]
    if unicodedata.category(sign) == "Zs":
        return " "
    twin = "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))
    return twin if twin and _all_gsm(twin) else sign


def _name(sign: str) -> str:
    return f"an invisible sign ({unicodedata.name(sign, f'U+{ord(sign):04X}').lower()})"
