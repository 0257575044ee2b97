"""Bringing a list in: choose files, say what they hold, who follows up, who is the same, look, run, take back.

A file a step, in the order of `steps`; all bring their addresses together in `urlpatterns`. A page asks `finding` for
its import; whatever is long is done a second at a time by `work`, which pages under way call by themselves.
"""

from followthrough.web.imports import beginning, columns, duplicates, owners, page, reading, result, work

urlpatterns = [
    *beginning.urlpatterns,
    *page.urlpatterns,
    *reading.urlpatterns,
    *columns.urlpatterns,
    *owners.urlpatterns,
    *duplicates.urlpatterns,
    *work.urlpatterns,
    *result.urlpatterns,
]
