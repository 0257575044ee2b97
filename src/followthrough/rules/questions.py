"""What to bring to a contact, by its purpose: the goal, three questions, and words for a voice mail.

A starting set, as data. Nobody should call on the fly: one goal, questions that let the other side talk, and a
voice mail that says something new each time and never makes it their job to chase us.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from followthrough.rules.words import Purpose


@dataclass(frozen=True, slots=True)
class Talk:
    """`about` completes "I'm calling …"; `ask` is the one question a voice mail may leave behind."""

    goal: str
    questions: tuple[str, str, str]
    about: str
    ask: str


TALKS: Mapping[Purpose, Talk] = {
    Purpose.FIRST_RESPONSE: Talk(
        "Answer while they still think of it, and find out whether you can help.",
        (
            "What made you get in touch just now?",
            "What have you tried so far?",
            "What would have to happen for this to be solved?",
        ),
        "about what you asked us",
        "is this still open on your side?",
    ),
    Purpose.QUALIFY: Talk(
        "Find out whether they fit. A no is as good as a yes: today you don't sell.",
        (
            "What is the problem you want to get rid of?",
            "Who besides you decides about this?",
            "By when do you want it settled, and what happens if it isn't?",
        ),
        "to find out whether we are the right people for you at all",
        "are you still looking into this?",
    ),
    Purpose.DISCOVER: Talk(
        "Understand what lies beneath the problem, what it costs to go on like this, and why now.",
        (
            "Can you tell me about the last time it happened?",
            "What does it cost you, in money, time or nerves?",
            "Why now, and not in a year?",
        ),
        "because I have three questions before I suggest anything",
        "what does it cost you to leave things as they are?",
    ),
    Purpose.PRESENT: Talk(
        "Show only what answers the problems they named, and hear what is missing.",
        (
            "Which of your problems should we look at first?",
            "How would this work on a normal day of yours?",
            "What is missing before you could say yes?",
        ),
        "to show you how the points you named can be solved",
        "which point matters most to you?",
    ),
    Purpose.PROPOSE: Talk(
        "Go through the proposal together, line by line, until nothing in it is a surprise.",
        (
            "Does this answer what you told me?",
            "What would you change?",
            "Who will read it after you, and what will they ask?",
        ),
        "to go through the proposal with you, it takes ten minutes",
        "is there anything in it that stands in your way?",
    ),
    Purpose.ANSWER: Talk(
        "Answer what is open, and check that it is answered.",
        (
            "What is the question behind the question?",
            "Does that settle it for you?",
            "What else would you want to know before you decide?",
        ),
        "with the answer to your question",
        "is there anything else you want to know?",
    ),
    Purpose.CLOSE: Talk(
        "Get to a decision: a yes, a no, or a day on which they decide.",
        (
            "What speaks for it, from where you stand now?",
            "What still speaks against it?",
            "If we start, on which day would suit you?",
        ),
        "to hear what you decided",
        "yes, no, or what is still missing?",
    ),
    Purpose.CHECK_IN: Talk(
        "Hear how things are, and whether anything has changed.",
        (
            "How has it gone since we last spoke?",
            "What has changed at your end?",
            "What could I do for you right now?",
        ),
        "to hear how things are going",
        "has anything changed at your end?",
    ),
    Purpose.REQUALIFY: Talk(
        "Ask straight whether this still matters. If not, part as friends.",
        (
            "Is this still something you want to solve?",
            "What would have to change to make it matter again?",
            "Shall I keep at it, or is it kinder to leave you in peace?",
        ),
        "with one straight question, and a no is fine",
        "shall I keep at it, or leave you in peace?",
    ),
    Purpose.NURTURE: Talk(
        "Stay in mind with something of use to them, and ask for nothing.",
        (
            "Is this any use to you?",
            "What are you working on this month?",
            "What would you like to hear about from us?",
        ),
        "because I came across something that may be of use to you",
        "would it be of use to you?",
    ),
    Purpose.THANK: Talk(
        "Say thank you for one particular thing, and nothing else.",
        (
            "What was it that convinced you?",
            "What did we do well, and what not?",
            "What should I know to look after you well?",
        ),
        "to say thank you, nothing else",
        "what should I know to look after you well?",
    ),
    Purpose.ONBOARD: Talk(
        "See that they have what they need, and know whom to ask.",
        (
            "What works already, and what doesn't?",
            "Who else at your end needs to know how it works?",
            "What would make the first month a good one?",
        ),
        "to see that you have all you need",
        "what doesn't work yet?",
    ),
    Purpose.ASK_REFERRAL: Talk(
        "Ask for one name: somebody with the problem they had.",
        (
            "What is better now than before?",
            "Who do you know with the problem you had?",
            "May I say that you sent me, or will you tell them first?",
        ),
        "with a question about somebody you may know",
        "who comes to mind with the problem you had?",
    ),
    Purpose.INVITE: Talk(
        "Invite them, say what is in it for them, and get a yes or a no.",
        (
            "Would this be worth an hour to you?",
            "Who would you like to bring along?",
            "Which day suits you better?",
        ),
        "to invite you",
        "may I keep a seat for you?",
    ),
    Purpose.KEEP_PROMISE: Talk(
        "Keep your word, and say so: this is what was promised.",
        (
            "Is this what you expected?",
            "What does it change for you?",
            "What shall we do next?",
        ),
        "because I promised to",
        "is this what you expected?",
    ),
    Purpose.RE_ENGAGE: Talk(
        "Begin anew with something that was not there last time. It is never too late.",
        (
            "What has changed since we last spoke?",
            "How did you solve it in the end?",
            "If you looked at it afresh today, what would you want?",
        ),
        "because something has changed since we last spoke",
        "how did you solve it in the end?",
    ),
}

VOICEMAILS = (
    "Hello {name}, this is {me} from {house}. I'm calling {about}. I'll try you again; you need not call back.",
    "Hello {name}, {me} from {house} once more. One thing only: {ask} A word by text or e-mail will do.",
    "{name}, {me} here. I'm calling {about}; you get it as a short e-mail now, and I'll call again after that.",
    "Hello {name}, {me} from {house}. I want neither to pester nor to drop you. {Ask} Whatever you say, I'll do that.",
)
"""By attempt, each a different reason to listen; after the last, from the second on again."""


def voicemail(purpose: Purpose, attempt: int, *, name: str, me: str, house: str) -> str:
    """The words for this attempt (from 1); never the same as for the attempt before."""
    talk = TALKS[purpose]
    ask = talk.ask[0].upper() + talk.ask[1:]
    return _text_of(attempt).format(name=name, me=me, house=house, about=talk.about, ask=talk.ask, Ask=ask)


def _text_of(attempt: int) -> str:
    if attempt <= len(VOICEMAILS):
        return VOICEMAILS[max(attempt, 1) - 1]
    again = VOICEMAILS[1:]
    return again[(attempt - 2) % len(again)]
