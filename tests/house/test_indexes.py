"""Every index of ours begins with the workspace, so that workspaces can be spread over databases; but for reasons."""

import pytest
from django.apps import apps
from django.db import connection, models

pytestmark = pytest.mark.django_db

BEGINS_ELSEWHERE = {
    "due_for_the_machine": "one clock serves all workspaces",
    "imports_under_way": "the clock looks for imports of all workspaces",
    "one_stage_per_name": "a pipeline is of one workspace",
    "one_saved_list_per_name": "a member is of one workspace",
    "one_tag_once_per_person": "a person is of one workspace",
    "one_point_per_value": "a person is of one workspace",
    "one_search_doc_per_source": "a person is of one workspace",
    "one_template_version_per_number": "a template is of one workspace",
    "one_script_version_per_number": "a script is of one workspace",
    "one_draft_per_line": "a file is of one workspace",
    "row_once_in_a_group": "a row is of one workspace",
    "one_row_per_folder": "a mailbox is of one workspace",
    "one_stranger_per_address": "a mailbox is of one workspace",
    "one_row_per_unread_mail": "a folder is of one workspace",
    "mails_sent_lately": "a mailbox is of one workspace",
    "mails_to_send": "a mailbox is of one workspace",
    "texts_to_send": "a line is of one workspace",
    "messages_of_conversation": "a conversation is of one workspace",
    "messages_under_way": "one clock looks after what was left under way, for all workspaces",
    "one_version_per_number": "a sequence is of one workspace",
    "one_enrollment_under_way": "an opportunity is of one workspace",
    "no_step_is_done_twice": "an enrollment is of one workspace",
    "nothing_is_sent_in_twice": "a form is of one workspace",
    "leads_to_pass_on": "one clock serves all workspaces",
    "people_search": "a search index that holds the workspace beside the words",
}
TOO_SMALL = {("people_customfield", "key"), ("capture_leadform", "token")}
"""A slug's own index on a table of a handful of rows."""
BELONGS_TO_NOBODY = {"playbooks_newsmark", "team_user", "team_workspace", "team_signinlink", "journal_heartbeat"}
"""Tables without a workspace."""


def ours() -> list[type[models.Model]]:
    found = [each for each in apps.get_models() if each.__module__.startswith("followthrough.")]
    return [each for each in found if each._meta.db_table not in BELONGS_TO_NOBODY]


def test_indexes_begin_with_the_workspace() -> None:
    wrong = []
    with connection.cursor() as cursor:
        for model in ours():
            table = model._meta.db_table
            for name, facts in connection.introspection.get_constraints(cursor, table).items():
                is_index = (facts["index"] or facts["unique"]) and not facts["primary_key"] and facts["columns"]
                if (
                    is_index
                    and facts["columns"][0] != "workspace_id"
                    and not _is_excused(model, name, facts["columns"])
                ):
                    wrong.append(f"{table}.{name} begins with {facts['columns'][0]}")
    assert not wrong


def test_no_excuse_has_outlived_its_index() -> None:
    named = {each.name for model in ours() for each in (*model._meta.indexes, *model._meta.constraints)}
    assert not BEGINS_ELSEWHERE.keys() - named - {"people_search"}


def _is_excused(model: type[models.Model], name: str, columns: list[str]) -> bool:
    """By name; SQLite calls what it makes for a constraint by a name of its own, which is told by its columns."""
    references = {field.column for field in model._meta.concrete_fields if field.is_relation}
    if len(columns) == 1 and (columns[0] in references or (model._meta.db_table, columns[0]) in TOO_SMALL):
        return True  # of a reference: what deleting the other row looks for
    unique = [each for each in model._meta.constraints if isinstance(each, models.UniqueConstraint)]
    excused = [each.fields for each in unique if each.name in BEGINS_ELSEWHERE]
    return name in BEGINS_ELSEWHERE or columns in [[_column(model, each) for each in fields] for fields in excused]


def _column(model: type[models.Model], name: str) -> str:
    return str(next(field.column for field in model._meta.concrete_fields if field.name == name))
