"""What is proposed to a person, the likeliest first: one key accepts it. Every one leaves a next step, or an end."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from followthrough.rules.consequences.happenings import is_opt_out, other_channel, pause_until
from followthrough.rules.consequences.standing import LONGEST_ABSENCE, Consequence, Key, Standing, say_day, say_whom
from followthrough.rules.reading.verdict import Contact, Intent, Kind, Objection, Verdict
from followthrough.rules.words import Channel, CloseReason, Purpose, State, WaitingOn

REST_FROM = timedelta(days=14)
"""A day further off than this is a rest, not a place on the plan."""
USUAL_REST = 60  # days, when they named none
USUAL_WAIT = 7
EVENING = 16  # who gets back "by Friday" has that Friday
MOST = 5
MOST_PUT_OFFS = 2

Ideas = Iterator[Consequence]


def proposed(verdict: Verdict, standing: Standing) -> tuple[Consequence, ...]:
    """One to five, each of another kind. The first is accepted by enter; the last leaves all as it is."""
    found: dict[Key, Consequence] = {}
    for each in _ideas(verdict, standing):
        if _is_possible(each, standing):
            found.setdefault(each.key, each)
    keep = found.pop(Key.KEEP)
    return (*tuple(found.values())[: MOST - 1], keep)


def _ideas(verdict: Verdict, standing: Standing) -> Ideas:
    if standing.is_left_alone:
        yield _lift()
        yield _keep(standing)
        return
    if not standing.is_live and not is_opt_out(verdict, standing):
        yield _open(verdict, standing)
        if verdict.kind == Kind.REPLY:
            yield from _named(verdict)
        yield _no_contact()
        yield _keep(standing)
        return
    yield from _OF_KIND.get(verdict.kind, _nothing)(verdict, standing)
    yield _keep(standing)


def _is_possible(each: Consequence, standing: Standing) -> bool:
    needs_life = each.key not in (Key.OPEN, Key.LIFT, Key.KEEP, Key.REFER, Key.NO_CONTACT)
    return standing.is_live or not needs_life


def _reply(verdict: Verdict, standing: Standing) -> Ideas:
    if is_opt_out(verdict, standing):
        yield _lift()
        return
    said = verdict.said
    guess = _OF_INTENT.get(said.intent, _nothing)
    if said.is_sure:
        yield from guess(verdict, standing)
        yield _answer(standing, "They wrote: answer while it is fresh.")
    else:
        yield _answer(standing, "Not sure what they want: read it, and answer.")
        yield from guess(verdict, standing)
    yield from _rest(standing, None)
    yield _let_go(CloseReason.SAID_NO, "If it is a no: close it, that is as good as a yes.")


def _interested(verdict: Verdict, standing: Standing) -> Ideas:
    yield _answer(standing, "They are interested: answer now, by voice where you can.")


def _question(verdict: Verdict, standing: Standing) -> Ideas:
    yield _answer(standing, "They ask something: answer now.")


def _not_now(verdict: Verdict, standing: Standing) -> Ideas:
    day = verdict.said.not_before
    if day is None or not standing.lies_ahead(day):
        if standing.put_offs >= MOST_PUT_OFFS:
            yield _ask(standing, "They put it off again, without a day")
        yield from _rest(standing, None)
        yield _ask(standing, "They put it off without a day")
        return
    far = day - standing.today > REST_FROM
    ways = (_rest(standing, day), _come_back(standing, day))
    for each in ways if far else reversed(ways):
        yield from each
    yield _ask(standing, "Before they rest")


def _will_get_back(verdict: Verdict, standing: Standing) -> Ideas:
    by = verdict.said.by
    day = by.astimezone(ZoneInfo(standing.zone)).date() if by else None
    named = standing.lies_ahead(day)
    until = day if named and day else standing.today + timedelta(days=USUAL_WAIT)
    said = f"They get back to you by {say_day(until, standing.today)}" if named else "They get back to you, no day said"
    yield Consequence(
        key=Key.WAIT,
        sentence=f"Wait for them until {say_day(until, standing.today)}, then {_verb(standing.voice)}",
        why=f"{said}: that day you act if you heard nothing.",
        purpose=standing.purpose or Purpose.CHECK_IN,
        channel=standing.voice,
        day=until,
        hour=EVENING,
        waiting_on=WaitingOn.THEM,
    )


def _wrong_person(verdict: Verdict, standing: Standing) -> Ideas:
    yield from _named(verdict, key=Key.OTHER)
    yield Consequence(
        key=Key.FIND_WHO,
        sentence=f"{_verb(standing.voice).capitalize()} today to find out who it is",
        why="They are the wrong person, and named nobody.",
        purpose=Purpose.QUALIFY,
        channel=standing.voice,
    )


def _referral(verdict: Verdict, standing: Standing) -> Ideas:
    yield from _named(verdict)
    yield _answer(standing, "They point to somebody: thank them, and ask who.")


def _not_interested(verdict: Verdict, standing: Standing) -> Ideas:
    yield _let_go(CloseReason.SAID_NO, "They said no, and a no is an answer.")
    yield _ask(standing, "If you are not sure why")


def _objection(verdict: Verdict, standing: Standing) -> Ideas:
    objection = verdict.said.objection
    words = objection.label.lower() if objection else "something"
    yield _answer(standing, f"They object: {words}. Answer it.", purpose=Purpose.ANSWER)
    if objection == Objection.COMPETITOR:
        yield _let_go(CloseReason.COMPETITOR, "They have another: if that is final, close it.")
    if objection == Objection.NEED:
        yield _let_go(CloseReason.NO_NEED, "They need it no more: if that is final, close it.")
    if objection == Objection.AUTHORITY:
        yield from _named(verdict, key=Key.OTHER)


def _do_not_contact(verdict: Verdict, standing: Standing) -> Ideas:
    """Only when it is not sure, or for a while: else it has happened."""
    day = pause_until(verdict, standing)
    if day is not None:
        yield from _rest(standing, day)
    yield _no_contact()


def _unclear(verdict: Verdict, standing: Standing) -> Ideas:
    yield _answer(standing, "Nobody but you can tell what they want: read it, and answer.")


def _bounce(verdict: Verdict, standing: Standing) -> Ideas:
    other = other_channel(standing.channels, standing.message_channel)
    if other is not None:
        yield Consequence(
            key=Key.OTHER_WAY,
            sentence=f"{_verb(other).capitalize()} instead",
            why="Mail does not reach them any more.",
            purpose=standing.purpose or Purpose.CHECK_IN,
            channel=other,
        )
    yield Consequence(
        key=Key.FIND_WHO,
        sentence="Find another address today",
        why="No working address is left." if other is None else "If you want to write to them.",
        purpose=Purpose.QUALIFY,
        channel=Channel.SOCIAL,
        note="Find another address: mail to them comes back",
    )
    yield _let_go(CloseReason.SILENCE, "If there is no way to them: close it.")


def _out_of_office(verdict: Verdict, standing: Standing) -> Ideas:
    until, who = verdict.return_date, say_whom(verdict.stand_in)
    if until is not None and standing.lies_ahead(until, LONGEST_ABSENCE):
        yield from _come_back(standing, until + timedelta(days=1), why="They are away until then.")
    elif until is not None and standing.lies_ahead(until):
        yield from _rest(standing, until + timedelta(days=1), "They are away until then.")
    if who:
        by_phone = bool(verdict.stand_in.phone)
        yield Consequence(
            key=Key.STAND_IN,
            sentence=f"{'Call' if by_phone else 'Write to'} {who} today",
            why=f"{who} stands in for them.",
            purpose=standing.purpose or Purpose.QUALIFY,
            channel=Channel.CALL if by_phone else Channel.EMAIL,
            whom=verdict.stand_in,
            note=f"Ask for {_written(verdict.stand_in)}, who stands in",
        )


def _meeting(verdict: Verdict, standing: Standing) -> Ideas:
    if verdict.meeting_answer == "accepted":
        return
    yield _answer(standing, "Agree on another time." if verdict.meeting_answer != "tentative" else "Make it certain.")


def _nothing(verdict: Verdict, standing: Standing) -> Ideas:
    yield from ()


def _named(verdict: Verdict, key: Key = Key.REFER) -> Ideas:
    whom = verdict.said.referral
    if not whom:
        return
    who = say_whom(whom)
    sentence = f"Turn to {who}, with the whole story" if key == Key.OTHER else f"Add {who} as a prospect"
    why = f"They say it is {who}." if key == Key.OTHER else f"They point you to {who}: a referral comes first."
    yield Consequence(
        key=key,
        sentence=sentence,
        why=why,
        purpose=Purpose.FIRST_RESPONSE,
        channel=Channel.EMAIL if whom.email and not whom.phone else Channel.CALL,
        whom=whom,
    )


def _answer(standing: Standing, why: str, purpose: Purpose = Purpose.ANSWER) -> Consequence:
    verb = _verb(standing.voice)
    return Consequence(
        key=Key.ANSWER,
        sentence=f"{verb[0].upper()}{verb[1:]} today to answer",
        why=why,
        purpose=purpose,
        channel=standing.voice,
    )


def _rest(standing: Standing, day: date | None, why: str = "They asked for that.") -> Ideas:
    until = day or standing.today + timedelta(days=USUAL_REST)
    yield Consequence(
        key=Key.REST,
        sentence=f"Let them rest until {say_day(until, standing.today)}",
        why=why if day else "They named no day: in two months it is worth another word.",
        purpose=Purpose.RE_ENGAGE,
        channel=standing.voice,
        day=until,
    )


def _come_back(standing: Standing, day: date, why: str = "The day they named.") -> Ideas:
    yield Consequence(
        key=Key.STEP,
        sentence=f"{_verb(standing.voice).capitalize()} {say_day(day, standing.today)}",
        why=why,
        purpose=standing.purpose if standing.purpose not in (None, Purpose.NURTURE) else Purpose.CHECK_IN,
        channel=standing.voice,
        day=day,
    )


def _ask(standing: Standing, because: str) -> Consequence:
    return Consequence(
        key=Key.ASK,
        sentence=f"{_verb(standing.voice).capitalize()} today and ask straight whether this still matters",
        why=f"{because}: ask straight, a no is as good as a yes.",
        purpose=Purpose.REQUALIFY,
        channel=standing.voice,
    )


def _let_go(reason: CloseReason, why: str) -> Consequence:
    return Consequence(
        key=Key.LET_GO, sentence=f"Let them go: {reason.label[0].lower()}{reason.label[1:]}", why=why, reason=reason
    )


def _no_contact() -> Consequence:
    return Consequence(
        key=Key.NO_CONTACT,
        sentence="Leave them alone, on every channel",
        why="They may be asking for it. It holds for good.",
        reason=CloseReason.DO_NOT_CONTACT,
    )


def _lift() -> Consequence:
    return Consequence(
        key=Key.LIFT,
        sentence="It was misread: they may be contacted",
        why="They are left alone, because of what they said. Everything closed by that is open again.",
    )


def _open(verdict: Verdict, standing: Standing) -> Consequence:
    again = "again " if standing.state is not None else ""
    return Consequence(
        key=Key.OPEN,
        sentence=f"Follow up {again}and {_verb(standing.voice)} today",
        why="They wrote, and nothing is open with them.",
        purpose=Purpose.ANSWER,
        channel=standing.voice,
    )


def _keep(standing: Standing) -> Consequence:
    if not standing.is_live:
        return Consequence(key=Key.KEEP, sentence="Leave it closed", why="Nothing follows from this.")
    rest = "the rest" if standing.state == State.NURTURE else "the step"
    return Consequence(key=Key.KEEP, sentence=f"Keep {rest} as it is", why="It is dealt with.")


def _verb(channel: Channel) -> str:
    return _VERBS.get(channel, "get in touch")


def _written(whom: Contact) -> str:
    return ", ".join(filter(None, (whom.name, whom.email, whom.phone)))


_VERBS = {
    Channel.CALL: "call",
    Channel.TEXT: "text",
    Channel.EMAIL: "write",
    Channel.VIDEO: "meet by video",
    Channel.VISIT: "visit them",
    Channel.LETTER: "send a letter",
    Channel.SOCIAL: "write on their profile",
}
_OF_INTENT: dict[Intent, Callable[[Verdict, Standing], Ideas]] = {
    Intent.INTERESTED: _interested,
    Intent.QUESTION: _question,
    Intent.NOT_NOW: _not_now,
    Intent.WILL_GET_BACK: _will_get_back,
    Intent.WRONG_PERSON: _wrong_person,
    Intent.REFERRAL: _referral,
    Intent.NOT_INTERESTED: _not_interested,
    Intent.OBJECTION: _objection,
    Intent.DO_NOT_CONTACT: _do_not_contact,
    Intent.UNCLEAR: _unclear,
}
_OF_KIND: dict[Kind, Callable[[Verdict, Standing], Ideas]] = {
    Kind.REPLY: _reply,
    Kind.BOUNCE: _bounce,
    Kind.OUT_OF_OFFICE: _out_of_office,
    Kind.MEETING: _meeting,
    Kind.FEEDBACK: lambda verdict, standing: iter((_lift(),)),
}
