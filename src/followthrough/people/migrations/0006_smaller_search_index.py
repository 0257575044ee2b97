"""SQLite's trigram index without the places of the trigrams: a third of the room and two thirds of the writing.

What contains all trigrams of a word need not contain the word: the query looks at the words themselves too
(`people.search_index`). The triggers of 0002 name the index and go on as they are.
"""

from typing import Any

from django.db import migrations

MARKED = (
    "words || ' ' || char(57344 + workspace_id % 6400, 57344 + workspace_id / 6400 % 6400,"
    " 57344 + workspace_id / 40960000 % 6400)"
)
FILL = f"INSERT INTO people_search(rowid, words) SELECT id, {MARKED} FROM people_searchdoc"
SQLITE = [
    "DROP TABLE people_search",
    "CREATE VIRTUAL TABLE people_search USING fts5(words, content='', columnsize=0, tokenize='trigram', detail=none)",
    FILL,
]
SQLITE_BACK = [
    "DROP TABLE people_search",
    "CREATE VIRTUAL TABLE people_search USING fts5(words, content='', columnsize=0, tokenize='trigram')",
    FILL,
]
POSTGRESQL: list[str] = []


def build(apps: Any, schema_editor: Any) -> None:
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def back(apps: Any, schema_editor: Any) -> None:
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("people", "0005_suppressions")]
    operations = [migrations.RunPython(build, back)]
