"""Tags of the frame: its places, what waits to be said, initials, the stylesheet's address."""

from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse

from followthrough.web import places, toasts
from followthrough.web.kit.words import initials

register = template.Library()
register.filter("initials", initials)


@register.simple_tag
@cache
def stylesheet_address() -> str:
    return reverse("stylesheet", args=[settings.STATIC_VERSION])


@register.simple_tag(takes_context=True)
def frame_places(context: dict[str, Any]) -> list[places.Shown]:
    """The frame's places, each knowing whether the page belongs to it."""
    return places.shown(context["request"].path)


@register.simple_tag(takes_context=True)
def pending_toasts(context: dict[str, Any]) -> list[toasts.Toast]:
    """What waits to be said to this person; asking takes it."""
    return toasts.pending(context["request"])
