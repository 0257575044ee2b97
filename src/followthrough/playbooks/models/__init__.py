"""The tables of the playbooks, by noun."""

from followthrough.playbooks.models.sequences import (
    Enrollment,
    EnrollmentState,
    NewsMark,
    Sequence,
    SequenceKind,
    SequenceVersion,
    StepDone,
)

__all__ = ["Enrollment", "EnrollmentState", "NewsMark", "Sequence", "SequenceKind", "SequenceVersion", "StepDone"]
