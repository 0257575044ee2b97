"""The verbs of capture, the only place that writes its tables; those of an import in the order they are called.

`start_import` keeps files and guesses, `set_reading` and `set_mapping` correct, `read_files` begins the reading,
`choose` decides about duplicates, `run_import` begins the storing, `undo_import` the taking back. The work itself is
done by `advance`, a share at a time.
"""

from followthrough.capture.actions.choosing import choose, choose_all
from followthrough.capture.actions.describing import (
    guess_again,
    guess_words,
    remove_file,
    set_mapping,
    set_options,
    set_reading,
)
from followthrough.capture.actions.forgetting import forget_import, forget_old_imports
from followthrough.capture.actions.lead_clock import claim_lead, pass_leads_on, settle_leads
from followthrough.capture.actions.lead_forms import edit_form, make_form
from followthrough.capture.actions.leads import Sent, take_lead
from followthrough.capture.actions.running import (
    advance,
    advance_imports,
    finish,
    read_files,
    run_import,
    stop_import,
    undo_import,
)
from followthrough.capture.actions.starting import Upload, start_import

__all__ = [
    "Sent",
    "Upload",
    "advance",
    "advance_imports",
    "choose",
    "choose_all",
    "claim_lead",
    "edit_form",
    "finish",
    "forget_import",
    "forget_old_imports",
    "guess_again",
    "guess_words",
    "make_form",
    "pass_leads_on",
    "read_files",
    "remove_file",
    "run_import",
    "set_mapping",
    "set_options",
    "set_reading",
    "settle_leads",
    "start_import",
    "stop_import",
    "take_lead",
    "undo_import",
]
