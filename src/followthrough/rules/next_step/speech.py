"""The words in which a proposal is said: what a channel is called, what a purpose is for."""

from collections.abc import Mapping

from followthrough.rules.words import Channel, Purpose

A: Mapping[Channel, str] = {
    Channel.CALL: "a call",
    Channel.TEXT: "a text",
    Channel.EMAIL: "an e-mail",
    Channel.VISIT: "a visit",
    Channel.VIDEO: "a video call",
    Channel.LETTER: "a letter",
    Channel.SOCIAL: "a message on their profile",
}

BY: Mapping[Channel, str] = {
    Channel.CALL: "by phone",
    Channel.TEXT: "by text",
    Channel.EMAIL: "by e-mail",
    Channel.VISIT: "by visiting",
    Channel.VIDEO: "by video",
    Channel.LETTER: "by letter",
    Channel.SOCIAL: "on their profile",
}

VERB: Mapping[Channel, str] = {
    Channel.CALL: "call",
    Channel.TEXT: "send a text",
    Channel.EMAIL: "write an e-mail",
    Channel.VISIT: "visit them",
    Channel.VIDEO: "meet by video",
    Channel.LETTER: "send a letter",
    Channel.SOCIAL: "write to their profile",
}

GOAL: Mapping[Purpose, str] = {
    Purpose.FIRST_RESPONSE: "to answer while they still think of it",
    Purpose.QUALIFY: "to find out whether they fit",
    Purpose.DISCOVER: "to find out what their problem costs them and why now",
    Purpose.PRESENT: "to show what answers their problem",
    Purpose.PROPOSE: "to go through the proposal with them",
    Purpose.ANSWER: "to answer what is open",
    Purpose.CLOSE: "to get to a decision",
    Purpose.CHECK_IN: "to hear how things are going",
    Purpose.REQUALIFY: "to ask straight whether this still matters",
    Purpose.NURTURE: "to stay in mind with something of use",
    Purpose.THANK: "to say thank you",
    Purpose.ONBOARD: "to get them started and introduce the people who help them",
    Purpose.ASK_REFERRAL: "to ask who else should know about this",
    Purpose.INVITE: "to invite them",
    Purpose.KEEP_PROMISE: "to keep what was promised",
    Purpose.RE_ENGAGE: "to bring the conversation back with something new",
}
"""What a contact with this purpose is to achieve, after "Call …"."""

WHY_THIS_WAY: Mapping[Channel, str] = {
    Channel.CALL: "a voice is harder to overlook",
    Channel.TEXT: "it reaches people who don't pick up",
    Channel.EMAIL: "they can answer it when it suits them",
    Channel.VISIT: "nobody overlooks somebody at the door",
    Channel.VIDEO: "a fixed appointment beats another try",
    Channel.LETTER: "hardly anybody gets one, so it is read",
    Channel.SOCIAL: "some look there first",
}


def say_step(channel: Channel, purpose: Purpose) -> str:
    """A step as a sentence begins: "Call to find out whether they fit"."""
    verb = VERB[channel]
    return f"{verb[0].upper()}{verb[1:]} {GOAL[purpose]}"


_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


def ordinal(number: int) -> str:
    """ "First" to "Tenth", then "Number 11"."""
    return _ORDINALS[number - 1] if 1 <= number <= len(_ORDINALS) else f"Number {number}"


def counted(number: int, noun: str) -> str:
    """ "1 day", "3 days", "4 tries"."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("ry") else f"{number} {noun}s"
