"""What the values of one column say: counted once, asked many times."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from followthrough.rules.matching_words import LEGAL_FORMS
from followthrough.rules.tabular.cells import kind_of
from followthrough.rules.tabular.countries import country_code
from followthrough.rules.tabular.standing import state_of

VALUES_JUDGED = 200
SALUTATIONS = frozenset(
    "mr mrs ms miss mx dr prof sir dame rev hon honorable herr frau herrn m mme mlle monsieur madame sr sra srta señor "
    "señora don doña sig signor signora dott dhr mevr mw pan pani ing mag".split()
)


@dataclass(frozen=True)
class ColumnFacts:
    """`filled` values were looked at; the shares are of these."""

    filled: int
    is_empty: bool
    kinds: Counter[str]
    is_constant: bool
    variety: float
    names: float
    digits: float
    phones: float
    countries: float
    salutations: float
    states: float
    legal_forms: float
    looks_like_ids: bool

    def share(self, *kinds: str) -> float:
        return sum(self.kinds[kind] for kind in kinds) / self.filled if self.filled else 0.0

    @property
    def is_numeric(self) -> bool:
        return self.share("number", "money") > 0.6


def describe_column(values: Iterable[str]) -> ColumnFacts:
    """Looks at the first filled values only."""
    filled: list[str] = []
    seen = 0
    for value in values:
        seen += 1
        if stripped := value.strip():
            filled.append(stripped)
            if len(filled) == VALUES_JUDGED:
                break
    return ColumnFacts(
        filled=len(filled),
        is_empty=seen > 0 and not filled,
        kinds=Counter(kind_of(value) for value in filled),
        is_constant=len(filled) > 10 and len(set(filled)) == 1,
        variety=len(set(filled)) / len(filled) if filled else 0.0,
        names=_share(filled, _is_like_a_name),
        digits=_share(filled, lambda value: sum(char.isdigit() for char in value) >= 5),
        phones=_share(filled, _is_phone),
        countries=_share(filled, _is_country),
        salutations=_share(filled, _is_salutation),
        states=_share(filled, lambda value: state_of(value, exact=True) is not None),
        legal_forms=_share(filled, _has_legal_form),
        looks_like_ids=_share(filled, _is_id) > 0.8,
    )


def _share(values: list[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, values)) / len(values) if values else 0.0


def _is_country(value: str) -> bool:
    """“no” in small letters is rather a no than Norway."""
    return len(value) > 1 and (len(value) > 3 or value.isupper()) and bool(country_code(value))


def _is_like_a_name(value: str) -> bool:
    """Two to four words of letters, each with a capital: a person, or a company without legal form."""
    words = value.replace(",", " ").split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() and not any(map(str.isdigit, word)) for word in words)


def _is_phone(value: str) -> bool:
    if kind_of(value) in {"date", "datetime"}:
        return False
    digits = sum(char.isdigit() for char in value)
    if not 7 <= digits <= 16 or not re.fullmatch(r"[-+()/. \d]+(?:x\d+)?", value):
        return False
    return value[0] in "+(" or value.startswith("00") or len(re.findall(r"\d[- ./]\d|\) ?\d", value)) >= 2


def _is_salutation(value: str) -> bool:
    return value.lower().rstrip(".") in SALUTATIONS


def _has_legal_form(value: str) -> bool:
    last = value.lower().replace(".", "").split()[-1:]
    return bool(last) and last[0] in LEGAL_FORMS and " " in value


def _is_id(value: str) -> bool:
    return bool(re.fullmatch(r"\d+|[A-Za-z0-9]{15}|[A-Za-z0-9]{18}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", value))
