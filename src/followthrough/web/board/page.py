"""/board/: the columns, and one column on its own where it is longer than a page."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from followthrough.followup.queries.board import column_after, columns_of
from followthrough.web import door
from followthrough.web.board import drawing, move
from followthrough.web.board.asked import Asked

PART = "board"  # the id of what htmx brings anew after a move


@door.member_page
@require_safe
def board(request: door.MemberRequest) -> HttpResponse:
    asked, at = Asked.read(request), door.now()
    columns = columns_of(asked.stages, asked.whose)
    page = _head(asked) | {
        "columns": drawing.drawn(columns, asked, at=at),
        "balance": drawing.bar(columns, asked),
        "is_empty": not any(column.number for column in columns),
    }
    is_part = request.htmx and request.htmx.target == PART
    return render(request, "board/_board.html" if is_part else "board/board.html", page)


@door.member_page
@require_safe
def column(request: door.MemberRequest, stage_id: int) -> HttpResponse:
    """The cards that follow; without script a page of this column alone."""
    asked = Asked.read(request)
    stage = next((each for each in asked.stages_of_all if each.pk == stage_id), None)
    if stage is None:
        raise Http404
    asked = asked.along(stage.pipeline)
    read = column_after(stage, asked.whose, request.GET.get("after", ""))
    shown = drawing.drawn([read], asked, at=door.now())[0]
    return render(
        request, "board/_more.html" if request.htmx else "board/column.html", {"asked": asked, "column": shown}
    )


def _head(asked: Asked) -> dict[str, Any]:
    mine, everybody = asked.of(asked.member), asked.of(None)
    others = [each for each in asked.colleagues if each.pk != asked.member.pk]
    return {
        "asked": asked,
        "pipelines": [(each.name, asked.along(each).address, each == asked.pipeline) for each in asked.pipelines],
        "whose": [("Mine", mine.address, asked.word == mine.word), ("Everybody's", everybody.address, not asked.owner)],
        "colleagues": [(each.name, asked.of(each).address, asked.owner == each) for each in others],
        "whose_word": "Mine" if asked.owner else "Everybody's",
        "colleague": asked.owner.name if asked.owner and asked.word != mine.word else "",
    }


urlpatterns = [
    path("board/", board, name="board"),
    path("board/columns/<int:stage_id>/", column, name="board_column"),
    path("board/cards/<int:opportunity_id>/stage/", move.move, name="move_stage"),
]
