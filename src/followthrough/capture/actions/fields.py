"""Fields of the workspace's own that an import needs: made once, by their header."""

from followthrough.capture.mapping import custom_key
from followthrough.capture.models import Import
from followthrough.people import actions as people
from followthrough.people.models import CustomField
from followthrough.rules.tabular.fields import Field, TableKind

SUBJECTS = {
    TableKind.PEOPLE: CustomField.Subject.PERSON,
    TableKind.COMPANIES: CustomField.Subject.COMPANY,
    TableKind.OPPORTUNITIES: CustomField.Subject.OPPORTUNITY,
}


def add_fields(batch: Import) -> None:
    """Part of beginning to store: a custom field for each column that is kept as one, unless there is one."""
    known = set(CustomField.objects.filter(workspace=batch.workspace).values_list("subject", "key"))
    for file in batch.files.all():
        subject = SUBJECTS.get(TableKind(file.kind))
        labels = [record["header"] for record in file.columns if record["field"] == Field.CUSTOM]
        if any(record["field"] == Field.CLOSE_DATE for record in file.columns):
            _add(batch, known, CustomField.Subject.OPPORTUNITY, "Expected close", kind=CustomField.Kind.DATE)
        for label in labels if subject else ():
            _add(batch, known, subject or "", label, kind=CustomField.Kind.TEXT)


def _add(batch: Import, known: set[tuple[str, str]], subject: str, label: str, *, kind: str) -> None:
    key = custom_key(label)
    if (subject, key) not in known:
        known.add((subject, key))
        people.make_field(batch.workspace, subject, label, kind=kind, choices=[])
