"""The Liquid we let people write: fields, fallbacks and conditions. No loops, no assignments, no files, no clock.

What can't loop can't hang: an output is at most as long as its source times its longest fact, and still limited.
The parser behind it is slow on hostile text, so `check_braces` reads the delimiters first, in one pass.
Imported late (see `filling`): it costs a command a tenth of a second.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, TextIO

from liquid import Environment, Mode
from liquid.ast import ConditionalBlockNode, Node
from liquid.builtin.content import Literal
from liquid.builtin.expressions import FilteredExpression, Path
from liquid.builtin.filters import misc, string
from liquid.builtin.illegal import Illegal
from liquid.builtin.output import Output, OutputNode
from liquid.builtin.tags import case_tag, if_tag, unless_tag
from liquid.context import RenderContext
from liquid.exceptions import LiquidError
from liquid.stringify import to_liquid_string
from liquid.template import BoundTemplate

from followthrough.rules.templates.fields import known_with

MOST_SOURCE = 20_000
MOST_OUTPUT = 60_000  # bytes
LONGEST_TAG = 400
DEEPEST = 8
BLANK, HOLE = "blank", "hole"
DELIMITERS = re.compile(r"\{\{|\{%|\}\}|%\}")
CLOSES = {"{{": "}}", "{%": "%}"}
TAGS = (Literal, Illegal, if_tag.IfTag, unless_tag.UnlessTag, case_tag.CaseTag)
FILTERS = {
    "default": misc.default,
    "capitalize": string.capitalize,
    "upcase": string.upcase,
    "downcase": string.downcase,
    "strip": string.strip,
    "truncate": string.truncate,
    "truncatewords": string.truncatewords,
}


class Unreadable(Exception):
    """What is wrong with the braces, in words."""


class NotingOutput(OutputNode):
    """A field that writes down its own name when it has nothing to say and no fallback."""

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        text = to_liquid_string(self.expression.evaluate(context), context.autoescape)
        name = needed_name(self.expression)
        if name and not text.strip():
            context.tag_namespace[BLANK].append(name)
            text = context.tag_namespace[HOLE](name)
        return buffer.write(text)


class NotingOutputTag(Output):
    node_class = NotingOutput


class Sandbox(Environment):
    block_nesting_limit = DEEPEST
    context_depth_limit = DEEPEST + 2
    loop_iteration_limit = 1
    local_namespace_limit = 1_000
    output_stream_limit = MOST_OUTPUT

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        for tag in (*TAGS, NotingOutputTag):
            self.add_tag(tag)
        for name, filter_ in FILTERS.items():
            self.add_filter(name, filter_)


SANDBOX = Sandbox(tolerance=Mode.STRICT)


def compiled(source: str) -> BoundTemplate:
    """The template, read. Raises `Unreadable` or `LiquidError`, also for what is nested too deep."""
    check_braces(source)
    try:
        template = SANDBOX.from_string(source)
        filters = template.analyze(include_partials=False).filters
    except RecursionError:
        raise Unreadable("It is nested too deep") from None
    for name in filters:
        if name not in FILTERS:
            raise Unreadable(f"There is no filter “{name}”; there are {', '.join(FILTERS)}")
    return template


def rendered(template: BoundTemplate, facts: dict[str, Any], hole: Callable[[str], str]) -> tuple[str, list[str]]:
    """The text, and the fields that had nothing to say; `hole` is what is written in their place."""
    context = RenderContext(template, globals=facts)
    blank: list[str] = []
    context.tag_namespace |= {BLANK: blank, HOLE: hole}
    buffer = template._get_buffer()
    template.render_with_context(context, buffer)
    return buffer.getvalue(), blank


def needed_name(expression: object) -> str:
    """The field an output stands or falls with; empty for a literal, and where there is a fallback."""
    if not isinstance(expression, FilteredExpression) or not isinstance(expression.left, Path):
        return ""
    has_fallback = any(each.name == "default" for each in expression.filters or ())
    return "" if has_fallback else str(expression.left)


def names(template: BoundTemplate) -> list[str]:
    """Every field the template looks at, once each."""
    found = template.analyze(include_partials=False).globals
    return list(dict.fromkeys(str(variable) for variables in found.values() for variable in variables))


def unguarded(template: BoundTemplate) -> list[str]:
    """Fields written without a fallback outside a condition that asks for them first."""
    context = RenderContext(template)
    return list(dict.fromkeys(name for node in template.nodes for name in _needed(node, context, frozenset())))


def check_braces(source: str) -> None:
    """Every `{{` and `{%` is closed soon, before the next one. Raises `Unreadable`."""
    opened: re.Match[str] | None = None
    for found in DELIMITERS.finditer(source):
        word = found.group()
        if opened is None:
            opened = found if word in CLOSES else None
        elif word in CLOSES or word != CLOSES[opened.group()] or found.end() - opened.start() > LONGEST_TAG:
            break
        else:
            opened = None
    if opened is not None:
        line = source.count("\n", 0, opened.start()) + 1
        raise Unreadable(f"In line {line}, “{opened.group()}” is not closed by “{CLOSES[opened.group()]}”")


def _needed(node: Node, context: RenderContext, asked: frozenset[str]) -> Iterator[str]:
    if isinstance(node, OutputNode):
        name = needed_name(node.expression)
        if name and name not in asked:
            yield name
    if isinstance(node, if_tag.IfNode | ConditionalBlockNode):
        condition = node.condition if isinstance(node, if_tag.IfNode) else node.expression
        block = node.consequence if isinstance(node, if_tag.IfNode) else node.block
        inner = asked.union(*(known_with(str(path)) for path in _paths(condition)))
        yield from _needed(block, context, inner)
    else:
        block = None
    for child in node.children(context, include_partials=False):
        if child is not block:
            yield from _needed(child, context, asked)


def _paths(expression: Any) -> Iterator[Path]:
    if isinstance(expression, Path):
        yield expression
    for child in expression.children():
        yield from _paths(child)


__all__ = ["LiquidError", "Unreadable", "compiled", "names", "rendered", "unguarded"]
