"""The trigram index that search reads: FTS5 beside the table on SQLite, a GIN index on PostgreSQL.

Words are stored folded (`rules.matching.fold`), so neither side needs to know of accents. SQLite drops triggers when a
migration remakes people_searchdoc: whoever alters it there repeats this step (a test tells).
"""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE people_search USING fts5(
        words, content='people_searchdoc', content_rowid='id', tokenize='trigram')""",
    """CREATE TRIGGER searchdoc_added AFTER INSERT ON people_searchdoc BEGIN
        INSERT INTO people_search(rowid, words) VALUES (NEW.id, NEW.words); END""",
    """CREATE TRIGGER searchdoc_removed AFTER DELETE ON people_searchdoc BEGIN
        INSERT INTO people_search(people_search, rowid, words) VALUES ('delete', OLD.id, OLD.words); END""",
    """CREATE TRIGGER searchdoc_changed AFTER UPDATE OF words ON people_searchdoc BEGIN
        INSERT INTO people_search(people_search, rowid, words) VALUES ('delete', OLD.id, OLD.words);
        INSERT INTO people_search(rowid, words) VALUES (NEW.id, NEW.words); END""",
]
SQLITE_BACK = [
    "DROP TRIGGER searchdoc_added",
    "DROP TRIGGER searchdoc_removed",
    "DROP TRIGGER searchdoc_changed",
    "DROP TABLE people_search",
]
POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX people_search ON people_searchdoc USING gin (words gin_trgm_ops)",
]
POSTGRESQL_BACK = ["DROP INDEX people_search"]


def build(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in POSTGRESQL_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_tables")]
    operations = [migrations.RunPython(build, drop)]
