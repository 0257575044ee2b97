"""The verbs of the heart, the only place that writes its tables.

Each: one transaction, one journal line, named refusals (`followup.refusals`). Call them through the room:
`followup.complete_step(...)`. `deed` is how they work; `standing` and `tallies` keep what is derived.
"""

from followthrough.followup.actions.bulk import (
    carry_on_many,
    conclude_many,
    defer_many,
    hand_over_many,
    park_many,
    set_strategy_many,
    tag_many,
)
from followthrough.followup.actions.clock import repair_orphans, wake_due
from followthrough.followup.actions.contacting import log_touches
from followthrough.followup.actions.correcting import note_bounce, pass_on
from followthrough.followup.actions.editing import edit_opportunity, note_discovery, raise_hand, write_note
from followthrough.followup.actions.ending import conclude, park, reopen, wake
from followthrough.followup.actions.learning import learn_stage_days
from followthrough.followup.actions.leaving import leave_team
from followthrough.followup.actions.lists import delete_list, rename_list, save_list
from followthrough.followup.actions.merging import merge_people
from followthrough.followup.actions.moving import hand_over, move_stage
from followthrough.followup.actions.opening import add_prospect, open_opportunity, start_workspace
from followthrough.followup.actions.permission import lift_no_contact, record_permission
from followthrough.followup.actions.pipelines import (
    add_pipeline,
    add_stage,
    edit_stage,
    order_stages,
    remove_stage,
    start_pipelines,
)
from followthrough.followup.actions.promises import break_promise, keep_promise, make_promise, release_promise
from followthrough.followup.actions.runs import begin_run, begin_undo, go_on, resume_run, stop_run
from followthrough.followup.actions.steps import change_step, complete_step, defer_step, log_touch, skip_step
from followthrough.followup.actions.tallies import recount, recount_drifted
from followthrough.followup.actions.undoing import may_undo, undo
from followthrough.followup.actions.undoing_many import Taken, undo_many

__all__ = [
    "Taken",
    "add_pipeline",
    "add_prospect",
    "add_stage",
    "begin_run",
    "begin_undo",
    "break_promise",
    "carry_on_many",
    "change_step",
    "complete_step",
    "conclude",
    "conclude_many",
    "defer_many",
    "defer_step",
    "delete_list",
    "edit_opportunity",
    "edit_stage",
    "go_on",
    "hand_over",
    "hand_over_many",
    "keep_promise",
    "learn_stage_days",
    "leave_team",
    "lift_no_contact",
    "log_touch",
    "log_touches",
    "make_promise",
    "may_undo",
    "merge_people",
    "move_stage",
    "note_bounce",
    "note_discovery",
    "open_opportunity",
    "order_stages",
    "park",
    "park_many",
    "pass_on",
    "raise_hand",
    "record_permission",
    "recount",
    "recount_drifted",
    "release_promise",
    "remove_stage",
    "rename_list",
    "reopen",
    "repair_orphans",
    "resume_run",
    "save_list",
    "set_strategy_many",
    "skip_step",
    "start_pipelines",
    "start_workspace",
    "stop_run",
    "tag_many",
    "undo",
    "undo_many",
    "wake",
    "wake_due",
    "write_note",
]
