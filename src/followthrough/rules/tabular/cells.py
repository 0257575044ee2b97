"""What kind of value does a cell hold? Known by its shape alone; judges dialects, headers and columns."""

import re
from collections.abc import Iterable
from functools import lru_cache

_NUMBER = r"[-+−]?(?:\d{1,3}(?:[ ,.'’\u00a0\u202f]\d{3})+|\d+)(?:[.,]\d+)?|[-+]?[.,]\d+"
_SCIENTIFIC = r"[-+]?\d+(?:[.,]\d*)?[eE][-+]?\d+"
_CURRENCY = (
    r"(?:[$€£¥₹₽₺₩₪฿₫₴₦]|[A-Z]{0,3}\$|USD|EUR|GBP|CHF|JPY|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|BRL|INR|kr|zł|"
    r"Fr\.?|Kč|R)"
)
_MONTH = (
    r"(?:jan|feb|fev|fév|mar|mär|mrz|mrt|apr|avr|abr|may|mai|maj|mei|mag|jun|jui|giu|jul|lug|aug|aoû|ago|sep|set|"
    r"oct|okt|ott|out|nov|dec|dez|dic|déc|gen|ene)[a-zéûôç]{0,7}\.?"
)
_YEAR = r"(?:19|20|21)\d{2}"
_DATE = (
    rf"{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:{_YEAR}|\d{{2}})"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?[ -]{_MONTH},?[ -](?:{_YEAR}|\d{{2}})"
    rf"|{_MONTH}[ -]\d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}|{_MONTH}[ -/'](?:{_YEAR}|\d{{2}})"
    rf"|{_YEAR}[-/]\d{{1,2}}|(?:19|20)\d{{2}}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|Q[1-4][ /-]?(?:19|20)\d{{2}}"
)
_TIME = r"\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)?(?: ?(?:Z|[-+]\d{2}:?\d{2}|UTC|GMT))?"

_MONEY_END = r"(?: ?(?:k|m|bn|mio\.?))?,?-? ?\)?"
_BARE_DOMAIN = r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|de|co\.uk|fr|at|ch|it|es|nl|eu|info|biz)"
_WORD = r"[\w£$€#@&(\[*\"“‘'’¿¡][\w.'’`´/&()\[\]%°²³£$€#@+*!?\"“”‘-]*"

# The order matters: the first shape that fits the whole cell names it.
_SHAPES = (
    ("empty", r"\s*"),
    ("null", r"(?:n/?a|null|none|nil|nan|\(null\)|#n/a|-{1,3}|—|–|\?|\.)"),
    ("boolean", r"(?:true|false|yes|no|y|n|ja|nein|oui|non|sí|si|sim|não|wahr|falsch|vrai|faux|vero|falso)"),
    ("datetime", rf"(?:{_DATE})(?:[T ,]|, | at | - ){{1,2}}{_TIME}"),
    ("time", _TIME),
    ("number", rf"(?:{_NUMBER}|{_SCIENTIFIC})"),
    ("date", rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:{_DATE})"),
    ("percent", rf"(?:{_NUMBER}) ?%"),
    ("money", rf"[-+(]? ?(?:{_CURRENCY} ?[-+]?(?:{_NUMBER})|(?:{_NUMBER}) ?{_CURRENCY}){_MONEY_END}"),
    ("email", r"(?:mailto:)?[^\s@,;:<>|\"]+@[^\s@,;:<>|\"]+\.[^\W\d_]{2,}"),
    ("url", rf"(?:[a-z][a-z0-9+.-]{{1,9}}://[^\s|;\"]+|www\.[^\s,;|\"]+|{_BARE_DOMAIN}(?:/[^\s,;|\"]*)?)"),
    ("address", r"\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?"),
    ("phone", r"\(?\+?\d{1,4}\)?(?:[ ./()-]{1,2}\d{1,6}){1,6}(?: ?(?:x|ext\.?|durchwahl) ?\d{1,6})?"),
    ("structure", r"(?:\{.*\}|\[.*\]|\w+\(.*\)|<\w.*>)"),
    ("code", r"(?=[^\s]*\d)[\w#$€£%+*°²³./()\[\]&'’-]+"),
    ("word", r"[^\W\d_][\w.'’/&()\[\]%²³°#+*-]*"),
    ("words", rf"{_WORD}(?:[ \u00a0]{{1,2}}(?:[-–—&/+=><*] )?{_WORD}){{0,11}}"),
)
_SHAPE = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES), re.IGNORECASE)

TELLING = frozenset(
    {"boolean", "datetime", "time", "number", "date", "percent", "money", "email", "url", "address", "phone"}
)
"""Kinds that are hardly ever a column's name."""


@lru_cache(maxsize=16384)
def kind_of(cell: str) -> str:
    """The name of the shape, or `text` for sentences and anything else."""
    if len(cell) > 300:
        return "text"
    found = _SHAPE.fullmatch(cell.strip())
    return found.lastgroup or "text" if found else "text"


def kinds_of(cells: Iterable[str]) -> list[str]:
    return [kind_of(cell) for cell in cells]
