"""What is known of an opportunity: its value, title, discovery, notes; and a hand that was raised."""

from datetime import datetime
from typing import Any

from followthrough.followup.actions import planning
from followthrough.followup.actions.deed import doing
from followthrough.followup.actions.opening import size_of
from followthrough.followup.models import Discovery, Opportunity
from followthrough.journal.models import Entry
from followthrough.people import search
from followthrough.team.models import Membership

EDITABLE = frozenset({"title", "source", "value", "size", "strategy", "custom", "next_note"})


def edit_opportunity(
    opportunity: Opportunity, changes: dict[str, Any], *, by: Membership | None, at: datetime
) -> Entry | None:
    """Change plain columns (see EDITABLE). A new value without a size sizes it anew."""
    unknown = changes.keys() - EDITABLE
    if unknown:
        raise ValueError(f"not editable here: {', '.join(sorted(unknown))}")
    with doing("edit", opportunity, by=by, at=at) as act:
        row = act.opportunity
        act.facts["changes"] = {name: [getattr(row, name), value] for name, value in changes.items()}
        for name, value in changes.items():
            setattr(row, name, value)
        if "value" in changes and "size" not in changes:
            row.size = size_of(row.value, row.workspace)
    return act.entry


def note_discovery(
    opportunity: Opportunity, answers: dict[str, str], *, by: Membership | None, at: datetime
) -> Discovery:
    """Write down what was found out; answers that are not given stay as they are."""
    with doing("discover", opportunity, by=by, at=at) as act:
        found, _ = Discovery.objects.get_or_create(
            opportunity=act.opportunity, defaults={"workspace_id": act.opportunity.workspace_id, "updated_at": at}
        )
        for name, answer in answers.items():
            setattr(found, name, answer)
        found.updated_at = at
        found.full_clean(exclude=["workspace", "opportunity"])
        found.save()
        act.facts["answers"] = answers
    return found


def write_note(opportunity: Opportunity, text: str, *, by: Membership | None, at: datetime) -> Entry | None:
    """A note in the story, found by search."""
    with doing("note", opportunity, by=by, at=at) as act:
        act.facts["note"] = text.strip()
        row = act.opportunity
        source = f"note:{row.pk}:{row.last_entry_id or 0}"  # each note follows another entry
        act.created.append(search.index_note(row.workspace_id, row.person_id, source=source, text=text))
    return act.entry


def raise_hand(opportunity: Opportunity, how: str, *, by: Membership | None, at: datetime) -> Entry | None:
    """They came to us: first on their owner's plan from this moment, out of nurture if need be. Refuses `NotLive`."""
    with doing("raise_hand", opportunity, by=by, at=at) as act:
        row = act.opportunity
        planning.require_live(row)
        row.hand_raised_at, row.hand_raised_how = at, how[:200]
        act.facts["how"] = how
        planning.answer_now(act)
    return act.entry
