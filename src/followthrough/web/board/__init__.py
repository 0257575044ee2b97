"""The board: stages as columns, each prospect a card in plan order; a move asks what was seen.

Stands on the heart (`followup.queries.board`, `followup.move_stage`) and on the kit's board components. Writes nothing
by itself. Start reading at `page.py`; `asked` reads what the address asks, `drawing` makes the cards, `move` is the
form.
"""
