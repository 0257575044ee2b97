"""Which encoding are these bytes in? A guess from a bounded sample, with its reason; the user may override
it.

In this order: a byte order mark; zero bytes that betray UTF-16 or UTF-32; UTF-8, which random text hardly
ever satisfies; then the old code pages, ranked by how much the text they give looks like words; `charset-
normalizer` judges where none of ours does.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from charset_normalizer import from_bytes

SAMPLE_BYTES = 256 * 1024
A_FEW = 16  # strange signs that a slip may leave in any file
TYPED = frozenset("\t\r\n\f\x01\x1e\x1f")  # controls that stand in lists: ends of lines, delimiters
MIXED = "followthrough.mixed"  # the error handler that keeps stray bytes: see `_read_stray_bytes`

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# The code pages a spreadsheet, phone or CRM has ever written, the likeliest first: ties go to the earlier
# one.
SINGLE_BYTE = (
    "cp1252",
    "cp1250",
    "cp1251",
    "iso8859-15",
    "iso8859-2",
    "cp1254",
    "cp1253",
    "cp1257",
    "koi8-r",
    "mac-roman",
    "cp850",
    "cp852",
    "cp866",
    "cp1255",
    "cp1256",
)
DOUBLE_BYTE = ("cp932", "gb18030", "big5", "cp949", "euc_jp")

OFFERED = ("utf-8", "utf-16", "cp1252", "cp1250", "cp1251", "mac-roman", "cp850", "cp932", "gb18030", "big5")
"""What a screen offers when the guess is wrong, in the order in which it is likely."""


@dataclass(frozen=True)
class EncodingGuess:
    """`name` is a Python codec; `confidence` 0 to 1; `reason` a sentence for the screen."""

    name: str
    confidence: float
    reason: str


def guess_encoding(sample: bytes, *, complete: bool = False) -> EncodingGuess:
    """Guess from the first bytes of a file; `complete` says that the sample is the whole file."""
    if not sample:
        return EncodingGuess("utf-8", 1.0, "The file is empty.")
    return (
        _guess_by_mark(sample)
        or _guess_by_zero_bytes(sample)
        or _guess_escaped(sample)
        or _guess_utf8(sample, complete=complete)
        or _guess_code_page(sample)
    )


def is_text(sample: bytes, encoding: str) -> bool:
    """Whether these bytes are writing at all: in a picture or a document every tenth sign is one that nobody types."""
    text = next(decode_chunks([sample], encoding))
    strange = sum(1 for sign in text if sign == "\ufffd" or (unicodedata.category(sign) == "Cc" and sign not in TYPED))
    return strange <= max(A_FEW, len(text) // 25)


def is_valid(chunks: Iterable[bytes], encoding: str) -> bool:
    """Whether a whole stream of bytes can be read in this encoding, in flat memory."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for chunk in chunks:
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def decode_chunks(chunks: Iterable[bytes], encoding: str) -> Iterator[str]:
    """The text of a stream, never an exception: stray bytes are read as Windows-1252, where people typed
    them.
    """
    decoder = codecs.getincrementaldecoder(encoding)(errors=MIXED)
    for chunk in chunks:
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _read_stray_bytes(error: UnicodeError) -> tuple[str, int]:
    """Two files glued together leave single bytes that are no UTF-8: almost always they were Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", errors="replace"), error.end


codecs.register_error(MIXED, _read_stray_bytes)


def _guess_by_mark(sample: bytes) -> EncodingGuess | None:
    for mark, name in BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return EncodingGuess(name, 1.0, "The file says so in its first bytes (byte order mark).")
    return None


def _guess_by_zero_bytes(sample: bytes) -> EncodingGuess | None:
    """UTF-16 and UTF-32 without a mark: the zero bytes of their line ends and digits stand in one column
    only.
    """
    whole = sample[: len(sample) // 4 * 4]
    zeros = [whole[offset::4].count(0) for offset in range(4)]
    if sum(zeros) < max(2, len(whole) // 50):
        return None
    quarter = len(whole) // 4
    if min(zeros[2:]) > quarter * 0.9 and zeros[0] < quarter * 0.2:
        return _plausible(whole, "utf-32-le")
    if min(zeros[:2]) > quarter * 0.9 and zeros[3] < quarter * 0.2:
        return _plausible(whole, "utf-32-be")
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if odd > even * 20:
        return _plausible(whole, "utf-16-le")
    if even > odd * 20:
        return _plausible(whole, "utf-16-be")
    return None


def _plausible(sample: bytes, encoding: str) -> EncodingGuess | None:
    text = sample.decode(encoding, errors="replace")
    odd = sum(1 for char in text if unicodedata.category(char) in {"Cn", "Co", "Cs"} or char == "\ufffd")
    if odd > len(text) * 0.02:
        return None
    return EncodingGuess(encoding, 0.95, "Every second byte of its digits and line ends is empty.")


def _guess_escaped(sample: bytes) -> EncodingGuess | None:
    """ISO-2022-JP is plain ASCII to look at, with escape sequences between."""
    if b"\x1b$" not in sample or not sample.isascii():
        return None
    return EncodingGuess("iso2022_jp", 0.9, "It switches alphabets by escape sequences, as old Japanese mail does.")


def _guess_utf8(sample: bytes, *, complete: bool) -> EncodingGuess | None:
    if sample.isascii():
        return EncodingGuess("utf-8", 0.99, "It holds plain English letters only, so far.")
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(sample, final=complete)
    except UnicodeDecodeError:
        return _guess_mixed(sample)
    return EncodingGuess("utf-8", 0.99, "All its accented letters are valid UTF-8.")


def _guess_mixed(sample: bytes) -> EncodingGuess | None:
    """Mostly valid UTF-8 with some stray bytes: files that were glued together or cut in the middle."""
    valid = len(re.findall(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", sample))
    stray = sample.decode("utf-8", errors="replace").count("\ufffd")
    if valid < 3 * stray:
        return None
    return EncodingGuess("utf-8", 0.6, f"Mostly UTF-8, with {stray} stray bytes that are read as Windows-1252.")


def _guess_code_page(sample: bytes) -> EncodingGuess:
    telling = _telling_lines(sample)
    scored = [(_score(telling, name), name) for name in (*SINGLE_BYTE, *DOUBLE_BYTE)]
    best, name = max(scored, key=lambda pair: pair[0])
    if best >= 0.5:
        return EncodingGuess(name, min(0.95, best), "Read so, its accented letters make words.")
    found = from_bytes(telling).best()
    if found is None:
        return EncodingGuess("cp1252", 0.2, "Nothing fits well: the encoding of Windows in Western Europe is taken.")
    return EncodingGuess(found.encoding, 0.5, "Read so, the text is the least odd.")


def _telling_lines(sample: bytes, limit: int = 32 * 1024) -> bytes:
    """Only the lines with something to judge by: English lines tell nothing."""
    kept: list[bytes] = []
    size = 0
    for line in sample.splitlines():
        if not line.isascii():
            kept.append(line[:2000])
            size += min(len(line), 2000)
            if size > limit:
                break
    return b"\n".join(kept)


_RUN = re.compile(r"[^\x00-\x7f]+")
# The letters beyond English of each language. A code page is judged by the languages it can write in full.
_LANGUAGES = (
    "äöüßÄÖÜ",  # German
    "àâçéèêëîïôùûœÀÂÇÉÈÊÎÔ",  # French
    "àâçéèêëîïôùûÀÂÇÉÈÊÎÔ",  # French, where œ is not at hand
    "áéíóúüñÁÉÍÓÚÑ",  # Spanish
    "ãõçáéíóúâêôàÃÕÇÁÉÍÓÚÂÊÔÀ",  # Portuguese
    "àèéìòùÀÈÉÌÒÙ",  # Italian
    "åäöéÅÄÖÉ",  # Swedish, Finnish
    "æøåéÆØÅÉ",  # Danish, Norwegian
    "ëéïöüèË",  # Dutch
    "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",  # Polish
    "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ",  # Czech
    "áäčďéíĺľňóôŕšťúýžÁČĎÉÍĽŇÓŠŤÚÝŽ",  # Slovak
    "áéíóöőúüűÁÉÍÓÖŐÚÜŰ",  # Hungarian
    "ăâîşţĂÂÎŞŢ",  # Romanian
    "čćđšžČĆĐŠŽ",  # Croatian, Slovene
    "çğıöşüÇĞİÖŞÜ",  # Turkish
    "õäöüšžÕÄÖÜŠŽ",  # Estonian
    "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ",  # Latvian
    "ąčęėįšųūžĄČĘĖĮŠŲŪŽ",  # Lithuanian
)
_SCRIPTS: dict[str, tuple[str, ...]] = {
    "cp1251": ("CYRILLIC",),
    "koi8-r": ("CYRILLIC",),
    "cp866": ("CYRILLIC",),
    "cp1253": ("GREEK",),
    "cp1255": ("HEBREW",),
    "cp1256": ("ARABIC",),
    "cp932": ("CJK", "HIRAGANA", "KATAKANA", "FULLWIDTH", "IDEOGRAPHIC"),
    "euc_jp": ("CJK", "HIRAGANA", "KATAKANA", "FULLWIDTH", "IDEOGRAPHIC"),
    "gb18030": ("CJK", "FULLWIDTH", "IDEOGRAPHIC"),
    "big5": ("CJK", "FULLWIDTH", "IDEOGRAPHIC"),
    "cp949": ("HANGUL",),
}
# What only this language writes. Chinese bytes read as Japanese give no kana; Korean ones read as Chinese,
# no Hangul.
_OWN_LETTERS = {"cp932": ("HIRAGANA", "KATAKANA"), "euc_jp": ("HIRAGANA", "KATAKANA"), "cp949": ("HANGUL",)}
_TYPOGRAPHY = "’‘“”„‚–—…€£°§®©™«»·•¿¡ºª²³½¼\xa0"
_BEFORE_DIGIT, _AFTER_DIGIT = "£€¥±", "°²³€£½¼ºª"


def _score(sample: bytes, encoding: str) -> float:
    """0 to 1: the share of foreign characters that stand where their language would put them."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError as problem:
        if encoding not in DOUBLE_BYTE or problem.start < len(sample) * 0.98:
            return 0.0
        text = sample[: problem.start].decode(encoding, errors="ignore")
    if encoding in _SCRIPTS:
        return _score_script(text, encoding)
    return _score_accents(text, encoding)


def _score_accents(text: str, encoding: str) -> float:
    """Accented Latin letters stand among letters, in the case of their neighbours; signs where signs stand.

    Half of the score is for letters of any language the code page can write, half for those of one of them:
    names from all over the world in one file are rarer than a file in one language.
    """
    languages = _writable(encoding)
    points: dict[str, float] = {}
    total = 0
    for char, left, right in _neighbours(text):
        total += 1
        points[char] = points.get(char, 0.0) + _points(char, left, right)
    signs = sum(value for char, value in points.items() if char in _TYPOGRAPHY)
    per_language = [sum(value for char, value in points.items() if char in letters) for letters in languages]
    any_language = sum(value for char, value in points.items() if char in "".join(languages))
    if not total:
        return 0.0
    return (signs + (any_language + max(per_language)) / 2) / total


@lru_cache(maxsize=32)
def _writable(encoding: str) -> tuple[str, ...]:
    return tuple(letters for letters in _LANGUAGES if len(letters.encode(encoding, errors="ignore")) == len(letters))


def _neighbours(text: str) -> Iterator[tuple[str, str, str]]:
    """Every character beyond ASCII, with the one before and the one behind it."""
    for found in _RUN.finditer(text):
        for index in range(found.start(), found.end()):
            left = text[index - 1] if index else " "
            right = text[index + 1] if index + 1 < len(text) else " "
            yield text[index], left, right


def _points(char: str, left: str, right: str) -> float:
    return _sign_fits(char, left, right) if char in _TYPOGRAPHY else _fit(char, left, right)


def _fit(char: str, left: str, right: str) -> float:
    """A capital inside a small word, or a letter glued to a digit, is the mark of the wrong code page."""
    if char.isupper():
        return 0.1 if left.islower() or (left.isupper() and right.islower()) else 1.0
    if left.isdigit() or right.isdigit():
        return 0.2
    return 1.0 if left.isalpha() or right.isalpha() else 0.6


def _sign_fits(char: str, left: str, right: str) -> float:
    if char in _BEFORE_DIGIT and not left.isalpha():
        return 1.0 if not right.isalpha() or right in "kmb" else 0.3  # "£k", "€m"
    if char in _AFTER_DIGIT and left.isdigit():
        return 1.0
    if char == "’":
        return 1.0 if left.isalpha() else 0.4
    if char in "“„«‘–—•…‚¿¡\xa0”»":
        return 0.9 if not (left.isalpha() and right.isalpha()) else 0.3
    return 0.5 if not (left.isalpha() and right.isalpha()) else 0.0


def _score_script(text: str, encoding: str) -> float:
    foreign = _RUN.findall(text)
    total = sum(len(run) for run in foreign)
    if not total:
        return 0.0
    score = sum(_score_run(run, _SCRIPTS[encoding]) for run in foreign) / total
    if len(set("".join(foreign))) < 3:  # one sign again and again is no language
        score *= 0.6
    if encoding not in _OWN_LETTERS:
        return score * 0.95
    own = sum(_letters_of(run, _OWN_LETTERS[encoding]) for run in foreign)
    return score if own > total * 0.1 else score * 0.9


def _score_run(run: str, scripts: tuple[str, ...]) -> float:
    """Letters of the script stand together; a capital only in front of them, or all of them are."""
    letters = _letters_of(run, scripts)
    if len(run) < 2:
        return letters * 0.3
    ragged = sum(1 for left, right in pairwise(run) if left.islower() and right.isupper())
    return max(0.0, letters - 2 * ragged)


def _letters_of(run: str, scripts: tuple[str, ...]) -> int:
    return sum(1 for char in run if unicodedata.name(char, "").startswith(scripts))
