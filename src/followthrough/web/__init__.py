"""Floor 8, the door for people: pages, forms and the partials htmx swaps.

Sliced by screen: `today.py`, `templates/today/`, `static/css/today.css`, `tests/web/test_today.py`.
May import every room below; never another door. Writes nothing itself: a write calls one verb of a room.
Start reading at `urls`, then `door` (who may come in).
"""
