"""Everything about a person as one JSON file: theirs to ask for."""

import json

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.urls import path
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from followthrough.followup.queries.whole_story import everything_about
from followthrough.web import door
from followthrough.web.prospect import sight as sights

PARTLY_YOURS = (
    "A colleague follows this person up as well, and their part is not yours to export. Ask a manager for it."
)


@door.member_page
@require_safe
def export(request: door.MemberRequest, person_id: int) -> HttpResponse:
    """For those who work with the person, and managers; where everybody sees their own, for who sees all of it."""
    sight = sights.to_edit(request, person_id)
    if sight.hides_something:
        raise PermissionDenied(PARTLY_YOURS)
    told = {"exported_at": sight.at, **everything_about(sight.person)}
    text = json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    name = slugify(sight.person.name) or f"person-{person_id}"
    headers = {"Content-Disposition": f'attachment; filename="{name}.json"'}
    return HttpResponse(text, content_type="application/json; charset=utf-8", headers=headers)


urlpatterns = [path("prospects/<int:person_id>/export/", export, name="prospect_export")]
