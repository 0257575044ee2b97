"""How many texts (SMS) a message takes: GSM-7 where every letter is in its alphabet, else UCS-2.

Source: 3GPP TS 23.038 (alphabets) and TS 23.040 (parts): 160 septets or 70 sixteen-bit units in one text; in several,
each part gives 7 septets or 3 units to the header that joins them.
"""

from dataclasses import dataclass

GSM_7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("^{}\\[~]|€\f")
"""Two septets each: an escape before them."""
ONE_GSM, PART_GSM = 160, 153
ONE_UCS, PART_UCS = 70, 67


@dataclass(frozen=True, slots=True)
class Segments:
    """`number` of texts; `units` used of the `room` in that many; `odd` letters that force the costly alphabet."""

    number: int
    units: int
    room: int
    odd: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether it fits the small alphabet."""
        return not self.odd


def segments_of(text: str) -> Segments:
    """An empty message takes none."""
    odd = tuple(dict.fromkeys(letter for letter in text if letter not in GSM_7 and letter not in EXTENDED))
    if not odd:
        widths = [2 if letter in EXTENDED else 1 for letter in text]
        return _packed(widths, ONE_GSM, PART_GSM, odd)
    widths = [2 if ord(letter) > 0xFFFF else 1 for letter in text]
    return _packed(widths, ONE_UCS, PART_UCS, odd)


def _packed(widths: list[int], one: int, part: int, odd: tuple[str, ...]) -> Segments:
    """A letter of two units is never torn apart: it moves to the next part as a whole."""
    units = sum(widths)
    if units <= one:
        return Segments(number=1 if units else 0, units=units, room=one, odd=odd)
    number, used = 1, 0
    for width in widths:
        if used + width > part:
            number, used = number + 1, 0
        used += width
    return Segments(number=number, units=units, room=number * part, odd=odd)
