"""Something to bring to this person that was not brought to them yet."""

from followthrough.playbooks import queries as playbooks
from followthrough.web.playbook.bringing import bringings
from followthrough.web.prospect.part import Values
from followthrough.web.prospect.sight import Sight


def values(sight: Sight) -> Values:
    """Nothing for who may not work with them. At most two statements: the library; their tags are known."""
    row = sight.front
    if row is None or not row.is_live or not sight.may_edit_front:
        return {"reasons": []}
    facts = playbooks.facts_of(row, sight.member, at=sight.at, discovery=sight.discovery)
    today = sight.at.astimezone(sight.zone).date()
    tags = [tag.name for tag in sight.tags]
    return {"reasons": bringings(row, sight.member, facts, today=today, tags=tags)[:1]}
