"""A picture of the weeks to come, as an SVG of its own: to be kept, sent and printed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from xml.sax.saxutils import escape

from followthrough.rules.simulation import Report, say

WIDE, HIGH, LEFT, BOTTOM, TOP = 720, 300, 48, 40, 56


@dataclass(frozen=True, slots=True)
class Week:
    """One week of everybody together. `left` steps had no room on its last day."""

    begins: date
    minutes: int
    contacts: int
    left: int


def weeks_of(report: Report) -> list[Week]:
    """The days put together by week, in order."""
    by_week: dict[date, list[int]] = defaultdict(lambda: [0, 0])
    last: dict[date, dict[int, int]] = defaultdict(dict)
    for day in report.days:
        monday = day.day - timedelta(days=day.day.weekday())
        by_week[monday][0] += day.minutes
        by_week[monday][1] += day.contacts
        last[monday][day.owner] = day.left
    return [
        Week(monday, minutes, contacts, sum(last[monday].values()))
        for monday, (minutes, contacts) in sorted(by_week.items())
    ]


def weeks_svg(report: Report) -> str:
    """Contacts made each week as bars, what was left over as a line above them, counts written on."""
    weeks = weeks_of(report)
    most = max((week.contacts + week.left for week in weeks), default=1) or 1
    bars = "".join(_bar(week, number, len(weeks), most) for number, week in enumerate(weeks))
    said = escape(say(report))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img" aria-label="{said}"'
        ' font-family="system-ui, sans-serif" font-size="12">'
        f'<rect width="{WIDE}" height="{HIGH}" fill="#fffdfa"/>'
        f'<text x="{LEFT}" y="22" font-size="15" font-weight="600" fill="#221d17">{said}</text>'
        f'<text x="{LEFT}" y="40" fill="#575047">Contacts of each week (green), steps left over at its end (red)</text>'
        f"{bars}</svg>\n"
    )


def _bar(week: Week, number: int, of: int, most: int) -> str:
    wide = (WIDE - LEFT - 16) / max(of, 1)
    x, foot, room = LEFT + number * wide, HIGH - BOTTOM, HIGH - BOTTOM - TOP
    made, left = room * week.contacts / most, room * week.left / most
    label = f"{week.begins.day} {week.begins:%b}"
    return (
        _rect(x, foot - made, wide, made, "#2f8a5b")
        + _rect(x, foot - made - left, wide, left, "#c93a2d")
        + f'<text x="{x + wide / 2:.1f}" y="{foot + 16}" text-anchor="middle" fill="#575047">{label}</text>'
        + f'<text x="{x + wide / 2:.1f}" y="{foot + 31}" text-anchor="middle" fill="#221d17">{week.contacts}</text>'
    )


def _rect(x: float, y: float, wide: float, high: float, colour: str) -> str:
    return f'<rect x="{x + 2:.1f}" y="{y:.1f}" width="{wide - 4:.1f}" height="{high:.1f}" rx="2" fill="{colour}"/>'


def table_of(report: Report, names: dict[int, str]) -> list[tuple[str, float, float, int]]:
    """By salesperson: contacts and minutes on a working day, and what was left over at the end."""
    days: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for day in report.days:
        days[day.owner].append((day.contacts, day.minutes, day.left))
    return [(names[owner], *_means(rows)) for owner, rows in sorted(days.items(), key=lambda each: names[each[0]])]


def _means(rows: Sequence[tuple[int, int, int]]) -> tuple[float, float, int]:
    return sum(row[0] for row in rows) / len(rows), sum(row[1] for row in rows) / len(rows), rows[-1][2]
