"""The trigram index that search reads: FTS5 beside the table on SQLite, a GIN index on PostgreSQL.

Words are stored folded (`rules.matching.fold`), so neither side needs to know of accents. Both indexes hold the
workspace too, or a small workspace would read through all matches of a large neighbour: PostgreSQL as a column,
SQLite as three letters of the private-use area behind the words, which is one trigram (`people.search_index.mark_of`).
SQLite drops triggers when a migration remakes people_searchdoc: whoever alters it there repeats this step (a test
tells).
"""

from django.db import migrations

MARKED = (
    "{row}words || ' ' || char(57344 + {row}workspace_id % 6400, 57344 + {row}workspace_id / 6400 % 6400,"
    " 57344 + {row}workspace_id / 40960000 % 6400)"
)
ADD = f"INSERT INTO people_search(rowid, words) VALUES (NEW.id, {MARKED.format(row='NEW.')})"
REMOVE = (
    f"INSERT INTO people_search(people_search, rowid, words) VALUES ('delete', OLD.id, {MARKED.format(row='OLD.')})"
)

SQLITE = [
    "CREATE VIRTUAL TABLE people_search USING fts5(words, content='', columnsize=0, tokenize='trigram')",
    f"CREATE TRIGGER searchdoc_added AFTER INSERT ON people_searchdoc BEGIN {ADD}; END",
    f"CREATE TRIGGER searchdoc_removed AFTER DELETE ON people_searchdoc BEGIN {REMOVE}; END",
    f"CREATE TRIGGER searchdoc_changed AFTER UPDATE OF words ON people_searchdoc BEGIN {REMOVE}; {ADD}; END",
]
SQLITE_BACK = [
    "DROP TRIGGER searchdoc_added",
    "DROP TRIGGER searchdoc_removed",
    "DROP TRIGGER searchdoc_changed",
    "DROP TABLE people_search",
]
POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE EXTENSION IF NOT EXISTS btree_gin",
    "CREATE INDEX people_search ON people_searchdoc USING gin (workspace_id, words gin_trgm_ops)",
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
