"""What does each column mean? Guessed from the words above it and the values below it, each with its reason.

A header is a bag of concepts (`vocabulary`); a meaning asks for some of them, bears others, and is ruled out by
the rest. The values then confirm, veto, or speak for themselves where no header helps.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from followthrough.rules.tabular.columns import ColumnFacts, describe_column
from followthrough.rules.tabular.fields import MULTIPLE, ROW_FIELDS, Field, TableKind
from followthrough.rules.tabular.meanings import DISTRACTORS, MEANINGS, Meaning
from followthrough.rules.tabular.vocabulary import concepts_of, words_of

Bag = tuple[frozenset[str], ...]


@dataclass(frozen=True)
class ColumnGuess:
    """One column: what it holds, how sure we are (0 to 1), why, and the label of an address ("Work")."""

    index: int
    header: str
    field: Field
    confidence: float
    reason: str
    label: str = ""


@dataclass(frozen=True)
class TableGuess:
    """What a whole table is about, and its columns."""

    kind: TableKind
    columns: tuple[ColumnGuess, ...]

    def column_of(self, field: Field) -> ColumnGuess | None:
        return next((column for column in self.columns if column.field is field), None)


def guess_columns(names: Sequence[str], rows: Sequence[Sequence[str]], *, title: str = "") -> TableGuess:
    """Guess from the header, up to a few hundred rows below it, and the name of the file or sheet."""
    facts = [describe_column(row[index] if index < len(row) else "" for row in rows) for index in range(len(names))]
    bags = [bag_of(name) for name in names]
    kind = guess_kind(bags, facts, title=title)
    guesses = [_guess_column(index, names[index], bags[index], facts[index], kind=kind) for index in range(len(names))]
    return TableGuess(kind, tuple(_settle(guesses, facts)))


def guess_kind(bags: Sequence[Bag], facts: Sequence[ColumnFacts], *, title: str = "") -> TableKind:
    """People, companies, opportunities, or roles that join two of them; a mixed list is one of people."""
    named = {concept for concepts in bag_of(title) for concept in concepts}
    persons = sum(_names_a_person(bag, fact) for bag, fact in zip(bags, facts, strict=True))
    deals = sum(_has(bag, concept) for bag in bags for concept in ("stage", "chance", "close"))
    deals += sum(_has(bag, "value") and fact.is_numeric for bag, fact in zip(bags, facts, strict=True))
    references = sum(_has(bag, "id") and not _is_own_id(bag) for bag in bags)
    if "role" in named and references >= 2 and not persons:
        return TableKind.ROLES
    if persons:
        return TableKind.PEOPLE
    if deals >= 2 or ("deal" in named and deals):
        return TableKind.OPPORTUNITIES
    if ("company" in named and "person" not in named) or any(_has(bag, "company", "name") for bag in bags):
        return TableKind.COMPANIES
    if not named - {"tag", "name", "record"} and any(
        fit(meaning, bag) > 0.5 for bag in bags for meaning in MEANINGS if meaning.field in _NAMES
    ):
        return TableKind.PEOPLE
    return TableKind.PEOPLE if _may_be_people(bags, facts) else TableKind.OTHER


_NAMES = frozenset({Field.GIVEN_NAME, Field.FAMILY_NAME, Field.FULL_NAME})


def _names_a_person(bag: Bag, facts: ColumnFacts) -> bool:
    parts = (Field.GIVEN_NAME, Field.FAMILY_NAME)
    if any(fit(meaning, bag) > 0.5 for meaning in MEANINGS if meaning.field in parts):
        return True
    return facts.share("email") > 0.3


def _may_be_people(bags: Sequence[Bag], facts: Sequence[ColumnFacts]) -> bool:
    """Any way to reach somebody, or names that look like names."""
    if any(_has(bag, concept) for bag in bags for concept in ("email", "phone", "mobile")):
        return True
    if any(fact.phones > 0.5 or fact.names > 0.6 for fact in facts):
        return True
    refers = any(_has(bag, "id") and not _is_own_id(bag) for bag in bags)
    return not refers and any(_has(bag, "person") for bag in bags)


def bag_of(header: str) -> Bag:
    """The concepts of each word of a header; a word nobody knows gives an empty set."""
    bag: list[frozenset[str]] = []
    for word in words_of(header):
        bag.extend(concepts_of(word) or (frozenset(),))
    return tuple(bag)


def _has(bag: Bag, *wanted: str) -> bool:
    return len(bag) <= len(wanted) + 3 and _consume(bag, wanted) is not None


def _is_own_id(bag: Bag) -> bool:
    return all(concepts <= {"id", "record"} for concepts in bag)


def _guess_column(index: int, header: str, bag: Bag, facts: ColumnFacts, *, kind: TableKind) -> ColumnGuess:
    best = ColumnGuess(index, header, Field.IGNORE, 0.0, "")
    for meaning in MEANINGS:
        if kind not in meaning.kinds:
            continue
        confidence = fit(meaning, bag)
        if confidence:
            field, confidence = _weigh(meaning.field, confidence, facts, kind=kind)
            if confidence > best.confidence:
                reason = f"The column is called “{header}”."
                best = ColumnGuess(index, header, field, confidence, reason, _label(field, bag))
    by_value = _by_values(index, header, facts)
    return by_value if by_value.confidence > best.confidence else best


def fit(meaning: Meaning, bag: Bag) -> float:
    """0 when ruled out; else how much of the header the meaning explains."""
    rest = _consume(bag, meaning.wants)
    if rest is None:
        return 0.0
    confidence = meaning.weight
    for concepts in rest:
        if not concepts:
            confidence -= 0.2
        elif concepts & meaning.bears or concepts & set(meaning.wants):
            confidence -= 0.08 if concepts <= _SECOND_CHOICE else 0.03
        elif concepts & (DISTRACTORS | meaning.excludes):
            return 0.0
        else:
            confidence -= 0.3
    return max(0.0, confidence)


_SECOND_CHOICE = frozenset({"home", "other", "middle"})


def _consume(bag: Bag, wanted: Sequence[str]) -> list[frozenset[str]] | None:
    """The words left over when each concept has taken one; none when a concept is missing."""
    rest = list(bag)
    for concept in wanted:
        found = next((concepts for concepts in rest if concept in concepts), None)
        if found is None:
            return None
        rest.remove(found)
    return rest


def _label(field: Field, bag: Bag) -> str:
    if field not in {Field.EMAIL, Field.PHONE, Field.MOBILE, Field.STREET}:
        return ""
    for concept, label in (("company", "Company"), ("work", "Work"), ("home", "Home"), ("other", "Other")):
        if any(concept in concepts for concepts in bag):
            return label
    return ""


def _weigh(field: Field, confidence: float, facts: ColumnFacts, *, kind: TableKind) -> tuple[Field, float]:
    """What the values say to a header's claim: they may confirm it, weaken it, or turn it into its neighbour."""
    if not facts.filled:
        return field, confidence * (0.5 if facts.is_empty else 1.0)
    turned = _turn(field, facts, kind=kind)
    return turned, confidence * (1.0 if _agrees(turned, facts) else 0.3)


def _turn(field: Field, facts: ColumnFacts, *, kind: TableKind) -> Field:
    """“Title” over Mr and Mrs is a salutation; “State” over open and won is one; “Contact” over 17, 18 refers."""
    if field is Field.JOB_TITLE and facts.salutations > 0.5:
        return Field.SALUTATION
    if field is Field.REGION and facts.states > 0.6:
        return Field.STATE
    if field is Field.COMPANY_NAME and facts.looks_like_ids and kind is not TableKind.COMPANIES:
        return Field.COMPANY_REF
    if field is Field.FULL_NAME and facts.looks_like_ids:
        return Field.PERSON_REF
    return field


def _agrees(field: Field, facts: ColumnFacts) -> bool:
    """Whether the values can be what the header says; of a handful of values a quarter is enough."""
    enough = 0.25 if facts.filled < 5 else 0.6
    if field is Field.EMAIL:
        return facts.share("email") >= min(enough, 0.4)
    if field in {Field.PHONE, Field.MOBILE}:
        return facts.share("phone", "number", "code", "text", "words") >= enough and facts.digits >= min(enough, 0.5)
    if field is Field.VALUE:
        return facts.share("number", "money") >= enough
    if field is Field.CHANCE:
        return facts.share("number", "percent") >= enough
    if field in {Field.OPENED, Field.CLOSE_DATE, Field.LAST_CONTACTED, Field.NEXT_DATE}:
        return facts.share("date", "datetime", "number", "null") >= enough
    return _agrees_in_words(field, facts)


def _agrees_in_words(field: Field, facts: ColumnFacts) -> bool:
    if field in {Field.COUNTRY, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.CITY, Field.CURRENCY, Field.STAGE}:
        return facts.share("number", "date", "datetime", "email", "url") < 0.3
    if field is Field.FULL_NAME and facts.filled > 20 and facts.variety < 0.1:
        return False
    if field in {Field.FULL_NAME, Field.COMPANY_NAME, Field.TITLE, Field.SOURCE}:
        return facts.share("number", "date", "datetime", "time") < 0.5
    return True


def _by_values(index: int, header: str, facts: ColumnFacts) -> ColumnGuess:
    """Where the header is silent: what nearly all values are."""
    claims = (
        (Field.EMAIL, facts.share("email"), "e-mail addresses"),
        (Field.COUNTRY, facts.countries, "countries"),
        (Field.PHONE, facts.phones, "phone numbers"),
        (Field.COMPANY_WEBSITE, facts.share("url"), "web addresses"),
        (Field.STATE, facts.states, "states such as open or won"),
        (Field.COMPANY_NAME, 2 * facts.legal_forms, "names of companies"),
    )
    for field, share, noun in claims:
        if share > 0.7 and facts.filled:
            reason = f"Its values are {noun}."
            return ColumnGuess(index, header, field, min(0.75, share * 0.75), reason)
    return ColumnGuess(index, header, Field.IGNORE, 0.0, "")


def _settle(guesses: list[ColumnGuess], facts: Sequence[ColumnFacts]) -> list[ColumnGuess]:
    """Each single-valued field goes to its surest column; what is left is kept as it is, or not worth keeping."""
    taken: dict[Field, ColumnGuess] = {}
    for guess in sorted(guesses, key=lambda guess: -guess.confidence):
        if guess.confidence >= 0.3 and _may_take(guess, taken):
            taken.setdefault(guess.field, guess)
    settled = []
    for guess in guesses:
        first = taken.get(guess.field)
        if guess.confidence < 0.3 or first is None or (guess is not first and not _may_share(guess, first)):
            guess = _leave(guess, facts[guess.index], first if guess.confidence >= 0.3 else None)
        settled.append(replace(guess, confidence=round(guess.confidence, 2)))
    return _without_full_name(_name_somebody(settled, facts))


def _may_take(guess: ColumnGuess, taken: dict[Field, ColumnGuess]) -> bool:
    return guess.field in ROW_FIELDS and guess.field not in taken


def _may_share(guess: ColumnGuess, first: ColumnGuess) -> bool:
    """Several addresses are welcome; several street lines only of one address."""
    return guess.field in MULTIPLE and (
        guess.field is not Field.STREET or (guess.label == first.label and guess.confidence > 0.7)
    )


def _leave(guess: ColumnGuess, facts: ColumnFacts, first: ColumnGuess | None) -> ColumnGuess:
    if facts.is_empty:
        return replace(guess, field=Field.IGNORE, confidence=0.9, reason="It is empty.", label="")
    if facts.is_constant:
        reason = "It says the same in every row."
        return replace(guess, field=Field.IGNORE, confidence=0.6, reason=reason, label="")
    if first is not None:
        reason = f"“{first.header}” already holds this; kept as a field of your own."
    else:
        reason = "No field of ours: kept as a field of your own."
    return replace(guess, field=Field.CUSTOM, confidence=0.5, reason=reason, label="")


def _name_somebody(guesses: list[ColumnGuess], facts: Sequence[ColumnFacts]) -> list[ColumnGuess]:
    """“Customer” is a company, unless nobody else in the table has a name and its values are no firms."""
    named = {Field.GIVEN_NAME, Field.FAMILY_NAME, Field.FULL_NAME, Field.PERSON_REF}
    if any(guess.field in named for guess in guesses):
        return guesses
    reason = "Nothing else names the person."
    return [
        replace(guess, field=Field.FULL_NAME, confidence=0.6, reason=reason)
        if guess.field is Field.COMPANY_NAME and _is_either(guess.header) and facts[guess.index].legal_forms < 0.1
        else guess
        for guess in guesses
    ]


def _is_either(header: str) -> bool:
    return any({"person", "company"} <= concepts for concepts in bag_of(header))


def _without_full_name(guesses: list[ColumnGuess]) -> list[ColumnGuess]:
    """“Name” beside a first name is the last name (“Prénom, Nom”); beside both it adds only contradictions."""
    fields = {guess.field for guess in guesses}
    if {Field.GIVEN_NAME, Field.FAMILY_NAME} <= fields:
        return _turn_field(guesses, Field.FULL_NAME, Field.IGNORE, "First and last name say it already.")
    if {Field.GIVEN_NAME, Field.FULL_NAME} <= fields:
        return _turn_field(guesses, Field.FULL_NAME, Field.FAMILY_NAME, "The first name stands in another column.")
    if Field.GIVEN_NAME in fields and any(_is_any_name(guess) for guess in guesses):
        return _turn_field(guesses, Field.GIVEN_NAME, Field.FULL_NAME, "No other column holds a last name.")
    return guesses


def _turn_field(guesses: list[ColumnGuess], old: Field, new: Field, reason: str) -> list[ColumnGuess]:
    return [
        replace(guess, field=new, confidence=min(0.7, guess.confidence), reason=reason) if guess.field is old else guess
        for guess in guesses
    ]


def _is_any_name(guess: ColumnGuess) -> bool:
    """“Nome” and “Nombre” are first names beside a last name, and whole names without one."""
    return guess.field is Field.GIVEN_NAME and any({"first", "name"} <= concepts for concepts in bag_of(guess.header))
