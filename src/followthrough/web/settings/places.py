"""What the pages of the settings share: their tabs, and the lists of zones and countries to choose from."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django.http import HttpResponse
from django.shortcuts import render

from followthrough.rules.zones import country_names
from followthrough.web.door import MemberRequest


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    word: str


TABS = (
    Tab("settings_own", "Your day"),
    Tab("settings_pipelines", "Pipelines"),
    Tab("settings_team", "Team"),
    Tab("lead_forms", "Lead forms"),
    Tab("settings_fields", "Fields and tags"),
    Tab("settings_mailboxes", "Mailboxes"),
    Tab("settings_texts", "Texts"),
    Tab("settings_workspace", "Workspace"),
)


def page(request: MemberRequest, template: str, here: str, facts: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page of the settings under its tab."""
    return render(request, f"settings/{template}", {"tabs": TABS, "here": here} | facts, status=status)


@cache
def zones() -> list[str]:
    """Every IANA zone a person may name, without the technical ones."""
    return sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/")))


@cache
def countries() -> list[tuple[str, str]]:
    """(code, name), by name."""
    return sorted(country_names().items(), key=lambda pair: pair[1])
