"""Filling a template with facts. A field that is empty and has no fallback is named, so that the sender can refuse."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from followthrough.rules.refusals import Refusal
from followthrough.rules.templates.fields import is_known, label_of

if TYPE_CHECKING:
    from liquid.template import BoundTemplate

LONGEST = 20_000
THREE_BREAKS = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")
SPACE_AT_END = re.compile(r"[ \t]+$", re.MULTILINE)


class TemplateUnreadable(Refusal):
    message = "This text can't be read. Nothing was changed: close every {{ with }}."


class NotFilled(Refusal):
    """Raised by `Filled.require_whole`: a message with a hole must not go out."""


@dataclass(frozen=True, slots=True)
class Filled:
    """`missing`: fields that are empty and have no fallback. `unknown`: names that don't exist."""

    text: str
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        return not self.missing and not self.unknown

    def require_whole(self) -> str:
        """The text, or `NotFilled` with words that say what is missing and what to do."""
        if self.unknown:
            raise NotFilled(f"There is no field {_listed(self.unknown)}. Nothing was sent: mend the template.")
        if self.missing:
            labels = _listed(tuple(label_of(name) for name in self.missing))
            raise NotFilled(
                f"Empty, and without a fallback: {labels}. Nothing was sent: fill it in, or write around it."
            )
        return self.text


@dataclass(frozen=True, slots=True)
class Compiled:
    template: "BoundTemplate"
    names: tuple[str, ...]
    unguarded: tuple[str, ...]


def fill(source: str, facts: Mapping[str, str], *, holes: bool = False) -> Filled:
    """The text for these facts (`{"person.name": "Anna Keller"}`); empty facts and absent ones are the same.

    With `holes` what is missing stands in the text as "[their company]", for eyes, not for sending.
    Refuses `TemplateUnreadable`. Plain text in, plain text out: facts are never read as a template.
    """
    if "{" not in source:
        return Filled(_tidied(source))
    from followthrough.rules.templates import sandbox

    read = compiled(source)
    try:
        text, blank = sandbox.rendered(read.template, _nested(facts), hole_for if holes else _nothing)
    except sandbox.LiquidError as wrong:
        raise TemplateUnreadable(f"This text can't be filled: {_said(wrong)}. Nothing was changed.") from None
    unknown = tuple(name for name in read.names if not is_known(name))
    missing = tuple(name for name in dict.fromkeys(blank) if name not in unknown)
    return Filled(_tidied(text), missing, unknown)


def fill_line(source: str, facts: Mapping[str, str], *, holes: bool = False) -> Filled:
    """The same for a subject: one line, whatever the facts hold."""
    filled = fill(source, facts, holes=holes)
    return Filled(" ".join(filled.text.split()), filled.missing, filled.unknown)


def names_in(source: str) -> tuple[str, ...]:
    """The fields a text looks at. Refuses `TemplateUnreadable`."""
    return compiled(source).names if "{" in source else ()


@lru_cache(maxsize=512)
def compiled(source: str) -> Compiled:
    """The text, read once. Refuses `TemplateUnreadable` in words that point at the place."""
    if len(source) > LONGEST:
        raise TemplateUnreadable(f"This is too long: at most {LONGEST:,} letters. Nothing was changed.")
    from followthrough.rules.templates import sandbox

    try:
        template = sandbox.compiled(source)
        return Compiled(template, tuple(sandbox.names(template)), tuple(sandbox.unguarded(template)))
    except (sandbox.Unreadable, sandbox.LiquidError) as wrong:
        raise TemplateUnreadable(f"This text can't be read: {_said(wrong)}. Nothing was changed.") from None


def hole_for(name: str) -> str:
    """What stands in a text for eyes where this field is missing: "[their company]"."""
    label = label_of(name)
    return f"[{label[0].lower()}{label[1:]}]"


def _nothing(name: str) -> str:
    return ""


def _nested(facts: Mapping[str, str]) -> dict[str, Any]:
    """`{"person": {"name": …}}`; what is empty is nothing, so that `{% if %}` asks what a person means by it."""
    nested: dict[str, Any] = {}
    for name, value in facts.items():
        room, _, field = name.partition(".")
        nested.setdefault(room, {})[field] = value if value and value.strip() else None
    return nested


def _tidied(text: str) -> str:
    """Without the holes that conditions leave behind."""
    text = SPACE_AT_END.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return THREE_BREAKS.sub("\n\n", text).strip()


def _said(wrong: Exception) -> str:
    """The first line of what the parser says, with the line it means."""
    token = getattr(wrong, "token", None)
    words = str(wrong.args[0] if wrong.args else wrong).splitlines()[0][:200]
    if token is None or not getattr(token, "source", ""):
        return words
    return f"{words}, in line {token.source.count(chr(10), 0, token.start_index) + 1}"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"“{name}”" for name in names)
