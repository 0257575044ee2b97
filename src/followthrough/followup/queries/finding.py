"""Search as one member may: nobody they may not see, and nothing they find through a colleague's notes."""

from followthrough.followup.models import Opportunity, Touch
from followthrough.followup.queries.visibility import narrowed_people
from followthrough.people import search
from followthrough.people.search import Hit
from followthrough.team.models import Membership


def find(member: Membership, words: str, *, limit: int) -> list[Hit]:
    """The best matches first. Three statements at most beyond those of the search itself."""
    among = narrowed_people(member)
    hits = search.find(member.workspace_id, words, limit=limit, among=among)
    return hits if among is None else _without_notes_of_others(member, hits)


def _without_notes_of_others(member: Membership, hits: list[Hit]) -> list[Hit]:
    """Where everybody sees their own: what a colleague noted of their dealings leads nobody else there."""
    noted = [hit.source for hit in hits if hit.kind == "note"]
    if not noted:
        return hits
    touched = [int(source.partition(":")[2]) for source in noted if source.startswith("touch:")]
    of_touch = dict(Touch.objects.filter(pk__in=touched).values_list("pk", "opportunity_id"))
    of_source = {f"touch:{pk}": opportunity_id for pk, opportunity_id in of_touch.items()}
    of_source |= {source: int(source.split(":")[1]) for source in noted if source.startswith(("note:", "sample:"))}
    own = Opportunity.objects.visible_to(member).filter(pk__in=of_source.values())
    seen = set(own.values_list("pk", flat=True))
    return [hit for hit in hits if hit.kind != "note" or of_source.get(hit.source) in seen]
