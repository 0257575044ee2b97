"""`{% icon "call" %}` or `{% icon line.channel %}`; a second word is said aloud where the icon stands alone."""

from django import template
from django.template.base import FilterExpression, Parser, TextNode, Token
from django.utils.safestring import SafeString

from followthrough.web import icons

register = template.Library()


@register.tag
def icon(parser: Parser, token: Token) -> template.base.Node:
    """A literal name is drawn when the template is compiled: it costs nothing when the page is rendered."""
    words = token.split_contents()[1:]
    if len(words) not in (1, 2):
        raise template.TemplateSyntaxError("icon takes a name, and a label where it stands alone")
    parts = [parser.compile_filter(word) for word in words]
    if all(isinstance(part.var, str) and not part.filters for part in parts):
        return TextNode(icons.icon(*(str(part.var) for part in parts)))
    return IconNode(parts)


class IconNode(template.base.Node):
    def __init__(self, parts: list[FilterExpression]) -> None:
        self.parts = parts

    def render(self, context: template.Context) -> SafeString:
        return icons.icon(*(f"{part.resolve(context)}" for part in self.parts))
