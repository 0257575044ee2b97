"""How many due steps of sequences does the clock do a second, beside the bare SQL that writes the same rows?

    PYTHONPATH=src:. python -m bench.advancing [ENROLLMENTS] [--db postgres]

Each prospect's mail is due: it is looked at once more, filled, queued, counted, and the next step planned. The bare
statements write the very same rows again (messages, threads, steps done, journal, both updates) by `executemany`,
beside the first ones: no rules, no templates, no locks. Also: a tick with nothing due.
"""

import argparse
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bench import bed

WRITTEN = (
    "mailroom_conversation",
    "mailroom_message",
    "playbooks_stepdone",
    "journal_entry",
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("enrollments", type=int, nargs="?", default=5_000)
    options.add_argument("--db", choices=("sqlite", "postgres"), default="sqlite")
    chosen = options.parse_args()
    with bed.made(chosen.db):
        _measure(chosen.enrollments, chosen.db)


def _measure(number: int, database: str) -> None:
    from followthrough.playbooks import actions as playbooks
    from tests.cast import NOON

    enrolled = _enroll(number)
    print(f"{database}, {number:,} prospects in a sequence; begun {_rate(number, enrolled)}")
    before = _newest()
    soon = NOON + timedelta(minutes=1)
    engine = _timed(lambda: playbooks.advance_due(at=soon))
    print(f"engine    {_rate(number, engine)}")
    idle = [_timed(lambda: playbooks.advance_due(at=soon))[0] for _ in range(50)]
    rows = {table: _rows_after(table, before[table]) for table in WRITTEN}
    bare = _timed(lambda: _write_again(rows))
    print(f"bare SQL  {_rate(number, bare)}   engine / bare: {engine[0] / bare[0]:.1f} by the clock")
    print(f"a tick with nothing due: {sorted(idle)[25] * 1000:.2f} ms (median of 50)")


def _enroll(number: int) -> tuple[float, float]:
    from followthrough.followup.models import Opportunity
    from followthrough.mailroom.models import Conversation, Message
    from followthrough.playbooks import actions as playbooks
    from followthrough.playbooks.models import Template, TemplateVersion
    from tests.cast import NOON, assemble
    from tests.mailroom.crowds import queue_crowd
    from tests.mailroom.stage import make_mailbox
    from tests.playbooks.sequencing import CALL, END, MAIL, make

    cast = assemble()
    queue_crowd(cast, [make_mailbox(cast.rep)], number, at=NOON)
    Message.objects.all().delete()
    Conversation.objects.all().delete()
    template = Template.objects.create(workspace=cast.workspace, name="Figures", channel="email")
    body = "Hello {{ person.name }},\n\nthe figures for {{ opportunity.title | default: 'you' }}.\n\n{{ me.name }}"
    template.current = TemplateVersion.objects.create(
        workspace=cast.workspace, template=template, number=1, subject="Figures", body=body, at=NOON
    )
    template.save()
    sequence = make(cast, {**MAIL, "template": template.pk}, {**CALL, "days": 2}, END)
    ids = list(Opportunity.objects.filter(person__name__startswith="Pat").values_list("pk", flat=True))
    return _timed(lambda: playbooks.enroll_many(ids, sequence, by=cast.rep, at=NOON))


def _newest() -> dict[str, int]:
    from django.db import connection

    with connection.cursor() as cursor:
        found = {}
        for table in WRITTEN:
            cursor.execute(f"SELECT COALESCE(MAX(id), 0) FROM {table}")
            found[table] = cursor.fetchone()[0]
    return found


def _rows_after(table: str, newest: int) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Their columns and values, as the bare statements write them again."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE id > %s", [newest])
        columns = [column[0] for column in cursor.description]
        return columns, [tuple(map(_plain, row)) for row in cursor.fetchall()]


def _plain(value: Any) -> Any:
    import json

    return json.dumps(value) if isinstance(value, dict | list) else value


def _write_again(rows: dict[str, tuple[list[str], list[tuple[Any, ...]]]]) -> None:
    """One transaction: insert every row under a new id and key, and move every prospect and enrollment."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, values) in rows.items():
            marks = ", ".join(["%s"] * len(columns))
            shifted = [_shifted(table, columns, row) for row in values]
            if table == "playbooks_stepdone":
                cursor.execute("DELETE FROM playbooks_stepdone")
            cursor.executemany(
                f"INSERT INTO {table} ({', '.join(_quoted(columns))}) VALUES ({marks})",
                shifted,
            )
        cursor.execute("SELECT id FROM followup_opportunity")
        ids = cursor.fetchall()
        cursor.executemany(
            "UPDATE followup_opportunity SET next_due_at = next_due_at, next_purpose = next_purpose,"
            " next_order = next_order + 1, last_entry_id = last_entry_id WHERE id = %s",
            ids,
        )
        cursor.execute("SELECT id FROM playbooks_enrollment")
        cursor.executemany(
            "UPDATE playbooks_enrollment SET step_key = 'call', done = done WHERE id = %s", cursor.fetchall()
        )


def _quoted(columns: list[str]) -> list[str]:
    return [f'"{column}"' for column in columns]


def _shifted(table: str, columns: list[str], row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A copy beside the first one: ids and what must be unique are moved."""
    changed = dict(zip(columns, row, strict=True))
    changed["id"] += 10_000_000
    if table == "mailroom_message":
        changed["key"] = f"{changed['key']} again"
        changed["id_header"] = f"again-{changed['id_header']}"
    return tuple(changed.values())


def _timed(act: Callable[[], object]) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - clock, time.process_time() - processor


def _rate(number: int, took: tuple[float, float]) -> str:
    return f"{number / took[0]:8,.0f}/s  {took[1] / number * 1000:6.3f} ms of processor each"


if __name__ == "__main__":
    main()
