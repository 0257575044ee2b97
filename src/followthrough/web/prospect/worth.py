"""What is sold: title, value, size, strategy, source, and the workspace's own fields of an opportunity."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from followthrough.followup import actions as followup
from followthrough.followup.models import Opportunity
from followthrough.people.models import CustomField
from followthrough.rules.amounts import say_money
from followthrough.rules.strategies import STARTING_SET
from followthrough.rules.words import Bucket, Size
from followthrough.web import door, finding, toasts, undo
from followthrough.web.prospect import own_fields, part
from followthrough.web.prospect import sight as sights
from followthrough.web.prospect.part import Values
from followthrough.web.prospect.sight import Sight

NAME = "worth"


class WorthForm(forms.Form):
    title = forms.CharField(max_length=200, required=False)
    value = forms.DecimalField(
        max_digits=14, decimal_places=2, min_value=0, required=False, error_messages={"invalid": "Type an amount."}
    )
    size = forms.ChoiceField(choices=Size.choices())
    strategy = forms.ChoiceField(required=False)
    source = forms.CharField(max_length=80, required=False)

    def __init__(self, opportunity: Opportunity, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["strategy"] = forms.ChoiceField(choices=_strategies(opportunity), required=False)


def values(sight: Sight) -> Values:
    """What the part shows. No statement beyond the workspace's own fields."""
    row = sight.front
    if row is None:
        return {}
    chosen = next((each.name for each in STARTING_SET if each.key == row.strategy), "")
    return {
        "opportunity": row,
        "value": say_money(row.value, sight.member.workspace.currency),
        "size": Size(row.size).label,
        "bucket_word": Bucket(row.bucket).label,
        "strategy": chosen,
        "days_in_stage": max((sight.at - row.stage_entered_at).days, 0),
        "own_of_worth": own_fields.filled(_own(sight), row.custom),
        "may_edit_front": sight.may_edit_front,
    }


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def worth(request: door.MemberRequest, opportunity_id: int) -> HttpResponse:
    editing = request.method == "POST" or "edit" in request.GET
    find = finding.editable_opportunity if editing else finding.visible_opportunity
    opportunity = find(request.member, opportunity_id)
    sight = sights.of(request, opportunity.person_id)
    sight.asked = str(opportunity_id)
    if not editing:
        return part.show(request, NAME, {"sight": sight, "person": sight.person} | values(sight))
    form = _form(request, opportunity)
    own = own_fields.add_to(form, _own(sight), opportunity.custom)
    if not form.is_valid():
        shown = {"sight": sight, "form": form, "own_fields": own, "opportunity": opportunity}
        return part.show(request, f"{NAME}_form", shown, status=422 if form.is_bound else 200)
    _save(request, opportunity, _changes(form, sight, opportunity), sight)
    return part.changed(request, sight, NAME, values)


def _form(request: door.MemberRequest, opportunity: Opportunity) -> WorthForm:
    if request.method == "POST":
        return WorthForm(opportunity, request.POST)
    known = {name: getattr(opportunity, name) for name in ("title", "size", "strategy", "source")}
    return WorthForm(opportunity, initial=known | {"value": f"{opportunity.value:.2f}".removesuffix(".00")})


def _save(request: door.MemberRequest, opportunity: Opportunity, changes: Values, sight: Sight) -> None:
    if not changes:
        return
    entry = followup.edit_opportunity(opportunity, changes, by=request.member, at=sight.at)
    if entry:
        back = f"{reverse('prospect', args=[opportunity.person_id])}?opportunity={opportunity.pk}"
        toasts.say(request, "Saved.", undo_address=undo.address(entry, back=back))


def _changes(form: WorthForm, sight: Sight, row: Opportunity) -> Values:
    """Only what is another than before. A new value sizes anew, unless a size was chosen with it."""
    said = form.cleaned_data
    wanted: Values = {name: said[name] for name in ("title", "size", "strategy", "source")}
    wanted["value"] = said["value"] or 0
    wanted["custom"] = own_fields.read(form, _own(sight), row.custom)
    return {name: value for name, value in wanted.items() if getattr(row, name) != value}


def _own(sight: Sight) -> list[CustomField]:
    return [field for field in sight.custom_fields if field.subject == CustomField.Subject.OPPORTUNITY]


def _strategies(opportunity: Opportunity) -> list[tuple[str, str]]:
    fitting = [each for each in STARTING_SET if each.kind == opportunity.pipeline.kind]
    return [("", "By its size"), *((each.key, each.name) for each in fitting)]


urlpatterns = [path("opportunities/<int:opportunity_id>/worth/", worth, name="worth")]
