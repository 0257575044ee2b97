"""Shapes of the components that show numbers: figures with a spark, the balance bar, the ring."""

from collections.abc import Sequence
from dataclasses import dataclass

SPARK_WIDTH, SPARK_HEIGHT = 100, 28


@dataclass(slots=True, kw_only=True)
class Figure:
    """A number that can be opened, with its change and its course so far, for `kit/_figure.html`."""

    label: str
    value: str
    address: str = ""
    change: str = ""
    direction: str = ""  # rising, falling, steady
    tone: str = ""
    course: Sequence[float] = ()

    @property
    def spark(self) -> str:
        """The course as points of an SVG line."""
        return " ".join(f"{x:g},{y:g}" for x, y in self._points())

    @property
    def spark_area(self) -> str:
        return f"0,{SPARK_HEIGHT} {self.spark} {SPARK_WIDTH},{SPARK_HEIGHT}"

    def _points(self) -> list[tuple[float, float]]:
        lowest, highest = min(self.course), max(self.course)
        height = (highest - lowest) or 1
        step = SPARK_WIDTH / max(len(self.course) - 1, 1)
        return [
            (round(index * step, 2), round(SPARK_HEIGHT - 2 - (value - lowest) / height * (SPARK_HEIGHT - 4), 2))
            for index, value in enumerate(self.course)
        ]


@dataclass(slots=True, kw_only=True)
class Part:
    """One quarter of a balance bar; `x` and `width` are per cent of the bar."""

    bucket: str
    word: str
    number: str
    x: str
    width: str
    share: str


@dataclass(slots=True, kw_only=True)
class Balance:
    """The four quarters, for `kit/_balance.html`."""

    parts: list[Part]
    advice: str = ""
    advice_address: str = ""

    @property
    def spoken(self) -> str:
        return ", ".join(f"{part.word} {part.share}" for part in self.parts)


def balance(counts: Sequence[tuple[str, str, int]], *, advice: str = "", advice_address: str = "") -> Balance:
    """A balance out of (bucket, word, number) triples, in their order."""
    total = sum(number for _, _, number in counts) or 1
    parts, x = [], 0.0
    for bucket, word, number in counts:
        width = 100 * number / total
        share = f"{width:.0f} %"
        parts.append(
            Part(bucket=bucket, word=word, number=f"{number:,}", x=f"{x:.2f}", width=f"{width:.2f}", share=share)
        )
        x += width
    return Balance(parts=parts, advice=advice, advice_address=advice_address)


def filled(done: int, of: int) -> int:
    """How full a ring is, in per cent; nothing to do is a full ring."""
    return round(100 * done / of) if of else 100
