"""Columns and cards in words: the step as one says it, how late, what was promised, whose it is."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import cache

from django.urls import reverse
from django.utils.http import urlencode

from followthrough.followup.queries.board import Card, Column, Owed, owed_for
from followthrough.rules.amounts import say_money, say_number
from followthrough.rules.balance import Holding, weigh
from followthrough.rules.dates import say_date
from followthrough.rules.next_step import say_step
from followthrough.rules.words import Bucket, Channel, NextBy, PipelineKind, Purpose, WaitingOn
from followthrough.web import balance, door
from followthrough.web.board.asked import Asked
from followthrough.web.kit.figures import Balance
from followthrough.web.kit.lines import BoardCard, BoardColumn
from followthrough.web.kit.words import initials
from followthrough.web.when import say_exactly

SOON = timedelta(days=3)  # a promise that comes up by then stands on its card
OF_THE_STEP = ("machine", "waiting")  # tones that are about the step itself, so that its date carries them
MARK = "0"  # stands for an id in an address that is made once for all cards


def drawn(columns: Iterable[Column], asked: Asked, *, at: datetime) -> list[BoardColumn]:
    """The columns with their cards. One statement, for the promises of all of them."""
    columns = list(columns)
    owed = owed_for(asked.member, [card for column in columns for card in column.cards], until=at + SOON)
    draw = card_drawer(asked, owed, at=at)
    return [
        BoardColumn(
            key=column.stage.pk,
            name=column.stage.name,
            bucket=column.stage.bucket,
            number=say_number(column.number),
            sum=say_money(column.value, asked.member.workspace.currency),
            cards=[draw(card) for card in column.cards],
            hint=_hint(column),
            more_address=more_address(column, asked),
            more=_more(column),
        )
        for column in columns
    ]


def card_drawer(asked: Asked, owed: Mapping[int, Owed], *, at: datetime) -> Callable[[Card], BoardCard]:
    """Draws one card after the other; what they share is worked out once."""
    member, zone = asked.member, door.zone_of(asked.member)
    today = at.astimezone(zone).date()
    currency = member.workspace.currency
    faces = {each.pk: (each.name, initials(each.name)) for each in asked.colleagues} if asked.owner is None else {}
    prospect, move = _address("prospect"), _address("move_stage")
    back = f"?{urlencode({'next': asked.address})}"
    say = cache(lambda channel, purpose: say_step(Channel(channel), Purpose(purpose)))

    def draw(card: Card) -> BoardCard:
        promise = owed.get(card.id)
        is_late = card.next_by == NextBy.PERSON and card.next_due_at.astimezone(zone).date() < today
        is_broken = promise is not None and promise.ours and promise.due_at.astimezone(zone).date() < today
        tone = "overdue" if is_late or is_broken else _tone(card, promise)
        mark, mark_tone = _mark(card, promise, at=at, zone=zone.key)
        whose, face = faces.get(card.owner_id, ("", ""))
        may_move = member.sees_all or card.owner_id == member.pk
        return BoardCard(
            key=card.id,
            address=prospect(card.person_id),
            name=card.person__name,
            company=_company(card),
            size=say_money(card.value, currency),
            step=say(card.next_channel, card.next_purpose),
            channel=card.next_channel,
            tone=tone,
            when=say_date(card.next_due_at, zone.key, at),
            when_exact=say_exactly(card.next_due_at, zone),
            when_tone="overdue" if is_late else tone if tone in OF_THE_STEP else "",
            mark=mark,
            mark_tone="overdue" if is_broken and mark_tone == "promise" else mark_tone,
            whose=whose,
            face=face,
            move_address=move(card.id) + back if may_move else "",
        )

    return draw


def more_address(column: Column, asked: Asked) -> str:
    """Where the column goes on."""
    if not column.more:
        return ""
    plain = reverse("board_column", args=[column.stage.pk])
    return f"{plain}?{urlencode({'whose': asked.word, 'after': column.more})}"


def bar(columns: Iterable[Column], asked: Asked) -> Balance | None:
    """The four quarters of what the board shows; none for care, which has no quarters to keep in balance."""
    if asked.pipeline is None or asked.pipeline.kind != PipelineKind.SALES:
        return None
    held: dict[Bucket, Holding] = {}
    for column in columns:
        bucket = Bucket(column.stage.bucket)
        sofar = held.get(bucket, Holding())
        held[bucket] = Holding(sofar.count + column.number, sofar.value + float(column.value))
    shown = balance.bar(weigh(held), whose=asked.owner if asked.word.isdecimal() else None)
    if asked.owner is None:
        shown.advice_address += "?all"
    if asked.word != "mine" and not asked.member.sees_all:
        shown.advice_address = ""
    return shown


def _hint(column: Column) -> str:
    seen = column.stage.evidence
    return f"Nobody here. Seen before one stands here: {seen[0].lower()}{seen[1:]}" if seen else "Nobody here."


def _more(column: Column) -> str:
    return f"Show more of {say_number(column.number)}" if column.more else ""


def _company(card: Card) -> str:
    company = card.person__company__name or ""
    return "" if company == card.person__name else company


def _tone(card: Card, promise: Owed | None) -> str:
    """What matters most about a card that is not late."""
    if card.hand_raised_at is not None:
        return "raised"
    if promise is not None and promise.ours:
        return "promise"
    if card.next_by == NextBy.MACHINE:
        return "machine"
    return "waiting" if card.next_waiting_on == WaitingOn.THEM else ""


def _mark(card: Card, promise: Owed | None, *, at: datetime, zone: str) -> tuple[str, str]:
    """A raised hand, else what was promised: the words and their meaning."""
    if card.hand_raised_at is not None:
        how = card.hand_raised_how or "raised a hand"
        return f"{how[0].upper()}{how[1:]}", "raised"
    if promise is None:
        return "", ""
    due = say_date(promise.due_at, zone, at)
    return f"{'You' if promise.ours else 'They'} promised: {promise.what}, {due}", "promise"


def _address(name: str) -> Callable[[int], str]:
    """Reversing an address costs more than drawing a card; the id is put into one that was reversed once."""
    before, _, after = reverse(name, args=[MARK]).partition(MARK)
    return lambda pk: f"{before}{pk}{after}"
