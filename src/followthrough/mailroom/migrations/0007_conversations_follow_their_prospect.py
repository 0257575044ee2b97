"""Whoever gets a prospect gets the conversations about it: kept equal by the database, whichever verb hands over.

The heart stands below the mailroom and cannot write here; a trigger can. SQLite drops triggers when a migration remakes
their table: whoever alters followup_opportunity there repeats this step (a test tells).
"""

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER conversations_follow_their_prospect AFTER UPDATE OF owner_id ON followup_opportunity
    WHEN NEW.owner_id <> OLD.owner_id BEGIN
        UPDATE mailroom_conversation SET owner_id = NEW.owner_id WHERE opportunity_id = NEW.id;
    END""",
]
SQLITE_BACK = ["DROP TRIGGER conversations_follow_their_prospect"]
POSTGRESQL = [
    """CREATE FUNCTION mailroom_conversations_follow() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE mailroom_conversation SET owner_id = NEW.owner_id WHERE opportunity_id = NEW.id;
        RETURN NULL;
    END $$""",
    """CREATE TRIGGER conversations_follow_their_prospect AFTER UPDATE OF owner_id ON followup_opportunity
    FOR EACH ROW WHEN (NEW.owner_id <> OLD.owner_id) EXECUTE FUNCTION mailroom_conversations_follow()""",
]
POSTGRESQL_BACK = [
    "DROP TRIGGER conversations_follow_their_prospect ON followup_opportunity",
    "DROP FUNCTION mailroom_conversations_follow()",
]
LEVEL = """
UPDATE mailroom_conversation SET owner_id = (SELECT o.owner_id FROM followup_opportunity o WHERE o.id = opportunity_id)
WHERE opportunity_id IS NOT NULL
"""


def build(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})
    schema_editor.execute(LEVEL)


def unbuild(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


def _run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("mailroom", "0006_keep_drafts"), ("followup", "0001_tables")]

    operations = [migrations.RunPython(build, unbuild)]
