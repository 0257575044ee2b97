"""The tables of capture, by noun: imports, and the leads that come in one by one."""

from followthrough.capture.models.imports import (
    BUSY,
    Certainty,
    Choice,
    Fate,
    Import,
    ImportFile,
    ImportGroup,
    ImportKey,
    ImportMember,
    ImportResult,
    ImportRow,
    Progress,
    RememberedMapping,
)
from followthrough.capture.models.leads import Lead, LeadForm

__all__ = [
    "BUSY",
    "Certainty",
    "Choice",
    "Fate",
    "Import",
    "ImportFile",
    "ImportGroup",
    "ImportKey",
    "ImportMember",
    "ImportResult",
    "ImportRow",
    "Lead",
    "LeadForm",
    "Progress",
    "RememberedMapping",
]
