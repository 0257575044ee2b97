"""Work mode: one prospect after another, and the panels that ask what happened and what comes next.

`page` is the full screen; `completion`, `deferral`, `step` and `ending` are acts on one opportunity, as pages, as
dialogs and as the lower half of work mode. `choices` is what can be pressed, `reading` turns forms into drafts.
Start reading at `page`, then `completion`.
"""
