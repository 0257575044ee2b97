"""Why people don't follow up, and what helps at that moment: the twelve reasons and "they asked", each answered.

As data: a sentence that answers the reason, words to say, and the ways on, the best first. A reason is met with a
script, a straight question, something new to say, a better day, somebody else, or a way out; never with a reproach.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from followthrough.rules.words import Reason, Word


class Help(Word):
    """A way on from a step one does not want to take."""

    NOW = "now", "Do it now, with these words"
    MOVE = "move", "Move it to a day that holds"
    REQUALIFY = "requalify", "Ask straight whether it still matters"
    SOMETHING_NEW = "something_new", "Bring something new first"
    HAND_OVER = "hand_over", "Give them to a colleague"
    PARK = "park", "Let them rest until a date"
    LET_GO = "let_go", "Let them go"


@dataclass(frozen=True, slots=True)
class Answer:
    """`short` is the reason on a button, `helps` are the ways on, the best first."""

    short: str
    answer: str
    script: str
    helps: tuple[Help, ...]


ANSWERS: Mapping[Reason, Answer] = {
    Reason.THEY_ASKED: Answer(
        "They asked for it",
        "Good: they said when. Take the day they named, and tell them that you will be there.",
        "You said Thursday suits you better. Then I'll call you on Thursday at ten.",
        (Help.MOVE, Help.PARK),
    ),
    Reason.FEAR_OF_NO: Answer(
        "I fear a no",
        "A no today costs a minute; a maybe costs you months. And they may well say yes.",
        "I'd rather hear a clear no than guess. Where do you stand?",
        (Help.NOW, Help.REQUALIFY, Help.MOVE),
    ),
    Reason.THEY_WILL_CALL: Answer(
        "They'll call if they want it",
        "They are busy, and you are not the most important thing in their week. Who calls is on their mind.",
        "I said I'd get back to you, so here I am. Have you had a moment to think about it?",
        (Help.NOW, Help.MOVE),
    ),
    Reason.DISORGANISED: Answer(
        "I didn't get to it",
        "Then give it a day that has room, and an hour at which nothing else happens.",
        "I wanted to call you earlier. Is now a good moment?",
        (Help.MOVE, Help.NOW, Help.HAND_OVER),
    ),
    Reason.NO_BELIEF: Answer(
        "I don't believe in it for them",
        "Then find out instead of guessing: ask what they need. If it doesn't fit, point them to what does.",
        "I'm not sure we are right for you. May I ask you two questions to find out?",
        (Help.REQUALIFY, Help.LET_GO, Help.HAND_OVER),
    ),
    Reason.WONT_BUY: Answer(
        "They won't buy anyway",
        "Perhaps. Ask once, straight, and you know. If it is a no, they leave your list today.",
        "Let me ask you straight: is this still something you want to solve?",
        (Help.REQUALIFY, Help.LET_GO, Help.PARK),
    ),
    Reason.TOO_BUSY: Answer(
        "They are too busy for me",
        "Busy people value short questions. Ask for two minutes, or offer two times to choose from.",
        "I need two minutes and one answer. Now, or tomorrow at half past eight?",
        (Help.NOW, Help.SOMETHING_NEW, Help.MOVE),
    ),
    Reason.SCATTERED: Answer(
        "Too many things at once",
        "Do this one first, it takes a few minutes; then the next. Or give it a day and let go of it until then.",
        "I have one question for you, then I'll let you get on.",
        (Help.NOW, Help.MOVE, Help.HAND_OVER),
    ),
    Reason.NO_CONFIDENCE: Answer(
        "I don't feel up to it",
        "You need no better mood, only a first sentence and one question. Here they are.",
        "I've thought about what you told me, and one question kept coming back.",
        (Help.NOW, Help.HAND_OVER, Help.MOVE),
    ),
    Reason.COMPETITOR: Answer(
        "The competitor gets it anyway",
        "Until they sign, nobody has it. Ask what they like there; you hear what is missing here.",
        "You are looking at others too, as you should. What do they do better, as you see it?",
        (Help.NOW, Help.REQUALIFY, Help.LET_GO),
    ),
    Reason.NO_STRATEGY: Answer(
        "I don't know how to go on",
        "Then ask them how they decide, and who else is part of it. The next step is in their answer.",
        "How do you usually decide something like this, and who is part of it?",
        (Help.NOW, Help.REQUALIFY, Help.HAND_OVER),
    ),
    Reason.NOTHING_TO_SAY: Answer(
        "I have nothing new to say",
        "There is always something: bring one of these with you, and the contact is worth their time.",
        "I thought of you when I saw this.",
        (Help.SOMETHING_NEW, Help.NOW, Help.MOVE),
    ),
    Reason.POOR_PROSPECT: Answer(
        "They were never a fit",
        "Then help them on: point them to something better, and free your day for those who fit.",
        "I don't think we are the right ones for this. May I tell you who is?",
        (Help.LET_GO, Help.REQUALIFY, Help.PARK),
    ),
}

SOMETHING_NEW = (
    "A question only they can answer: how did they do it last year?",
    "A customer in their line, and what changed for them, in three sentences.",
    "News from their trade, and what you make of it.",
    "An answer to something they once asked in passing.",
    "A mistake that others made with this, and how to avoid it.",
    "Somebody they should know, whether or not they buy.",
    "An anniversary: a year ago they told you what they wanted.",
    "What is new at your end since they last heard from you.",
)
"""Reasons to get in touch that bring something along."""
