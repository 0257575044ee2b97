"""Shapes of the components that stand in lists: one line of a day, one person, one entry, one card.

Plain dataclasses with words already worded: a template only places them, so that fifty lines render in a blink.
"""

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class StepLine:
    """One line of a day, for `kit/_step_lines.html`. `tone` is a meaning (raised, promise, overdue, …) or empty."""

    key: int | str
    address: str
    name: str
    act: str
    channel: str
    why: str = ""
    company: str = ""
    tone: str = ""
    when: str = ""
    when_exact: str = ""
    local_time: str = ""
    size: str = ""
    complete_address: str = ""
    move_address: str = ""


@dataclass(slots=True, kw_only=True)
class PersonLine:
    """A person with what stands beneath the name, for `kit/_person_line.html`."""

    name: str
    beneath: str = ""
    address: str = ""
    end: str = ""


@dataclass(slots=True, kw_only=True)
class StepBar:
    """The one next step of a prospect, for `kit/_step_bar.html`."""

    what: str
    when: str
    when_exact: str = ""
    whose: str
    tone: str = ""
    why: str = ""
    by_machine: bool = False
    complete_address: str = ""
    move_address: str = ""
    change_address: str = ""


@dataclass(slots=True, kw_only=True)
class Choice:
    """One way to answer with one key, for `kit/_outcomes.html`."""

    value: str
    word: str
    icon: str
    key: str = ""
    tone: str = ""
    is_chosen: bool = False


@dataclass(slots=True, kw_only=True)
class TimelineEntry:
    """One thing that happened, for `kit/_timeline.html`. `day` is set on the first entry of a day."""

    icon: str
    what: str
    when: str
    when_exact: str = ""
    by: str = ""
    note: str = ""
    next: str = ""
    tone: str = ""
    day: str = ""
    is_machine: bool = False
    is_quiet: bool = False
    """Done to the record, not with the person."""
    is_undone: bool = False
    undo_address: str = ""
    address: str = ""
    """Where the whole mail is."""
    state: str = ""
    """What became of what was written, with its tone and where to decide about it."""
    state_tone: str = ""
    state_address: str = ""


@dataclass(slots=True, kw_only=True)
class BoardCard:
    """One prospect on the board, for `kit/_board_column.html`."""

    key: int | str
    address: str
    name: str
    company: str = ""
    size: str = ""
    step: str = ""
    channel: str = "call"
    tone: str = ""
    when: str = ""
    when_exact: str = ""
    when_tone: str = ""
    mark: str = ""
    """What matters besides the date: a hand that was raised, a promise; `mark_tone` is its meaning and icon."""
    mark_tone: str = ""
    whose: str = ""
    face: str = ""
    """The initials of whose it is."""
    move_address: str = ""


@dataclass(slots=True, kw_only=True)
class BoardColumn:
    key: int | str
    name: str
    bucket: str
    number: str
    sum: str
    cards: list[BoardCard]
    hint: str = ""
    """Said where no card stands."""
    more_address: str = ""
    more: str = ""
