"""The workspace's own fields of a person or an opportunity: read, asked for, and written into `custom`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from followthrough.people.models import CustomField

PREFIX = "own_"
YES_NO = [("", "–"), ("yes", "Yes"), ("no", "No")]


@dataclass(frozen=True, slots=True)
class Filled:
    """One field with what it holds, as it is read."""

    label: str
    shown: str


def filled(fields: Iterable[CustomField], custom: dict[str, Any]) -> list[Filled]:
    """The fields that hold something."""
    return [
        Filled(field.label, say(field, custom[field.key]))
        for field in fields
        if custom.get(field.key) not in (None, "")
    ]


def say(field: CustomField, value: Any) -> str:
    """A value as it is read: a date as people write it, yes or no in words."""
    if field.kind == CustomField.Kind.YES_NO:
        return "Yes" if value in (True, "yes", "true") else "No"
    if field.kind == CustomField.Kind.DATE:
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            return str(value)
        return f"{day.day} {day:%b %Y}"
    return str(value)


def add_to(form: forms.Form, fields: Iterable[CustomField], custom: dict[str, Any]) -> list[forms.BoundField]:
    """Ask for the fields in a form; returns them as bound, for its template."""
    names = []
    for field in fields:
        name = PREFIX + field.key
        form.fields[name] = _asked(field, custom.get(field.key))
        names.append(name)
    return [form[name] for name in names]


def read(form: forms.Form, fields: Iterable[CustomField], custom: dict[str, Any]) -> dict[str, Any]:
    """`custom` with what the form says; fields that are not asked for stay as they are."""
    said = {field.key: _plain(form.cleaned_data.get(PREFIX + field.key)) for field in fields}
    kept = {key: value for key, value in custom.items() if key not in said}
    return kept | {key: value for key, value in said.items() if value != ""}


def _asked(field: CustomField, value: Any) -> forms.Field:
    usual: dict[str, Any] = {"label": field.label, "required": False, "initial": value}
    match field.kind:
        case CustomField.Kind.NUMBER:
            return forms.DecimalField(max_digits=18, error_messages={"invalid": "Type a number."}, **usual)
        case CustomField.Kind.DATE:
            return forms.DateField(error_messages={"invalid": "Type a date, such as 2027-03-14."}, **usual)
        case CustomField.Kind.CHOICE:
            known = [str(choice) for choice in field.choices]
            kept = [str(value)] if value and str(value) not in known else []
            return forms.ChoiceField(choices=[("", "–"), *((each, each) for each in known + kept)], **usual)
        case CustomField.Kind.YES_NO:
            usual["initial"] = {True: "yes", False: "no"}.get(value, value)
            return forms.ChoiceField(choices=YES_NO, **usual)
    return forms.CharField(max_length=500, **usual)


def _plain(value: Any) -> Any:
    """As JSON keeps it."""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else value if isinstance(value, str) else str(value)
