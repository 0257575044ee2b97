"""Sequences: automatic and human steps in order. Pure: a plan and facts in, the next act out.

`plan` says what a sequence may hold and refuses one that could end in a maybe; `walk` says what comes after a step,
also when the plan was changed meanwhile; `holds` says what stops or holds one. Start at `plan`.
"""

from followthrough.rules.sequences.plan import BadPlan, Condition, ConditionKind, EndKind, Plan, Step, StepKind
from followthrough.rules.sequences.walk import Course, Ended, Facts, Turn, continue_after, what_follows

__all__ = [
    "BadPlan",
    "Condition",
    "ConditionKind",
    "Course",
    "EndKind",
    "Ended",
    "Facts",
    "Plan",
    "Step",
    "StepKind",
    "Turn",
    "continue_after",
    "what_follows",
]
