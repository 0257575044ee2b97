"""What became of what we sent, in the story of a person."""

from collections.abc import Callable

from followthrough.web.prospect.told import Clock, Facts, Told

NOUNS = {"text": "text", "email": "e-mail"}


def _about(words: str, icon: str = "", tone: str = "") -> Callable[[Facts, Clock], Told]:
    """An entry about one message: `{a}` is what it is, the reason stands beneath."""

    def told(facts: Facts, clock: Clock) -> Told:
        channel = str(facts.get("channel") or "email")
        what = words.format(noun=NOUNS.get(channel, "message"), when=clock.day(facts.get("send_at")))
        return Told(icon=icon or channel, what=what, note=facts.get("why") or facts.get("subject") or "", tone=tone)

    return told


TELLERS: dict[str, Callable[[Facts, Clock], Told]] = {
    "queue_message": _about("Wrote: {noun}"),
    "cancel_message": _about("Took the {noun} back", "undo"),
    "edit_message": _about("Changed the {noun}; it goes out {when}", "edit"),
    "hold_message": _about("Held the {noun} back", "park"),
    "withhold_message": _about("The {noun} was held back", "park", "raised"),
    "release_message": _about("Let the {noun} go", "play"),
    "refuse_message": _about("The {noun} was refused", "bad_address", "overdue"),
    "found_sent": _about("The {noun} did go out", "done"),
    "send_again": _about("Sent the {noun} again", "sent"),
    "put_aside": _about("Let the refused {noun} be", "close"),
    "text_was_taken": _about("The text did go out", "done"),
    "text_not_delivered": _about("The text was not delivered", "bad_address", "overdue"),
}
