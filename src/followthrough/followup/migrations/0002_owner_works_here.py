"""A live opportunity's owner is an active member of its workspace: refused by the database on both sides.

A CHECK cannot look into another table, so these are triggers. SQLite drops triggers when a migration remakes their
table: whoever alters followup_opportunity or team_membership there repeats this step (a test tells).
"""

from django.db import migrations

LIVE = "('open', 'nurture')"
NO_OWNER = "a live opportunity needs an owner who works in its workspace"
STILL_OWNS = "this member still owns live opportunities: hand them over first"

SQLITE_MISSING = f"""
NEW.state IN {LIVE} AND NOT EXISTS (
    SELECT 1 FROM team_membership
    WHERE id = NEW.owner_id AND is_active AND workspace_id = NEW.workspace_id)
"""
SQLITE = [
    f"""CREATE TRIGGER opportunity_owner_works_here_on_insert BEFORE INSERT ON followup_opportunity
    WHEN {SQLITE_MISSING} BEGIN SELECT RAISE(ABORT, '{NO_OWNER}'); END""",
    f"""CREATE TRIGGER opportunity_owner_works_here_on_update
    BEFORE UPDATE OF owner_id, state, workspace_id ON followup_opportunity
    WHEN {SQLITE_MISSING} BEGIN SELECT RAISE(ABORT, '{NO_OWNER}'); END""",
    f"""CREATE TRIGGER member_who_owns_stays BEFORE UPDATE OF is_active, workspace_id ON team_membership
    WHEN (NOT NEW.is_active OR NEW.workspace_id <> OLD.workspace_id) AND EXISTS (
        SELECT 1 FROM followup_opportunity
        WHERE workspace_id = OLD.workspace_id AND owner_id = NEW.id AND state IN {LIVE})
    BEGIN SELECT RAISE(ABORT, '{STILL_OWNS}'); END""",
]
SQLITE_BACK = [
    "DROP TRIGGER opportunity_owner_works_here_on_insert",
    "DROP TRIGGER opportunity_owner_works_here_on_update",
    "DROP TRIGGER member_who_owns_stays",
]

# FOR SHARE: two transactions, one giving a prospect and one deactivating the member, wait for each other.
POSTGRESQL = [
    f"""CREATE FUNCTION followup_owner_works_here() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM 1 FROM team_membership
        WHERE id = NEW.owner_id AND is_active AND workspace_id = NEW.workspace_id FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION '{NO_OWNER}' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$""",
    f"""CREATE TRIGGER opportunity_owner_works_here_on_insert BEFORE INSERT ON followup_opportunity
    FOR EACH ROW WHEN (NEW.state IN {LIVE}) EXECUTE FUNCTION followup_owner_works_here()""",
    f"""CREATE TRIGGER opportunity_owner_works_here_on_update
    BEFORE UPDATE OF owner_id, state, workspace_id ON followup_opportunity FOR EACH ROW
    WHEN (NEW.state IN {LIVE} AND (NEW.owner_id <> OLD.owner_id OR NEW.workspace_id <> OLD.workspace_id
          OR OLD.state NOT IN {LIVE}))
    EXECUTE FUNCTION followup_owner_works_here()""",
    f"""CREATE FUNCTION followup_member_who_owns_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT 1 FROM followup_opportunity
                   WHERE workspace_id = OLD.workspace_id AND owner_id = NEW.id AND state IN {LIVE}) THEN
            RAISE EXCEPTION '{STILL_OWNS}' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER member_who_owns_stays BEFORE UPDATE OF is_active, workspace_id ON team_membership
    FOR EACH ROW WHEN (NOT NEW.is_active OR NEW.workspace_id <> OLD.workspace_id)
    EXECUTE FUNCTION followup_member_who_owns_stays()""",
]
POSTGRESQL_BACK = [
    "DROP TRIGGER opportunity_owner_works_here_on_insert ON followup_opportunity",
    "DROP TRIGGER opportunity_owner_works_here_on_update ON followup_opportunity",
    "DROP TRIGGER member_who_owns_stays ON team_membership",
    "DROP FUNCTION followup_owner_works_here()",
    "DROP FUNCTION followup_member_who_owns_stays()",
]


def guard(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    for statement in POSTGRESQL_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("followup", "0001_tables"), ("team", "0001_tables")]
    operations = [migrations.RunPython(guard, unguard)]
