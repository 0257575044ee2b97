"""Tags of the design system: icons, the frame's places, initials, asset addresses."""

from typing import Any

from django import template
from django.conf import settings
from django.template.base import FilterExpression, Parser, TextNode, Token
from django.urls import reverse
from django.utils.safestring import SafeString

from followthrough.web import icons, places, toasts
from followthrough.web.kit.words import initials

register = template.Library()
register.filter("initials", initials)


@register.tag("icon")
def icon(parser: Parser, token: Token) -> template.Node:
    """`{% icon "call" %}` or `{% icon line.channel %}`; a second word is said aloud where the icon stands alone.

    A literal name is drawn when the template is compiled: it costs nothing when the page is rendered.
    """
    words = token.split_contents()[1:]
    if len(words) not in (1, 2):
        raise template.TemplateSyntaxError("icon takes a name, and a label where it stands alone")
    parts = [parser.compile_filter(word) for word in words]
    if all(isinstance(part.var, str) and not part.filters for part in parts):
        return TextNode(icons.icon(*(str(part.var) for part in parts)))
    return IconNode(parts)


class IconNode(template.Node):
    def __init__(self, parts: list[FilterExpression]) -> None:
        self.parts = parts

    def render(self, context: template.Context) -> SafeString:
        return icons.icon(*(str(part.resolve(context)) for part in self.parts))


@register.simple_tag
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
