"""The thinnest Python program that does the same work over the same tables: the limit our pages are measured against.

    python -m bench.bare PORT      # DATABASE_URL or FOLLOWTHROUGH_DATA as for the product

Raw SQL, strings joined by hand, no session, no rights, no framework. It shares the product's indexes.
"""

import json
import os
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from waitress import serve

Start = Callable[[str, list[tuple[str, str]]], object]
STORE = threading.local()

TODAY = """
SELECT o.id, p.name, o.next_purpose, o.next_channel, o.next_due_at FROM (
    SELECT id AS due_id FROM followup_opportunity
    WHERE workspace_id = %s AND owner_id = %s AND state = 'open' AND next_by = 'person' AND next_due_at < %s
    ORDER BY next_due_at LIMIT 500) due
JOIN followup_opportunity o ON o.id = due.due_id JOIN people_person p ON p.id = o.person_id
ORDER BY o.next_class, o.next_order, o.id LIMIT 50
"""
PROSPECT = """
SELECT id, verb, at, facts FROM journal_entry
WHERE workspace_id = %s AND person_id = %s ORDER BY at DESC, id DESC LIMIT 30
"""
PERSON = "SELECT id, name, city FROM people_person WHERE id = %s"
TOUCH = """
INSERT INTO followup_touch (workspace_id, opportunity_id, member_id, at, channel, direction, outcome, purpose, attempt,
                            minutes, note) VALUES (%s, %s, %s, %s, 'call', 'out', 'no_answer', 'qualify', 1, 10, '')
"""
ENTRY = """
INSERT INTO journal_entry (workspace_id, at, verb, opportunity_id, facts) VALUES (%s, %s, 'complete', %s, '{}')
"""
STEP = "UPDATE followup_opportunity SET next_due_at = %s, touches = touches + 1 WHERE id = %s"
FIND = {
    "sqlite": "SELECT d.person_id, d.words FROM people_search JOIN people_searchdoc d ON d.id = people_search.rowid"
    " WHERE people_search MATCH %s AND instr(d.words, %s) > 0 LIMIT 20",
    "postgresql": "SELECT person_id, words FROM people_searchdoc WHERE words LIKE %s LIMIT 20",
}


def main() -> None:
    serve(answer, host="127.0.0.1", port=int(sys.argv[1]), threads=8, _quiet=True)


def answer(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    asked = {name: values[0] for name, values in parse_qs(environ["QUERY_STRING"]).items()}
    body = WORKS[environ["PATH_INFO"]](asked)
    start("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))])
    return [body]


def today(asked: dict[str, str]) -> bytes:
    rows = _rows(TODAY, asked["workspace"], asked["owner"], asked["until"])
    return _page(f"<li><a href='/{row[0]}'>{row[1]}</a> {row[2]} {row[3]} {row[4]}" for row in rows)


def prospect(asked: dict[str, str]) -> bytes:
    who = _rows(PERSON, asked["person"])
    rows = _rows(PROSPECT, asked["workspace"], asked["person"])
    return _page([str(who), *(f"<li>{row[1]} {row[2]} {row[3]}" for row in rows)])


def complete(asked: dict[str, str]) -> bytes:
    at, row = asked["at"], asked["opportunity"]
    _write(
        (TOUCH, (asked["workspace"], row, asked["owner"], at)),
        (ENTRY, (asked["workspace"], at, row)),
        (STEP, (asked["due"], row)),
    )
    return b"done"


def find(asked: dict[str, str]) -> bytes:
    words = asked["q"]
    trigrams = " AND ".join(f'"{words[at : at + 3]}"' for at in range(len(words) - 2))
    rows = _rows(FIND[_kind()], *([trigrams, words] if _kind() == "sqlite" else [f"%{words}%"]))
    return _page(f"<li>{row[0]} {row[1]}" for row in rows)


WORKS = {"/today": today, "/prospect": prospect, "/complete": complete, "/find": find}


def _page(lines: Iterable[str]) -> bytes:
    return ("<!doctype html><ul>" + "".join(lines) + "</ul>").encode()


def _kind() -> str:
    return "postgresql" if os.environ.get("DATABASE_URL") else "sqlite"


def _connection() -> Any:
    if not hasattr(STORE, "connection"):
        STORE.connection = _connect()
    return STORE.connection


def _connect() -> Any:
    if _kind() == "postgresql":
        import psycopg

        return psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
    path = Path(os.environ["FOLLOWTHROUGH_DATA"]) / "followthrough.sqlite3"
    opened = sqlite3.connect(path, timeout=10, isolation_level=None)
    opened.execute("PRAGMA journal_mode=WAL")
    opened.execute("PRAGMA synchronous=NORMAL")
    return opened


def _rows(sql: str, *parameters: str) -> list[Any]:
    if _kind() == "sqlite":
        return list(_connection().execute(sql.replace("%s", "?"), parameters))
    return list(_connection().execute(sql, parameters).fetchall())


def _write(*statements: tuple[str, tuple[str, ...]]) -> None:
    opened = _connection()
    opened.execute("BEGIN IMMEDIATE" if _kind() == "sqlite" else "BEGIN")
    for sql, parameters in statements:
        opened.execute(sql.replace("%s", "?") if _kind() == "sqlite" else sql, parameters)
    opened.execute("COMMIT")


if __name__ == "__main__":
    print(json.dumps({"serving": sys.argv[1]}), flush=True)
    main()
