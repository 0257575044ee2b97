"""The journal in a seller's words: what an entry says in the story of a person.

Each verb has one small function that reads the entry's facts; an entry of a verb that is not known here is told by its
name, so that nothing is ever hidden.
"""

from collections.abc import Callable
from typing import Any

from followthrough.rules.next_step import say_step
from followthrough.rules.words import (
    Channel,
    CloseReason,
    ContactKind,
    Direction,
    NextBy,
    Outcome,
    Permission,
    Purpose,
    Reason,
    State,
)
from followthrough.web.prospect import field_words, telling_messages
from followthrough.web.prospect.told import Clock, Facts, Told

WENT: dict[str, str] = {
    "call": "Called", "text": "Texted", "email": "E-mailed", "visit": "Visited", "video": "Called by video",
    "letter": "Wrote a letter", "social": "Wrote on social media",
}  # fmt: skip
CAME: dict[str, str] = {
    "call": "They called", "text": "They texted", "email": "They wrote", "visit": "They came by",
    "video": "They called by video", "letter": "They sent a letter", "social": "They wrote on social media",
}  # fmt: skip
ENDED: dict[str, str] = {
    "reached": "reached them", "no_answer": "no answer", "voicemail": "left voice mail", "sent": "", "met": "met them",
    "will_call": "they will get back", "put_off": "they put it off", "replied": "they replied", "agreed": "they agreed",
    "wrong_person": "the wrong person", "bad_address": "the number or address is wrong",
    "not_interested": "not interested",
}  # fmt: skip
TONES = {Outcome.AGREED: "kept", Outcome.REPLIED: "raised"}
ENDINGS = {State.WON: "Won", State.LOST: "Lost", State.DISQUALIFIED: "Not a fit"}


def tell(verb: str, facts: Facts, clock: Clock) -> Told:
    """What one entry says."""
    teller = TELLERS.get(verb) or telling_messages.TELLERS.get(verb)
    return teller(facts, clock) if teller else Told(icon="info", what=verb.replace("_", " ").capitalize())


def _contact(facts: Facts, clock: Clock) -> Told:
    touch = facts.get("touch") or {}
    is_theirs = touch.get("direction") == Direction.IN
    outcome = str(touch.get("outcome", ""))
    went = (CAME if is_theirs else WENT).get(str(touch.get("channel")), "In contact")
    ended = "" if is_theirs and outcome == Outcome.REPLIED else ENDED.get(outcome, outcome)
    notes = dict.fromkeys(filter(None, (touch.get("note"), touch.get("words"), _moved(facts))))
    return Told(
        icon=outcome if touch.get("channel") == Channel.CALL else str(touch.get("channel") or "call"),
        what=f"{went}: {ended}" if ended else went,
        note="\n".join(notes),
        next=_next(facts, clock),
        tone=_tone(facts, outcome, is_theirs=is_theirs),
        is_theirs=is_theirs,
        message=touch.get("message") or 0,
    )


def _mail_came(facts: Facts, clock: Clock) -> Told:
    """No contact: a holiday note, a failure, an answer to an invitation, other automatic mail."""
    icon = str(facts.get("channel") or "email")
    return Told(
        icon=icon,
        what=facts.get("said") or "Automatic mail",
        note=facts.get("subject") or "",
        message=facts.get("message") or 0,
    )


def _came_back(facts: Facts, clock: Clock) -> Told:
    return Told(icon="bad_address", what="Never reached them: no contact", note=facts.get("why") or "", tone="overdue")


def _passed_on(facts: Facts, clock: Clock) -> Told:
    names = f"{facts.get('from_name') or 'somebody'} to {facts.get('name') or 'somebody else'}"
    why = facts.get("why") or ""
    return Told(icon="hand-over", what=f"Passed on from {names}", note=why, next=_next(facts, clock))


def _left_alone(facts: Facts, clock: Clock) -> Told:
    addresses = ", ".join(facts.get("addresses") or ())
    return Told(
        icon="disqualified", what="Left alone from now on", note=f"{facts.get('why') or ''}\n{addresses}".strip()
    )


def _lifted(facts: Facts, clock: Clock) -> Told:
    return Told(icon="undo", what="May be reached again", note=facts.get("why") or "")


def _sequence(words: str) -> Callable[[Facts, Clock], Told]:
    def told(facts: Facts, clock: Clock) -> Told:
        what = words.format(name=facts.get("name") or "a sequence")
        return Told(icon="machine", what=what, note=facts.get("why") or "", next=_next(facts, clock), tone="machine")

    return told


def _settled_mail(facts: Facts, clock: Clock) -> Told:
    why = facts.get("why") or ""
    return Told(icon="done", what="Dealt with their message", note=why, message=facts.get("message") or 0)


def _waits_again(facts: Facts, clock: Clock) -> Told:
    return Told(icon="undo", what="Waits for an answer again", message=facts.get("message") or 0)


def _opened(facts: Facts, clock: Clock) -> Told:
    title = facts.get("title") or ""
    if facts.get("care_of"):
        return Told(icon="nurture", what="Care begins", note=title, next=_next(facts, clock))
    if facts.get("import"):
        return Told(icon="import", what="Brought in with a list", note=title, next=_next(facts, clock))
    source = f", from {facts['source']}" if facts.get("source") else ""
    return Told(icon="star", what=f"Came in{source}", note=title, next=_next(facts, clock))


def _planned(facts: Facts, clock: Clock) -> Told:
    return Told(icon="calendar", what="Planned anew", note=_why_later(facts), next=_next(facts, clock))


def _deferred(facts: Facts, clock: Clock) -> Told:
    to = clock.day(facts.get("deferral", {}).get("to"))
    return Told(icon="move", what=f"Moved to {to}", note=_why_later(facts))


def _skipped(facts: Facts, clock: Clock) -> Told:
    return Told(icon="skip", what="Skipped", note=_why_later(facts), next=_next(facts, clock))


def _stage(facts: Facts, clock: Clock) -> Told:
    stage = facts.get("stage", {})
    seen = stage.get("evidence", "")
    return Told(
        icon="stage",
        what=f"Moved to {stage.get('to', 'another stage')}",
        note=f"Seen: {seen}" if seen else "",
        next=_next(facts, clock),
    )


def _parked(facts: Facts, clock: Clock) -> Told:
    return Told(icon="park", what="Put to rest", note=facts.get("parked") or "", next=_next(facts, clock))


def _woken(facts: Facts, clock: Clock) -> Told:
    return Told(icon="play", what="Back from rest", note=facts.get("why") or "", next=_next(facts, clock))


def _ended(facts: Facts, clock: Clock) -> Told:
    ended = facts.get("ended", {})
    state = State.named(ended.get("state")) or State.LOST
    notes = [ended.get("note"), f"Pointed to {ended['pointed_to']}" if ended.get("pointed_to") else ""]
    return Told(
        icon=state.value,
        what=_how_it_ended(ended),
        note="\n".join(filter(None, notes)),
        tone="kept" if state == State.WON else "",
    )


def _reopened(facts: Facts, clock: Clock) -> Told:
    return Told(icon="undo", what="Opened again", note=facts.get("why") or "", next=_next(facts, clock))


def _handed_over(facts: Facts, clock: Clock) -> Told:
    return Told(
        icon="hand-over", what=f"Handed over to {facts.get('name') or 'a colleague'}", note=facts.get("note") or ""
    )


def _hand_raised(facts: Facts, clock: Clock) -> Told:
    how = facts.get("how") or ""
    return Told(icon="raised", what="Raised a hand", note=how, next=_next(facts, clock), tone="raised", is_theirs=True)


def _promised(facts: Facts, clock: Clock) -> Told:
    event = facts.get("event")
    by = f"When {event}; comes up on" if event else "By"
    return Told(
        icon="promise",
        what=f"{'Promised' if facts.get('ours', True) else 'They promised'}: {facts.get('what', '')}",
        next=f"{by} {clock.day(facts.get('due_at'))}",
        tone="promise",
    )


def _settled(word: str, tone: str) -> Callable[[Facts, Clock], Told]:
    return lambda facts, _clock: Told(icon="promise", what=f"{word}: {facts.get('what', '')}", tone=tone)


def _noted(facts: Facts, clock: Clock) -> Told:
    return Told(icon="note", what="Note", note=facts.get("note") or "")


def _found_out(facts: Facts, clock: Clock) -> Told:
    answers = facts.get("answers", {})
    lines = [
        f"{field_words.DISCOVERY.get(name, name)}: {field_words.answer(name, said)}"
        for name, said in answers.items()
        if said
    ]
    return Told(icon="question", what="Found out", note="\n".join(lines))


def _edited(facts: Facts, clock: Clock) -> Told:
    changes: dict[str, list[Any]] = facts.get("changes", {})
    lines = [field_words.change(name, was, now) for name, (was, now) in changes.items() if str(was) != str(now)]
    return Told(icon="edit", what="Changed", note="\n".join(filter(None, lines)))


def _permitted(facts: Facts, clock: Clock) -> Told:
    if facts.get("permission") == Permission.UNKNOWN:
        return Told(icon="undo", what="May be followed up again", note=facts.get("how") or "")
    given = facts.get("permission") == Permission.GIVEN
    word = "Gave permission" if given else "Asked not to be contacted"
    return Told(
        icon="kept" if given else "disqualified",
        what=word,
        note=facts.get("how") or "",
        tone="kept" if given else "overdue",
    )


def _pointed(word: str) -> Callable[[Facts, Clock], Told]:
    def told(facts: Facts, clock: Clock) -> Told:
        kind = ContactKind.named(facts.get("kind"))
        noun = kind.label.lower() if kind else "address"
        return Told(
            icon=kind.value if kind else "address",
            what=word.format(noun=noun, shown=facts.get("shown", "")),
            note=facts.get("why") or "",
        )

    return told


def _tagged(word: str) -> Callable[[Facts, Clock], Told]:
    return lambda facts, _clock: Told(icon="tag", what=f"{word} “{facts.get('tag', '')}”")


def _joined(facts: Facts, clock: Clock) -> Told:
    return Told(icon="merge", what=f"Joined with {facts.get('name', 'another record')}")


def _undone(facts: Facts, clock: Clock) -> Told:
    return Told(icon="undo", what=f"Took back: {NOUNS.get(str(facts.get('undone')), 'the last act')}")


def _added(facts: Facts, clock: Clock) -> Told:
    return Told(icon="person", what="Written down")


TELLERS: dict[str, Callable[[Facts, Clock], Told]] = {
    "complete": _contact,
    "log": _contact,
    "open": _opened,
    "change_step": _planned,
    "defer": _deferred,
    "skip": _skipped,
    "move": _stage,
    "park": _parked,
    "wake": _woken,
    "won": _ended,
    "lost": _ended,
    "disqualified": _ended,
    "reopen": _reopened,
    "hand_over": _handed_over,
    "raise_hand": _hand_raised,
    "promise": _promised,
    "keep_promise": _settled("Kept", "kept"),
    "break_promise": _settled("Not kept", "overdue"),
    "release_promise": _settled("No longer owed", ""),
    "note": _noted,
    "discover": _found_out,
    "edit": _edited,
    "edit_person": _edited,
    "add_person": _added,
    "permission": _permitted,
    "add_point": _pointed("New {noun}: {shown}"),
    "edit_point": _pointed("Corrected {noun}: {shown}"),
    "invalidate_point": _pointed("Doesn't work: {shown}"),
    "revalidate_point": _pointed("Works after all: {shown}"),
    "remove_point": _pointed("Forgot {noun}: {shown}"),
    "put_point_first": _pointed("Best way to reach them: {shown}"),
    "use_reason": lambda facts, _clock: Told(icon="light", what=f"Brought: {facts.get('title', '')}"),
    "tag": _tagged("Tagged"),
    "untag": _tagged("No longer tagged"),
    "merge": _joined,
    "undo": _undone,
    "mail_came": _mail_came,
    "bounce": _came_back,
    "pass_on": _passed_on,
    "suppress": _left_alone,
    "lift_suppression": _lifted,
    "settle": _settled_mail,
    "begin_sequence": _sequence("Began “{name}”"),
    "advance": _sequence("“{name}” went on"),
    "go_on": _sequence("“{name}” goes on"),
    "hold_sequence": _sequence("“{name}” is held"),
    "stop_sequence": _sequence("Out of “{name}”"),
    "wait_again": _waits_again,
}
NOUNS = {
    "complete": "what was done", "log": "a contact", "change_step": "the new step", "defer": "the move to another day",
    "skip": "the skip", "move": "the move to another stage", "park": "the rest", "wake": "the waking", "won": "the win",
    "lost": "the end", "disqualified": "the end", "reopen": "the reopening", "hand_over": "the hand-over",
    "edit": "a change", "raise_hand": "a raised hand", "promise": "a promise", "keep_promise": "a kept promise",
    "break_promise": "a broken promise", "release_promise": "a released promise",
    "pass_on": "the passing on",
}  # fmt: skip


def _next(facts: Facts, clock: Clock) -> str:
    """What was to come next, from then."""
    if "ended" in facts:
        return _how_it_ended(facts["ended"])
    step = facts.get("next") or {}
    channel, purpose = Channel.named(step.get("channel")), Purpose.named(step.get("purpose"))
    if not (channel and purpose):
        return ""
    when = clock.day(step.get("due_at"))
    act = say_step(channel, purpose)
    if "parked" in facts:
        by = "the machine takes it up" if step.get("by") == NextBy.MACHINE else act[0].lower() + act[1:]
        return f"Rests until {when}, then {by}"
    return f"Next: {act[0].lower()}{act[1:]}, {when}"


def _tone(facts: Facts, outcome: str, *, is_theirs: bool) -> str:
    if facts.get("ended", {}).get("state") == State.WON:
        return "kept"
    return TONES.get(Outcome(outcome), "") if Outcome.named(outcome) else ("raised" if is_theirs else "")


def _moved(facts: Facts) -> str:
    stage = facts.get("stage")
    return f"Moved to {stage['to']}: {stage['evidence']}" if stage else ""


def _why_later(facts: Facts) -> str:
    deferral = facts.get("deferral") or {}
    reason = Reason.named(deferral.get("reason"))
    return "\n".join(filter(None, (reason.label if reason else "", deferral.get("note"))))


def _how_it_ended(ended: Facts) -> str:
    """ "Lost: bought from a competitor"."""
    state = State.named(ended.get("state")) or State.LOST
    word = ENDINGS.get(state, state.label)
    reason = CloseReason.named(ended.get("reason"))
    if reason is None or reason.label == word:
        return word
    return f"{word}: {reason.label[0].lower()}{reason.label[1:]}"
