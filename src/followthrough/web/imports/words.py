"""How a file is read, in words, and what else can be chosen."""

from dataclasses import dataclass

from followthrough.capture.models import ImportFile
from followthrough.rules.tabular.encoding import OFFERED

DELIMITERS = {
    ",": "Commas",
    ";": "Semicolons",
    "\t": "Tabs",
    "|": "Bars |",
    ":": "Colons",
    " ": "Spaces",
    "~": "Tildes ~",
    "^": "Carets ^",
}
QUOTES = {'"': 'Double quotes "', "'": "Single quotes '", "": "Nothing"}
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with a mark",
    "utf-16": "UTF-16",
    "cp1252": "Western Windows",
    "cp1250": "Central European Windows",
    "cp1251": "Cyrillic Windows",
    "mac-roman": "Western Mac",
    "cp850": "Western DOS",
    "cp932": "Japanese",
    "gb18030": "Chinese, simplified",
    "big5": "Chinese, traditional",
}
DAY_ORDERS = {"day_first": "Day first: 24.12.2026", "month_first": "Month first: 12/24/2026"}


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    word: str
    is_chosen: bool


def sentence(file: ImportFile) -> str:
    """“Semicolons divide the cells, the text is Western Windows, and the names of the columns stand in line 3.”"""
    dialect = file.dialect
    line = int(dialect["skip"]) + 1
    header = f"the names of the columns stand in line {line}" if dialect["header"] else "no line names the columns"
    if file.sheet:
        return f"Read from the sheet “{file.sheet}”; {header}."
    delimiter = DELIMITERS.get(dialect["delimiter"], f"The sign {dialect['delimiter']!r}")
    return f"{delimiter} divide the cells, the text is {encoding_word(file.encoding)}, and {header}."


def encoding_word(name: str) -> str:
    return ENCODINGS.get(name, name)


def delimiters(file: ImportFile) -> list[Choice]:
    return _choices(DELIMITERS, str(file.dialect["delimiter"]))


def quotes(file: ImportFile) -> list[Choice]:
    return _choices(QUOTES, str(file.dialect["quote"]))


def encodings(file: ImportFile) -> list[Choice]:
    return _choices({name: encoding_word(name) for name in OFFERED}, file.encoding)


def sheets(file: ImportFile) -> list[Choice]:
    return _choices({name: name for name in file.sheets}, file.sheet)


def day_orders(file: ImportFile) -> list[Choice]:
    return _choices(DAY_ORDERS, str(file.habits.get("day_order", "")))


def _choices(offered: dict[str, str], chosen: str) -> list[Choice]:
    known = offered if chosen in offered or not chosen else {chosen: encoding_word(chosen), **offered}
    return [Choice(value, word, value == chosen) for value, word in known.items()]
