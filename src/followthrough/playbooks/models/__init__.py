"""The tables of the playbooks, by noun."""

from followthrough.playbooks.models.reasons import Reason, ReasonUse, Wording
from followthrough.playbooks.models.scripts import Script, ScriptUse, ScriptVersion
from followthrough.playbooks.models.sequences import (
    Enrollment,
    EnrollmentState,
    NewsMark,
    Sequence,
    SequenceKind,
    SequenceVersion,
    StepDone,
)
from followthrough.playbooks.models.templates import Snippet, Template, TemplateUse, TemplateVersion

__all__ = [
    "Enrollment",
    "EnrollmentState",
    "NewsMark",
    "Reason",
    "ReasonUse",
    "Script",
    "ScriptUse",
    "ScriptVersion",
    "Sequence",
    "SequenceKind",
    "SequenceVersion",
    "Snippet",
    "StepDone",
    "Template",
    "TemplateUse",
    "TemplateVersion",
    "Wording",
]
