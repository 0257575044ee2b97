"""Names found by how they begin: an index over the first letters of a person's words, in byte order.

SQLite compares bytes anyway. PostgreSQL orders by the language of the database, in which no range holds exactly the
names that begin alike, so there the folded name gets the collation "C": whoever alters that column repeats it.
"""

from django.db import migrations

SQLITE = [
    """CREATE INDEX searchdoc_beginning ON people_searchdoc (workspace_id, substr(words, 1, 24))
        WHERE kind = 'person'""",
]
SQLITE_BACK = ["DROP INDEX searchdoc_beginning"]
POSTGRESQL = [
    'ALTER TABLE people_person ALTER COLUMN sort_name TYPE varchar(200) COLLATE "C"',
    'ALTER TABLE people_searchdoc ALTER COLUMN words TYPE text COLLATE "C"',
    """CREATE INDEX searchdoc_beginning ON people_searchdoc (workspace_id, substr(words, 1, 24))
        WHERE kind = 'person'""",
]
POSTGRESQL_BACK = [
    "DROP INDEX searchdoc_beginning",
    'ALTER TABLE people_searchdoc ALTER COLUMN words TYPE text COLLATE "default"',
    'ALTER TABLE people_person ALTER COLUMN sort_name TYPE varchar(200) COLLATE "default"',
]


def build(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in POSTGRESQL_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_search_index")]
    operations = [migrations.RunPython(build, drop)]
