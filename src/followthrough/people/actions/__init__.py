"""The verbs of people: the only place that writes their tables. Search documents are kept in the same transaction."""

from followthrough.people.actions.fields import (
    add_field,
    add_tag,
    make_field,
    remove_field,
    remove_tag,
    tag_called,
    tag_person,
    untag_person,
)
from followthrough.people.actions.merging import absorb
from followthrough.people.actions.persons import add_person, edit_person, set_permission
from followthrough.people.actions.points import (
    add_point,
    edit_point,
    invalidate_point,
    put_point_first,
    remove_point,
    revalidate_point,
)
from followthrough.people.actions.suppressing import is_personal, lift_suppression, suppress_person, suppressed

__all__ = [
    "absorb",
    "add_field",
    "add_person",
    "add_point",
    "add_tag",
    "edit_person",
    "edit_point",
    "invalidate_point",
    "is_personal",
    "lift_suppression",
    "make_field",
    "put_point_first",
    "remove_field",
    "remove_point",
    "remove_tag",
    "revalidate_point",
    "set_permission",
    "suppress_person",
    "suppressed",
    "tag_called",
    "tag_person",
    "untag_person",
]
