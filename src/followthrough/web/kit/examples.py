"""What /kit/ shows: the usual, the empty and the overfull, with names as the world has them."""

from typing import Any

from django import forms

from followthrough.web.kit.figures import Balance, Figure, balance, filled
from followthrough.web.kit.lines import BoardCard, BoardColumn, Choice, PersonLine, StepBar, StepLine, TimelineEntry

LONG = "Wolfeschlegelsteinhausenbergerdorff-Montgomery de la Fontaine-Beauregard"
LONG_COMPANY = "Vereinigte Nordrhein-Westfälische Präzisionswerkzeug- und Maschinenbaugesellschaft mbH & Co. KG"
ARABIC = "عبد الرحمن بن يوسف الحسيني"
HEBREW = "מרים בן־דוד"
TONES = [
    ("raised", "Raised hand"),
    ("promise", "Promise"),
    ("overdue", "Overdue"),
    ("machine", "By the machine"),
    ("kept", "Kept"),
    ("waiting", "Waiting on them"),
]
BUCKETS = [("new", "New"), ("developing", "Developing"), ("closing", "Closing"), ("parked", "Dead horse")]
KINDS = [
    ("is-main", "The one main act"),
    ("", "Another act"),
    ("is-quiet", "A quiet act"),
    ("is-danger", "Let them go"),
]


class ExampleForm(forms.Form):
    name = forms.CharField(max_length=80)
    email = forms.EmailField(error_messages={"invalid": "That is not an e-mail address yet. Is there an @ in it?"})
    note = forms.CharField(required=False)
    channel = forms.ChoiceField(choices=[("call", "Call"), ("email", "E-mail"), ("visit", "Visit")])


def everything() -> dict[str, Any]:
    return {
        "tones": TONES,
        "kinds": KINDS,
        "buckets": BUCKETS,
        "people": people(),
        "lines": step_lines(),
        "bars": step_bars(),
        "choices": outcomes(),
        "entries": timeline(),
        "figures": figures(),
        "balances": balances(),
        "rings": [(filled(12, 31), "12 of 31 done"), (0, "0 of 31 done"), (100, "all done")],
        "columns": columns(),
        "rows": people(),
        "form": ExampleForm({"name": "Anna Keller", "email": "anna.keller", "channel": "email"}),
        "quick": ["tomorrow", "in 3 days", "next week", "after easter"],
    }


def people() -> list[PersonLine]:
    return [
        PersonLine(name="Anna Keller", beneath="Brandt & Söhne", address="#", end="12:04 her time"),
        PersonLine(name=ARABIC, beneath="شركة الخليج للتجارة", address="#", end="14:04 his time"),
        PersonLine(name=LONG, beneath=LONG_COMPANY, address="#", end="€ 1,248,000"),
        PersonLine(name="李明", beneath="", address="#"),
    ]


def step_lines() -> list[StepLine]:
    return [
        _line(
            1, "Chloé Martin", "Answer her question about delivery", "email",
            company="Atelier Martin", why="she wrote an hour ago", tone="raised", when="now", size="€ 6,500",
        ),
        _line(
            2, "Anna Keller", "Call to find out who decides", "call",
            company="Brandt & Söhne", why="you promised it on Tuesday", tone="promise",
            when="14:30", size="€ 48,000", local_time="12:04 her time",
        ),
        _line(
            3, LONG, "Visit them and bring the drawings of the second, longer version with the changed foundations",
            "visit", company=LONG_COMPANY, why="largest in closing, 4 days late", tone="overdue",
            when="Sat 21 Nov", size="€ 1,248,000", local_time="06:04 their time",
        ),
        _line(
            4, HEBREW, "Send the case from her own trade", "email",
            company="בן־דוד ושות׳", why="she said she would get back by yesterday", tone="waiting", when="today",
        ),
        _line(
            5, ARABIC, "Text to ask for ten minutes", "text",
            company="شركة الخليج للتجارة", why="third try", size="€ 900",
        ),
        _line(6, "Ben Okafor", "Call to qualify", "call", why="new since this morning", when="by 17:00"),
    ]  # fmt: skip


def _line(key: int, name: str, act: str, channel: str, **more: str) -> StepLine:
    acts = {"complete_address": "#", "move_address": "#"}
    return StepLine(key=key, address=f"#{key}", name=name, act=act, channel=channel, **acts, **more)


def step_bars() -> list[StepBar]:
    return [
        _bar(
            "Call to find out who decides", "today 14:30 her time", whose="Rosa Reed",
            when_exact="Wed 25 Nov 2026 14:30 CET",
        ),
        _bar(
            "Ask them straight: is this still a project?", "Thu 19 Nov, 6 days late", whose="Max Mohr",
            tone="overdue", why="put off twice",
        ),
        _bar(
            "Send the third letter of “Winter tyres”", "in 3 days, Sat 28 Nov", whose="by the machine",
            tone="machine", by_machine=True,
        ),
    ]  # fmt: skip


def outcomes() -> list[Choice]:
    words = [
        ("reached", "Reached", "kept"), ("no_answer", "No answer", ""), ("voicemail", "Left voice mail", ""),
        ("will_call", "They will get back", "waiting"), ("put_off", "Put off", "raised"), ("sent", "Sent", ""),
        ("met", "Met", "kept"), ("not_interested", "Not interested", "overdue"),
    ]  # fmt: skip
    return [
        Choice(value=value, word=word, icon=value, key=str(number), tone=tone, is_chosen=number == 2)
        for number, (value, word, tone) in enumerate(words, start=1)
    ]


def timeline() -> list[TimelineEntry]:
    reached = TimelineEntry(
        icon="call", what="Reached on the phone", by="Rosa Reed", when="11:42", day="Today", tone="kept",
        note="She decides with her brother. Wants the longer warranty in the offer.",
        next="Next: send the offer, Fri 27 Nov", undo_address="#",
    )  # fmt: skip
    return [
        reached,
        TimelineEntry(icon="email", what="Opened the proposal’s page again", when="09:15", is_machine=True),
        _moved("Moved from Mon to Wed", note="They asked for it", is_undone=True),
        TimelineEntry(
            icon="promise", what="You promised to call by Wednesday", by="Rosa Reed", when="16:20",
            day="Mon 23 Nov", tone="promise",
        ),
        TimelineEntry(
            icon="replied", what="Wrote", by=ARABIC, when="10:01", tone="raised",
            note="شكرًا لك. سأتحدث مع شريكي وأعود إليك يوم الخميس.",
        ),
    ]  # fmt: skip


def figures() -> list[Figure]:
    return [
        Figure(
            label="Answered within the hour", value="86 %", address="#", change="up from 71 % in October",
            direction="rising", tone="kept", course=[52, 55, 61, 58, 66, 71, 86],
        ),
        Figure(
            label="Promises broken", value="3", address="#", change="2 more than last week",
            direction="rising", tone="overdue", course=[1, 0, 1, 2, 0, 1, 3],
        ),
        Figure(
            label="In closing", value="€ 1,248,000", address="#", change="as last week",
            direction="steady", course=[4, 4, 5, 4, 5, 5, 5],
        ),
        Figure(label="Days to a yes", value="—", change="too few yet (n = 3)"),
    ]  # fmt: skip


def balances() -> list[Balance]:
    advice = "Win new ones: move these 14 out, then call the 9 who came in this week."
    return [
        balance(_quarters(31, 64, 22, 41), advice=advice, advice_address="#"),
        balance(_quarters(0, 2, 1, 1_204)),
        balance(_quarters(0, 0, 0, 0), advice="Nobody here yet. Add the first prospect."),
    ]


def columns() -> list[BoardColumn]:
    raised = _card(
        4, "Chloé Martin", "Atelier Martin", "Call to answer her question", size="€ 6,500", tone="raised",
        mark="Wrote an hour ago", mark_tone="raised", when="today 12:30", whose="Rosa Reed", face="RR",
    )  # fmt: skip
    usual = _card(1, "Ben Okafor", "Okafor Deliveries", "Call to qualify", size="€ 900", when="today 17:00")
    full = _card(
        2, LONG, LONG_COMPANY, "Visit to go through the drawings with them", channel="visit", size="€ 1,248,000",
        tone="overdue", when="4 days late", when_tone="overdue",
        mark="You promised: bring the drawings, tomorrow", mark_tone="promise",
    )  # fmt: skip
    other = _card(3, HEBREW, "בן־דוד ושות׳", "Send the case", channel="email", when="tomorrow 09:00")
    many = {"more_address": "#", "more": "1,201 more"}
    return [
        BoardColumn(key=1, name="New lead", bucket="new", number="31", sum="€ 84,000", cards=[raised, usual]),
        BoardColumn(
            key=2, name="Discovery", bucket="developing", number="1,204", sum="€ 3,901,500",
            cards=[full, other], **many,
        ),
        BoardColumn(key=3, name="Proposal", bucket="closing", number="0", sum="", cards=[], hint="Nobody here."),
        BoardColumn(key=4, name="Dead horse", bucket="parked", number="41", sum="€ 12,000", cards=[other]),
    ]  # fmt: skip


def _bar(what: str, when: str, **more: Any) -> StepBar:
    acts: dict[str, Any] = {"complete_address": "#", "move_address": "#", "change_address": "#"}
    return StepBar(what=what, when=when, **acts, **more)


def _moved(what: str, *, note: str, is_undone: bool) -> TimelineEntry:
    return TimelineEntry(icon="move", what=what, by="Rosa Reed", when="08:02", note=note, is_undone=is_undone)


def _quarters(*numbers: int) -> list[tuple[str, str, int]]:
    return [(bucket, word, number) for (bucket, word), number in zip(BUCKETS, numbers, strict=True)]


def _card(key: int, name: str, company: str, step: str, **more: str) -> BoardCard:
    return BoardCard(key=key, address="#", name=name, company=company, step=step, move_address="#", **more)
