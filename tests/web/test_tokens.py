"""The colours can be read: WCAG 2.2 AA, light and dark, computed from tokens.css itself."""

import re

import pytest

from followthrough.web.stylesheet import FOLDER

PAIR = re.compile(r"--([a-z-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)")
TOKENS = {name: pair for name, *pair in PAIR.findall((FOLDER / "tokens.css").read_text(encoding="utf-8"))}
MEANINGS = ("raised", "promise", "overdue", "machine", "kept", "waiting")
GROUNDS = ("paper", "surface", "sunken", "quiet", "hover", "chosen")
WORDS = [
    *((ink, ground) for ink in ("ink", "ink-soft", "ink-faint", "accent-ink") for ground in GROUNDS),
    *((f"{meaning}-ink", ground) for meaning in MEANINGS for ground in (*GROUNDS, f"{meaning}-soft")),
    ("accent-ink", "kept-soft"),
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    *((ink, f"{meaning}-soft") for ink in ("ink", "ink-soft") for meaning in MEANINGS),
]
SHAPES = [
    *((f"{meaning}-solid", ground) for meaning in MEANINGS for ground in ("paper", "surface")),
    ("hairline-strong", "surface"),  # the edge of a field
    ("hairline-strong", "paper"),
    ("focus", "paper"),
    ("focus", "surface"),
    ("accent", "paper"),
]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), WORDS)
def test_words_can_be_read(ink: str, ground: str, theme: int) -> None:
    assert contrast(TOKENS[ink][theme], TOKENS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_seen(shape: str, ground: str, theme: int) -> None:
    assert contrast(TOKENS[shape][theme], TOKENS[ground][theme]) >= 3
