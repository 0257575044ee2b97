"""From what a cell says to a value: text, money, shares, yes and no. None means: it can't be read.

Dates are in `moments`, the words of a pipeline (won, lost, open) in `standing`.
"""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from followthrough.rules.matching import fold
from followthrough.rules.words import Channel

_NOTHING = ("n/a", "na", "null", "none", "nil", "(null)", "\\n", "#n/a", "-", "--", "---", "—", "–", "(empty)")
NOTHING = frozenset(form for word in _NOTHING for form in (word, word.upper(), word.capitalize()))
"""What exports write where there is nothing."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def clean_text(text: str) -> str:
    """Without control characters, surplus space at the ends, and what stands for nothing."""
    if text.isascii() and text.isprintable():
        cleaned = text.strip()
    else:
        cleaned = _CONTROL.sub("", unicodedata.normalize("NFC", text)).replace("\u00a0", " ").strip()
    return "" if cleaned in NOTHING else cleaned


def defuse(cell: str) -> str:
    """For cells we write into a CSV file: a spreadsheet would run what begins like a formula.

    A plain number or phone number keeps its sign: it can do no harm.
    """
    if cell.startswith(_FORMULA) and not re.fullmatch(r"[-+][\d ().,/-]*", cell):
        return f"'{cell}"
    return cell


def decimal_mark(amounts: Iterable[str]) -> str:
    """“,” or “.”: which sign stands before the cents in a whole column; “.” where nothing tells."""
    votes: dict[str, float] = {",": 0.0, ".": 0.0}
    for amount in amounts:
        signs = re.findall(r"[.,]", amount)
        if len(set(signs)) == 2:
            votes[signs[-1]] += 2
        elif len(signs) == 1 and not re.search(r"[.,]\d{3}(?!\d)", amount):
            votes[signs[0]] += 1
        elif signs:  # “1.234”, “1.234.567”: rather a thousands sign
            votes["," if signs[0] == "." else "."] += 2 if len(signs) > 1 else 0.5
    return "," if votes[","] > votes["."] else "."


_GROUPING = re.compile(r"[\s'’\u00a0\u202f_]")
_PLAIN_AMOUNT = re.compile(r"\d{1,12}(?:\.\d{1,2})?")
_AMOUNT = re.compile(r"[-+−]?(?:\d[\d.,]*|[.,]\d+)")
_SCALE = {"k": 1_000, "tsd": 1_000, "m": 1_000_000, "mio": 1_000_000, "bn": 1_000_000_000, "mrd": 1_000_000_000}


@lru_cache(maxsize=8192)
def parse_money(text: str, mark: str = ".") -> Decimal | None:
    """An amount in any spelling; `mark` decides where one sign is all there is (“1.234”)."""
    if mark == "." and _PLAIN_AMOUNT.fullmatch(text):
        return Decimal(text)
    bare = _GROUPING.sub("", text)
    found = _AMOUNT.findall(bare)
    if len(found) != 1:
        return None
    amount = _to_decimal(found[0].lstrip("+-−"), mark)
    scale = re.search(r"\d([a-z]{1,3})\.?(?:[€$£]|$)", bare.lower())
    if scale and scale[1] in _SCALE:
        amount *= _SCALE[scale[1]]
    is_negative = found[0][0] in "-−" or bare.startswith(("(", "-")) or (bare.endswith("-") and ",-" not in bare)
    return -amount if is_negative else amount


def _to_decimal(digits: str, mark: str) -> Decimal:
    last = max(digits.rfind("."), digits.rfind(","))
    signs = set(re.findall(r"[.,]", digits))
    if len(signs) == 2:
        mark = digits[last]
    elif len(signs) == 1:
        sign = digits[last]
        is_grouping = digits.count(sign) > 1 or (sign != mark and re.search(r"^\d{1,3}[.,]\d{3}$", digits))
        mark = "" if is_grouping else sign
    whole = "".join(mark_to_dot(char, mark) for char in digits).rstrip(".")
    return Decimal(whole or "0")


def mark_to_dot(char: str, mark: str) -> str:
    """One character of an amount, as Decimal wants it."""
    if char == mark:
        return "."
    return char if char.isdigit() else ""


_CURRENCIES = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₺": "TRY"}
_CURRENCIES |= {"₩": "KRW", "₪": "ILS", "zł": "PLN", "kč": "CZK", "fr.": "CHF", "fr": "CHF", "sfr.": "CHF", "ft": "HUF"}
_CURRENCIES |= {"r$": "BRL", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "s$": "SGD"}
_CURRENCIES |= {"euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "pounds": "GBP"}


def currency_of(text: str) -> str:
    """The ISO code written beside an amount or alone; empty when there is none. “$” is taken for US dollars."""
    sign = re.sub(r"[\d\s.,'’+()\u00a0-]", "", text).lower()
    if sign in _CURRENCIES:
        return _CURRENCIES[sign]
    return sign.upper() if re.fullmatch(r"[a-z]{3}", sign) and sign not in _SCALE else ""


def parse_share(text: str, *, is_fraction: bool = False) -> int | None:
    """Per cent from 0 to 100; `is_fraction` when the column says 0.2 for 20 %."""
    amount = parse_money(text.replace("%", ""), ".")
    if amount is None:
        return None
    per_cent = round(amount * 100 if is_fraction else amount)
    return per_cent if 0 <= per_cent <= 100 else None


def is_fraction_column(values: Iterable[str]) -> bool:
    """Whether a column of chances is written as 0 to 1."""
    amounts = [amount for value in values if "%" not in value and (amount := parse_money(value)) is not None]
    return bool(amounts) and max(amounts) <= 1 and any(0 < amount < 1 for amount in amounts)


_YES = frozenset("yes y true 1 x ja j oui si sim vrai wahr vero on checked t".split())
_NO = frozenset("no n false 0 nein non nao nee faux falsch falso off unchecked f".split())


def parse_yes_no(text: str) -> bool | None:
    word = fold(text)
    if word in _YES:
        return True
    return False if word in _NO else None


_CHANNEL_WORDS: dict[Channel, str] = {
    Channel.EMAIL: "email e-mail mail courriel correo posta",
    Channel.TEXT: "text sms whatsapp message messenger signal telegram",
    Channel.VIDEO: "video zoom teams meet skype facetime",
    Channel.VISIT: "visit meeting besuch person visite visita face termin appointment",
    Channel.LETTER: "letter post brief lettre carta lettera",
    Channel.SOCIAL: "linkedin social facebook instagram xing twitter",
    Channel.CALL: "call phone telephone telefon mobile anruf tel telefono appel handy cell",
}


def channel_of(text: str) -> Channel | None:
    """The channel a word stands for: “Phone call”, “WhatsApp”, “E-Mail”."""
    words = set(re.findall(r"[a-z-]+", fold(text)))
    return next((channel for channel, known in _CHANNEL_WORDS.items() if words & set(known.split())), None)


_LANGUAGES = {
    "en": "english englisch anglais ingles inglese engels eng",
    "de": "german deutsch allemand aleman tedesco alemao duits ger deu",
    "fr": "french franzosisch francais frances francese frans fra fre",
    "es": "spanish spanisch espagnol espanol spagnolo espanhol spaans spa",
    "it": "italian italienisch italien italiano italiaans ita",
    "pt": "portuguese portugiesisch portugais portugues portoghese portugees por",
    "nl": "dutch niederlandisch neerlandais neerlandes olandese nederlands hollandisch nld dut",
    "pl": "polish polnisch polonais polaco polacco polski pol",
    "sv": "swedish schwedisch svenska swe",
    "da": "danish danisch dansk dan",
    "no": "norwegian norwegisch norsk nor",
    "fi": "finnish finnisch suomi fin",
    "cs": "czech tschechisch cesky cze",
    "tr": "turkish turkisch turkce tur",
    "ru": "russian russisch russe ruso rus",
    "ja": "japanese japanisch jpn",
    "zh": "chinese chinesisch chinois chi zho",
}


@lru_cache(maxsize=256)
def language_code(text: str) -> str:
    """ISO 639 code of a language named or coded (“German”, “de-AT”); empty when unknown."""
    word = fold(text)
    code = re.match(r"([a-z]{2})(?:[-_][a-z]{2})?$", word)
    if code:
        return code[1]
    return next((code for code, names in _LANGUAGES.items() if word in names.split()), "")
